/** One ground in many parcels: what is deep in it is deep, however official lines were cut up and on whatever days they were published. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue, Rule } from '../../../../data/grammar.ts';
import { atOneMoment } from '../../../../server/analysis/layer-versions.ts';
import { measuring } from '../../../../server/analysis/measuring.ts';
import { eastOf } from '../geodesic.ts';
import { testRule } from './test-rule.ts';
import { box, catalogue, openWorld, type Put, type World } from '../world.ts';

const rule: Rule = testRule('data/measures/meets.sql', ['red_lines']);
const known: Catalogue = { ...catalogue, rules: [rule] };
let world: World;
beforeAll(async () => {
  world = await openWorld(known);
});
afterAll(() => world.database.close());

type Row = Record<string, unknown>;
async function rowsOf(wkt: string, act_date: string | null = null): Promise<Row[]> {
  const subject = {
    sql: `select 'drawn'::text as layer, 's'::text as id, '地块'::text as name, false as synthetic, st_geomfromtext($1, 4490) as geom, 5::double precision as accuracy_m, 'new'::text as act_type, $2::date as act_date`,
    values: [wkt, act_date],
  };
  const { text, values } = measuring(known, rule, subject, {});
  return world.database.transaction(async (tx) => {
    await atOneMoment(tx);
    return (await tx.query<Row>(text, values)).rows;
  });
}
const wktBox = (west: number, south: number, east: number, north: number) => `POLYGON((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south}))`;
const parcel = (id: string, geometry: Put['geometry'], kind = 'biodiversity', approved_on: string | null = '2022-10-14'): Put => ({ id, geometry, attributes: { name: id, kind, approved_on } });
const depths = (rows: readonly Row[]) => rows.filter(({ meets }) => meets === true).map((row) => Number(row['inside_depth_m']));

const accuracy_m = 50;
const coverage = box(106.5, 39, 107, 39.9);
// 30 m at 39.4° north: 0.000348° of longitude, 0.000270° of latitude.
const [dx, dy] = [eastOf([106.7, 39.4], 30) - 106.7, 0.00027];
const lon = (n: number) => 106.7 + n * dx;
const lat = (n: number) => 39.4 + n * dy;

describe('a red line of 20 by 20 parcels of 30 m, exact to 50 m', () => {
  const site = wktBox(lon(7.5), lat(7.5), lon(12.5), lat(12.5));
  const parcels = (kindOf: (column: number) => string, dayOf: (column: number) => string | null = () => '2022-10-14'): Put[] =>
    Array.from({ length: 400 }, (_, n) => parcel(`p${n}`, box(lon(n % 20), lat(Math.floor(n / 20)), lon((n % 20) + 1), lat(Math.floor(n / 20) + 1)), kindOf(n % 20), dayOf(n % 20)));

  it('holds a site in its middle deeper than the lines can err, in every parcel, as one polygon does', async () => {
    await world.put('red_lines', parcels(() => 'biodiversity'), { accuracy_m, coverage });
    const rows = (await rowsOf(site)).filter(({ meets }) => meets === true);
    expect(rows.length).toBe(36);
    for (const depth of depths(rows)) expect(depth).toBeGreaterThan(accuracy_m);
    await world.put('red_lines', [parcel('one', box(lon(0), lat(0), lon(20), lat(20)))], { accuracy_m, coverage });
    for (const depth of depths(await rowsOf(site))) expect(depth).toBeGreaterThan(accuracy_m);
  });
  it('does not hold a site that lies 45 m inside its edge deeper than that, and one 60 m inside it does', async () => {
    await world.put('red_lines', parcels(() => 'biodiversity'), { accuracy_m, coverage });
    for (const depth of depths(await rowsOf(wktBox(lon(0.1), lat(9.2), lon(1.5), lat(9.8))))) expect(depth).toBeLessThanOrEqual(accuracy_m);
    for (const depth of depths(await rowsOf(wktBox(lon(1.1), lat(9.2), lon(2), lat(9.8)))).slice(0, 1)) expect(depth).toBeGreaterThan(accuracy_m);
  });
  it('is no ground with parcels of another standing', async () => {
    // Columns of 30 m that differ from their neighbours: nothing lies deeper than 15 m in any.
    await world.put('red_lines', parcels((column) => (column % 2 === 0 ? 'biodiversity' : 'sand_fixation')), { accuracy_m, coverage });
    for (const depth of depths(await rowsOf(site))) expect(depth).toBeLessThanOrEqual(30);
  });
});

describe('two zones that adjoin, published on different days', () => {
  const astride = wktBox(eastOf([106.75, 39.41], -12), 39.41, eastOf([106.75, 39.41], 12), 39.42);
  const put = (east_day: string | null) => world.put('red_lines', [parcel('west', box(106.7, 39.4, 106.75, 39.5)), parcel('east', box(106.75, 39.4, 106.8, 39.5), 'biodiversity', east_day)], { accuracy_m: 20, coverage });
  const depthOf = (rows: readonly Row[], id: string) => Number(rows.find((row) => row['object_id'] === id)?.['inside_depth_m']);

  it('are one ground for what was done since the later of them', async () => {
    await put('2024-06-01');
    for (const day of ['2024-06-01', '2025-01-01']) expect(depths(await rowsOf(astride, day)).map((depth) => depth > 20)).toEqual([true, true]);
  });
  it('are two for what was done on the day before', async () => {
    const rows = await rowsOf(astride, '2024-05-31');
    expect(depthOf(rows, 'west')).toBeCloseTo(12, 1);
  });
  it('are two where one of the days is unknown', async () => {
    await put(null);
    const rows = await rowsOf(astride, '2025-01-01');
    expect(depthOf(rows, 'west')).toBeCloseTo(12, 1);
  });
});
