/** What a target asks of a value, and whether a value, or everything between two bounds, fulfils it. */
import type { Baseline, Bilingual, Target } from '../../data/grammar.ts';
import type { Observed } from '../contract/indicators.ts';
import { clean, decimalsOf, roundedTo, withUnit } from './figures.ts';

export interface Span {
  readonly low: number;
  readonly high: number;
}

export interface Aim {
  readonly value: number;
  /** Whether a straight line to it makes sense. */
  readonly line: boolean;
  readonly holds: (value: number) => boolean;
  /** A value between two that do not hold may hold: an exact figure, or a band. */
  readonly band: Span | null;
  /** `不低于84.1%`, `at least 84.1%` */
  readonly words: (unit: string) => Bilingual;
}

/** Null: a trend, or a fall, without anything to count it from. */
export function aimOf(target: Target, baseline: Baseline | null, point: Observed, points: readonly Observed[]): Aim | null {
  const { operator } = target;
  if (operator === 'yes') return atLeast(target.value ?? 1, false, () => ({ zh: '实现', en: 'done (1 = yes)' }));
  if (operator === 'up' || operator === 'down') return trend(operator, reference(baseline, point, points));
  if (operator === 'fall_by') return fall(target, baselineOf(baseline, point, points));
  const value = target.value ?? Number.NaN;
  if (operator === '>=') return atLeast(value, true, (unit) => ({ zh: `达到不低于${withUnit(value, unit)}的目标`, en: `at least ${withUnit(value, unit)}` }));
  if (operator === '<=') return atMost(value, (unit) => ({ zh: `达到不高于${withUnit(value, unit)}的目标`, en: `at most ${withUnit(value, unit)}` }));
  if (operator === 'hold') return hold(value, target.tolerance);
  return { value, line: true, holds: (one) => clean(one) === value, band: { low: value, high: value }, words: (unit) => ({ zh: `达到${withUnit(value, unit)}的目标`, en: `exactly ${withUnit(value, unit)}` }) };
}

/** Whether every value between the bounds fulfils it, and whether some may. */
export function holdsFor({ holds, band }: Aim, { low, high }: Span): { must: boolean; can: boolean } {
  const ends = [holds(low), holds(high)];
  const inside = band !== null && clean(low) <= band.high && clean(high) >= band.low;
  return { must: ends.every(Boolean), can: ends.some(Boolean) || inside };
}

const atLeast = (value: number, line: boolean, words: Aim['words']): Aim => ({ value, line, holds: (one) => clean(one) >= value, band: null, words });
const atMost = (value: number, words: Aim['words']): Aim => ({ value, line: true, holds: (one) => clean(one) <= value, band: null, words });

/** 稳定在: within the tolerance; without one, the same figure when written with as many decimals as the plan writes. */
function hold(value: number, tolerance: number | undefined): Aim {
  const decimals = decimalsOf(value);
  const low = tolerance === undefined ? value : clean(value - tolerance);
  const high = tolerance === undefined ? value : clean(value + tolerance);
  const shown = (one: number): number => (tolerance === undefined ? roundedTo(one, decimals) : clean(one));
  const within = (unit: string): Bilingual => (tolerance === undefined ? { zh: `稳定在${withUnit(value, unit)}`, en: `steady at ${withUnit(value, unit)}` } : { zh: `稳定在${withUnit(value, unit)}（±${withUnit(tolerance, unit)}）`, en: `steady at ${withUnit(value, unit)} (±${withUnit(tolerance, unit)})` });
  return { value, line: true, holds: (one) => shown(one) >= low && shown(one) <= high, band: { low, high }, words: within };
}

function trend(operator: 'up' | 'down', from: { day: string; value: number } | null): Aim | null {
  if (from === null) return null;
  const { day, value } = from;
  const holds = operator === 'up' ? (one: number) => clean(one) > clean(value) : (one: number) => clean(one) < clean(value);
  const [zh, en] = operator === 'up' ? ['高于', 'above'] : ['低于', 'below'];
  return { value, line: false, holds, band: null, words: (unit) => ({ zh: `${zh}${day}的${withUnit(value, unit)}`, en: `${en} the ${withUnit(value, unit)} of ${day}` }) };
}

function fall({ value }: Target, from: { day: string; value: number } | null): Aim | null {
  if (from === null || value === null) return null;
  const most = clean(from.value * (1 - value / 100));
  const year = from.day.slice(0, 4);
  return atMost(most, (unit) => ({
    zh: `较${year}年的${withUnit(from.value, unit)}下降${withUnit(value, '%')}（不高于${withUnit(most, unit)}）`,
    en: `${withUnit(value, '%')} below the ${withUnit(from.value, unit)} of ${year} (at most ${withUnit(most, unit)})`,
  }));
}

/** What a trend is counted from. Points of another definition are another figure. */
function reference(baseline: Baseline | null, point: Observed, points: readonly Observed[]): { day: string; value: number } | null {
  const known = baselineOf(baseline, point, points);
  if (known !== null) return known.day < point.to ? known : null;
  const first = points.find((one) => one.definition === point.definition && one.series === point.series && one.to < point.to);
  return first ? { day: first.to, value: first.value } : null;
}

/** As the plan gives it, else what was reported of that year by the same definition. */
function baselineOf(baseline: Baseline | null, point: Observed, points: readonly Observed[]): { day: string; value: number } | null {
  if (baseline === null) return null;
  const day = `${baseline.year}-12-31`;
  if (baseline.value !== null) return { day, value: baseline.value };
  const reported = points.findLast((one) => one.definition === point.definition && one.series === point.series && one.to === day && one.to < point.to);
  return reported ? { day, value: reported.value } : null;
}
