/** The line of readings: grid coordinates, scale bar; and the search of the layer list. */
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import { formatGrid, toGaussKruger } from '../../../client/panels/Frame/gauss-kruger.ts';
import { scaleBar } from '../../../client/panels/Frame/scale-bar.ts';
import { matching } from '../../../client/panels/Layers/matching.ts';
import { othersFirst } from '../../../client/panels/Feature/others-first.ts';

describe('Gauss–Krüger, zone 36', () => {
  // Expected: PROJ's extended transverse Mercator (proj4js +proj=tmerc on GRS 80, whose flattening differs from CGCS2000's by 1.6e-11: below 1 mm here).
  test.each([
    [106.8, 39.5, 396_782.4397, 4_374_701.7007],
    [108, 39.5, 500_000, 4_374_014.1135],
    [107.2, 39.95, 431_634.7191, 4_424_283.8038],
    [106.55, 39, 374_388.8947, 4_319_504.3688],
  ])('%f°E %f°N', (longitude, latitude, y_m, x_m) => {
    const found = toGaussKruger(longitude, latitude, 108);
    expect(found.y_m).toBeCloseTo(y_m, 2);
    expect(found.x_m).toBeCloseTo(x_m, 2);
  });

  test('is written X before Y with the zone before Y', () => {
    expect(formatGrid({ x_m: 4_374_701.7, y_m: 396_782.44 }, 108)).toBe('X 4374702 Y 36 396782');
  });
});

test.each([
  [100, 96, 5000, 50],
  [30.1, 96, 2000, 66.445],
  [0.5, 96, 20, 40],
  [1, 100, 100, 100],
])('at %f m a pixel, %i pixels hold a bar of %i m', (metres_per_pixel, longest_px, length_m, width_px) => {
  const bar = scaleBar(metres_per_pixel, longest_px);
  expect(bar.length_m).toBeCloseTo(length_m, 6);
  expect(bar.width_px).toBeCloseTo(width_px, 2);
});

const titles = (typed: string) => matching(catalogue.layers, typed).map((layer) => layer.title.en);

describe('the layer list', () => {
  test('finds by either language and by class', () => {
    expect(titles('湿地')).toContain('Wetlands');
    expect(titles('WETLANDS')).toContain('Wetlands');
    expect(titles('露天 矿山')).toContain('Mines');
    expect(titles('')).toHaveLength(catalogue.layers.length);
    expect(titles('nothing like this')).toEqual([]);
  });
});

test('what lies under everything is named last', () => {
  const found = [{ layer: 'city', id: 1 }, { layer: 'a', id: 2 }, { layer: 'b', id: 3 }];
  expect(othersFirst(found, 'city').map(({ id }) => id)).toEqual([2, 3, 1]);
});
