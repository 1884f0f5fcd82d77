/** Where the counted area is heading, worked out by hand: 8 + 10 + 12 km² in the last three full years are 10 km² a year. */
import { describe, expect, it } from 'vitest';
import { indicator as q15 } from '../../../../data/indicators/q15_treated_area/indicator.ts';
import type { AccountIndicator } from '../../../../data/grammar.ts';
import type { PieceRow } from '../../../../server/analysis/account/piece-rows.ts';
import { trendOf } from '../../../../server/analysis/account/trend.ts';

const KM2 = 1_000_000;
const rows = (years: Readonly<Record<number, number>>): PieceRow[] =>
  Object.entries(years).map(([year, km2]) => ({ patch: year, category: 'counted', year: Number(year), measure: null, zones: {}, area_units: km2 * KM2 * 10_000 }));
const due = (day: string, to: number | null, from: number | null = null): AccountIndicator => ({
  ...q15,
  target: { ...q15.target, due: day },
  account: { ...q15.account, readings: [{ id: 'one', title: { zh: '', en: '' }, from, to }] },
});
const steady = rows({ 2021: 2, 2023: 8, 2024: 10, 2025: 12 });
const meets = (indicator: AccountIndicator, target_km2: number, data_day = '2025-12-31', day = '2026-01-01', counting = steady) => trendOf(indicator, counting, target_km2 * KM2, data_day, day, true).meets[0];

describe('the course', () => {
  it('adds the years up, a year without treatment is a level stretch', () => {
    expect(trendOf(q15, steady, 40 * KM2, '2025-12-31', '2026-01-01', true).years.map(({ year, area_m2, cumulative_m2 }) => [year, area_m2 / KM2, cumulative_m2 / KM2])).toEqual([
      [2021, 2, 2], [2022, 0, 2], [2023, 8, 10], [2024, 10, 20], [2025, 12, 32],
    ]);
  });
  it('takes the pace of the last three years that the data reach the end of', () => {
    const pace = (data_day: string) => trendOf(q15, steady, 40 * KM2, data_day, '2026-11-23', true).pace;
    expect(pace('2025-12-31')).toEqual({ from: 2023, to: 2025, m2_per_year: 10 * KM2 });
    expect(pace('2025-12-30')).toEqual({ from: 2022, to: 2024, m2_per_year: 6 * KM2 });
    expect(pace('2023-12-30')).toBeNull();
  });
});

describe('when the pace meets the target', () => {
  it('8 km² short at 10 km² a year: 0.8 years, 293 days after the last day of the data', () => {
    expect(meets(due('2027-12-31', null), 40)).toMatchObject({ state: 'expected', on: '2026-10-20' });
    expect(meets(due('2026-10-20', null), 40)).toMatchObject({ state: 'expected', on: '2026-10-20' });
    expect(meets(due('2026-10-19', null), 40)).toMatchObject({ state: 'late', on: null, reason: { zh: '按近三年进度，2026-10-20才达到目标，晚于期限2026-10-19。' } });
  });
  it('is met in the year by whose end the sum is there', () => {
    expect(meets(due('2025-12-31', 2025), 32)).toMatchObject({ state: 'met', on: '2025-12-31' });
    expect(meets(due('2025-12-31', 2025), 20)).toMatchObject({ state: 'met', on: '2024-12-31' });
    expect(meets(due('2025-12-31', 2025, 2025), 12)).toMatchObject({ state: 'met', on: '2025-12-31' });
  });
  it('past the due day it is missed, and the sentence says when the sum would be there', () => {
    expect(meets(due('2025-12-31', 2025), 40)).toEqual({ reading: 'one', state: 'missed', on: null, reason: {
      zh: '期限2025-12-31已过，未达标；按近三年进度，2026-10-20才累计达到该数值。',
      en: 'Missed: it was due on 2025-12-31; at the pace of the last three full years the sum reaches the figure on 2026-10-20.',
    } });
    expect(meets(due('2025-12-31', 2025, 2025), 40)?.reason.zh).toBe('期限2025-12-31已过，未达标。');
    expect(meets(due('2025-12-31', 2025), 40, '2025-12-31', '2025-12-31')?.state).toBe('late');
  });
  it('past the due day it is neither met nor missed where the patches do not speak of that day', () => {
    expect(meets(due('2025-12-31', 2025), 40, '2025-12-30')).toEqual({ reading: 'one', state: 'unknown', on: null, reason: {
      zh: '期限2025-12-31已过，图斑资料只到2025-12-30，不能判定。',
      en: 'It was due on 2025-12-31; the patches speak up to 2025-12-30 only, so it cannot be told.',
    } });
    expect(trendOf(due('2025-12-31', 2025), steady, 40 * KM2, null, '2026-01-01', true).meets).toMatchObject([{ state: 'unknown', reason: { zh: '期限2025-12-31已过，图斑没有注明资料日期，不能判定。' } }]);
    // What is there already stays there.
    expect(meets(due('2025-12-31', 2025), 20, '2025-06-30')).toMatchObject({ state: 'met', on: '2024-12-31' });
  });
  it('never when nothing was treated for three years; unknown before three full years', () => {
    expect(meets(due('2030-12-31', null), 40, '2025-12-31', '2026-01-01', rows({ 2021: 20, 2022: 10 }))).toMatchObject({ state: 'never', on: null });
    expect(meets(due('2030-12-31', null), 40, '2025-12-31', '2026-01-01', rows({ 2024: 20, 2025: 10 }))).toMatchObject({ state: 'unknown', on: null });
  });
  it('a zone neither meets nor misses the target of the city', () => {
    expect(trendOf(q15, steady, 40 * KM2, null, '2026-01-01', false).meets).toEqual([]);
  });
});
