/** What a drawn geometry may be before PostGIS sees it. */
import { describe, expect, it } from 'vitest';
import { rule } from '../../../data/rules/r1_shoreline_chemical/rule.ts';
import { readSiteAttributes, type SaidValue } from '../../../server/analysis/site-attributes.ts';
import { MAX_VERTICES, readSiteGeometry } from '../../../server/analysis/site-geometry.ts';

const ring = (count: number) => {
  const positions = Array.from({ length: count - 1 }, (_, index) => {
    const angle = (2 * Math.PI * index) / (count - 1);
    return [106.7 + 0.01 * Math.cos(angle), 39.4 + 0.01 * Math.sin(angle)];
  });
  return { type: 'Polygon', coordinates: [[...positions, positions[0]]] };
};

const wide = (span: number) => ({ type: 'LineString', coordinates: [[100, 39], [100 + span, 39]] });

describe('a drawn geometry', () => {
  it('may have 2,000 vertices and not one more', () => {
    expect(() => readSiteGeometry(ring(MAX_VERTICES))).not.toThrow();
    expect(() => readSiteGeometry(ring(MAX_VERTICES + 1))).toThrow(/more than 2000 vertices; expected at most 2000: simplify/);
  });
  it('may be 10° wide and not more', () => {
    expect(() => readSiteGeometry(wide(10))).not.toThrow();
    expect(() => readSiteGeometry(wide(10.01))).toThrow(/spans 10\.01°/);
  });
  it.each<[string, string, unknown, RegExp]>([
    ['an unknown type', 'GeometryCollection', [], /GeometryCollection.*is not one of/],
    ['no coordinates', 'Polygon', [], /empty/],
    ['an open ring', 'Polygon', [[[106, 39], [106.1, 39], [106.1, 39.1], [106, 39.1]]], /not closed/],
    ['a ring of three', 'Polygon', [[[106, 39], [106.1, 39], [106, 39]]], /has 3 vertices; expected at least 4/],
    ['a line of one', 'LineString', [[106, 39]], /expected at least 2/],
    ['too shallow nesting', 'Polygon', [[106, 39], [107, 39], [107, 40], [106, 39]], /expected \[longitude, latitude\]/],
    ['a word for a number', 'Point', ['106', 39], /finite/],
    ['an infinite number', 'Point', [Infinity, 39], /finite/],
    ['an object', 'MultiPolygon', [{ a: 1 }], /expected an array/],
    ['four coordinates', 'Point', [106, 39, 1, 2], /expected \[longitude, latitude\]/],
    ['metres of a grid', 'Point', [36_400_000, 4_370_000], /projected grid/],
    ['a latitude beyond the pole', 'Point', [106, 90.0001], /latitude/],
  ])('is refused: %s', (_, type, coordinates, message) => {
    expect(() => readSiteGeometry({ type, coordinates })).toThrow(message);
  });
  it('loses its height', () => {
    expect(readSiteGeometry({ type: 'Point', coordinates: [106.7, 39.4, 1075] })).toBe('{"type":"Point","coordinates":[106.7,39.4]}');
  });
});

describe('what a person says of a site', () => {
  it.each<[string, Record<string, SaidValue>, RegExp]>([
    ['an attribute nobody asked for', { colour: 'red' }, /attributes\.colour is not asked for/],
    ['a name from the prototype', { constructor: 'x' }, /not asked for/],
    ['a choice that is none', { kind: 'nuclear' }, /expected one of: chemical_park/],
    ['a number for a choice', { act_type: 1 }, /expected one of: new/],
    ['a day that does not exist', { act_date: '2025-02-30' }, /YYYY-MM-DD/],
    ['a negative accuracy', { accuracy_m: -1 }, /metres from 0 to 100000/],
    ['an accuracy of more than 100 km', { accuracy_m: 100_000.1 }, /metres from 0 to 100000/],
    ['an infinite accuracy', { accuracy_m: Infinity }, /metres/],
    ['a text too long', { name: '长'.repeat(201) }, /at most 200/],
    ['a text with NUL', { name: 'a\u0000' }, /text/],
  ])('is refused: %s', (_, said, message) => {
    expect(() => readSiteAttributes(rule, said)).toThrow(message);
  });
  it('may leave everything open', () => {
    expect(readSiteAttributes(rule, { act_date: null, kind: 'chemical' })).toEqual({ act_date: null, kind: 'chemical' });
  });
});
