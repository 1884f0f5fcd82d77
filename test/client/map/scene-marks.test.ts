/** What a scene becomes before deck.gl draws it. */
import { expect, test } from 'vitest';
import { marksOf, middleOf, polygonsOf, rgba } from '../../../client/map/overlay/scene-marks.ts';

const square = [[0, 0], [1, 0], [1, 1], [0, 0]];

test('colours: hex and opacity; what is no colour is black', () => {
  expect(rgba('#c92a2a', 0.5)).toEqual([201, 42, 42, 128]);
  expect(rgba('#FFFFFF', 7)).toEqual([255, 255, 255, 255]);
  expect(rgba('red')).toEqual([0, 0, 0, 255]);
});

test('a multipolygon is drawn as its polygons with their holes; a line has no area', () => {
  expect(polygonsOf({ type: 'MultiPolygon', coordinates: [[square, square], [square]] }).map((rings) => rings.length)).toEqual([2, 1]);
  expect(polygonsOf({ type: 'LineString', coordinates: square })).toEqual([]);
  expect(polygonsOf({ type: 'Polygon', coordinates: ['rubbish', [[0, 'x']]] })).toEqual([[]]);
});

test('what does not count is hatched, what is emphasised is drawn last and set off', () => {
  const area = { geometry: { type: 'Polygon', coordinates: [square] }, colour: '#112233' };
  const marks = marksOf({ areas: [{ ...area, key: 'a', emphasised: true }, { ...area, key: 'b' }, { ...area, key: 'c', dashed: true }] });
  expect(marks.fills.map((fill) => fill.key)).toEqual(['b', 'a']);
  expect(marks.hatched.map((fill) => fill.key)).toEqual(['c']);
  expect(marks.strokes.map((stroke) => [stroke.key, stroke.casing])).toEqual([['b', 0], ['c', 0], ['a', 2]]);
});

test('a distance line has two ends and its length at the middle of the way', () => {
  const marks = marksOf({ lines: [{ key: 'd', path: [[106.8, 39.5], [106.8, 39.7]], colour: '#c92a2a', label: '22.2 km' }] });
  expect(marks.dots.map((dot) => dot.position)).toEqual([[106.8, 39.5], [106.8, 39.7]]);
  expect(marks.labels).toHaveLength(1);
  expect(marks.labels[0]?.text).toBe('22.2 km');
  expect(marks.labels[0]?.position[1]).toBeCloseTo(39.6, 9);
});

test('the middle of a bent way lies on its longer leg', () => {
  expect(middleOf([[0, 0], [0, 1], [0, 4]])).toEqual([0, 2]);
  expect(middleOf([[5, 5]])).toEqual([5, 5]);
  expect(middleOf([])).toBeNull();
});
