/** Rule R8c on rivers along one meridian, whose lengths follow from GeographicLib: directions, confluences, ends, and what is upstream. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnalysis, type Analysis } from '../../../../server/analysis/analysis.ts';
import { findingsOf, newRun } from '../../../../server/analysis/findings.ts';
import { allSubjects } from '../../../../server/analysis/subject-slot.ts';
import type { Geometry } from '../../../../server/contract/geo.ts';
import { distanceBetween } from '../geodesic.ts';
import { openWorld, point, type World } from '../world.ts';
import { catalogueOf } from './demonstration.ts';

const catalogue = catalogueOf('r8c_outfall_upstream');
const [rule] = catalogue.rules;
if (rule === undefined) throw new Error('no rule');
const line = (...coordinates: number[][]): Geometry => ({ type: 'LineString', coordinates });
const everywhere: Geometry = { type: 'Polygon', coordinates: [[[105, 38], [109, 38], [109, 41], [105, 41], [105, 38]]] };
const to = (a: readonly [number, number], b: readonly [number, number]) => distanceBetween(a, b);

let world: World;
let analysis: Analysis;
beforeAll(async () => {
  world = await openWorld(catalogue);
  analysis = createAnalysis(world.database, catalogue);
});
afterAll(() => world.database.close());

const published = { accuracy_m: 1, coverage: everywhere };
const rivers = async () => {
  // The river runs north in two reaches; one brook is drawn towards it, one away from it, one joins the first brook, one joins nothing.
  await world.put('yellow_river', [
    { id: 'lower', geometry: line([106.8, 39.3], [106.8, 39.45], [106.8, 39.6]), attributes: { name: '下段' } },
    { id: 'upper', geometry: line([106.8, 39], [106.8, 39.15], [106.8, 39.3]), attributes: { name: '上段' } },
  ], published);
  await world.put('tributaries', [
    { id: 'towards', geometry: line([106.9, 39.1], [106.85, 39.1], [106.8, 39.1]), attributes: { name: '甲沟', tributary_order: 1 } },
    { id: 'away', geometry: line([106.8, 39.2], [106.7, 39.2]), attributes: { name: '乙沟', tributary_order: 1 } },
    { id: 'second', geometry: line([106.88, 39.2], [106.88, 39.1]), attributes: { name: '丙沟', tributary_order: 2 } },
  ], published);
};
const outfalls = (...places: (readonly [id: string, lon: number, lat: number])[]) =>
  world.put('outfalls', places.map(([id, lon, lat]) => ({ id, geometry: point(lon, lat), attributes: { name: id, status: 'in_use' } })), published);
const intakes = (...places: (readonly [id: string, lon: number, lat: number])[]) =>
  world.put('water_intakes', places.map(([id, lon, lat]) => ({ id, geometry: point(lon, lat), attributes: { name: id, status: 'in_use', use: 'drinking' } })), published);

/** What the rule says of intakes: `code object metres`. */
async function said(upstream_m = 50_000, layer = 'water_intakes'): Promise<Record<string, string>> {
  const findings = await findingsOf(world.database, catalogue, rule!, allSubjects(rule!), [], newRun(), {}, { upstream_m, snap_m: 2000 });
  const chosen = findings.filter(({ key }) => key.includes(`:${layer}/`));
  return Object.fromEntries(chosen.map(({ subject, code, object, evidence }) => [subject.id, [code, object?.id, evidence.facts['river_m'] === null ? undefined : Math.round(Number(evidence.facts['river_m']))].filter((one) => one !== undefined).join(' ')]));
}

describe('an outfall', () => {
  it('is undetermined while nothing is published', async () => {
    await outfalls(['a', 106.8, 39.05]);
    expect(await said()).toEqual({ a: 'not_on_river' });
    await rivers();
    expect(await said()).toEqual({ a: 'no_layer' });
  });

  it('counts only what lies downstream, over the border of two reaches', async () => {
    await outfalls(['a', 106.8, 39.25]);
    await intakes(['above', 106.8, 39.24], ['below', 106.8, 39.4]);
    expect(await said()).toEqual({ a: `near_downstream below ${Math.round(to([106.8, 39.25], [106.8, 39.4]))}` });
    await intakes(['above', 106.8, 39.24]);
    // 39.6 is the end of all lines, 38.9 km below it.
    expect(await said()).toEqual({ a: 'river_ends' });
    expect(await said(38_000)).toEqual({ a: 'none_downstream' });
  });

  it('follows brooks to the river, whichever way they are drawn, and brooks into brooks', async () => {
    await outfalls(['on-towards', 106.86, 39.1], ['on-away', 106.75, 39.2], ['on-second', 106.88, 39.15]);
    await intakes(['below', 106.8, 39.3]);
    const onRiver = (lat: number) => to([106.8, lat], [106.8, 39.3]);
    const answer = await said();
    // Along a parallel a straight line in degrees is a little longer than the geodesic: less than 0.1 m here.
    expect(answer['on-towards']).toBe(`near_downstream below ${Math.round(to([106.86, 39.1], [106.8, 39.1]) + onRiver(39.1))}`);
    expect(answer['on-away']).toBe(`near_downstream below ${Math.round(to([106.75, 39.2], [106.8, 39.2]) + onRiver(39.2))}`);
    expect(answer['on-second']).toBe(`near_downstream below ${Math.round(to([106.88, 39.15], [106.88, 39.1]) + to([106.88, 39.1], [106.8, 39.1]) + onRiver(39.1))}`);
  });

  it('does not see what lies up a brook that it does not stand on, nor up the river from a mouth', async () => {
    await outfalls(['a', 106.86, 39.1]);
    await intakes(['up-river', 106.8, 39.05], ['up-second', 106.88, 39.18], ['up-away', 106.72, 39.2]);
    expect(await said(10_000)).toEqual({ a: 'none_downstream' });
    // 5.2 km of brook and 55.5 km of river.
    expect(await said(60_000)).toEqual({ a: 'none_downstream' });
    expect(await said(61_000)).toEqual({ a: 'river_ends' });
  });

  it('has a threshold that counts to the metre', async () => {
    await outfalls(['a', 106.8, 39.35]);
    await intakes(['below', 106.8, 39.4]);
    const far = to([106.8, 39.35], [106.8, 39.4]);
    expect(await said(far - 0.01)).toEqual({ a: 'none_downstream' });
    expect(await said(far + 0.01)).toEqual({ a: `near_downstream below ${Math.round(far)}` });
  });

  it('a little above or below an intake may be either', async () => {
    await world.put('outfalls', [{ id: 'a', geometry: point(106.8, 39.4), attributes: { name: 'a', status: 'in_use' } }], { ...published, accuracy_m: 30 });
    await intakes(['above', 106.8, 39.3998]);
    expect(await said(5000)).toEqual({ a: `order_unclear above ${-Math.round(to([106.8, 39.3998], [106.8, 39.4]))}` });
    await intakes(['above', 106.8, 39.3997]);
    expect(await said(5000)).toEqual({ a: 'none_downstream' });
  });

  it('ignores intakes out of use, and sections that are not national', async () => {
    await outfalls(['a', 106.8, 39.35]);
    await world.put('water_intakes', [{ id: 'old', geometry: point(106.8, 39.36), attributes: { status: 'closed' } }], published);
    await world.put('monitoring_sections', [{ id: 'regional', geometry: point(106.8, 39.36), attributes: { level: 'regional' } }], published);
    expect(await said()).toEqual({ a: 'no_objects' });
    expect(await said(50_000, 'monitoring_sections')).toEqual({ a: 'no_objects' });
    await world.put('monitoring_sections', [{ id: 'national', geometry: point(106.8, 39.36), attributes: { level: 'national' } }], published);
    expect((await said(50_000, 'monitoring_sections'))['a']).toContain('near_downstream national');
  });

  it('needs data all the way down, not only where it stands', async () => {
    await outfalls(['a', 106.8, 39.35]);
    const half: Geometry = { type: 'Polygon', coordinates: [[[106, 39], [107, 39], [107, 39.37], [106, 39.37], [106, 39]]] };
    await world.put('water_intakes', [{ id: 'far', geometry: point(106.8, 39.05), attributes: { status: 'in_use' } }], { ...published, coverage: half });
    expect(await said(5000)).toEqual({ a: 'outside_coverage' });
    expect(await said(2000)).toEqual({ a: 'none_downstream' });
    await world.put('water_intakes', [{ id: 'far', geometry: point(106.8, 39.05), attributes: { status: 'in_use' } }], { ...published, coverage: null });
    expect(await said(2000)).toEqual({ a: 'no_coverage_stated' });
  });

  it('beside a lake: an intake too far from any line to be put on it is not forgotten', async () => {
    await rivers();
    // 2,150 m west of the centre line, 1 km below.
    const west = 106.8 - 2150 / to([106.8, 39.36], [106.801, 39.36]) / 1000;
    await outfalls(['a', 106.8, 39.351]);
    await intakes(['in-the-lake', west, 39.36]);
    expect(await said(5000)).toEqual({ a: 'near_off_line in-the-lake' });
    // 5,000 m that matter and 2,000 m for the breadth: 9 km away it is no business of this outfall.
    await outfalls(['a', 106.8, 39.44]);
    expect(await said(5000)).toEqual({ a: 'none_downstream' });
  });

  it('on a brook in several parts cannot be followed, nor is what lies on it put elsewhere', async () => {
    await rivers();
    await world.put('tributaries', [{ id: 'braided', geometry: { type: 'MultiLineString', coordinates: [[[106.9, 39.1], [106.85, 39.1]], [[106.85, 39.101], [106.8, 39.101]], [[106.85, 39.1], [106.83, 39.09]], [[106.85, 39.1], [106.83, 39.11]]] }, attributes: { name: '辫沟', tributary_order: 1 } }], published);
    await outfalls(['a', 106.86, 39.1]);
    await intakes(['far', 106.8, 39.5]);
    expect(await said(5000)).toEqual({ a: 'line_broken' });
    await outfalls(['b', 106.8, 39.08]);
    await intakes(['on-it', 106.84, 39.1005]);
    expect(await said(3000)).toEqual({ b: 'near_off_line on-it' });
  });

  it('is not clear where a position is of unknown accuracy', async () => {
    await rivers();
    await outfalls(['a', 106.8, 39.35]);
    await world.put('water_intakes', [{ id: 'far', geometry: point(106.8, 39.05), attributes: { status: 'in_use' } }], { coverage: everywhere, accuracy_m: null });
    expect(await said(5000)).toEqual({ a: 'accuracy_unknown' });
    await world.put('water_intakes', [{ id: 'far', geometry: point(106.8, 39.05), attributes: { status: 'in_use' } }], published);
    expect(await said(5000)).toEqual({ a: 'none_downstream' });
    await world.put('outfalls', [{ id: 'a', geometry: point(106.8, 39.35), attributes: { name: 'a', status: 'in_use' } }], { coverage: everywhere, accuracy_m: null });
    expect(await said(5000)).toEqual({ a: 'accuracy_unknown' });
  });

  it('on a brook that joins nothing runs nobody knows where', async () => {
    await world.put('yellow_river', [], published);
    await world.put('tributaries', [{ id: 'lonely', geometry: line([106.9, 39.1], [106.8, 39.1]), attributes: { name: '孤沟', tributary_order: 1 } }], published);
    await outfalls(['a', 106.85, 39.1]);
    await intakes(['below', 106.82, 39.1]);
    expect(await said()).toEqual({ a: 'direction_unknown' });
  });

  it('is judged by itself as in a scan, drawn as a polygon too', async () => {
    await rivers();
    await intakes(['below', 106.8, 39.4]);
    const drawn = await analysis.check(rule.id, { geometry: point(106.8, 39.38), attributes: {} });
    expect(drawn.findings.find(({ object }) => object?.layer === 'water_intakes')?.code).toBe('near_downstream');
    const square = { type: 'Polygon' as const, coordinates: [[[106.7999, 39.3799], [106.8001, 39.3799], [106.8001, 39.3801], [106.7999, 39.3801], [106.7999, 39.3799]]] };
    const area = await analysis.check(rule.id, { geometry: square, attributes: {} });
    expect(area.findings.find(({ object }) => object?.layer === 'water_intakes')?.code).toBe('near_downstream');
  });
});
