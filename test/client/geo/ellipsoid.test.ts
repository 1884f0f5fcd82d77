/**
 * Expected figures: pyproj 3.7.2, Geod(a=6378137, rf=298.257222101), inv() and polygon_area_perimeter().
 * Bounds: 1 mm per km for lengths, 1 ppm for areas.
 */
import { expect, test } from 'vitest';
import { area_m2, distance_m, measureLine, measurePolygon, measureRing } from '../../../client/geo/ellipsoid.ts';

const expectLength = (got_m: number, oracle_m: number): void => expect(Math.abs(got_m - oracle_m)).toBeLessThan(oracle_m * 1e-6);
const expectArea = (got_m2: number, oracle_m2: number): void => expect(Math.abs(got_m2 - oracle_m2)).toBeLessThan(oracle_m2 * 1e-6);

const square = [[106.8, 39.5], [106.81, 39.5], [106.81, 39.51], [106.8, 39.51]];
const hole = [[106.803, 39.503], [106.806, 39.503], [106.806, 39.506], [106.803, 39.506]];

test('a path over Wuhai is as long as the geodesics say, leg by leg', () => {
  const { length_m, legs_m } = measureLine([[106.8, 39.5], [106.9, 39.6], [106.95, 39.6]]);
  expect(legs_m).toHaveLength(2);
  expectLength(legs_m[0] ?? 0, 14040.82277157516);
  expectLength(legs_m[1] ?? 0, 4294.501512157622);
  expectLength(length_m, 18335.32428373278);
});

test('east-west, north-south and very short distances are ellipsoidal (turf errs by 0.25 % and 0.15 %)', () => {
  expectLength(distance_m([106.6, 39.5], [107.1, 39.5]), 43006.654312421066);
  expectLength(distance_m([106.8, 39.1], [106.8, 39.9]), 88820.034810587);
  expectLength(distance_m([106.8, 39.5], [106.80001, 39.5]), 0.8601341907845745);
});

test('an area is the same in either direction, open or closed', () => {
  for (const ring of [square, square.toReversed(), [...square, [106.8, 39.5]]]) {
    expectArea(measureRing(ring).area_m2, 954896.7238292694);
    expectLength(measureRing(ring).perimeter_m, 3940.6478240808274);
  }
});

test('the extent of the city and an irregular pentagon agree with the oracle within 1 ppm', () => {
  expectArea(measureRing([[106.6, 39.1], [107.1, 39.1], [107.1, 39.9], [106.6, 39.9]]).area_m2, 3819820652.6513367);
  const pentagon = [[106.8123456, 39.6543211], [106.8156789, 39.6521456], [106.8201234, 39.6538899], [106.8190001, 39.6572345], [106.8141111, 39.6580002]];
  expectArea(measureRing(pentagon).area_m2, 287533.87705016136);
  expectLength(measureRing(pentagon).perimeter_m, 2049.631439403026);
});

test('a hole is taken off the area and its edge added to the outline', () => {
  expectArea(measurePolygon([square, hole]).area_m2, 868955.4100885391);
  expectLength(measurePolygon([square, hole]).perimeter_m, 5122.845813939668);
});

test('the parts of a multipolygon add up; lines and points have no area', () => {
  const triangle = [[106.7, 39.3], [106.9, 39.35], [106.75, 39.55]];
  expectArea(area_m2({ type: 'MultiPolygon', coordinates: [[square, hole], [triangle]] }), 868955.4100885391 + 227291488.2998581);
  expect(area_m2({ type: 'LineString', coordinates: square })).toBe(0);
});

test('what is not yet a line or a polygon measures nothing', () => {
  expect(measureLine([])).toEqual({ length_m: 0, legs_m: [] });
  expect(measureLine([[106.8, 39.5]]).length_m).toBe(0);
  expect(measureRing([[106.8, 39.5]])).toEqual({ area_m2: 0, perimeter_m: 0 });
  expect(measureRing([[106.8, 39.5], [106.81, 39.5]]).area_m2).toBe(0);
  expect(measurePolygon([])).toEqual({ area_m2: 0, perimeter_m: 0 });
});
