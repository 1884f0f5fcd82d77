import { describe, expect, test } from 'vitest';
import { readCoordinates } from '../../../server/search/coordinates.ts';
import { smallCatalogue } from '../imports/small-catalogue.ts';

const read = (text: string) => readCoordinates(text, smallCatalogue.city);
const positions = (text: string) => read(text).map((hit) => hit.position);

describe('degrees', () => {
  // 106°48'20.5" = 106 + 48/60 + 20.5/3600 = 106.805694…, 39°30'15" = 39.504166…
  test.each([
    ['106.82, 39.66', 106.82, 39.66],
    ['39.66 106.82', 39.66, 106.82],
    ['39.66，106.82', 39.66, 106.82],
    ['３９.６６，１０６.８２', 39.66, 106.82],
    ['N39.66 E106.82', 39.66, 106.82],
    ['39.66N106.82E', 39.66, 106.82],
    ['北纬39.66°，东经106.82°', 39.66, 106.82],
    ['东经106.82北纬39.66', 39.66, 106.82],
    ['lat=39.66, lon=106.82', 39.66, 106.82],
    ['CGCS2000 106.82,39.66', 39.66, 106.82],
    ['(106.82, 39.66) WGS84', 39.66, 106.82],
    [`106°48'20.5"E 39°30'15"N`, 39.5041666667, 106.8056944444],
    ['39°30′15″ 106°48′20.5″', 39.5041666667, 106.8056944444],
    ['东经106度48分20.5秒，北纬39度30分15秒', 39.5041666667, 106.8056944444],
    [`39° 30' 15" N, 106° 48' 20.5" E`, 39.5041666667, 106.8056944444],
  ])('%s', (text, one, other) => {
    const [hit, ...more] = read(text);
    expect(more).toEqual([]);
    expect(hit?.position?.[0]).toBeCloseTo(Math.max(one, other), 9);
    expect(hit?.position?.[1]).toBeCloseTo(Math.min(one, other), 9);
    expect(hit?.subtitle.zh).toContain('CGCS2000（WGS84');
  });

  test('both orders are offered where both make sense', () => {
    expect(positions('80.5, 40.5')).toEqual([[80.5, 40.5]]);
    expect(read('75, 50').map((hit) => hit.subtitle.en.slice(0, 24))).toEqual(['degrees, longitude first']);
    expect(read('116.4, 39.9')[0]?.subtitle.zh).toContain('乌海市图幅以外');
  });

  test.each(['', '海南区', '106.82', '0, 0', '39.66, 206.82', '139.66, 39.66', `39°70' 106°10'`, `39.5°30' 106.8°`, '106.82, 39.66, 5', 'N39.66 N106.82', '106.82E, 39.66E', '2024-01-31', 'M-1188 22'])(
    'no coordinates: %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});

describe('Gauss–Krüger', () => {
  // pyproj 3.7 / PROJ 9, from EPSG 4524, 4523, 4496 and 4545 to EPSG 4490. 1 mm is 1e-8 degrees.
  test.each([
    ['36398345.12, 4384567.8', 106.8166557582, 39.58903015, 'zone 36, central meridian 108°E · zone given'],
    ['4384567.8, 36398345.12', 106.8166557582, 39.58903015, 'zone 36, central meridian 108°E · zone given'],
    ['X=4394551.2332 Y=36398106.7538', 106.812345, 39.678901, '3° zone 36'],
    ['36380537.3351 4324961.2345', 106.62, 39.05, '3° zone 36'],
    ['35620937.2512 4341641.4063', 106.4, 39.2, '3° zone 35, central meridian 105°E'],
    ['18655000.5, 4390000.25', 106.8053606156, 39.6299537686, '6° zone 18, central meridian 105°E'],
    ['398345.12 4384567.8', 106.8166557582, 39.58903015, 'no zone given: the city’s own is assumed'],
  ])('%s', (text, longitude, latitude, words) => {
    const [hit, ...more] = read(text);
    expect(more).toEqual([]);
    expect(hit?.position?.[0]).toBeCloseTo(longitude, 8);
    expect(hit?.position?.[1]).toBeCloseTo(latitude, 8);
    expect(hit?.subtitle.en).toContain(words);
  });

  test('without a zone another meridian that leads to the city is offered too, the city’s own position first', () => {
    // EPSG 4507 (CM 105E): this easting is in the city; under CM 108E it lies at 109.8°E, far outside.
    const hits = read('4395447.3530 655490.4400');
    expect(hits[0]?.position?.[0]).toBeCloseTo(106.812345, 8);
    expect(hits[0]?.subtitle.zh).toContain('中央经线 105°E');
    expect(hits[1]?.subtitle.zh).toContain('按本市所在带理解');
    expect(hits[1]?.subtitle.zh).toContain('图幅以外');
  });

  test.each(['46398345 4384567', '36398345 384', '24398345 4384567', '36998345 4384567', '398345 398345', '36398345 9384567'])('out of range: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});
