/** What was read from a file or a text: corners counted as a person counts them, and said in the singular and the plural. */
import { expect, test } from 'vitest';
import { joined, vertexCount } from '../../../client/panels/Site/form/read-shapes.ts';
import { readWords } from '../../../client/panels/Site/form/read-words.ts';

const ring = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]];

test.each([
  ['a square has four', { type: 'Polygon', coordinates: [ring] }, 4],
  ['with a square hole eight', { type: 'Polygon', coordinates: [ring, ring] }, 8],
  ['one that was not closed', { type: 'Polygon', coordinates: [ring.slice(0, 4)] }, 4],
  ['two squares', { type: 'MultiPolygon', coordinates: [[ring], [ring]] }, 8],
  ['a line that comes back to its beginning', { type: 'LineString', coordinates: ring }, 5],
  ['a point', { type: 'Point', coordinates: [1, 1] }, 1],
  ['twice the same point', { type: 'MultiPoint', coordinates: [[1, 1], [1, 1]] }, 2],
])('%s', (_, geometry, corners) => {
  expect(vertexCount(geometry)).toBe(corners);
});

test('several shapes of one kind are one, of several kinds none', () => {
  const square = { name: 'a', geometry: { type: 'Polygon', coordinates: [ring] } };
  expect(joined([square, square])?.geometry).toEqual({ type: 'MultiPolygon', coordinates: [[ring], [ring]] });
  expect(joined([square, { name: 'b', geometry: { type: 'Point', coordinates: [0, 0] } }])).toBeNull();
});

test('one shape, two shapes; one point, four points', () => {
  const { read_found, read_vertices } = readWords.en;
  expect([1, 2].map((count) => read_found({ count, format: 'KML' }))).toEqual(['1 shape found (KML)', '2 shapes found (KML)']);
  expect([1, 4].map((count) => read_vertices({ count }))).toEqual(['1 point', '4 points']);
});
