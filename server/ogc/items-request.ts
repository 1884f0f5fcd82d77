/** Reads what is asked of a layer's features: box, day, filter, properties, system, page. What is not known is refused. */
import type { Layer } from '../../data/grammar.ts';
import type { Value } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { badBox, boxShape, readBoxText } from './box.ts';
import { conditionOf, type Condition } from './cql2/condition.ts';
import { parseText } from './cql2/parse-text.ts';
import { MAX_CHARACTERS, readJson, type Tree } from './cql2/tree.ts';
import { CRS84, readCrs, storedOf, type Crs } from './crs.ts';
import { readCursor, type Cursor } from './cursor.ts';
import { readDays, type Days } from './days.ts';
import { queryablesOf, type Queryable } from './queryables.ts';

export const DEFAULT_LIMIT = 1_000;
export const MAX_LIMIT = 10_000;
/** What items may be asked beside the layer's own properties. */
export const ITEM_PARAMETERS = ['bbox', 'bbox-crs', 'crs', 'datetime', 'limit', 'filter', 'filter-lang', 'filter-crs', 'after', 'f'] as const;
const LANGUAGES = ['cql2-text', 'cql2-json'] as const;

export type Query = Readonly<Record<string, unknown>>;

export interface ItemsRequest {
  readonly crs: Crs;
  readonly limit: number;
  readonly cursor: Cursor | null;
  readonly days: Days | null;
  /** A condition of SQL over a row `f` of the table feature; its parameters begin at $9. */
  readonly wanted: string;
  readonly values: readonly Value[];
  /** Shapes to be looked at first, and the system of their coordinates. */
  readonly drawn: readonly string[];
}

/** The number of the first parameter that the page's own statement does not use. */
const FIRST_FREE = 9;

/** @throws AppError BAD_REQUEST, BAD_BBOX, BAD_FILTER, BAD_CURSOR */
export function readItemsRequest(layer: Layer, query: Query, time_zone: string): ItemsRequest {
  const queryables = queryablesOf(layer);
  const given = readTexts(query, [...ITEM_PARAMETERS, ...[...queryables.values()].filter(({ kind }) => kind !== 'geometry').map(({ name }) => name)]);
  const conditions: string[] = [];
  const values: Value[] = [];
  const drawn: string[] = [];
  const add = ({ sql, ...more }: Condition): void => {
    conditions.push(sql);
    values.push(...more.values);
    drawn.push(...more.drawn);
  };
  const free = (): number => FIRST_FREE + values.length;
  const box = given.get('bbox');
  const bbox_crs = readCrs('bbox-crs', given.get('bbox-crs'));
  if (box !== undefined) add(boxCondition(box, bbox_crs, free()));
  const filter = readFilter(given);
  const filter_crs = readCrs('filter-crs', given.get('filter-crs'));
  if (filter !== undefined) add(conditionOf(filter, queryables, filter_crs, free()));
  for (const [name, text] of given) {
    const queryable = queryables.get(name);
    if (queryable && !isOwn(name)) add(conditionOf(asked(queryable, text), queryables, CRS84, free()));
  }
  const after = given.get('after');
  return {
    crs: readCrs('crs', given.get('crs')),
    limit: readLimit(given.get('limit')),
    cursor: after === undefined ? null : readCursor(after),
    days: readDays(given.get('datetime'), time_zone),
    wanted: conditions.length === 0 ? 'true' : conditions.join('\n     and '),
    values,
    drawn,
  };
}

const isOwn = (name: string): boolean => (ITEM_PARAMETERS as readonly string[]).includes(name);

/** Each at most once, and none that is not known. @throws AppError BAD_REQUEST */
export function readTexts(query: Query, known: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(query).map(([name, text]) => {
      if (!known.includes(name)) throw new AppError('BAD_REQUEST', `The query parameter ${name.slice(0, 100)} is not known here; known are ${known.join(', ')}.`, { parameter: name.slice(0, 100) });
      if (typeof text !== 'string') throw new AppError('BAD_REQUEST', `The query parameter ${name} is given more than once; expected once.`, { parameter: name });
      if (text.length > MAX_CHARACTERS || /[\0\p{Surrogate}]/u.test(text)) throw new AppError('BAD_REQUEST', `The query parameter ${name} is too long or holds a NUL or half a character.`, { parameter: name });
      return [name, text];
    }),
  );
}

/** Above what is given out it is cut, as the standard asks. @throws AppError BAD_REQUEST */
function readLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  if (!/^\d{1,15}$/.test(text) || Number(text) < 1) throw new AppError('BAD_REQUEST', `limit=${text.slice(0, 40)} cannot be used; expected a whole number from 1 (more than ${MAX_LIMIT} gives ${MAX_LIMIT}).`, { parameter: 'limit' });
  return Math.min(Number(text), MAX_LIMIT);
}

function boxCondition(text: string, crs: Crs, first: number): Condition {
  const shape = boxShape(readBoxText(text), crs, badBox(text));
  if (shape === null) return { sql: 'false', values: [], drawn: [] };
  const place = storedOf(`$${first}`, crs);
  return { sql: `(f.geom && ${place} and st_intersects(f.geom, ${place}))`, values: [JSON.stringify(shape)], drawn: [] };
}

function readFilter(given: ReadonlyMap<string, string>): Tree | undefined {
  const [text, language] = [given.get('filter'), given.get('filter-lang') ?? 'cql2-text'];
  if (!LANGUAGES.some((one) => one === language)) throw new AppError('BAD_REQUEST', `filter-lang=${language.slice(0, 40)} is not read here; expected ${LANGUAGES.join(' or ')}.`, { parameter: 'filter-lang' });
  if (text === undefined) return undefined;
  return language === 'cql2-json' ? readJson(text) : parseText(text);
}

/** `name=A` as a comparison. @throws AppError BAD_REQUEST for a value of another type */
function asked({ name, kind }: Queryable, text: string): Tree {
  return { op: '=', args: [{ property: name }, valueOf(name, kind, text)] };
}

function valueOf(name: string, kind: Queryable['kind'], text: string): Tree {
  const bad = (expected: string) => new AppError('BAD_REQUEST', `The query parameter ${name}=${text.slice(0, 80)} cannot be used; expected ${expected}.`, { parameter: name });
  if (kind === 'text') return text;
  if (kind === 'date') return { date: text };
  if (kind === 'boolean') {
    if (text !== 'true' && text !== 'false') throw bad('true or false');
    return text === 'true';
  }
  const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(number)) throw bad('a number');
  return number;
}
