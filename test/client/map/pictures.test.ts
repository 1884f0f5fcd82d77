/** Patterns tile without a seam, shapes are where they should be, 示意数据 is paler. */
import { expect, test } from 'vitest';
import type { FillPattern } from '../../../data/grammar.ts';
import { patternPicture, rgbOf, shapePicture, type Picture } from '../../../client/map/pictures.ts';

const alphaAt = (picture: Picture, x: number, y: number): number => picture.data[(y * picture.width + x) * 4 + 3] ?? -1;
const colourAt = (picture: Picture, x: number, y: number): number[] => Array.from(picture.data.slice((y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3));
const inked: FillPattern[] = ['hatch', 'hatch-back', 'cross-hatch', 'horizontal', 'vertical', 'dots', 'grid'];

test('a hex colour is three bytes', () => {
  expect(rgbOf('#0b6670')).toEqual([11, 102, 112]);
});

test('solid and none need no picture', () => {
  expect(patternPicture('solid', '#112233')).toBeNull();
  expect(patternPicture('none', '#112233')).toBeNull();
});

test.each(inked)('%s: a part is inked, most is left clear', (pattern) => {
  const picture = patternPicture(pattern, '#ff0000') as Picture;
  const share = picture.data.filter((_, index) => index % 4 === 3).reduce((sum, alpha) => sum + alpha / 255, 0) / (picture.width * picture.height);
  expect(share).toBeGreaterThan(0.05);
  expect(share).toBeLessThan(0.5);
});

test('the two hatchings lean against each other, and go on past the edge', () => {
  const [hatch, back] = [patternPicture('hatch', '#000000') as Picture, patternPicture('hatch-back', '#000000') as Picture];
  for (let i = 0; i < 16; i++) {
    expect(alphaAt(hatch, i, (15 - i + 16) % 16)).toBe(alphaAt(hatch, 0, 15));
    expect(alphaAt(back, i, i)).toBe(alphaAt(back, 0, 0));
    // One step along the stripe across the edge finds the same ink.
    expect(alphaAt(hatch, 15, i)).toBe(alphaAt(hatch, 0, (i + 15) % 16));
    expect(alphaAt(back, 15, i)).toBe(alphaAt(back, 0, (i + 1) % 16));
  }
});

test('a point shape has its colour in the middle, a casing around it, nothing in the corner', () => {
  const look = { shape: 'circle', hex: '#c02020', casing: '#ffffff', synthetic: false } as const;
  const picture = shapePicture(look);
  const middle = picture.width / 2;
  expect(colourAt(picture, middle, middle)).toEqual([192, 32, 32]);
  expect(alphaAt(picture, middle, middle)).toBe(255);
  expect(alphaAt(picture, 0, 0)).toBe(0);
  expect(colourAt(picture, middle, Math.round(middle - 13.5 * 0.86 - 2))).toEqual([255, 255, 255]);
  const [red = 0, green = 0] = colourAt(shapePicture({ ...look, synthetic: true }), middle, middle);
  expect(red).toBeGreaterThan(192);
  expect(green).toBeGreaterThan(100);
});
