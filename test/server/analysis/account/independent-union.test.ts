/** The account against another geometry engine and another formula: a union by sweep line measured with geodesics, and the area formula of the land survey. */
import { featureCollection, polygon, union } from '@turf/turf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicator } from '../../../../data/indicators/q15_treated_area/indicator.ts';
import { createAnalysis, type Analysis } from '../../../../server/analysis/analysis.ts';
import { numbers } from '../../scan/random-numbers.ts';
import { A_M, areaOf, F } from '../geodesic.ts';
import { box, catalogue, openWorld, type Put, type World } from '../world.ts';

type Position = [lon: number, lat: number];

const PATCHES = 1_000;
const MOST_SHARE = 1e-4;
const MOST_M2 = 0.01;

let world: World;
let analysis: Analysis;
beforeAll(async () => {
  world = await openWorld();
  analysis = createAnalysis(world.database, catalogue);
  await world.put('districts', [{ id: 'd', geometry: box(106.4, 39, 107.2, 40), attributes: { name: '市' } }]);
  await world.put('small_watersheds', [{ id: 's', geometry: box(106.4, 39, 107.2, 40), attributes: { name: '沟' } }]);
  await world.put('water_bodies', [{ id: 'w', geometry: box(106.41, 39.01, 106.42, 39.02), attributes: { name: '湖' } }]);
});
afterAll(() => world.database.close());

/** Corners in order of their direction around a middle: never crosses itself, seldom convex. */
function anyRing(next: () => number, reach_degrees: number, [west, south, width, height]: readonly [number, number, number, number]): Position[] {
  const middle: Position = [west + width * next(), south + height * next()];
  const corners = 4 + Math.floor(6 * next());
  return Array.from({ length: corners }, (_, at) => {
    const direction = ((at + 0.8 * next()) / corners) * 2 * Math.PI;
    const reach = reach_degrees * (0.2 + 0.8 * next());
    return [middle[0] + reach * Math.cos(direction), middle[1] + reach * Math.sin(direction)];
  });
}

/** Edges are straight in longitude and latitude; between vertices this near geodesics are the same within a millimetre. */
function dense(ring: readonly Position[]): Position[] {
  return ring.flatMap((from, at) => {
    const to = ring[(at + 1) % ring.length] as Position;
    const parts = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 0.001));
    return Array.from({ length: parts }, (_, part): Position => [from[0] + ((to[0] - from[0]) * part) / parts, from[1] + ((to[1] - from[1]) * part) / parts]);
  });
}

const closed = (ring: readonly Position[]): Position[] => [...ring, ring[0] as Position];
const ringArea = (ring: readonly (readonly number[])[]): number => areaOf(dense(ring.slice(0, -1).map(([lon, lat]): Position => [lon as number, lat as number])));

/** The outer ring less the holes of every part. */
function unionArea(rings: readonly Position[][]): number {
  const made = union(featureCollection(rings.map((ring) => polygon([closed(ring)]))));
  if (!made) throw new Error('nothing to unite');
  const parts = made.geometry.type === 'Polygon' ? [made.geometry.coordinates] : made.geometry.coordinates;
  return parts.reduce((sum, [outer = [], ...holes]) => sum + ringArea(outer) - holes.reduce((less, hole) => less + ringArea(hole), 0), 0);
}

describe('three random sets of overlapping patches', () => {
  it.each([20_261_126, 20_261_127, 20_261_128])('set %i: the total is the independent union, and the books balance', async (seed) => {
    const next = numbers(seed);
    const rings = Array.from({ length: PATCHES }, () => anyRing(next, 0.012, [106.6, 39.2, 0.35, 0.4]));
    const patches = rings.map((ring, at): Put => ({ id: `p${at}`, geometry: { type: 'Polygon', coordinates: [closed(ring)] }, attributes: { year: 2020 + Math.floor(6 * next()), measure: 'grass', acceptance: 'accepted' } }));
    await world.put('treatment_patches', patches);
    const told = await analysis.account(indicator.id);
    const expected_m2 = unionArea(rings);
    const recorded_m2 = rings.reduce((sum, ring) => sum + areaOf(dense(ring)), 0);
    // The set must overlap, or the union would be the sum.
    expect(expected_m2).toBeLessThan(0.8 * recorded_m2);
    expect(Math.abs(told.counted_m2 / expected_m2 - 1)).toBeLessThan(MOST_SHARE);
    expect(told.patch_count).toBe(PATCHES);
    // Every patch by itself, by the database's own measure of its whole shape.
    const { rows: unbalanced } = await world.database.query(
      `select p.id from layers.treatment_patches p left join (select patch, sum(area_m2) as m2 from account_piece group by patch) made on made.patch = p.id
        where abs(st_area(st_segmentize(p.geom, 0.001)::geography) - coalesce(made.m2, 0)) > $1`,
      [MOST_M2],
    );
    expect(unbalanced).toEqual([]);
    const left_out_m2 = told.exclusions.reduce((sum, { area_m2 }) => sum + area_m2, 0);
    expect(Math.abs(told.recorded_m2 - told.counted_m2 - left_out_m2)).toBeLessThan(MOST_M2);
    expect(told.exclusions.filter(({ area_m2 }) => area_m2 > 0).map(({ category }) => category)).toEqual(['treated_again', 'overlap']);
    // A millionth: what was recorded is what another program measures.
    expect(Math.abs(told.recorded_m2 / recorded_m2 - 1)).toBeLessThan(1e-6);
    for (const groups of Object.values(told.by)) expect(Math.abs(groups.reduce((sum, { area_m2 }) => sum + area_m2, 0) - told.counted_m2)).toBeLessThan(MOST_M2);
  }, 600_000);
});

/**
 * 《图幅理论面积与图斑椭球面积计算公式及要求》 (国土调查办发〔2008〕32号), formula (2): the area of an ellipsoidal trapezoid between two
 * parallels. A shape is the sum over its edges of the trapezoids between the edge and one meridian, with the sign of the edge's way.
 */
function statutoryArea(ring: readonly Position[]): number {
  const b = A_M * (1 - F);
  const e2 = (A_M ** 2 - b ** 2) / A_M ** 2;
  const constants = [
    1 + (3 / 6) * e2 + (30 / 80) * e2 ** 2 + (35 / 112) * e2 ** 3 + (630 / 2304) * e2 ** 4,
    (1 / 6) * e2 + (15 / 80) * e2 ** 2 + (21 / 112) * e2 ** 3 + (420 / 2304) * e2 ** 4,
    (3 / 80) * e2 ** 2 + (7 / 112) * e2 ** 3 + (180 / 2304) * e2 ** 4,
    (1 / 112) * e2 ** 3 + (45 / 2304) * e2 ** 4,
    (5 / 2304) * e2 ** 4,
  ];
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const meridian = ring[0]?.[0] ?? 0;
  const sum = ring.reduce((total, [lon_1, lat_1], at) => {
    const [lon_2, lat_2] = ring[(at + 1) % ring.length] as Position;
    const [b_1, b_2] = [radians(lat_1), radians(lat_2)];
    const [half, middle] = [(b_2 - b_1) / 2, (b_1 + b_2) / 2];
    const delta_l = radians((lon_1 + lon_2) / 2 - meridian);
    const series = constants.reduce((part, constant, term) => part + (term % 2 === 0 ? 1 : -1) * constant * Math.sin((2 * term + 1) * half) * Math.cos((2 * term + 1) * middle), 0);
    return total + 2 * b ** 2 * delta_l * series;
  }, 0);
  return Math.abs(sum);
}

describe('areas by the formula of the land survey', () => {
  it('the formula gives the area of a quadrangle of meridians and parallels', () => {
    // 1° × 1°, its parallels cut every 0.001° so that geodesics follow them: GeographicLib.
    const corners: Position[] = [[106, 39], [107, 39], [107, 40], [106, 40]];
    expect(Math.abs(statutoryArea(corners) / areaOf(dense(corners)) - 1)).toBeLessThan(1e-9);
  });
  it.each([
    // An edge of many kilometres is no edge of a trapezoid whose middle line is its mean longitude: it is divided, as it is for ours.
    ['of fields and slopes, as drawn', [0.0005, 0.003, 0.01], (ring: readonly Position[]) => [...ring]],
    ['of whole valleys, their edges divided', [0.03, 0.1, 0.3], dense],
  ] as const)('1,000 random polygons at 39 to 40 °N, %s: within 100 ppm', async (_, reaches, asMeasured) => {
    const next = numbers(20_261_129);
    const rings = Array.from({ length: 1_000 }, (__, at) => anyRing(next, reaches[at % 3] as number, [106.6, 39.3, 0.5, 0.4]));
    const shapes = rings.map((ring) => JSON.stringify({ type: 'Polygon', coordinates: [closed(ring)] }));
    const { rows } = await world.database.query<{ area_m2: number }>('select st_area(st_segmentize(st_setsrid(st_geomfromgeojson(shape), 4490), 0.001)::geography) as area_m2 from unnest($1::text[]) with ordinality as drawn(shape, place) order by place', [shapes]);
    const worst = Math.max(...rows.map(({ area_m2 }, at) => Math.abs(area_m2 / statutoryArea(asMeasured(rings[at] as Position[])) - 1)));
    expect(rows.length).toBe(1_000);
    expect(worst).toBeLessThan(100e-6);
  }, 60_000);
});
