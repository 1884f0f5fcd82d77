/** The two measures that every verdict and account stands on: areas against the statutory formula, distances against GeographicLib. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A_M, distanceBetween, F } from './geodesic.ts';
import { catalogue, openFilledWorld, type World } from './world.ts';

const e2 = F * (2 - F);
const b_m = A_M * (1 - F);
const rad = (degrees: number) => (degrees * Math.PI) / 180;

// 国土调查办发〔2008〕32号《图幅理论面积与图斑椭球面积计算公式及要求》: constants of the ellipsoidal trapezoid.
const [e4, e6, e8] = [e2 ** 2, e2 ** 3, e2 ** 4];
const A = 1 + (3 / 6) * e2 + (30 / 80) * e4 + (35 / 112) * e6 + (630 / 2304) * e8;
const B = (1 / 6) * e2 + (15 / 80) * e4 + (21 / 112) * e6 + (420 / 2304) * e8;
const C = (3 / 80) * e4 + (7 / 112) * e6 + (180 / 2304) * e8;
const D = (1 / 112) * e6 + (45 / 2304) * e8;
const E = (5 / 2304) * e8;

/** Area between the central meridian and an edge whose mean longitude lies `dl` radians from it, from latitude b1 to b2 (radians). */
function trapezoid(dl: number, b1: number, b2: number): number {
  const [half, mean] = [(b2 - b1) / 2, (b1 + b2) / 2];
  const term = (k: number) => Math.sin(k * half) * Math.cos(k * mean);
  return 2 * b_m ** 2 * dl * (A * term(1) - B * term(3) + C * term(5) - D * term(7) + E * term(9));
}

function statutoryArea(ring: readonly (readonly [number, number])[], origin = 108): number {
  const edges = ring.slice(1).map((to, index) => [ring[index] ?? to, to] as const);
  return Math.abs(edges.reduce((area, [[l1, b1], [l2, b2]]) => area + trapezoid(rad((l1 + l2) / 2 - origin), rad(b1), rad(b2)), 0));
}

/** The zone between two latitudes in closed form (authalic), to check the series by something that is no series. */
function closedForm(dl: number, b1: number, b2: number): number {
  const e = Math.sqrt(e2);
  const q = (b: number) => Math.sin(b) / (1 - e2 * Math.sin(b) ** 2) + Math.log((1 + e * Math.sin(b)) / (1 - e * Math.sin(b))) / (2 * e);
  return (dl * b_m ** 2 * (q(b2) - q(b1))) / 2;
}

let world: World;
beforeAll(async () => {
  const territory = catalogue.layers.filter((layer) => layer.id === catalogue.city.territory);
  world = await openFilledWorld({ ...catalogue, layers: territory });
});
afterAll(() => world.database.close());

describe('areas', () => {
  it('by the statutory series equal the closed form within 1e-9', () => {
    for (const [b1, b2] of [[39, 39.01], [39, 40], [0, 60]] as const) {
      expect(Math.abs(trapezoid(0.01, rad(b1), rad(b2)) / closedForm(0.01, rad(b1), rad(b2)) - 1)).toBeLessThan(1e-9);
    }
  });
  it('of the three districts as loaded agree with the statutory formula within 100 ppm', async () => {
    const { rows } = await world.database.query<{ name: string; area_m2: number; rings: { coordinates: [number, number][][][] } }>(
      `select name, st_area(geom::geography) as area_m2, st_asgeojson(st_multi(geom), 15, 0)::json as rings from layers.districts order by id`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['海勃湾区', '海南区', '乌达区']);
    let total_m2 = 0;
    for (const { area_m2, rings } of rows) {
      const statutory = rings.coordinates.reduce((sum, [outer = [], ...holes]) => sum + statutoryArea(outer) - holes.reduce((all, hole) => all + statutoryArea(hole), 0), 0);
      expect(Math.abs(area_m2 / statutory - 1) * 1e6).toBeLessThan(100);
      total_m2 += area_m2;
    }
    // The outlines of the package are coarser than those of domain.md 3.2 (1,653 km²) and 2 % smaller; in Web Mercator they would make 2,700.
    expect(total_m2 / 1e6).toBeGreaterThan(1600);
    expect(total_m2 / 1e6).toBeLessThan(1670);
  });
});

describe('distances', () => {
  const here = [106.8, 39.5] as const;
  it.each<[string, readonly [number, number]]>([
    ['a metre north', [106.8, 39.500009]],
    ['86 m east', [106.801, 39.5]],
    ['1.2 km to the north-east', [106.81, 39.508]],
    ['across the city', [107.1, 39.05]],
    ['to Beijing', [116.39, 39.91]],
    ['half round the Earth', [-73, -39]],
  ])('%s agree with GeographicLib within 1 mm a kilometre', async (_, there) => {
    const expected = distanceBetween(here, there);
    const { rows } = await world.database.query<{ m: number }>(
      'select st_distance(st_setsrid(st_makepoint($1, $2), 4490)::geography, st_setsrid(st_makepoint($3, $4), 4490)::geography) as m',
      [...here, ...there],
    );
    expect(Math.abs((rows[0]?.m ?? NaN) - expected)).toBeLessThan(1e-6 * expected + 1e-6);
  });
  it('from a point to an edge is the foot of the perpendicular, not the next corner', async () => {
    // South of a parallel edge of 2 km the nearest place is its middle: 0.01° of the meridian at 39.505°.
    const { rows } = await world.database.query<{ m: number }>(
      `select st_distance(st_setsrid(st_makepoint(106.8, 39.5), 4490)::geography,
                          st_setsrid(st_geomfromtext('LINESTRING(106.79 39.51, 106.81 39.51)'), 4490)::geography) as m`,
    );
    const foot = distanceBetween(here, [106.8, 39.51]);
    const corner = distanceBetween(here, [106.79, 39.51]);
    expect(Math.abs((rows[0]?.m ?? NaN) - foot)).toBeLessThan(0.1);
    expect(corner - foot).toBeGreaterThan(200);
  });
});
