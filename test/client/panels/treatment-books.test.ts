/** The books and the trend of the account: rows that add up in every unit, each patch's difference with its reason, lines where they belong. */
import { expect, test } from 'vitest';
import type { AreaAccount } from '../../../server/contract/accounts.ts';
import type { Piece } from '../../../client/panels/Treatment/account/account-figures.ts';
import { booksOf, sidesOf } from '../../../client/panels/Treatment/books/books.ts';
import { pictureOf, size } from '../../../client/panels/Treatment/trend/trend-figures.ts';

test('each unit adds up to the recorded sum, rounding balanced', () => {
  const exclusion = (category: string, area_m2: number) => ({ category, title: { zh: '', en: '' }, area_m2, patch_count: 1, patches: [] });
  // Three thirds of 1 km² are 0.334 + 0.333 + 0.333 km², 33.34 + 33.33 + 33.33 ha and 500 mu each.
  const { rows, total } = booksOf({ counted_m2: 1_000_000 / 3, exclusions: [exclusion('a', 1_000_000 / 3), exclusion('none', 0), exclusion('b', 1_000_000 / 3)] } as unknown as AreaAccount);
  expect(rows.map(({ category }) => category)).toEqual([null, 'a', 'b']);
  expect(rows.map(({ figures }) => figures.km2)).toEqual([0.334, 0.333, 0.333]);
  expect(rows.map(({ figures }) => figures.ha)).toEqual([33.34, 33.33, 33.33]);
  expect(rows.map(({ figures }) => figures.mu)).toEqual([500, 500, 500]);
  expect([total.m2, Number(total.km2.toFixed(9)), Number(total.mu.toFixed(9))]).toEqual([1_000_000, 1, 1_500]);
});

const piece = (patch: string, category: string, area_m2: number, counted_in: string | null = null): Piece => ({
  type: 'Feature', geometry: { type: 'Polygon', coordinates: [] }, properties: { patch, name: patch.toUpperCase(), category, year: 2025, measure: null, area_m2, counted_in },
});

test('patch by patch what is less and in which patch it was counted, the largest difference first', () => {
  const pieces = [piece('a', 'in', 10), piece('b', 'in', 6), piece('b', 'water', 1), piece('b', 'overlap', 3, 'a'), piece('c', 'late', 9)];
  expect(sidesOf(pieces, 'in').map(({ patch, recorded_m2, counted_m2, less }) => [patch, recorded_m2, counted_m2, less.map(({ properties }) => `${properties.category} ${properties.area_m2} ${properties.counted_in ?? '-'}`)])).toEqual([
    ['c', 9, 0, ['late 9 -']],
    ['b', 10, 6, ['overlap 3 a', 'water 1 -']],
  ]);
});

const years = [
  { year: 2023, area_m2: 10, cumulative_m2: 10 },
  { year: 2024, area_m2: 10, cumulative_m2: 20 },
  { year: 2025, area_m2: 10, cumulative_m2: 30 },
];

test('the pace goes on from the end of the last full year and meets the target line', () => {
  const picture = pictureOf({ years, pace: { from: 2023, to: 2025, m2_per_year: 10 }, meets: [] }, 60);
  // From the end of 2022 (0) to the end of 2028 (60): half way at the end of 2025, where half of the target is.
  const [middle_x, middle_y] = [(size.left + size.width - size.right) / 2, (size.top + size.height - size.bottom) / 2];
  expect(picture?.sum[0]).toEqual({ x: size.left, y: size.height - size.bottom });
  expect(picture?.sum.at(-1)).toEqual({ x: middle_x, y: middle_y });
  expect(picture?.pace).toEqual([{ x: middle_x, y: middle_y }, { x: size.width - size.right, y: size.top }]);
  expect(picture?.target).toBe(size.top);
  expect([picture?.first, picture?.last]).toEqual([2023, 2028]);
});

test('without years there is no picture, without a pace no line ahead, for a zone no target', () => {
  expect(pictureOf({ years: [], pace: null, meets: [] }, 60)).toBeNull();
  expect(pictureOf({ years, pace: null, meets: [] }, null)).toMatchObject({ pace: null, target: null, first: 2023, last: 2025 });
});
