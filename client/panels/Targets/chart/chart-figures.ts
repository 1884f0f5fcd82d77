/** Points of a history as lines on paper: scales, lines that never run through a change of definition, even marks on the axes. */
import type { Observed } from '../../../../server/contract/indicators.ts';

const day_ms = 86_400_000;
export const dayNumber = (day: string): number => Date.parse(day) / day_ms;

export interface Line {
  readonly series: string;
  readonly term: Term;
  readonly definition: string;
  readonly points: readonly Observed[];
}

/** How long a time a value speaks of: what is of a month and what is of a year go up and down for other reasons. */
type Term = 'state' | 'month' | 'quarter' | 'year';
function termOf({ from, to }: Observed): Term {
  if (from === to) return 'state';
  const days = dayNumber(to) - dayNumber(from) + 1;
  return days < 60 ? 'month' : days < 300 ? 'quarter' : 'year';
}

/** One line for each run of points of one series, one length of time and one definition. */
export function linesOf(points: readonly Observed[]): readonly Line[] {
  const lines: { series: string; term: Term; definition: string; points: Observed[] }[] = [];
  const last = new Map<string, (typeof lines)[number]>();
  for (const point of points) {
    const term = termOf(point);
    const former = last.get(`${point.series} ${term}`);
    if (former?.definition === point.definition) former.points.push(point);
    else {
      const line = { series: point.series, term, definition: point.definition, points: [point] };
      last.set(`${point.series} ${term}`, line);
      lines.push(line);
    }
  }
  return lines;
}

/** Where a series goes on by another definition: the day half way between the last value before and the first after. */
export function breaksOf(points: readonly Observed[]): readonly { readonly at: number; readonly definition: string; readonly series: string }[] {
  const lines = linesOf(points);
  return lines.flatMap((line, index) => {
    const former = lines.slice(0, index).findLast((one) => one.series === line.series && one.term === line.term)?.points.at(-1);
    const first = line.points[0];
    return former && first ? [{ at: (dayNumber(former.to) + dayNumber(first.to)) / 2, definition: line.definition, series: line.series }] : [];
  });
}

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly to: (value: number) => number;
}

/** A scale whose ends are apart, even where all values are one. */
export function scaleOf(values: readonly number[], from: number, to: number, room = 0.08): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const spread = most - least || Math.abs(most) * 0.1 || 1;
  const low = least - spread * room;
  const high = most + spread * room;
  return { low, high, to: (value) => from + ((value - low) / (high - low)) * (to - from) };
}

/** A scale of days that shows two years at least: one day alone has no length. */
export function daysScaleOf(days: readonly string[], from: number, to: number): Scale {
  const numbers = days.map(dayNumber);
  const missing = Math.max(0, 730 - (Math.max(...numbers) - Math.min(...numbers)));
  return scaleOf([Math.min(...numbers) - missing * 0.75, Math.max(...numbers) + missing * 0.25], from, to, 0.03);
}

/** Round figures within the scale, at most so many: 1, 2 or 5 times a power of ten apart. */
export function ticksOf({ low, high }: Pick<Scale, 'low' | 'high'>, most: number): readonly number[] {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor(high / step + 1e-9) - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/**
 * Where the names of the years stand on a scale of days, at most so many: each under its last day where all values are of ends of years, so that the
 * value of a year stands above its name; else in the middle of the year.
 */
export function yearTicks({ low, high }: Pick<Scale, 'low' | 'high'>, most: number, yearly: boolean): readonly { readonly at: number; readonly year: number }[] {
  const placed: { at: number; year: number }[] = [];
  for (let year = new Date(low * day_ms).getUTCFullYear(); year <= new Date(high * day_ms).getUTCFullYear(); year += 1) {
    const at = Date.UTC(year, ...(yearly ? ([11, 31] as const) : ([6, 2] as const))) / day_ms;
    if (at >= low && at <= high) placed.push({ at, year });
  }
  const step = Math.max(1, Math.ceil(placed.length / most));
  // Counted from the last, which people look for.
  return placed.filter((_, index) => (placed.length - 1 - index) % step === 0);
}

/** All values are of the last days of years. */
export const areYearly = (points: readonly Observed[]): boolean => points.every(({ to }) => to.endsWith('-12-31'));

/** First days of years within the scale: where values are of months, these part the years. */
export function yearBorders({ low, high }: Pick<Scale, 'low' | 'high'>): readonly number[] {
  const first = new Date(low * day_ms).getUTCFullYear() + 1;
  const count = new Date(high * day_ms).getUTCFullYear() - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => Date.UTC(first + index, 0, 1) / day_ms);
}
