/** Where the lines of the trend stand in its picture: the sum at each year's end, the straight pace, the target. */
import type { AccountTrend } from '../../../../server/contract/accounts.ts';

export const size = { width: 320, height: 104, left: 4, right: 4, top: 8, bottom: 18 };

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Picture {
  readonly sum: readonly Spot[];
  /** From the end of the last full year; null: there is no pace. */
  readonly pace: readonly [Spot, Spot] | null;
  /** Null: nothing is judged here. */
  readonly target: number | null;
  readonly first: number;
  readonly last: number;
}

/** The pace is drawn at least two years ahead, and as far as ten to where it meets the target. */
const AHEAD = { least: 2, most: 10 };

/** @param target_m2 null where the target is not this account's */
export function pictureOf({ years, pace }: AccountTrend, target_m2: number | null): Picture | null {
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return null;
  // What was counted by the end of a year is drawn at its end; a year before the first there was nothing.
  const sum = [{ year: first.year - 1, m2: 0 }, ...years.map(({ year, cumulative_m2 }) => ({ year, m2: cumulative_m2 }))];
  const begin = pace ? (sum.findLast(({ year }) => year <= pace.to) ?? { year: pace.to, m2: 0 }) : null;
  const needed = begin && pace && target_m2 !== null && pace.m2_per_year > 0 ? Math.ceil((target_m2 - begin.m2) / pace.m2_per_year) : 0;
  const end = begin && pace ? pace.to + Math.min(AHEAD.most, Math.max(AHEAD.least, needed)) : last.year;
  const reach = begin && pace ? begin.m2 + pace.m2_per_year * (end - pace.to) : 0;
  const [from, to] = [first.year - 1, Math.max(last.year, end)];
  const most = Math.max(last.cumulative_m2, target_m2 ?? 0, reach) || 1;
  const at = (year: number, m2: number): Spot => ({
    x: size.left + ((year - from) / (to - from)) * (size.width - size.left - size.right),
    y: size.height - size.bottom - (m2 / most) * (size.height - size.top - size.bottom),
  });
  return {
    sum: sum.map(({ year, m2 }) => at(year, m2)),
    pace: begin && pace ? [at(pace.to, begin.m2), at(end, reach)] : null,
    target: target_m2 === null ? null : at(from, target_m2).y,
    first: from + 1,
    last: to,
  };
}
