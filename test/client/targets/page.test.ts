/** The page of a target: lines that break at a change of definition, levels, members by district and by choice, what the map draws. */
import { describe, expect, test } from 'vitest';
import type { Observed } from '../../../server/contract/indicators.ts';
import { areYearly, breaksOf, dayNumber, linesOf, scaleOf, ticksOf, yearBorders, yearTicks } from '../../../client/panels/Targets/chart/chart-figures.ts';
import { levelOf } from '../../../client/panels/Targets/chart/level.ts';
import { seriesOf } from '../../../client/panels/Targets/chart/series.ts';
import { chosenByDistrict, inDistrict, keysWithin, tallied, toggled, toldBy, type Member } from '../../../client/panels/Targets/page/members.ts';
import { membersScene } from '../../../client/panels/Targets/page/members-scene.ts';

const point = (to: string, value: number, series = 'raw', definition = '1'): Observed => ({ from: to, to, value, numerator: null, denominator: null, series, definition, demonstration: false });

describe('a history', () => {
  const points = [point('2021-12-31', 80), point('2022-12-31', 82), point('2022-12-31', 85, 'dust_deducted'), point('2023-12-31', 83, 'raw', '2'), point('2024-12-31', 84, 'raw', '2')];

  test('no line runs through a change of definition or from one series into another', () => {
    expect(linesOf(points).map(({ series, definition, points: own }) => [series, definition, own.map(({ value }) => value)])).toEqual([
      ['raw', '1', [80, 82]],
      ['dust_deducted', '1', [85]],
      ['raw', '2', [83, 84]],
    ]);
  });

  test('a line of years does not run through months, nor a break between the two', () => {
    const of = (from: string, to: string, value: number, definition = '1'): Observed => ({ ...point(to, value, 'raw', definition), from });
    const mixed = [of('2023-01-01', '2023-12-31', 81), of('2024-01-01', '2024-01-31', 70), of('2024-02-01', '2024-02-29', 99), of('2024-01-01', '2024-12-31', 83), of('2025-01-01', '2025-01-31', 60, '2')];
    expect(linesOf(mixed).map(({ points: own }) => own.map(({ value }) => value))).toEqual([[81, 83], [70, 99], [60]]);
    expect(breaksOf(mixed).map(({ definition, at }) => [definition, at])).toEqual([['2', (dayNumber('2024-02-29') + dayNumber('2025-01-31')) / 2]]);
  });

  test('a definition that comes back makes a third line', () => {
    expect(linesOf([point('2021-12-31', 1), point('2022-12-31', 2, 'raw', '2'), point('2023-12-31', 3)]).map(({ definition }) => definition)).toEqual(['1', '2', '1']);
  });

  test('the break stands half way between the last value before and the first after', () => {
    // 2022-12-31 and 2023-12-31 are 365 days apart: 182.5 days after the first.
    expect(breaksOf(points)).toEqual([{ at: dayNumber('2022-12-31') + 182.5, definition: '2', series: 'raw' }]);
  });

  test('series stand as declared; what is measured stands before what is reported', () => {
    const series = [{ id: 'raw', title: { zh: '', en: '' } }, { id: 'dust_deducted', title: { zh: '', en: '' } }, { id: 'silent', title: { zh: '', en: '' } }];
    expect(seriesOf({ series, history: points })).toEqual(['raw', 'dust_deducted']);
    expect(seriesOf({ series, history: [...points, point('2025-12-31', 1, 'measured')] })).toEqual(['measured', 'raw', 'dust_deducted']);
  });

  test('scales and their marks', () => {
    const scale = scaleOf([10, 20], 0, 100, 0);
    expect([scale.to(10), scale.to(15), scale.to(20)]).toEqual([0, 50, 100]);
    expect(Number.isFinite(scaleOf([5, 5], 0, 100).to(5))).toBe(true);
    expect(ticksOf({ low: 79.2, high: 85.4 }, 5)).toEqual([80, 82, 84]);
    expect(ticksOf({ low: -0.05, high: 0.21 }, 5)).toEqual([0, 0.1, 0.2]);
  });

  test('the value of a year stands above the name of that year, not of the next', () => {
    expect(areYearly(points)).toBe(true);
    const ends = yearTicks({ low: dayNumber('2020-06-01'), high: dayNumber('2024-03-01') }, 4, true);
    expect(ends).toEqual([2020, 2021, 2022, 2023].map((year) => ({ at: dayNumber(`${year}-12-31`), year })));
    // Of fourteen years every second, the last among them.
    expect(yearTicks({ low: dayNumber('2010-06-01'), high: dayNumber('2024-03-01') }, 7, true).map(({ year }) => year)).toEqual([2011, 2013, 2015, 2017, 2019, 2021, 2023]);
  });

  test('among months the name stands within its year, between its borders', () => {
    expect(areYearly([point('2024-01-31', 1), point('2024-12-31', 2)])).toBe(false);
    const scale = { low: dayNumber('2023-01-31'), high: dayNumber('2025-02-28') };
    expect(yearTicks(scale, 7, false)).toEqual([2023, 2024].map((year) => ({ at: dayNumber(`${year}-07-02`), year })));
    expect(yearBorders(scale)).toEqual([dayNumber('2024-01-01'), dayNumber('2025-01-01')]);
  });
});

test('the level of a target in its chart', () => {
  const target = { due: null, strength: 'mandatory' } as const;
  const baseline = { year: 2020, value: 200, source: { zh: '', en: '' } };
  expect(levelOf({ target: { ...target, operator: 'hold', value: 10, tolerance: 1 }, baseline: null, unit: 'm' })).toEqual({ at: 10, low: 9, high: 11 });
  // 15 % below 200
  expect(levelOf({ target: { ...target, operator: 'fall_by', value: 15 }, baseline, unit: 't' })).toEqual({ at: 170, low: 170, high: 170 });
  expect(levelOf({ target: { ...target, operator: 'fall_by', value: 15 }, baseline: null, unit: 't' })).toBeNull();
  expect(levelOf({ target: { ...target, operator: 'up', value: null }, baseline, unit: '%' })?.at).toBe(200);
  expect(levelOf({ target: { ...target, operator: '<=', value: null }, baseline: null, unit: 'm³' })).toBeNull();
});

const member = (id: string, district: string | null, numerator: number | null, at: readonly [number, number]): Member => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...at] },
  properties: { layer: 'pits', id, name: '', district, numerator, denominator: 1, note: null },
});
const members = [member('a', 'north', 1, [106.8, 39.7]), member('b', 'north', 0, [106.9, 39.6]), member('c', 'south', null, [106.8, 39.3]), member('d', null, 1, [106.7, 39.2])];

describe('members', () => {
  test('a district narrows them; what lies in none is a district of its own', () => {
    expect(inDistrict(members, 'north').map(({ properties }) => properties.id)).toEqual(['a', 'b']);
    expect(inDistrict(members, '-').map(({ properties }) => properties.id)).toEqual(['d']);
    expect(inDistrict(members, null)).toBe(members);
  });

  test('the chosen alone are counted, an unknown one below the line only; one in two districts is one', () => {
    expect(tallied(members)).toEqual({ count: 4, numerator: 2, denominator: 4, unknown: 1, open: 1 });
    expect([...chosenByDistrict(members, new Set(['pits/a', 'pits/c']))]).toEqual([['north', { count: 1, numerator: 1, denominator: 1, unknown: 0, open: 0 }], ['south', { count: 1, numerator: 0, denominator: 1, unknown: 1, open: 1 }]]);
    expect(tallied([...members, member('a', 'south', 1, [0, 0])]).count).toBe(4);
    expect([toggled(['x'], 'y'), toggled(['x', 'y'], 'x')]).toEqual([['x', 'y'], ['y']]);
  });

  test('of the chosen a share is a share and a count a count; who is unknown makes it a range', () => {
    const three = { count: 3, numerator: 1, denominator: 3, unknown: 0, open: 0 };
    expect(toldBy({ ...three, denominator: 4 }, true)).toEqual({ value: 25, range: null });
    // Two of three fires are out: one burns, not 33 %.
    expect(toldBy(three, false)).toEqual({ value: 1, range: null });
    expect(toldBy({ ...three, unknown: 1, open: 1 }, false)).toEqual({ value: 1, range: { low: 1, high: 2 } });
    expect(toldBy({ ...three, denominator: 4, unknown: 1, open: 1 }, true)).toEqual({ value: 25, range: { low: 25, high: 50 } });
    expect([toldBy({ ...three, count: 0 }, false).value, toldBy({ ...three, denominator: 0 }, true).value]).toEqual([null, null]);
  });

  test('an area of the map becomes keys', () => {
    const middle = ({ geometry }: Member) => (geometry?.type === 'Point' ? (geometry.coordinates as number[]) : null);
    expect(keysWithin(members, [106.75, 39.5, 107, 39.9], middle)).toEqual(['pits/a', 'pits/b']);
  });

  test('on the map what counts is larger than what does not, and what is unknown bears a question mark', () => {
    const { points = [] } = membersScene({ members, chosen: new Set(['pits/b']), pointed: null, dark: false, hint: () => '', onPick: () => undefined });
    const [a, b, c] = points;
    expect([a?.radius, b?.radius, c?.radius]).toEqual([7, 7.5, 4.5]);
    expect([a?.label, c?.label]).toEqual([undefined, '?']);
    expect(b?.colour).not.toBe(a?.colour);
  });
});
