/** Turns a filter into a condition of SQL: names from the layer's own queryables alone, every value as a parameter. */
import type { Value } from '../../db/database.ts';
import { isDate } from '../../features/attribute-values.ts';
import type { Crs } from '../crs.ts';
import type { Queryable } from '../queryables.ts';
import { isShape, type Budget } from './shape.ts';
import { isSpatial, spatial } from './spatial.ts';
import { isTemporal, temporal } from './temporal.ts';
import { badFilter, isObject, MAX_DEPTH, shown, type Tree } from './tree.ts';
import { isInstant, type Operand, type Writing } from './writing.ts';

export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
  /** GeoJSON of shapes that must be looked at before they are asked with: PostGIS gives no true answer for one that crosses itself. */
  readonly drawn: readonly string[];
}

const MAX_CHOICES = 500;
const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '<', '>', '<=', '>=']);
const ARRAYS: Readonly<Record<Exclude<Operand['kind'], 'geometry'>, string>> = { text: 'text[]', number: 'double precision[]', boolean: 'boolean[]', date: 'date[]', timestamp: 'timestamptz[]' };

/** @param first the number of the first parameter that is free @throws AppError BAD_FILTER */
export function conditionOf(tree: Tree, queryables: ReadonlyMap<string, Queryable>, crs: Crs, first: number): Condition {
  const values: Value[] = [];
  const budget: Budget = { vertices: 0 };
  const drawn: string[] = [];
  const writing: Writing = {
    queryables, crs, budget, drawn,
    place: (value) => `$${first + values.push(value) - 1}`,
  };
  return { sql: written(tree, writing, 0), values, drawn };
}

function written(tree: Tree, writing: Writing, depth: number): string {
  if (depth > MAX_DEPTH) throw badFilter(`filter is nested too deep; expected at most ${MAX_DEPTH} conditions in each other.`);
  if (typeof tree === 'boolean') return tree ? 'true' : 'false';
  if (!isObject(tree) || typeof tree['op'] !== 'string') throw badFilter(`${shown(tree)} is no condition; expected a comparison, as name = 'A'.`);
  const op = tree['op'];
  const args = Array.isArray(tree['args']) ? (tree['args'] as readonly Tree[]) : [];
  if (op === 'and' || op === 'or') {
    if (args.length < 2) throw badFilter(`"${op}" is given ${args.length} conditions; expected two or more.`);
    return `(${args.map((arg) => written(arg, writing, depth + 1)).join(` ${op} `)})`;
  }
  if (op === 'not') return `(not ${written(only(op, args), writing, depth + 1)})`;
  if (COMPARISONS.has(op)) return comparison(op, args, writing);
  if (op === 'isNull') return isNull(only(op, args), writing);
  if (op === 'like') return like(args, writing);
  if (op === 'between') return between(args, writing);
  if (op === 'in') return among(args, writing);
  if (isSpatial(op)) return spatial(op, args, writing);
  if (isTemporal(op)) return temporal(op, args, writing);
  throw badFilter(`"${op.slice(0, 60)}" is not answered here; /ogc/conformance names what is.`);
}

function only(op: string, args: readonly Tree[]): Tree {
  const [first] = args;
  if (args.length !== 1 || first === undefined) throw badFilter(`"${op}" is given ${args.length} arguments; expected one.`);
  return first;
}

function comparison(op: string, args: readonly Tree[], writing: Writing): string {
  const [left, right] = alike(op, args, 2, writing);
  if (!left || !right) throw new Error('two were asked for');
  // What comes first must not depend on the machine that the database runs on.
  const order = left.kind === 'text' && op !== '=' && op !== '<>' ? ' collate "C"' : '';
  return `(${left.sql}${order} ${op} ${right.sql})`;
}

function isNull(tree: Tree, writing: Writing): string {
  if (!isObject(tree) || !('property' in tree)) throw badFilter(`IS NULL is asked of ${shown(tree)}; expected a property.`);
  return `(${propertyOf(tree, writing).column} is null)`;
}

function like(args: readonly Tree[], writing: Writing): string {
  const [left, pattern] = args;
  if (args.length !== 2 || left === undefined || typeof pattern !== 'string') throw badFilter(`LIKE is given ${shown(args[1])}; expected a pattern in quotes, % for any text and _ for one character.`);
  const text = operand(left, writing);
  if (text.kind !== 'text') throw badFilter(`LIKE is asked of ${shown(left)}, which is a ${text.kind}; expected a text.`);
  if (/(?<!\\)(\\\\)*\\$/.test(pattern)) throw badFilter(`The pattern ${shown(pattern)} ends with a backslash; expected a character after it.`);
  return `(${text.sql} like ${writing.place(clean(pattern))}::text)`;
}

function between(args: readonly Tree[], writing: Writing): string {
  const [value, low, high] = alike('between', args, 3, writing);
  if (!value || !low || !high) throw new Error('three were asked for');
  const order = value.kind === 'text' ? ' collate "C"' : '';
  return `(${value.sql}${order} between ${low.sql} and ${high.sql})`;
}

/** One parameter holds all choices. */
function among(args: readonly Tree[], writing: Writing): string {
  const [left, choices] = args;
  if (args.length !== 2 || left === undefined || !Array.isArray(choices) || choices.length === 0) throw badFilter(`IN is given ${shown(args[1])}; expected a list of values that is not empty.`);
  if (choices.length > MAX_CHOICES) throw badFilter(`IN is given ${choices.length} values; expected at most ${MAX_CHOICES}.`);
  const value = operand(left, writing);
  if (value.kind === 'geometry') throw badFilter(`IN is asked of ${shown(left)}; expected a property that is no shape.`);
  const read = (choices as readonly Tree[]).map((choice) => literal(asDate(choice, value.kind)));
  const wrong = read.findIndex((choice) => choice?.kind !== value.kind);
  if (wrong >= 0) throw badFilter(`IN compares ${shown(left)}, a ${value.kind}, with ${shown(choices[wrong])}; expected a ${value.kind}.`);
  return `(${value.sql} = any (${writing.place(read.flatMap((choice) => (choice ? [choice.value] : [])))}::${ARRAYS[value.kind]}))`;
}

/** Operands of one kind. A text beside a date is a date. */
function alike(op: string, args: readonly Tree[], count: number, writing: Writing): Operand[] {
  if (args.length !== count) throw badFilter(`"${op}" is given ${args.length} arguments; expected ${count}.`);
  const kinds = args.map((arg) => kindOf(arg, writing));
  const dated = kinds.some((kind) => kind === 'date' || kind === 'timestamp') ? args.map((arg) => asDate(arg, 'date')) : args;
  const operands = dated.map((arg) => operand(arg, writing));
  const in_time = operands.some(({ kind }) => kind === 'timestamp') ? operands.map(atMidnight) : operands;
  const [first] = in_time;
  const other = in_time.findIndex(({ kind }) => kind !== first?.kind);
  if (first?.kind === 'geometry') throw badFilter(`"${op}" is asked of a shape; expected S_INTERSECTS or another spatial function.`);
  if (other >= 0) throw badFilter(`"${op}" compares ${shown(args[0])}, a ${first?.kind}, with ${shown(args[other])}, a ${in_time[other]?.kind}; expected two of a kind.`);
  return in_time;
}

function atMidnight(one: Operand): Operand {
  return one.kind === 'date' ? { kind: 'timestamp', sql: `(${one.sql}::timestamp at time zone 'UTC')` } : one;
}

function asDate(tree: Tree, kind: Operand['kind']): Tree {
  if (typeof tree !== 'string' || (kind !== 'date' && kind !== 'timestamp')) return tree;
  return isDate(tree) ? { date: tree } : isInstant(tree) ? { timestamp: tree } : tree;
}

function kindOf(tree: Tree, writing: Writing): Operand['kind'] | undefined {
  return isObject(tree) && 'property' in tree ? propertyOf(tree, writing).kind : literal(tree)?.kind;
}

function propertyOf(tree: { readonly [name: string]: Tree }, { queryables }: Writing): Queryable {
  const name = tree['property'];
  const found = typeof name === 'string' ? queryables.get(name) : undefined;
  if (!found) throw badFilter(`${shown(name)} is not a queryable of this layer; expected one of ${[...queryables.keys()].join(', ')}.`);
  return found;
}

const CASTS: Readonly<Record<Literal['kind'], string>> = { text: 'text', number: 'double precision', boolean: 'boolean', date: 'date', timestamp: 'timestamptz' };

function operand(tree: Tree, writing: Writing): Operand {
  if (isObject(tree) && 'property' in tree) {
    const { kind, column } = propertyOf(tree, writing);
    return { kind, sql: column };
  }
  const found = literal(tree);
  if (found) return { kind: found.kind, sql: `${writing.place(found.value)}::${CASTS[found.kind]}` };
  const what = isObject(tree) && 'op' in tree ? `The function ${shown(tree['op'])} is not answered here as a value` : isShapeTree(tree) ? 'A shape cannot be compared so' : `${shown(tree)} is no value`;
  throw badFilter(`${what}; expected a property, a text, a number, true, false, DATE('…') or TIMESTAMP('…').`);
}

const isShapeTree = (tree: Tree): boolean => isShape(tree);

interface Literal {
  readonly kind: Exclude<Operand['kind'], 'geometry'>;
  readonly value: string | number | boolean;
}

/** @returns undefined for what is no literal @throws AppError BAD_FILTER for a day or an instant that does not exist */
function literal(tree: Tree): Literal | undefined {
  if (typeof tree === 'string') return { kind: 'text', value: clean(tree) };
  if (typeof tree === 'number') return { kind: 'number', value: tree };
  if (typeof tree === 'boolean') return { kind: 'boolean', value: tree };
  if (!isObject(tree)) return undefined;
  const { date, timestamp } = tree;
  if (date !== undefined) {
    if (typeof date !== 'string' || !isDate(date)) throw badFilter(`DATE(${shown(date)}) is no day; expected one as DATE('2024-01-31').`);
    return { kind: 'date', value: date };
  }
  if (timestamp === undefined) return undefined;
  if (typeof timestamp !== 'string' || !isInstant(timestamp)) throw badFilter(`TIMESTAMP(${shown(timestamp)}) is no instant; expected one as TIMESTAMP('2024-01-31T08:00:00Z').`);
  return { kind: 'timestamp', value: timestamp };
}

/** PostgreSQL stores no NUL, and half a surrogate pair is no character. */
function clean(text: string): string {
  if (/[\0\p{Surrogate}]/u.test(text)) throw badFilter('filter holds a NUL or half a character; expected whole Unicode text.');
  return text;
}
