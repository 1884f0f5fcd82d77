import { expect, test } from 'vitest';
import { readCoordinates } from '../../../client/geo/coordinate-text.ts';

test.each([
  ['106.82, 39.65', [106.82, 39.65]],
  ['106.82 39.65', [106.82, 39.65]],
  ['106.82，39.65', [106.82, 39.65]],
  ['39.65, 106.82', [106.82, 39.65]],
  ['39.65N 106.82E', [106.82, 39.65]],
  ['E106.82 N39.65', [106.82, 39.65]],
  ['东经106.82 北纬39.65', [106.82, 39.65]],
  ['106°49′12″E 39°39′00″N', [106.82, 39.65]],
  ['106°49′12″, 39°39′00″', [106.82, 39.65]],
  ['106度49分12秒 39度39分', [106.82, 39.65]],
  ['10.5W 20S', [-10.5, -20]],
])('%s is read', (text, expected) => {
  const position = readCoordinates(text);
  expect(position?.[0]).toBeCloseTo(expected[0] ?? 0, 9);
  expect(position?.[1]).toBeCloseTo(expected[1] ?? 0, 9);
});

test.each([[''], ['106.82'], ['hello'], ['106.82, 39.65, 12'], ['106.82, 139.65'], ['39N 40N'], ['106.82, abc 39.65'], ['400123.5, 4382456.7']])('%s is refused', (text) => {
  expect(readCoordinates(text)).toBeNull();
});
