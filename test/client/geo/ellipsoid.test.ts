/**
 * Expected figures: pyproj 3.7.2, Geod(a=6378137, rf=298.257222101), inv() and polygon_area_perimeter().
 * Bounds: 1 mm per km for lengths, 1 ppm for areas.
 */
import { expect, test } from 'vitest';
import { area_m2, distance_m, measureLine, measurePolygon, measureRing } from '../../../client/geo/ellipsoid.ts';

/** How far off, in parts per million (1 mm per km is 1 ppm). */
const off_ppm = (got: number, oracle: number): number => (Math.abs(got - oracle) / oracle) * 1e6;

const square = [[106.8, 39.5], [106.81, 39.5], [106.81, 39.51], [106.8, 39.51]];
const hole = [[106.803, 39.503], [106.806, 39.503], [106.806, 39.506], [106.803, 39.506]];

test('a path over Wuhai is as long as the geodesics say, leg by leg', () => {
  const { length_m, legs_m } = measureLine([[106.8, 39.5], [106.9, 39.6], [106.95, 39.6]]);
  expect(legs_m).toHaveLength(2);
  expect(off_ppm(legs_m[0] ?? 0, 14040.82277157516)).toBeLessThan(1);
  expect(off_ppm(legs_m[1] ?? 0, 4294.501512157622)).toBeLessThan(1);
  expect(off_ppm(length_m, 18335.32428373278)).toBeLessThan(1);
});

test('east-west, north-south and very short distances are ellipsoidal (turf errs by 0.25 % and 0.15 %)', () => {
  expect(off_ppm(distance_m([106.6, 39.5], [107.1, 39.5]), 43006.654312421066)).toBeLessThan(1);
  expect(off_ppm(distance_m([106.8, 39.1], [106.8, 39.9]), 88820.034810587)).toBeLessThan(1);
  expect(off_ppm(distance_m([106.8, 39.5], [106.80001, 39.5]), 0.8601341907845745)).toBeLessThan(1);
});

test('an area is the same in either direction, open or closed', () => {
  for (const ring of [square, square.toReversed(), [...square, [106.8, 39.5]]]) {
    expect(off_ppm(measureRing(ring).area_m2, 954896.7238292694)).toBeLessThan(1);
    expect(off_ppm(measureRing(ring).perimeter_m, 3940.6478240808274)).toBeLessThan(1);
  }
});

test('the extent of the city and an irregular pentagon agree with the oracle within 1 ppm', () => {
  expect(off_ppm(measureRing([[106.6, 39.1], [107.1, 39.1], [107.1, 39.9], [106.6, 39.9]]).area_m2, 3819820652.6513367)).toBeLessThan(1);
  const pentagon = [[106.8123456, 39.6543211], [106.8156789, 39.6521456], [106.8201234, 39.6538899], [106.8190001, 39.6572345], [106.8141111, 39.6580002]];
  expect(off_ppm(measureRing(pentagon).area_m2, 287533.87705016136)).toBeLessThan(1);
  expect(off_ppm(measureRing(pentagon).perimeter_m, 2049.631439403026)).toBeLessThan(1);
});

test('a hole is taken off the area and its edge added to the outline', () => {
  expect(off_ppm(measurePolygon([square, hole]).area_m2, 868955.4100885391)).toBeLessThan(1);
  expect(off_ppm(measurePolygon([square, hole]).perimeter_m, 5122.845813939668)).toBeLessThan(1);
});

test('the parts of a multipolygon add up; lines and points have no area', () => {
  const triangle = [[106.7, 39.3], [106.9, 39.35], [106.75, 39.55]];
  expect(off_ppm(area_m2({ type: 'MultiPolygon', coordinates: [[square, hole], [triangle]] }), 868955.4100885391 + 227291488.2998581)).toBeLessThan(1);
  expect(area_m2({ type: 'LineString', coordinates: square })).toBe(0);
});

test('what is not yet a line or a polygon measures nothing', () => {
  expect(measureLine([])).toEqual({ length_m: 0, legs_m: [] });
  expect(measureLine([[106.8, 39.5]]).length_m).toBe(0);
  expect(measureRing([[106.8, 39.5]])).toEqual({ area_m2: 0, perimeter_m: 0 });
  expect(measureRing([[106.8, 39.5], [106.81, 39.5]]).area_m2).toBe(0);
  expect(measurePolygon([])).toEqual({ area_m2: 0, perimeter_m: 0 });
});
