/** The orders in which findings can be read, and page markers that hold their place in them. */
import { findingSorts } from '../contract/findings.ts';
import { AppError } from '../errors.ts';
import type { Values } from './filter.ts';

export type Sort = (typeof findingSorts)[number];

interface Order {
  /** Expressions over a finding `f` with their types; the last one tells any two apart. */
  readonly by: readonly (readonly [expression: string, type: string])[];
  /** All of them downwards. */
  readonly down?: true;
}

const KEY = ['f.key', 'text collate "C"'] as const;
const SEVERITY = ['f.severity', 'smallint'] as const;
const OVERLAP = ['(-coalesce(f.overlap_m2, 0))', 'double precision'] as const;
const DISTANCE = ["(coalesce(f.distance_m, 'Infinity'))", 'double precision'] as const;
const FIRST_SEEN = ['f.first_seen_at', 'timestamptz'] as const;
const RULE = ['array_position(:rules, f.rule)', 'integer'] as const;

const orders: Readonly<Record<Sort, Order>> = {
  worst: { by: [SEVERITY, OVERLAP, DISTANCE, KEY] },
  newest: { by: [FIRST_SEEN, KEY], down: true },
  oldest: { by: [FIRST_SEEN, KEY] },
  overlap: { by: [OVERLAP, KEY] },
  distance: { by: [DISTANCE, KEY] },
  rule: { by: [RULE, SEVERITY, OVERLAP, KEY] },
  subject: { by: [['f.subject_name', 'text'], ['f.subject_layer', 'text'], ['f.subject_id', 'text'], SEVERITY, KEY] },
  district: { by: [["coalesce(f.district, '~')", 'text'], SEVERITY, OVERLAP, KEY] },
};

/** @throws AppError BAD_REQUEST */
export function readSort(text: string | undefined): Sort {
  const sort = findingSorts.find((one) => one === (text ?? 'worst'));
  if (sort === undefined) throw new AppError('BAD_REQUEST', `sort=${String(text).slice(0, 20)} is not known; expected one of: ${findingSorts.join(', ')}.`, { parameter: 'sort' });
  return sort;
}

export interface Ordering {
  readonly order_by: string;
  /** The cells of a row's place, as columns `place_0`, `place_1` … of text. */
  readonly columns: string;
  /** What comes after the given place; null: from the beginning. */
  readonly after: string | null;
}

/** @param rules ids in the order of the catalogue */
export function orderingOf(values: Values, sort: Sort, rules: readonly string[], after: readonly string[] | null): Ordering {
  const { by, down } = orders[sort];
  const ranks = by.some(([expression]) => expression.includes(':rules')) ? values.put([...rules], 'text[]') : '';
  const expressions = by.map(([expression]) => expression.replace(':rules', ranks));
  return {
    order_by: expressions.map((expression) => `${expression}${down ? ' desc' : ''}`).join(', '),
    columns: expressions.map((expression, at) => `(${expression})::text as place_${at}`).join(', '),
    after: after === null ? null : `(${expressions.join(', ')}) ${down ? '<' : '>'} (${after.map((cell, at) => values.put(cell, by[at]?.[1] ?? 'text')).join(', ')})`,
  };
}

export const placeOf = (row: Readonly<Record<string, unknown>>, sort: Sort): string[] => orders[sort].by.map((_, at) => String(row[`place_${at}`]));

/** Opaque on purpose: what it holds may change. */
export function writeMarker(sort: Sort, place: readonly string[]): string {
  return Buffer.from(JSON.stringify([sort, ...place])).toString('base64url');
}

/** @throws AppError BAD_CURSOR also when it belongs to another order */
export function readMarker(text: string, sort: Sort): string[] {
  const bad = new AppError('BAD_CURSOR', `after=${text.slice(0, 80)} is not a page marker of the order "${sort}"; expected the "next" of the page before.`);
  let cells: unknown;
  try {
    cells = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw bad;
  }
  if (!Array.isArray(cells) || cells[0] !== sort || cells.length !== orders[sort].by.length + 1) throw bad;
  const place = cells.slice(1).filter((cell): cell is string => typeof cell === 'string' && !cell.includes('\u0000'));
  if (place.length !== orders[sort].by.length || !place.every((cell, at) => fits(cell, orders[sort].by[at]?.[1] ?? 'text'))) throw bad;
  return place;
}

/** Whether PostgreSQL would take the cell for a value of that type: what it would not take is no marker of ours. */
function fits(cell: string, type: string): boolean {
  if (type.startsWith('text')) return true;
  if (type === 'timestamptz') return isMoment(cell);
  if (type === 'double precision') return cell === 'Infinity' || isDouble(cell);
  return /^\d{1,5}$/.test(cell) && Number(cell) <= LARGEST_SMALLINT;
}

const LARGEST_SMALLINT = 32_767;

/** A figure too large or too small for a double is refused by PostgreSQL; JavaScript makes Infinity or 0 of it. */
function isDouble(cell: string): boolean {
  const mantissa = /^-?(\d{1,400}(?:\.\d{1,400})?)(?:e[+-]?\d{1,3})?$/.exec(cell)?.[1];
  return mantissa !== undefined && Number.isFinite(Number(cell)) && (Number(cell) !== 0 || !/[1-9]/.test(mantissa));
}

/** A day that the calendar has and a time of day, in UTC. */
function isMoment(cell: string): boolean {
  const seconds = /^([1-9]\d{3}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?\+00$/.exec(cell);
  if (!seconds) return false;
  const written = `${seconds[1]}T${seconds[2]}`;
  const at = new Date(`${written}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written);
}
