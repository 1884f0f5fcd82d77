/** Days, years and months on the map: what is played at each step, which day lies where, what the handle does with a key. */
import { afterEach, describe, expect, test } from 'vitest';
import { catalogueOn } from '../../../client/view/time/seen.ts';
import { isIn, momentText, monthOf, rangeAt, spanOf, stepAt, timesOf } from '../../../client/view/time/moments.ts';
import { dayAt, isBeside, moveSplit, splitAfter, splitStore } from '../../../client/view/time/split.ts';
import { dayBeside, dayShown, initialTime } from '../../../client/view/time/time-view.ts';
import type { CatalogueAnswer, CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { LayerState } from '../../../server/contract/layers.ts';

const attribute = (type: string) => ({ title: { zh: '', en: '' }, type });

describe('the times of a layer', () => {
  test('are its days and its whole numbers that are called a year, in the catalogue’s order', () => {
    const attributes = { name: attribute('text'), year: attribute('integer'), built_on: attribute('date'), plan_year: attribute('integer'), yearly: attribute('integer'), storeys: attribute('integer'), year_said: attribute('text') };
    expect(timesOf({ attributes } as unknown as CatalogueLayer)).toEqual(['year', 'built_on', 'plan_year']);
  });

  test.each([
    [2024, 24_288],
    ['2024-01-31', 24_288],
    ['2024-05-01', 24_292],
    ['2024-12', 24_299],
    ['2024-13-01', null],
    ['2024', null],
    ['spring', null],
    [24, null],
    [2024.5, null],
    [null, null],
    [undefined, null],
  ])('%s is month %s since the year 0', (value, month) => expect(monthOf(value)).toBe(month));
});

describe('the steps of the slider', () => {
  test('are years, also those without a feature', () => {
    const span = spanOf([monthOf(2019), null, monthOf('2016-07-01'), monthOf('2016-02-01')], true);
    expect([span?.step, span?.starts.map((start) => momentText(start, 'year'))]).toEqual(['year', ['2016', '2017', '2018', '2019']]);
  });

  test('are months where days lie within two years; years have no months', () => {
    const span = spanOf([monthOf('2024-11-30'), monthOf('2025-02-01')], true);
    expect(span?.starts.map((start) => momentText(start, 'month'))).toEqual(['2024-11', '2024-12', '2025-01', '2025-02']);
    expect([spanOf([monthOf('2023-01-01'), monthOf('2024-12-31')], true)?.starts.length, spanOf([monthOf('2023-01-01'), monthOf('2025-01-01')], true)?.starts.length]).toEqual([24, 3]);
    expect(spanOf([monthOf(2024), monthOf(2025)], false)?.step).toBe('year');
    expect(spanOf([null], true)).toBeNull();
  });

  test('show all up to their end, or what is theirs alone; what has no date is counted in neither', () => {
    const times = [monthOf('2023-12-31'), monthOf('2024-01-01'), monthOf('2024-12-31'), monthOf('2025-01-01'), null];
    const seen = (only: boolean) => times.map((time) => isIn(time, rangeAt(2024 * 12, 'year', only)));
    expect([seen(false), seen(true)]).toEqual([[true, true, true, false, false], [false, true, true, false, false]]);
    expect([monthOf('2024-04-30'), monthOf('2024-05-31'), monthOf('2024-06-01')].map((time) => isIn(time, rangeAt(2024 * 12 + 4, 'month', true)))).toEqual([false, true, false]);
  });

  test('a moment that is none of them is the last', () => {
    const span = { step: 'year', starts: [2020 * 12, 2021 * 12] } as const;
    expect(['2020', '2021', '2019', '2020-01', null].map((moment) => stepAt(span, moment))).toEqual([0, 1, 1, 1, 1]);
  });
});

describe('the day that is seen', () => {
  afterEach(() => splitStore.set(0.5));
  const view = { time: { ...initialTime, face: 'day', day: '2026-03-01', swipe: true, beside: null } } as const;

  test('is another on the right of the handle, and now while something else is looked at', () => {
    moveSplit(0.25);
    expect([dayAt(view, 100, 400), dayAt(view, 101, 400), isBeside(view, 101, 400)]).toEqual(['2026-03-01', null, true]);
    const alone = { time: { ...view.time, swipe: false } };
    expect([dayAt(alone, 399, 400), isBeside(alone, 399, 400), dayBeside(alone)]).toEqual(['2026-03-01', false, '2026-03-01']);
    const years = { time: { ...view.time, face: 'years' } } as const;
    expect([dayShown(years), dayBeside(years), isBeside(years, 399, 400)]).toEqual([null, null, false]);
  });

  test('has the states of that day; before the answer is there it has none, never those of now', () => {
    const state = (revision: number) => ({ layer: 'a', revision }) as LayerState;
    const catalogue = { states: [state(7)] } as CatalogueAnswer;
    expect([catalogueOn(catalogue, null, new Map()).states, catalogueOn(catalogue, '2026-03-01', new Map()).states, catalogueOn(catalogue, '2026-03-01', new Map([['2026-03-01', [state(2)]]])).states]).toEqual([[state(7)], [], [state(2)]]);
  });

  test('the handle goes by keys and stays on the map', () => {
    expect(['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'a'].map((key) => splitAfter(0.5, key))).toEqual([0.48, 0.52, 0.6, 0.4, 0, 1, null]);
    expect([splitAfter(0.01, 'ArrowLeft'), splitAfter(0.95, 'PageUp')]).toEqual([0, 1]);
    moveSplit(-3);
    expect(splitStore.get()).toBe(0);
  });
});
