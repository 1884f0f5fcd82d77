/** Where the counted area is heading: its sum year by year, the pace of the last three full years, and the day on which that pace meets the target. */
import type { AccountIndicator, Bilingual } from '../../../data/grammar.ts';
import type { AccountTrend } from '../../contract/accounts.ts';
import { UNITS_PER_M2, type PieceRow } from './piece-rows.ts';

/** One year is weather and one project; more than three are another plan. */
const FULL_YEARS = 3;
const DAY_MS = 86_400_000;
const DAYS_A_YEAR = 365.2425;
/** A line drawn further than this says nothing. */
const MOST_YEARS_AHEAD = 100;

type Meeting = AccountTrend['meets'][number];
type Reading = AccountIndicator['account']['readings'][number];

interface Course {
  readonly target_m2: number;
  /** The day up to which the patches speak; null: they do not say. */
  readonly told: string | null;
  /** From here the line goes on. */
  readonly data_day: string;
  /** The day that is asked about: what was due before is over. */
  readonly day: string;
  readonly due: string;
  readonly pace: AccountTrend['pace'];
  readonly units: Units;
}

/** What counts, by year, in whole 0.0001 m². */
type Units = ReadonlyMap<number, number>;

/** @param counting what counts @param data_day null where the patches do not say up to which day they speak */
export function trendOf({ account, target }: AccountIndicator, counting: readonly PieceRow[], target_m2: number, data_day: string | null, day: string, judged: boolean): AccountTrend {
  // Read once: there may be hundreds of thousands of pieces.
  const units = new Map<number, number>();
  for (const { year, area_units } of counting) if (year !== null) units.set(year, (units.get(year) ?? 0) + area_units);
  const pace = paceOf(units, data_day ?? day);
  const course: Course = { target_m2, told: data_day, data_day: data_day ?? day, day, due: target.due, pace, units };
  const meets = judged && target.operator === '>=' ? account.readings.map((reading) => meeting(reading, course)) : [];
  return { years: yearsOf(units), pace, meets };
}

function within(units: Units, from: number | null, to: number | null): number {
  return [...units].reduce((sum, [year, area_units]) => ((from === null || year >= from) && (to === null || year <= to) ? sum + area_units : sum), 0) / UNITS_PER_M2;
}

/** Every year from the first to the last: one without treatment is a level stretch. */
function yearsOf(units: Units): AccountTrend['years'] {
  if (units.size === 0) return [];
  const [first, last] = [Math.min(...units.keys()), Math.max(...units.keys())];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).map((year) => ({ year, area_m2: within(units, year, year), cumulative_m2: within(units, null, year) }));
}

/** A year is full when the data reach its last day. */
function paceOf(units: Units, data_day: string): AccountTrend['pace'] {
  const year = Number(data_day.slice(0, 4));
  const to = data_day.endsWith('-12-31') ? year : year - 1;
  const from = to - FULL_YEARS + 1;
  const known = [...units.keys()].some((one) => one <= from);
  return known ? { from, to, m2_per_year: within(units, from, to) / FULL_YEARS } : null;
}

function meeting({ id, from, to }: Reading, course: Course): Meeting {
  const { units, target_m2, told, data_day, day, due, pace } = course;
  const met = firstYear(units, from, to, target_m2);
  if (met !== null) return { reading: id, state: 'met', on: `${met}-12-31`, reason: { zh: `已达标：截至${met}年底的计入面积达到目标。`, en: `Met: what counts by the end of ${met} reaches the target.` } };
  const last = to !== null && `${to}-12-31` < due ? `${to}-12-31` : due;
  const over = day > last;
  // What was done after the last day of the data nobody knows.
  if (over && (told === null || told < last)) return { reading: id, state: 'unknown', on: null, reason: untold(last, told) };
  const expected = pace === null ? null : reached(target_m2 - within(units, from, to), over || from === null || data_day >= `${from}-01-01` ? data_day : `${from}-01-01`, pace.m2_per_year);
  // A reading of one year cannot be made up for later.
  const later = from === null ? expected : null;
  if (over) return { reading: id, state: 'missed', on: null, reason: missed(last, later) };
  if (pace === null) return { reading: id, state: 'unknown', on: null, reason: { zh: `完整年份不足${FULL_YEARS}年，推算不出进度。`, en: `There are fewer than ${FULL_YEARS} full years, so there is no pace.` } };
  if (expected === null) return { reading: id, state: 'never', on: null, reason: { zh: '按近三年进度，不会达到目标。', en: 'At the pace of the last three full years the target is never met.' } };
  if (expected > last) return { reading: id, state: 'late', on: null, reason: { zh: `按近三年进度，${expected}才达到目标，晚于期限${last}。`, en: `At the pace of the last three full years the target is met on ${expected}, after it was due on ${last}.` } };
  return { reading: id, state: 'expected', on: expected, reason: { zh: `按近三年进度，${expected}达到目标。`, en: `At the pace of the last three full years the target is met on ${expected}.` } };
}

const untold = (last: string, told: string | null): Bilingual =>
  told === null
    ? { zh: `期限${last}已过，图斑没有注明资料日期，不能判定。`, en: `It was due on ${last}; the patches do not say of what day they are, so it cannot be told.` }
    : { zh: `期限${last}已过，图斑资料只到${told}，不能判定。`, en: `It was due on ${last}; the patches speak up to ${told} only, so it cannot be told.` };

function missed(last: string, later: string | null): Bilingual {
  return {
    zh: `期限${last}已过，未达标${later === null ? '' : `；按近三年进度，${later}才累计达到该数值`}。`,
    en: `Missed: it was due on ${last}${later === null ? '' : `; at the pace of the last three full years the sum reaches the figure on ${later}`}.`,
  };
}

/** The year by whose end the target is reached; patches state no day. */
function firstYear(units: Units, from: number | null, to: number | null, target_m2: number): number | null {
  return yearsOf(units).find(({ year }) => (from === null || year >= from) && (to === null || year <= to) && within(units, from, year) >= target_m2)?.year ?? null;
}

function reached(missing_m2: number, start: string, m2_per_year: number): string | null {
  const years = missing_m2 / m2_per_year;
  if (!(m2_per_year > 0) || years > MOST_YEARS_AHEAD) return null;
  return new Date(Date.parse(start) + Math.ceil(years * DAYS_A_YEAR) * DAY_MS).toISOString().slice(0, 10);
}
