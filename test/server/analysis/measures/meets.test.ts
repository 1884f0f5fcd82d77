/** The shared statement meets.sql: how a site lies to the objects of several layers, against GeographicLib and by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue, Rule } from '../../../../data/grammar.ts';
import { atOneMoment } from '../../../../server/analysis/layer-versions.ts';
import { measuring } from '../../../../server/analysis/measuring.ts';
import { boxArea, distanceBetween, eastOf } from '../geodesic.ts';
import { testRule } from './test-rule.ts';
import { box, catalogue, openWorld, type Put, type World } from '../world.ts';

const rule: Rule = testRule('data/measures/meets.sql', ['red_lines', 'nature_reserves']);
const known: Catalogue = { ...catalogue, rules: [rule] };

let world: World;
beforeAll(async () => {
  world = await openWorld(known);
});
afterAll(() => world.database.close());

type Row = Record<string, unknown>;
/** A site drawn as WKT, exact to the metres given. */
async function rowsOf(wkt: string, accuracy_m: number | null = 5): Promise<Row[]> {
  const subject = { sql: `select 'drawn'::text as layer, 's'::text as id, '地块'::text as name, false as synthetic, st_geomfromtext($1, 4490) as geom, $2::double precision as accuracy_m, 'new'::text as act_type`, values: [wkt, accuracy_m] };
  const { text, values } = measuring(known, rule, subject, {});
  return world.database.transaction(async (tx) => {
    await atOneMoment(tx);
    return (await tx.query<Row>(text, values)).rows;
  });
}
async function onLayer(layer: string, wkt: string, accuracy_m: number | null = 5): Promise<Row[]> {
  return (await rowsOf(wkt, accuracy_m)).filter((row) => row['object_layer'] === layer);
}
async function only(layer: string, wkt: string, accuracy_m: number | null = 5): Promise<Row> {
  const [row, ...more] = await onLayer(layer, wkt, accuracy_m);
  if (row === undefined || more.length > 0) throw new Error(`${more.length + (row ? 1 : 0)} rows`);
  return row;
}
const wktBox = (west: number, south: number, east: number, north: number) => `POLYGON((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south}))`;
const near = (actual: unknown, expected: number, tolerance: number) => {
  expect(typeof actual).toBe('number');
  expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(tolerance);
};
const line = (id: string, geometry: Put['geometry'], more: object = {}): Put => ({ id, geometry, attributes: { name: id, kind: 'biodiversity', ...more } });

describe('before anything was published', () => {
  it('gives a row for each layer, with revision 0, no coverage and nothing met', async () => {
    const rows = await rowsOf(wktBox(106.7, 39.4, 106.71, 39.41));
    expect(rows.map((row) => [row['object_layer'], row['object_revision'], row['object_count'], row['meets'], row['relation'], row['coverage_share'], row['object_id']]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['nature_reserves', 0, 0, false, 'none', null, null], ['red_lines', 0, 0, false, 'none', null, null],
    ]);
  });
});

describe('among red lines and reserves', () => {
  beforeAll(async () => {
    await world.put('red_lines', [
      line('a', box(106.7, 39.4, 106.75, 39.5)),
      line('b', box(106.75, 39.4, 106.78, 39.5)),
      line('c', box(106.78, 39.4, 106.8, 39.5), { kind: 'sand_fixation' }),
      line('far', box(106.95, 39.7, 106.96, 39.71)),
      // From 106.6, 39.2: 0.010° east is 863 m, 0.009° north is 999 m.
      line('east', box(106.61, 39.195, 106.615, 39.205)),
      line('north', box(106.595, 39.209, 106.605, 39.215)),
    ], { coverage: box(106.5, 39, 107, 39.9), accuracy_m: 20 });
    await world.put('nature_reserves', [{ id: 'core', geometry: box(106.74, 39.44, 106.76, 39.46), attributes: { name: '核心', zone: 'core' } }], { coverage: box(106.5, 39, 107, 39.9), accuracy_m: 50 });
  });

  it('measures overlap, share and tested area as GeographicLib does, within 0.1 ppm', async () => {
    const row = await only('red_lines', wktBox(106.69, 39.41, 106.71, 39.42));
    const overlap = boxArea(106.7, 39.41, 106.71, 39.42);
    expect([row['object_id'], row['meets'], row['relation'], row['distance_m'], row['tolerance_m']]).toEqual(['a', true, 'overlapping', 0, 20]);
    near(row['overlap_m2'], overlap, overlap * 1e-7);
    near(row['tested_area_m2'], boxArea(106.69, 39.41, 106.71, 39.42), overlap * 2e-7);
    near(row['overlap_share'], 0.5, 1e-6);
    // Its deepest corner lies 0.01° of longitude east of the edge.
    near(row['inside_depth_m'], distanceBetween([106.7, 39.41], [106.71, 39.41]), 0.5);
  });
  it('tells within, containing, overlapping, touching, adjoining and apart', async () => {
    const relation = async (wkt: string) => (await onLayer('red_lines', wkt)).map((row) => `${String(row['object_id'])} ${String(row['relation'])}`).sort();
    expect(await relation(wktBox(106.71, 39.41, 106.72, 39.42))).toEqual(['a within']);
    expect(await relation(wktBox(106.94, 39.69, 106.97, 39.72))).toEqual(['far containing']);
    expect(await relation(wktBox(106.94, 39.705, 106.955, 39.72))).toEqual(['far overlapping']);
    expect(await relation(wktBox(106.96, 39.705, 106.97, 39.706))).toEqual(['far touching']);
    expect(await relation(wktBox(eastOf([106.96, 39.705], 19), 39.705, 106.97, 39.706))).toEqual(['far adjoining']);
    expect(await relation(wktBox(eastOf([106.96, 39.705], 21), 39.705, 106.97, 39.706))).toEqual(['far apart']);
  });
  it('gives a row for every object that it meets, and for every one within the tolerance', async () => {
    expect((await onLayer('red_lines', wktBox(106.74, 39.47, 106.79, 39.48))).map((row) => String(row['object_id'])).sort()).toEqual(['a', 'b', 'c']);
    expect((await onLayer('red_lines', wktBox(106.745, 39.47, eastOf([106.75, 39.47], -15), 39.48))).map((row) => `${String(row['object_id'])} ${String(row['meets'])}`).sort()).toEqual(['a true', 'b false']);
  });
  it('judges every layer for itself', async () => {
    const rows = await rowsOf(wktBox(106.71, 39.41, 106.72, 39.42));
    expect(rows.map((row) => `${String(row['object_layer'])} ${String(row['object_id'])} ${String(row['meets'])}`).sort()).toEqual(['nature_reserves core false', 'red_lines a true']);
  });
  it('finds the nearest in metres, not in degrees', async () => {
    const row = await only('red_lines', 'POINT(106.6 39.2)');
    expect(row['object_id']).toBe('east');
    near(row['distance_m'], distanceBetween([106.6, 39.2], [106.61, 39.2]), 0.01);
  });
  it('measures gaps within a centimetre, near and a long way off, and shows where they are', async () => {
    const at = eastOf([106.96, 39.705], 9);
    const close = await only('red_lines', wktBox(at, 39.705, 106.97, 39.7053));
    near(close['distance_m'], 9, 0.01);
    const off = await only('red_lines', 'POINT(106.96 39.6)');
    near(off['distance_m'], distanceBetween([106.96, 39.6], [106.96, 39.7]), 0.05);
    expect(off['evidence_nearest']).toEqual({ subject: [expect.closeTo(106.96, 9), expect.closeTo(39.6, 9)], object: [expect.closeTo(106.96, 9), expect.closeTo(39.7, 9)] });
  });
  it('finds nothing beyond its reach, and says so', async () => {
    // 21 km east of the nearest red line; the test rule looks 15 km far.
    const row = await only('red_lines', 'POINT(107.05 39.3)');
    expect([row['object_id'], row['relation'], row['reach_m'], row['object_count'], row['tolerance_m']]).toEqual([null, 'none', 15000, 6, 20]);
  });
  it('counts objects of one standing that adjoin as one ground: their border is no edge', async () => {
    // 12 m to each side of the border of a and b, deep inside both; b and c differ in standing.
    const west = eastOf([106.75, 39.41], -12);
    const astride = await onLayer('red_lines', wktBox(west, 39.41, eastOf([106.75, 39.41], 12), 39.42));
    expect(astride.map((row) => Number(row['inside_depth_m']) > 900)).toEqual([true, true]);
    const other = await onLayer('red_lines', wktBox(eastOf([106.78, 39.41], -12), 39.41, eastOf([106.78, 39.41], 12), 39.42));
    expect(other.map((row) => Number(row['inside_depth_m']))).toEqual([expect.closeTo(12, 1), expect.closeTo(12, 1)]);
  });
  // oxlint-disable-next-line vitest/expect-expect -- near() expects
  it('measures the depth of a strip along the edge: 19 m and 21 m', async () => {
    for (const depth_m of [19, 21]) {
      const row = await only('red_lines', wktBox(106.69, 39.41, eastOf([106.7, 39.42], depth_m), 39.42));
      near(row['inside_depth_m'], depth_m, 0.02);
    }
  });
  it('decides exactly where the deepest place is no vertex: a band whose middle lies deep, its corners on the edge', async () => {
    // A hole-less band that enters at the southern and leaves at the northern edge of `far`: all vertices of the overlap lie on the edge.
    const row = await only('red_lines', wktBox(106.9545, 39.69, 106.9555, 39.72));
    expect(Number(row['inside_depth_m'])).toBeGreaterThan(20);
  });
  it('puts a point and a line where they lie', async () => {
    const inside = await only('red_lines', `POINT(${eastOf([106.7, 39.45], 30)} 39.45)`);
    expect([inside['subject_shape'], inside['meets'], inside['overlap_m2'], inside['relation']]).toEqual(['point', true, null, 'within']);
    near(inside['inside_depth_m'], 30, 0.01);
    const road = await only('red_lines', 'LINESTRING(106.69 39.45, 106.72 39.45)');
    expect([road['subject_shape'], road['meets'], road['relation']]).toEqual(['line', true, 'overlapping']);
    near(road['overlap_length_m'], distanceBetween([106.7, 39.45], [106.72, 39.45]), 0.05);
  });
  it('keeps an unknown accuracy unknown', async () => {
    const row = await only('red_lines', wktBox(106.71, 39.41, 106.72, 39.42), null);
    expect([row['subject_accuracy_m'], row['tolerance_m']]).toEqual([null, null]);
  });
  it('knows how much of it the layer has data for, and how far the edge of that is', async () => {
    const half = await only('red_lines', wktBox(106.99, 39.6, 107.01, 39.61));
    near(half['coverage_share'], 0.5, 1e-6);
    expect(half['coverage_margin_m']).toBeNull();
    expect((await only('red_lines', wktBox(107.05, 39.6, 107.06, 39.61)))['coverage_share']).toBe(0);
    const close = await only('red_lines', wktBox(106.985, 39.6, eastOf([107, 39.61], -15), 39.61));
    near(close['coverage_margin_m'], 15, 0.02);
  });
  it('passes on what subject and object say, without their shapes', async () => {
    const row = await only('red_lines', wktBox(106.71, 39.41, 106.72, 39.42));
    expect(row['subject_said']).toEqual({ act_type: 'new' });
    expect(row['object_said']).toEqual({ line_kind: 'biodiversity', zone_published_on: null });
  });
});

describe('a feature judged against its own layer', () => {
  it('is never its own object', async () => {
    const own = { sql: "select 'red_lines'::text as layer, id, name, false as synthetic, geom, 5::double precision as accuracy_m from layers.red_lines where id = 'a'", values: [] };
    const { text, values } = measuring(known, rule, own, {});
    const { rows } = await world.database.query<Row>(text, values);
    expect(rows.filter((row) => row['object_layer'] === 'red_lines').map((row) => `${String(row['object_id'])} ${String(row['relation'])}`)).toEqual(['b touching']);
  });
});

describe('the point of a mine', () => {
  it('lies in a site that contains it, as deep as it lies from the edge of the site', async () => {
    await world.put('nature_reserves', [{ id: 'spot', geometry: box(106.9, 39.2, 106.9001, 39.2001), attributes: { name: '点', zone: 'core' } }], { coverage: box(106.5, 39, 107, 39.9), accuracy_m: 1 });
    const row = await only('nature_reserves', wktBox(106.89, 39.19, 106.91, 39.21));
    expect(row['relation']).toBe('containing');
  });
});
