/** The temporal functions of CQL2 over instants and intervals: each is a relation of two beginnings and two ends (OGC 21-065r2, 7.9). */
import { isDate } from '../../features/attribute-values.ts';
import { badFilter, isObject, shown, type Tree } from './tree.ts';
import { isInstant, type Writing } from './writing.ts';

/** a and b: their beginnings and ends. */
const RELATIONS: Readonly<Record<string, string>> = {
  t_after: 'a0 > b1',
  t_before: 'a1 < b0',
  t_contains: 'a0 < b0 and a1 > b1',
  t_disjoint: 'a1 < b0 or a0 > b1',
  t_during: 'a0 > b0 and a1 < b1',
  t_equals: 'a0 = b0 and a1 = b1',
  t_finishedby: 'a0 < b0 and a1 = b1',
  t_finishes: 'a0 > b0 and a1 = b1',
  t_intersects: 'a0 <= b1 and a1 >= b0',
  t_meets: 'a1 = b0',
  t_metby: 'a0 = b1',
  t_overlappedby: 'a0 > b0 and a0 < b1 and a1 > b1',
  t_overlaps: 'a0 < b0 and a1 > b0 and a1 < b1',
  t_startedby: 'a0 = b0 and a1 > b1',
  t_starts: 'a0 = b0 and a1 < b1',
};
/** Those that ask of instants too. */
const OF_INSTANTS: ReadonlySet<string> = new Set(['t_after', 't_before', 't_disjoint', 't_equals', 't_intersects']);

export const isTemporal = (op: string): boolean => Object.hasOwn(RELATIONS, op);

interface End {
  readonly kind: 'date' | 'timestamp' | 'open';
  readonly sql: string;
}

interface Span {
  readonly ends: readonly [End, End];
  readonly interval: boolean;
}

/** @throws AppError BAD_FILTER */
export function temporal(op: string, args: readonly Tree[], writing: Writing): string {
  const [first, second] = args;
  if (args.length !== 2 || first === undefined || second === undefined) throw badFilter(`${op.toUpperCase()} is given ${args.length} arguments; expected two instants or intervals.`);
  const [a, b] = [spanOf(op, first, writing), spanOf(op, second, writing)];
  if (!OF_INSTANTS.has(op) && !(a.interval && b.interval)) throw badFilter(`${op.toUpperCase()} is given an instant; expected two intervals, as INTERVAL('2024-01-01','2024-12-31').`);
  const timed = [...a.ends, ...b.ends].some(({ kind }) => kind === 'timestamp');
  const ends: Readonly<Record<string, string>> = { a0: endSql(a.ends[0], timed), a1: endSql(a.ends[1], timed), b0: endSql(b.ends[0], timed), b1: endSql(b.ends[1], timed) };
  return `(${(RELATIONS[op] ?? 'false').replaceAll(/[ab][01]/g, (end) => ends[end] ?? end)})`;
}

function endSql({ kind, sql }: End, timed: boolean): string {
  if (kind === 'open') return `'${sql}'::${timed ? 'timestamptz' : 'date'}`;
  return kind === 'date' && timed ? `(${sql}::timestamp at time zone 'UTC')` : sql;
}

function spanOf(op: string, tree: Tree, writing: Writing): Span {
  const interval = isObject(tree) ? tree['interval'] : undefined;
  if (interval === undefined) {
    const instant = endOf(op, tree, null, writing);
    return { ends: [instant, instant], interval: false };
  }
  if (!Array.isArray(interval) || interval.length !== 2) throw badFilter(`${shown(interval)} is no interval; expected two ends, ".." for none.`);
  const [from, to] = interval as readonly Tree[];
  return { ends: [endOf(op, from ?? null, '-infinity', writing), endOf(op, to ?? null, 'infinity', writing)], interval: true };
}

/** @param open what stands for `..`; null: it may not stand here */
function endOf(op: string, tree: Tree, open: string | null, writing: Writing): End {
  if (open !== null && tree === '..') return { kind: 'open', sql: open };
  const property = isObject(tree) ? tree['property'] : undefined;
  if (typeof property === 'string') {
    const found = writing.queryables.get(property);
    if (found?.kind !== 'date') throw badFilter(`${op.toUpperCase()} is asked of ${shown(property)}; expected a property that is a date: ${[...writing.queryables.values()].filter(({ kind }) => kind === 'date').map(({ name }) => name).join(', ')}.`);
    return { kind: 'date', sql: found.column };
  }
  const said = isObject(tree) ? (tree['date'] ?? tree['timestamp']) : tree;
  const as_date = typeof said === 'string' && isDate(said) && (!isObject(tree) || 'date' in tree);
  if (as_date && typeof said === 'string') return { kind: 'date', sql: `${writing.place(said)}::date` };
  if (typeof said === 'string' && isInstant(said) && (!isObject(tree) || 'timestamp' in tree)) return { kind: 'timestamp', sql: `${writing.place(said)}::timestamptz` };
  throw badFilter(`${op.toUpperCase()} is given ${shown(tree)}; expected a date, a timestamp, an interval or a property that is a date.`);
}
