/** Measures: corners that were set, figures in text and GeoJSON. Figures: pyproj 3.7.2, Geod(a=6378137, rf=298.257222101). */
import { beforeEach, expect, test } from 'vitest';
import { cornersOf, outlineOf } from '../../../client/panels/Pen/shape-corners.ts';
import { lengthText, measuresGeojson, measuresText } from '../../../client/panels/Measure/measure-text.ts';
import { keep, measuresStore, remove, removeAll } from '../../../client/panels/Measure/measures.ts';
import { measureWords } from '../../../client/panels/Measure/words.ts';

const line = { type: 'LineString', coordinates: [[106.8, 39.5], [106.9, 39.6], [106.95, 39.6]] };
const square = { type: 'Polygon', coordinates: [[[106.8, 39.5], [106.81, 39.5], [106.81, 39.51], [106.8, 39.51], [106.8, 39.5]]] };

beforeEach(removeAll);

test('the corner under the pointer is not a corner yet; a finished shape has all of its corners', () => {
  expect(cornersOf(line, false)).toHaveLength(2);
  expect(cornersOf(line, true)).toHaveLength(3);
  expect(cornersOf({ type: 'LineString', coordinates: [[1, 1], [2, 2], [2, 2]] }, false)).toHaveLength(2);
  expect(outlineOf(square)).toHaveLength(4);
  expect(cornersOf(null, false)).toEqual([]);
  expect(outlineOf({ type: 'Polygon', coordinates: ['rubbish'] })).toEqual([]);
});

test('lengths are written to the decimetre, from a kilometre on to the metre', () => {
  expect([0, 999.94, 999.99, 1000, 18335.324].map((length_m) => lengthText(length_m, 'en'))).toEqual(['0.0 m', '999.9 m', '1,000.0 m', '1.000 km', '18.335 km']);
});

test('measures keep their numbers when one of them is deleted', () => {
  keep('line', line);
  keep('polygon', square);
  remove(1);
  keep('line', line);
  expect(measuresStore.get().map((measure) => [measure.number, measure.kind])).toEqual([[2, 'polygon'], [3, 'line']]);
});

test('the copied text has every unit, the corners and how it was measured', () => {
  keep('line', line);
  keep('polygon', square);
  const text = measuresText(measuresStore.get(), measureWords.zh, 'zh');
  // 18,335.324 m; 954,896.724 m² = 95.49 ha = 1,432.3 mu = 0.955 km²
  for (const said of ['距离 1', '18.335 km（18,335.3 m）', '面积 2', '954,897 m² = 1,432.3 亩 = 95.49 公顷 = 0.955 km²', '3.941 km（3,940.6 m）', '106.8000000°E 39.5000000°N', 'CGCS2000']) expect(text).toContain(said);
});

test('the copied GeoJSON has the shapes and their figures', () => {
  keep('polygon', square);
  const read: unknown = JSON.parse(measuresGeojson(measuresStore.get(), measureWords.en));
  expect(read).toMatchObject({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: square, properties: { name: 'Area 1', length_m: 3940.648, area_m2: 954896.72 } }] });
});
