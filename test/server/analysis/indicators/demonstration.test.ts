/** What the map of the demonstration set gives on its last day: counted by hand from its tables, areas by shapely 2.2 and pyproj 3.7 (GRS80). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogue } from '../../../../data/catalogue.ts';
import { openFilledWorld, type World } from '../world.ts';
import { day, rowsOf, shareOf, sum } from './measured-world.ts';

let world: World;
beforeAll(async () => {
  world = await openFilledWorld(catalogue);
});
afterAll(() => world.database.close());

it.each([
  ['Q03', 50, 50],
  ['Q04', 50, 50],
  ['Q08', 3.66895, 3.78748],
  ['Q11', 1100 / 17, 1200 / 17],
  ['Q12', 50, 65],
  ['Q16', 43.2087, 43.2087],
  ['Q18', 34.8917, 34.8917],
  ['Q23', 100 / 7, 300 / 7],
  ['Q25', 100 / 6, 400 / 6],
])('%s lies between %f and %f %%', async (number, low, high) => {
  expect(shareOf(await rowsOf(world, number, day))).toEqual([expect.closeTo(low, 3), expect.closeTo(high, 3)]);
});

it.each([
  ['Q17', 0, 0],
  ['Q21', 7, 2],
  ['Q22', 33, 6],
  ['Q24', 2, 4],
])('%s is %i, and %i members are unknown', async (number, known, unknown) => {
  const rows = await rowsOf(world, number, day);
  expect([sum(rows.map(({ numerator }) => numerator)), rows.filter(({ numerator }) => numerator === null).length]).toEqual([known, unknown]);
});

it('Q16 rises from year to year', async () => {
  for (const [on, share] of [['2023-12-31', 42.6082], ['2024-12-31', 42.9537]] as const) expect(shareOf(await rowsOf(world, 'Q16', on))[0]).toBeCloseTo(share, 3);
});
