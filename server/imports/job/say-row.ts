/** Turns a row of a file into what a feature of the layer says, by the chosen mapping; what cannot be understood is named, never dropped. */
import type { Attribute, Layer } from '../../../data/grammar.ts';
import type { ImportChoices } from '../../contract/imports.ts';
import { MAX_TEXT } from '../../features/attribute-values.ts';
import type { PlainValue, RawRow } from '../../files/reading.ts';
import { attributeProblems } from '../publish/check-attributes.ts';
import { cleanText, convertValue, readDate } from '../read/convert-value.ts';
import { expectedWords, severityOf, type KeptFault } from './faults.ts';

export interface SaidRow {
  readonly number: number;
  /** Null: told apart by its shape. */
  readonly id: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly geometry: Uint8Array | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly faults: readonly KeptFault[];
  readonly severity: number;
}

/** Further properties that are kept with a feature. */
const MOST_EXTRA = 100;
const LONGEST_EXTRA = 1_000;
const LARGEST_EXTRA = 16_000;
const MOST_FAULTS = 30;

export type Days = 'valid_from' | 'valid_to';
const isDay = (name: string): name is Days => name === 'valid_from' || name === 'valid_to';

export class RowSayer {
  readonly #columns: ReadonlyMap<string, string>;
  readonly #required: readonly string[];

  /** @param today the last day that something may begin on, as 2024-01-31 */
  constructor(
    private readonly layer: Layer,
    private readonly choices: Pick<ImportChoices, 'mapping' | 'id_column' | 'constants' | 'required' | 'bad_values'>,
    private readonly today: string,
  ) {
    this.#columns = new Map(choices.mapping.flatMap(({ column, to }) => (to === null ? [] : [[column, to]])));
    this.#required = requiredOf(layer, choices.required);
  }

  say(row: RawRow): SaidRow {
    const faults: KeptFault[] = row.faults.map(readingFault);
    const attributes: Record<string, unknown> = {};
    const extra: [string, PlainValue][] = [];
    const days: Record<Days, string | null> = { valid_from: null, valid_to: null };
    for (const [column, value] of Object.entries(row.properties)) {
      const to = this.#columns.get(column);
      if (to === undefined) extra.push([column, value]);
      else if (isDay(to)) days[to] = this.#day(column, value, faults);
      else if (!this.#take(attributes, to, column, value, faults)) extra.push([column, value]);
    }
    for (const [name, value] of Object.entries(this.choices.constants)) if (attributes[name] === undefined || attributes[name] === null) attributes[name] = value;
    const { kept, cut } = extraOf(extra);
    if (kept !== null) attributes['extra'] = kept;
    if (cut.length > 0) faults.push({ code: 'columns-cut', value: cut.join(', ').slice(0, 200) });
    if (row.geometry === null && row.faults.length === 0) faults.push({ code: 'no-geometry' });
    faults.push(...this.faultsOf(attributes, days));
    const id = this.#idOf(row, faults);
    return { number: row.number, id, ...days, geometry: row.geometry, attributes, faults: faults.slice(0, MOST_FAULTS), severity: severityOf(faults) };
  }

  /** What is wrong with attributes and days that are of their types; asked again when a person changed them. */
  faultsOf(attributes: Readonly<Record<string, unknown>>, days: Readonly<Record<Days, string | null>>): KeptFault[] {
    const faults: KeptFault[] = [];
    for (const name of this.#required) {
      const title = this.layer.attributes[name]?.title;
      if (attributes[name] === undefined || attributes[name] === null) faults.push({ code: 'value-missing', attribute: name, ...(title && { expected: title }) });
    }
    for (const [name, attribute] of Object.entries(this.layer.attributes)) {
      const fault = boundFault(name, attribute, attributes[name]);
      if (fault !== null) faults.push(fault);
    }
    for (const name of ['valid_from', 'valid_to'] as const) if (days[name] !== null && days[name] > this.today) faults.push({ code: 'day-to-come', attribute: name, value: days[name] });
    if (days.valid_from !== null && days.valid_to !== null && days.valid_to <= days.valid_from) faults.push({ code: 'days-reversed', value: `${days.valid_from} – ${days.valid_to}` });
    if (attributeProblems(this.layer, attributes).length > 0) faults.push({ code: 'value-unstorable' });
    return faults;
  }

  /** False: it stays readable among the further properties. */
  #take(attributes: Record<string, unknown>, name: string, column: string, value: PlainValue, faults: KeptFault[]): boolean {
    const attribute = this.layer.attributes[name];
    if (attribute === undefined) return false;
    const converted = convertValue(attribute, value);
    if ('value' in converted) {
      // Of two columns for one attribute the first that says something.
      if (attributes[name] !== undefined && attributes[name] !== null) return converted.value === null;
      attributes[name] = converted.value;
      return true;
    }
    faults.push({ code: this.choices.bad_values === 'fault' ? 'value-not-understood' : 'value-kept-aside', column, attribute: name, value: shown(value), expected: expectedWords(attribute) });
    return false;
  }

  #day(column: string, value: PlainValue, faults: KeptFault[]): string | null {
    const text = value === null ? '' : cleanText(String(value));
    if (text === '') return null;
    const day = readDate(text);
    if (day === undefined) faults.push({ code: 'day-not-understood', column, value: shown(value) });
    return day ?? null;
  }

  #idOf(row: RawRow, faults: KeptFault[]): string | null {
    const { id_column } = this.choices;
    if (id_column === null) return null;
    // The format's own ids: a feature without one is told apart by its shape.
    if (id_column === '$id' && row.id === null) return null;
    const value = id_column === '$id' ? row.id : row.properties[id_column];
    const id = value === null || value === undefined ? '' : cleanText(String(value));
    if (id === '') faults.push({ code: 'id-missing', column: id_column });
    else if (!isId(id)) faults.push({ code: 'id-unusable', column: id_column, value: id.slice(0, 80) });
    else return id;
    return `row-${row.number}`;
  }
}

/** An id stands in addresses; control characters in one would be a trap. */
export const isId = (id: string): boolean => id !== '' && id.length <= 200 && !/\p{C}/u.test(id);

export function requiredOf(layer: Layer, chosen: readonly string[]): string[] {
  const own = Object.entries(layer.attributes).flatMap(([name, { required }]) => (required === true ? [name] : []));
  return [...new Set([...own, ...chosen])];
}

function boundFault(name: string, { type, range, pattern, title }: Attribute, value: unknown): KeptFault | null {
  if (range !== undefined && typeof value === 'number') {
    const [least, most] = range;
    if (value < least || value > most) return { code: 'value-out-of-range', attribute: name, column: title.zh, value: String(value), expected: { zh: `在 ${least} 至 ${most} 之间`, en: `${least} to ${most}` } };
  }
  if (pattern !== undefined && type === 'text' && typeof value === 'string' && !new RegExp(pattern.form, 'u').test(value)) {
    return { code: 'value-not-understood', attribute: name, column: title.zh, value: value.slice(0, 80), expected: pattern.words };
  }
  return null;
}

function readingFault({ code, values }: RawRow['faults'][number]): KeptFault {
  const { column } = values;
  const rest = Object.entries(values).flatMap(([name, value]) => (name === 'column' || name === 'encoding' ? [] : [String(value)]));
  return { code, ...(column !== undefined && { column: String(column) }), ...(rest.length > 0 && { value: rest.join(', ').slice(0, 200) }) };
}

function extraOf(properties: readonly (readonly [string, PlainValue])[]): { readonly kept: Record<string, PlainValue> | null; readonly cut: readonly string[] } {
  const extra: Record<string, PlainValue> = {};
  const cut: string[] = [];
  let [size, count] = [0, 0];
  for (const [name, value] of properties) {
    if (value === null || (typeof value === 'string' && value.trim() === '')) continue;
    const kept = typeof value === 'string' ? cleanText(value).slice(0, Math.min(LONGEST_EXTRA, MAX_TEXT)) : value;
    size += name.length + String(kept).length + 8;
    count += 1;
    if (size > LARGEST_EXTRA || count > MOST_EXTRA) cut.push(name);
    else Object.defineProperty(extra, cleanText(name).slice(0, 200), { value: kept, enumerable: true, configurable: true, writable: true });
  }
  return { kept: Object.keys(extra).length === 0 ? null : extra, cut };
}

const shown = (value: PlainValue): string => String(value).slice(0, 80);
