/** The shared statements gap.sql and alone.sql: what part of a site nothing covers, and what a site says of itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue, Rule } from '../../../../data/grammar.ts';
import { atOneMoment } from '../../../../server/analysis/layer-versions.ts';
import { measuring } from '../../../../server/analysis/measuring.ts';
import { boxArea, distanceBetween, eastOf } from '../geodesic.ts';
import { testRule } from './test-rule.ts';
import { box, catalogue, openWorld, type World } from '../world.ts';

const rule: Rule = testRule('data/measures/gap.sql', ['red_lines']);
const alone: Rule = testRule('data/measures/alone.sql', []);
const known: Catalogue = { ...catalogue, rules: [rule, alone] };

let world: World;
beforeAll(async () => {
  world = await openWorld(known);
});
afterAll(() => world.database.close());

type Row = Record<string, unknown>;
async function ask(of: Rule, wkt: string, accuracy_m: number | null = 5): Promise<Row> {
  const subject = { sql: `select 'drawn'::text as layer, 's'::text as id, '地块'::text as name, false as synthetic, st_geomfromtext($1, 4490) as geom, $2::double precision as accuracy_m, 'producing'::text as status`, values: [wkt, accuracy_m] };
  const { text, values } = measuring(known, of, subject, {});
  const rows = await world.database.transaction(async (tx) => {
    await atOneMoment(tx);
    return (await tx.query<Row>(text, values)).rows;
  });
  const [row, ...more] = rows;
  if (row === undefined || more.length > 0) throw new Error(`${rows.length} rows`);
  return row;
}
const wktBox = (west: number, south: number, east: number, north: number) => `POLYGON((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south}))`;
const near = (actual: unknown, expected: number, tolerance: number) => {
  expect(typeof actual).toBe('number');
  expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(tolerance);
};

describe('the gap', () => {
  it('is the whole site where the layer was never published, and that is said beside it', async () => {
    const row = await ask(rule, wktBox(106.7, 39.4, 106.71, 39.41));
    expect([row['object_layer'], row['object_revision'], row['object_count'], row['has_gap'], row['gap_depth_m'], row['coverage_share']]).toEqual(['red_lines', 0, 0, true, null, null]);
  });
  it('is measured against the union of all that covers, by area and by how far it reaches', async () => {
    await world.put('red_lines', [
      { id: 'a', geometry: box(106.7, 39.4, 106.75, 39.5), attributes: { name: '甲', kind: 'biodiversity' } },
      { id: 'b', geometry: box(106.74, 39.4, 106.8, 39.5), attributes: { name: '乙', kind: 'biodiversity' } },
    ], { coverage: box(106.5, 39, 107, 39.9), accuracy_m: 20 });
    const out = await ask(rule, wktBox(106.79, 39.41, 106.81, 39.42));
    const gap = boxArea(106.8, 39.41, 106.81, 39.42);
    expect([out['object_id'], out['meets'], out['has_gap'], out['tolerance_m'], out['coverage_share']]).toEqual(['b', true, true, 20, 1]);
    near(out['gap_m2'], gap, gap * 1e-7);
    near(out['gap_share'], 0.5, 1e-6);
    near(out['gap_depth_m'], distanceBetween([106.8, 39.41], [106.81, 39.41]), 0.5);
  });
  it('is none where two together cover', async () => {
    const row = await ask(rule, wktBox(106.72, 39.41, 106.78, 39.42));
    expect([row['has_gap'], row['gap_m2'], row['gap_depth_m'], row['evidence_overlap']]).toEqual([false, 0, null, null]);
  });
  it('names the object that covers most', async () => {
    expect((await ask(rule, wktBox(106.701, 39.41, 106.745, 39.42)))['object_id']).toBe('a');
    expect((await ask(rule, wktBox(106.745, 39.41, 106.79, 39.42)))['object_id']).toBe('b');
  });
  // oxlint-disable-next-line vitest/expect-expect -- near() expects
  it('of a strip beyond the edge is as wide as it was drawn: 19 m and 21 m', async () => {
    for (const wide_m of [19, 21]) near((await ask(rule, wktBox(106.79, 39.41, eastOf([106.8, 39.41], wide_m), 39.42)))['gap_depth_m'], wide_m, 0.02);
  });
  it('of a site with nothing near has no depth, and names the nearest within reach', async () => {
    const row = await ask(rule, wktBox(106.85, 39.45, 106.86, 39.46));
    expect([row['object_id'], row['meets'], row['has_gap'], row['gap_share'], row['gap_depth_m']]).toEqual(['b', false, true, 1, null]);
    near(row['distance_m'], distanceBetween([106.8, 39.46], [106.85, 39.46]), 1);
  });
  it('of a point is the point', async () => {
    expect((await ask(rule, 'POINT(106.72 39.45)'))['has_gap']).toBe(false);
    const out = await ask(rule, 'POINT(106.82 39.45)');
    expect([out['has_gap'], out['gap_m2'], out['subject_shape']]).toEqual([true, null, 'point']);
  });
  it('says how far inside the cover what is covered stays: a point 0.4 m from the edge, an area 15 m from it', async () => {
    near((await ask(rule, `POINT(${eastOf([106.8, 39.45], -0.4)} 39.45)`))['cover_margin_m'], 0.4, 0.01);
    near((await ask(rule, wktBox(106.79, 39.44, eastOf([106.8, 39.45], -15), 39.45)))['cover_margin_m'], 15, 0.02);
    // Astride the border of the two that cover: their common edge, at 106.74 and 106.75, is none; the northern one is 1,110 m off.
    near((await ask(rule, wktBox(106.73, 39.48, 106.76, 39.49)))['cover_margin_m'], distanceBetween([106.745, 39.49], [106.745, 39.5]), 0.5);
    expect((await ask(rule, wktBox(106.79, 39.41, 106.81, 39.42)))['cover_margin_m']).toBeNull();
  });
  it('counts to how many what covers belongs', async () => {
    expect((await ask(rule, wktBox(106.73, 39.48, 106.735, 39.49)))['cover_holders']).toBe(1);
    expect((await ask(rule, wktBox(106.73, 39.48, 106.76, 39.49)))['cover_holders']).toBe(2);
    expect((await ask(rule, wktBox(106.73, 39.48, 106.76, 39.49)))['cover_undated']).toBe(false);
  });
  it('keeps unknown accuracy unknown, and counts the ground without data', async () => {
    expect((await ask(rule, wktBox(106.79, 39.41, 106.81, 39.42), null))['tolerance_m']).toBeNull();
    near((await ask(rule, wktBox(106.99, 39.41, 107.01, 39.42)))['coverage_share'], 0.5, 1e-6);
  });
});

describe('a site alone', () => {
  it('gives one row with what it says and its size', async () => {
    const row = await ask(alone, wktBox(106.7, 39.4, 106.71, 39.41));
    expect([row['subject_id'], row['subject_shape'], row['object_layer'], row['object_id'], row['subject_said']]).toEqual(['s', 'area', null, null, { status: 'producing' }]);
    near(row['tested_area_m2'], boxArea(106.7, 39.4, 106.71, 39.41), 0.1);
  });
});
