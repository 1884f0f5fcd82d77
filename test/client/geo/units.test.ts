/** Units: 1 公顷 = 10 000 m² = 15 亩, 1 km² = 1 500 亩 (domain.md 3.2). */
import { expect, test } from 'vitest';
import { areaFigure, areaIn, lengthFigure, shareFigure, usualAreaUnit, usualLengthUnit } from '../../../client/geo/units.ts';

test('a square kilometre is 100 hectares and 1,500 mu', () => {
  expect(areaIn(1_000_000, 'ha')).toBe(100);
  expect(areaIn(1_000_000, 'mu')).toBeCloseTo(1500, 9);
  expect(areaIn(2_000, 'mu')).toBeCloseTo(3, 12);
});

test('the usual unit changes exactly at a kilometre, a hectare and a square kilometre', () => {
  expect([999.999, 1000].map(usualLengthUnit)).toEqual(['m', 'km']);
  expect([9_999.9, 10_000, 999_999, 1_000_000].map(usualAreaUnit)).toEqual(['m2', 'ha', 'ha', 'km2']);
});

test('figures are grouped and rounded once, at display', () => {
  expect(lengthFigure(123.456)).toBe('123.5');
  expect(lengthFigure(18_335.324)).toBe('18.335');
  expect(areaFigure(954_896.72, 'm2')).toBe('954,897');
  expect(areaFigure(954_896.72, 'ha')).toBe('95.49');
  expect(areaFigure(954_896.72, 'mu')).toBe('1,432.35');
  expect(areaFigure(33_940_000, 'km2')).toBe('33.94');
});

test('a small area never reads as nothing', () => {
  expect(areaFigure(312, 'km2')).toBe('0.000312');
  expect(areaFigure(0.4, 'm2')).toBe('0.4');
  expect(areaFigure(0, 'km2')).toBe('0.00');
});

test('a share that is not quite nothing or not quite all never reads 0 % or 100 %', () => {
  expect([0, 0.0001, 0.123, 0.99999, 1].map(shareFigure)).toEqual(['0.0 %', '< 0.1 %', '12.3 %', '> 99.9 %', '100.0 %']);
});
