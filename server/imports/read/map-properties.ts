/** Finds a layer's attributes among the properties of somebody else's file; what belongs to none is kept as `extra`. */
import type { Attribute, Layer } from '../../../data/grammar.ts';
import { cleanText, convertValue, readDate } from './convert-value.ts';

export interface MapOptions {
  /** attribute → property of the file (or the other way round); `$id` names the property that becomes the id. */
  readonly rename?: Readonly<Record<string, string>>;
  readonly constants?: Readonly<Record<string, string | number | boolean>>;
  /** The file was made for Anlan: its `source`, `confidence` and `synthetic` are provenance. In other people's files a
   *  column of that name means something else (OSM's fuel, FIRMS's detection quality). */
  readonly trusted: boolean;
}

/** A value that could not be understood; it stays in `extra` as it was. */
export interface Note {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly expected: string;
}

export interface Mapped {
  readonly attributes: Record<string, unknown>;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

type Properties = Readonly<Record<string, unknown>>;

const MAX_EXTRA_KEYS = 100;
const MAX_EXTRA_TEXT = 1_000;
const MAX_EXTRA = 16_000;

export class PropertyMap {
  private readonly renamed = new Map<string, string>();

  constructor(
    private readonly layer: Layer,
    private readonly options: MapOptions,
    private readonly note: (note: Note) => void,
  ) {
    for (const [a, b] of Object.entries(options.rename ?? {})) {
      const names_attribute = a === '$id' || Object.hasOwn(layer.attributes, a);
      this.renamed.set(names_attribute ? a : b, names_attribute ? b : a);
    }
  }

  /** The property that becomes the id, when the file or the layer names one that has a value. */
  idOf(properties: Properties): string | null {
    const names = byLowerCase(properties);
    const wanted = [this.renamed.get('$id'), '$id', 'id', ...(this.layer.id_aliases ?? [])];
    for (const want of wanted) {
      const name = want === undefined ? undefined : names.get(want.toLowerCase());
      const value = name === undefined ? undefined : properties[name];
      if ((typeof value === 'string' || typeof value === 'number') && cleanText(String(value)) !== '') return cleanText(String(value));
    }
    return null;
  }

  map(row: number, properties: Properties): Mapped {
    const names = byLowerCase(properties);
    const used = new Set<string>(['id', '$id'].flatMap((name) => names.get(name) ?? []));
    const attributes: Record<string, unknown> = {};
    for (const [name, attribute] of Object.entries(this.layer.attributes)) {
      const property = this.propertyFor(name, attribute, properties, names);
      if (property === undefined) continue;
      const converted = convertValue(attribute, properties[property]);
      if ('expected' in converted) this.note({ row, column: property, value: shown(properties[property]), expected: `${converted.expected} (${name})` });
      else {
        attributes[name] = converted.value;
        used.add(property);
      }
    }
    this.imply(attributes, names);
    const [valid_from, valid_to] = [this.day(row, 'valid_from', properties, names, used), this.day(row, 'valid_to', properties, names, used)];
    this.takeProvenance(attributes, properties, names, used);
    for (const [name, value] of Object.entries(this.options.constants ?? {})) {
      // What the file said instead stays readable in extra.
      if (attributes[name] !== undefined && attributes[name] !== value) used.delete(this.propertyOf(name, properties, names) ?? '');
      attributes[name] = value;
    }
    const extra = this.extraOf(row, properties, used);
    if (extra !== null) attributes['extra'] = extra;
    return { attributes, valid_from, valid_to };
  }

  private propertyOf(name: string, properties: Properties, names: ReadonlyMap<string, string>): string | undefined {
    const attribute = this.layer.attributes[name];
    return attribute && this.propertyFor(name, attribute, properties, names);
  }

  /** The first of the attribute's names, in the order of the catalogue, under which the row has a value. */
  private propertyFor(name: string, attribute: Attribute, properties: Properties, names: ReadonlyMap<string, string>): string | undefined {
    const renamed = this.renamed.get(name);
    const wanted = renamed === undefined ? [name, ...(attribute.aliases ?? [])] : [renamed];
    // `valid_from` and the reserved names are nobody's alias.
    const found = wanted.flatMap((want) => names.get(want.toLowerCase()) ?? []);
    return found.find((property) => !isBlank(properties[property]));
  }

  private imply(attributes: Record<string, unknown>, names: ReadonlyMap<string, string>): void {
    for (const [name, { implied_by = {} }] of Object.entries(this.layer.attributes)) {
      if (attributes[name] !== undefined && attributes[name] !== null) continue;
      const sign = Object.keys(implied_by).find((property) => names.has(property.toLowerCase()));
      if (sign !== undefined) attributes[name] = implied_by[sign];
    }
  }

  private day(row: number, name: 'valid_from' | 'valid_to', properties: Properties, names: ReadonlyMap<string, string>, used: Set<string>): string | null {
    const property = names.get(name);
    const value = property === undefined ? null : properties[property];
    if (property === undefined || isBlank(value)) return null;
    const day = readDate(cleanText(String(value)));
    if (day === undefined) this.note({ row, column: property, value: shown(value), expected: 'a date as 2024-01-31' });
    else used.add(property);
    return day ?? null;
  }

  private takeProvenance(attributes: Record<string, unknown>, properties: Properties, names: ReadonlyMap<string, string>, used: Set<string>): void {
    // Whoever says that a feature is invented is believed.
    const synthetic = names.get('synthetic');
    if (synthetic !== undefined && (properties[synthetic] === true || properties[synthetic] === 'true' || this.options.trusted)) {
      attributes['synthetic'] = properties[synthetic] === true || properties[synthetic] === 'true';
      used.add(synthetic);
    }
    if (!this.options.trusted) return;
    for (const name of ['source', 'confidence']) {
      const value = properties[name];
      if (typeof value !== 'string') continue;
      attributes[name] = cleanText(value);
      used.add(name);
    }
  }

  private extraOf(row: number, properties: Properties, used: ReadonlySet<string>): Record<string, unknown> | null {
    const extra: Record<string, unknown> = {};
    let size = 0;
    const left_out: string[] = [];
    for (const [name, value] of Object.entries(properties)) {
      if (used.has(name) || isBlank(value)) continue;
      const kept = typeof value === 'number' || typeof value === 'boolean' ? value : shortened(value);
      size += name.length + JSON.stringify(kept).length + 4;
      if (Object.keys(extra).length >= MAX_EXTRA_KEYS || size > MAX_EXTRA) left_out.push(name);
      else Object.defineProperty(extra, cleanText(name).slice(0, 200), { value: kept, enumerable: true, configurable: true, writable: true });
    }
    if (left_out.length > 0) this.note({ row, column: left_out.join(', ').slice(0, 200), value: `${left_out.length} properties`, expected: `at most ${MAX_EXTRA_KEYS} further properties of ${MAX_EXTRA} characters` });
    return Object.keys(extra).length === 0 ? null : extra;
  }
}

/** Lower-case name → name as the file writes it; the first of two that differ in case alone. */
function byLowerCase(properties: Properties): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of Object.keys(properties)) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return names;
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function shortened(value: unknown): string {
  const text = cleanText(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  return text.length > MAX_EXTRA_TEXT ? `${text.slice(0, MAX_EXTRA_TEXT)}…` : text;
}

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80);
}
