/** The live preview's figures: shared areas against hand-worked squares and against turf, gaps against GeographicLib. */
import { area, circle, featureCollection, intersect, polygon } from '@turf/turf';
import type { Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { cornerIndex } from '../../../client/geo/corner-index.ts';
import { areaOf, areaOn, gapBetween, planeAt, sharedArea } from '../../../client/geo/overlap.ts';
import { indexOf, isRepealed, previewOf, type Neighbour } from '../../../client/geo/preview.ts';
import { areaOf as geodesicArea, distanceBetween } from '../../server/analysis/geodesic.ts';

const plane = planeAt(106.8, 39.5);
/** A plane on which a degree is a metre, for figures worked out by hand. */
const metres = { lon: 0, lat: 0, x: 1, y: 1 };
const box = (west: number, south: number, east: number, north: number): Position[] => [[west, south], [east, south], [east, north], [west, north], [west, south]];
const on = (...rings: Position[][]) => areaOn(metres, [rings]);

describe('shared areas, by hand', () => {
  const square = on(box(0, 0, 10, 10));
  test.each([
    ['overlapping corners', on(box(5, 5, 15, 15)), 25],
    ['one within the other', on(box(2, 2, 4, 4)), 4],
    ['the other way round', on(box(-5, -5, 20, 20)), 100],
    ['the same', on(box(0, 0, 10, 10)), 100],
    ['a common edge, outside', on(box(10, 0, 20, 10)), 0],
    ['part of a common edge, outside', on(box(10, 3, 20, 7)), 0],
    ['a common edge, inside', on(box(0, 0, 4, 10)), 40],
    ['part of a common edge, inside', on(box(0, 3, 4, 7)), 16],
    ['two common edges', on(box(0, 0, 4, 4)), 16],
    ['a common corner', on(box(10, 10, 12, 12)), 0],
    ['apart', on(box(30, 30, 40, 40)), 0],
    ['across', on(box(4, -5, 6, 15)), 20],
    ['a ring around it', on(box(-5, -5, 15, 15), box(0, 0, 10, 10)), 0],
    ['with a hole', on(box(0, 0, 10, 10), box(2, 2, 4, 4)), 96],
    ['a hole that reaches across', on(box(-5, -5, 15, 15), box(5, -4, 14, 14)), 50],
    ['a triangle on its diagonal', on([[0, 0], [10, 0], [10, 10], [0, 0]]), 50],
    ['a diamond on its corners', on([[5, -5], [15, 5], [5, 15], [-5, 5], [5, -5]]), 100],
    ['a diamond within its edges', on([[5, 0], [10, 5], [5, 10], [0, 5], [5, 0]]), 50],
    ['drawn clockwise', on(box(5, 5, 15, 15).toReversed()), 25],
    ['two parts', areaOn(metres, [[box(-1, -1, 1, 1)], [box(9, 9, 11, 11)]]), 2],
  ])('%s', (_, other, expected) => {
    expect(sharedArea(square, other)).toBeCloseTo(expected, 6);
    expect(sharedArea(other, square)).toBeCloseTo(expected, 6);
  });
  test('in part, where most edges of both lie apart from what they share', () => {
    // A comb: teeth 1 m wide, 1 m apart, 9 m high on a bar 1 m high; the strip from 4 m up cuts five teeth over 2 m.
    const teeth = [8, 6, 4, 2, 0].flatMap((x): Position[] => [[x + 1, 1], [x + 1, 10], [x, 10], [x, 1]]);
    const comb = on([[0, 0], [9, 0], ...teeth, [0, 0]]);
    expect(areaOf(comb)).toBeCloseTo(54, 9);
    const strip = on(box(-3, 4, 30, 6));
    expect(sharedArea(comb, strip)).toBeCloseTo(10, 9);
    expect(sharedArea(strip, comb)).toBeCloseTo(10, 9);
    expect(gapBetween(on(box(1.25, 5, 1.75, 6)).edges, comb.edges)).toBeCloseTo(0.25, 9);
  });
  test('gaps', () => {
    expect(gapBetween(square.edges, on(box(13, 0, 20, 10)).edges)).toBeCloseTo(3, 9);
    expect(gapBetween(square.edges, on(box(13, 14, 20, 20)).edges)).toBeCloseTo(5, 9);
    expect(gapBetween(square.edges, on(box(5, 5, 20, 20)).edges)).toBe(0);
  });
});

describe('on the ground', () => {
  test('areas and gaps are right to a thousandth', () => {
    const ring = box(106.79, 39.49, 106.81, 39.51) as [number, number][];
    expect(areaOf(areaOn(plane, [[ring]])) / geodesicArea(ring.slice(0, -1)) - 1).toBeLessThan(1e-3);
    const gap = gapBetween(areaOn(plane, [[box(106.79, 39.49, 106.8, 39.5)]]).edges, areaOn(plane, [[box(106.81, 39.49, 106.82, 39.5)]]).edges);
    expect(Math.abs(gap / distanceBetween([106.8, 39.5], [106.81, 39.5]) - 1)).toBeLessThan(1e-3);
  });
  test('two hundred pairs of wild outlines share what turf says they share', () => {
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const star = (lon: number, lat: number, corners: number): Position[] => {
      const points = Array.from({ length: corners }, (_, at): Position => {
        const [turn, far] = [(at / corners) * 2 * Math.PI, 0.004 + 0.008 * random()];
        return [lon + far * Math.cos(turn), lat + far * Math.sin(turn)];
      });
      return [...points, points[0] ?? [0, 0]];
    };
    for (let pair = 0; pair < 200; pair += 1) {
      const [one, other] = [star(106.8, 39.5, 12), star(106.8 + 0.02 * random(), 39.5 + 0.02 * random(), 9)];
      const shared = intersect(featureCollection([polygon([one]), polygon([other])]));
      const [ours, theirs] = [sharedArea(areaOn(plane, [[one]]), areaOn(plane, [[other]])), shared ? area(shared) : 0];
      // turf's sphere is 0.1 % off.
      expect(Math.abs(ours - theirs)).toBeLessThan(0.004 * Math.max(ours, theirs) + 1);
    }
  });
});

describe('the preview', () => {
  const neighbour = (layer: string, id: string, geometry: Neighbour['geometry']): Neighbour => ({ layer, id, name: `名 ${id}`, geometry });
  const square = (west: number, south: number, east: number, north: number): Polygon => ({ type: 'Polygon', coordinates: [box(west, south, east, north)] });
  const index = indexOf(
    [
      neighbour('zones', 'z1', square(106.7, 39.4, 106.75, 39.5)),
      neighbour('zones', 'z2', square(106.74, 39.4, 106.749, 39.42)),
      neighbour('rivers', 'r', { type: 'LineString', coordinates: [[106.745, 39.3], [106.745, 39.6]] }),
      neighbour('wells', 'near', { type: 'Point', coordinates: [106.77, 39.44] }),
      neighbour('wells', 'far', { type: 'Point', coordinates: [106.79, 39.44] }),
    ],
    [106.75, 39.44],
  );
  const of = (site: Polygon, layer: string) => previewOf(site, index).find((one) => one.layer === layer);
  test('half of a site in a zone, a line across it, the nearest point', () => {
    const site = square(106.74, 39.44, 106.76, 39.45);
    const half = geodesicArea([[106.74, 39.44], [106.75, 39.44], [106.75, 39.45], [106.74, 39.45]]);
    expect(of(site, 'zones')?.met.map(({ id }) => id)).toEqual(['z1']);
    expect(Math.abs((of(site, 'zones')?.overlap_m2 ?? 0) / half - 1)).toBeLessThan(1e-3);
    expect(of(site, 'rivers')).toMatchObject({ met: [{ id: 'r', overlap_m2: null }], nearest: { distance_m: 0 } });
    expect(of(site, 'wells')).toMatchObject({ met: [], nearest: { id: 'near' } });
    expect(Math.abs((of(site, 'wells')?.nearest?.distance_m ?? 0) - distanceBetween([106.76, 39.44], [106.77, 39.44]))).toBeLessThan(1);
  });
  test('a site that clings to the border of a zone shares nothing with it', () => {
    expect(of(square(106.75, 39.44, 106.76, 39.45), 'zones')).toMatchObject({ met: [], nearest: { id: 'z1', distance_m: 0 } });
  });
  test('dragged across the border, the figure grows with it', () => {
    const shared = [-4, -2, 0, 2, 4].map((step) => of(square(106.75 - step * 1e-4, 39.44, 106.76 - step * 1e-4, 39.45), 'zones')?.overlap_m2 ?? 0);
    expect(shared.slice(0, 3)).toEqual([0, 0, 0]);
    expect((shared[4] ?? 0) / (shared[3] ?? 1)).toBeCloseTo(2, 3);
  });
  test('a drawn point lies in a zone or not', () => {
    const at = (lon: number) => previewOf({ type: 'Point', coordinates: [lon, 39.44] }, index).find(({ layer }) => layer === 'zones');
    expect(at(106.72)?.met).toHaveLength(1);
    expect(at(106.76)?.met).toHaveLength(0);
  });
  test('a round site of 50 corners: what turf makes of it', () => {
    const site = circle([106.75, 39.45], 0.6, { steps: 50 }).geometry;
    const turfs = intersect(featureCollection([polygon(site.coordinates), polygon([box(106.7, 39.4, 106.75, 39.5)])]));
    expect(Math.abs((of(site, 'zones')?.overlap_m2 ?? 0) / area(turfs ?? polygon([])) - 1)).toBeLessThan(0.004);
  });
});

test('the pen clings to the nearest corner within reach', () => {
  const snap = cornerIndex([{ type: 'Polygon', coordinates: [box(106.7, 39.4, 106.75, 39.5)] }, { type: 'Point', coordinates: [106.8, 39.5] }]);
  expect(snap(106.7501, 39.4999, 0.001)).toEqual([106.75, 39.5]);
  expect(snap(106.7501, 39.4999, 0.00005)).toBeNull();
  expect(cornerIndex([])(106.75, 39.5, 1)).toBeNull();
});

test('a zone out of force is neither met nor near; what says so is a choice, not a name', () => {
  const square: Polygon = { type: 'Polygon', coordinates: [box(106.8, 39.5, 106.81, 39.51)] };
  const zones: Neighbour[] = [{ layer: 'zones', id: 'old', name: 'old', geometry: square, repealed: true }];
  expect(previewOf(square, indexOf(zones, [106.8, 39.5]))).toEqual([]);
  const far: Neighbour = { layer: 'zones', id: 'new', name: 'new', geometry: { type: 'Point', coordinates: [106.83, 39.5] }, repealed: false };
  expect(previewOf(square, indexOf([...zones, far], [106.8, 39.5])).map(({ met, nearest }) => [met.length, nearest?.id])).toEqual([[0, 'new']]);
  const attributes = { name: { type: 'text' }, state: { type: 'choice' } };
  expect(isRepealed({ name: 'x', state: 'repealed' }, attributes)).toBe(true);
  expect(isRepealed({ name: 'repealed', state: 'published' }, attributes)).toBe(false);
  expect(isRepealed({ state: null }, attributes)).toBe(false);
});
