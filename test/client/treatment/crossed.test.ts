/** The counted area by two dimensions: cells that add up both ways, what no zone holds as a row of its own, a table turned. */
import { expect, test } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import type { AccountGroup, AreaAccount } from '../../../server/contract/accounts.ts';
import type { Piece } from '../../../client/panels/Treatment/account/account-figures.ts';
import { crossedPieces, crossedZones, shownCells, turned } from '../../../client/panels/Treatment/breakdown/crossed.ts';

const group = (key: string | null, area_m2: number): AccountGroup => ({ key, title: { zh: key ?? '', en: key ?? '' }, area_m2, patch_count: 1 });
const account = (by: AreaAccount['by']): AreaAccount => ({ by }) as AreaAccount;
const piece = (year: number, measure: string, area_m2: number): Piece => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [] }, properties: { patch: '', name: '', category: 'in', year, measure, area_m2, counted_in: null } });

test('pieces are crossed by what they say; a year without any is a column of noughts', () => {
  const city = account({ year: [group('2023', 7), group('2025', 5)], measure: [group('grass', 8), group('terrace', 4)] });
  const { rows, columns, cells } = crossedPieces(city, 'measure', 'year', [piece(2023, 'grass', 4), piece(2023, 'grass', 2), piece(2023, 'terrace', 1), piece(2025, 'grass', 2), piece(2025, 'terrace', 3)]);
  expect([rows.map(({ key }) => key), columns.map(({ key }) => key)]).toEqual([['grass', 'terrace'], ['2023', '2024', '2025']]);
  expect(cells).toEqual([[6, 0, 2], [1, 0, 3]]);
});

test('zones are crossed by their own accounts; what they leave of the whole is a row without a name', () => {
  const city = account({ year: [group('2024', 10), group('2025', 20)] });
  const zones = [group('a', 12), group('b', 15)];
  const own = [account({ year: [group('2024', 4), group('2025', 8)] }), account({ year: [group('2025', 11), group('2024', 4)] })];
  const crossed = crossedZones(city, zones, 'year', own);
  expect(crossed.rows.map(({ key, area_m2 }) => [key, area_m2])).toEqual([['a', 12], ['b', 15], [null, 3]]);
  expect(crossed.cells).toEqual([[4, 8], [4, 11], [2, 1]]);
  expect(turned(crossed).cells).toEqual([[4, 4, 2], [8, 11, 1]]);
  // Everything lies in a zone: no such row.
  expect(crossedZones(account({ year: [group('2024', 8), group('2025', 19)] }), zones, 'year', own).rows).toHaveLength(2);
});

test('as shown the cells add up to the total, and the sums are those of the cells shown', () => {
  // Nine ninths of 1 km² at three places: 0.111 nine times is 0.999, so one cell is 0.112.
  const ninth = 1_000_000 / 9;
  const thirds = ['1', '2', '3'].map((key) => group(key, 3 * ninth));
  const { cells, across, down, total } = shownCells({ rows: thirds, columns: thirds, cells: thirds.map(() => [ninth, ninth, ninth]) }, 'km2');
  expect(cells.flat().toSorted((a, b) => a - b)).toEqual([0.111, 0.111, 0.111, 0.111, 0.111, 0.111, 0.111, 0.111, 0.112]);
  expect([total, across.reduce((sum, one) => sum + one, 0), down.reduce((sum, one) => sum + one, 0)].map((one) => Number(one.toFixed(9)))).toEqual([1, 1, 1]);
});

test('what an account is easily taken for is another indicator of the plan', () => {
  const accounts = catalogue.indicators.flatMap(({ id, account: own }) => (own?.beside === undefined ? [] : [{ id, beside: own.beside }]));
  expect(accounts.length).toBeGreaterThan(0);
  expect(accounts.filter(({ id, beside }) => beside === id || !catalogue.indicators.some((one) => one.id === beside))).toEqual([]);
});
