/** Years and months of features: which attributes of a layer say a time, from when to when they run, what is seen at each step. */
import type { CatalogueLayer } from '../../../server/contract/catalogue.ts';

/** Months since the year 0: 2024-05 is 2024 × 12 + 4. A year is its January. */
export type Month = number;
export type Step = 'year' | 'month';

/** Names of the attributes that say a time, in the catalogue's order: days, and whole numbers that are called a year. */
export const timesOf = (layer: CatalogueLayer): string[] =>
  Object.entries(layer.attributes).flatMap(([name, { type }]) => (type === 'date' || (type === 'integer' && /(^|_)year$/.test(name)) ? [name] : []));

/** What an attribute says; null for what is no time. */
export function monthOf(value: unknown): Month | null {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 1000 && value <= 9999 ? value * 12 : null;
  const [, year, month] = typeof value === 'string' ? (/^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(value) ?? []) : [];
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return null;
  return Number(year) * 12 + Number(month) - 1;
}

export interface Span {
  readonly step: Step;
  /** The first month of every step, from the first that has a feature to the last, none left out. */
  readonly starts: readonly Month[];
}

/** So few months are played one by one. */
const most_months = 24;

/** null: nothing has a date. @param daily whether the attribute holds days; a year has no months */
export function spanOf(times: readonly (Month | null)[], daily: boolean): Span | null {
  let first = Infinity;
  let last = -Infinity;
  for (const time of times) {
    if (time === null) continue;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  if (first > last) return null;
  if (daily && last - first < most_months) return { step: 'month', starts: Array.from({ length: last - first + 1 }, (_, index) => first + index) };
  const [from, to] = [Math.floor(first / 12), Math.floor(last / 12)];
  return { step: 'year', starts: Array.from({ length: to - from + 1 }, (_, index) => (from + index) * 12) };
}

/** First and last month that is seen at a step. */
export const rangeAt = (start: Month, step: Step, only: boolean): readonly [Month, Month] => [only ? start : 0, step === 'year' ? start + 11 : start];

export const isIn = (time: Month | null, [low, high]: readonly [Month, Month]): boolean => time !== null && time >= low && time <= high;

/** `2024` or `2024-05`. */
export const momentText = (start: Month, step: Step): string => (step === 'year' ? String(Math.floor(start / 12)) : `${Math.floor(start / 12)}-${String((start % 12) + 1).padStart(2, '0')}`);

/** Which step a moment of the address is; the last where it is none of them. */
export function stepAt({ starts, step }: Span, moment: string | null): number {
  const found = starts.findIndex((start) => momentText(start, step) === moment);
  return found === -1 ? starts.length - 1 : found;
}
