import { expect, test } from 'vitest';
import { booleanPointInPolygon } from '@turf/turf';
import type { Polygon } from 'geojson';
import { boxAround, boxAtLeast, labelPoint, midpoint, selfCrossing } from '../../../client/geo/shapes.ts';

/** A horseshoe whose centroid lies outside of it. */
const horseshoe: Polygon = { type: 'Polygon', coordinates: [[[0, 0], [10, 0], [10, 10], [9, 10], [9, 1], [1, 1], [1, 10], [0, 10], [0, 0]]] };

test('the box around several geometries holds all of them; of nothing there is none', () => {
  expect(boxAround([horseshoe, { type: 'Point', coordinates: [-3, 12] }])).toEqual([-3, 0, 10, 12]);
  expect(boxAround([])).toBeNull();
});

test('a tiny box is grown about its middle, a large one is left alone', () => {
  const grown = boxAtLeast([106.8, 39.5, 106.8001, 39.5], 0.01);
  [106.79505, 39.495, 106.80505, 39.505].forEach((side, index) => expect(grown[index]).toBeCloseTo(side, 9));
  expect(boxAtLeast([0, 0, 1, 1], 0.01)).toEqual([0, 0, 1, 1]);
});

test('a label lies on its area even when the middle does not', () => {
  expect(booleanPointInPolygon(labelPoint(horseshoe), horseshoe)).toBe(true);
});

test('the middle of a distance line', () => {
  expect(midpoint([0, 0], [2, 4])).toEqual([1, 2]);
});

test('a bow-tie crosses itself at its knot, a square does not', () => {
  expect(selfCrossing({ type: 'Polygon', coordinates: [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]] })).toEqual([1, 1]);
  expect(selfCrossing({ type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] })).toBeNull();
});
