/** The layers as a planner would check a legend: complete in two languages, told apart without colour, legible on both grounds. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../data/catalogue.ts';
import type { Appearance, Layer } from '../../data/grammar.ts';

const layers = catalogue.layers;
const grounds = { light: '#f4f2ec', dark: '#14181c' };

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const looks = (layer: Layer): Appearance[] => [layer.appearance, ...(layer.classes?.values ?? [])];

/** What is left of a look when the colour is taken away: of a point its shape, of a line its dash, of an area its pattern. */
function mark(layer: Layer, look: Appearance): string {
  const kind = layer.geometry[0];
  return String(kind === 'point' ? look.shape : kind === 'line' ? look.dash : look.pattern);
}

/** Every object with exactly the keys zh and en below a value, with the way to it. */
function bilinguals(value: unknown, way: string): [string, { zh: string; en: string }][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) return [[way, value as { zh: string; en: string }]];
  return Object.entries(value).flatMap(([key, part]) => bilinguals(part, `${way}.${key}`));
}

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
});

describe('the catalogue of layers', () => {
  it('holds each layer once, those the map began with and the city’s territory among them', () => {
    expect(new Set(layers.map((layer) => layer.id)).size).toBe(layers.length);
    expect(layers.map((layer) => layer.id)).toEqual(expect.arrayContaining([
      'chemical_parks', 'districts', 'fire_points', 'industrial_projects', 'mines', 'nature_reserves', 'no_burn_zones', 'outfalls', 'red_lines',
      'river_scopes', 'shoreline_zones', 'small_watersheds', 'spoil_heaps', 'treatment_patches', 'tributaries', 'water_bodies', 'wetlands', 'yellow_river',
    ]));
    expect(layers.map((layer) => layer.id)).toContain(catalogue.city.territory);
  });

  it('is frozen to the bottom', () => {
    const layer = layers[0]!;
    expect(() => Object.assign(layer.title, { zh: 'x' })).toThrow(TypeError);
    expect(() => (layers as Layer[]).push(layer)).toThrow(TypeError);
  });

  it('opens with eight to ten layers, the parks and the zones among them', () => {
    const first = layers.filter((layer) => layer.visible).map((layer) => layer.id);
    expect(first.length).toBeGreaterThanOrEqual(8);
    expect(first.length).toBeLessThanOrEqual(10);
    expect(first).toEqual(expect.arrayContaining(['chemical_parks', 'shoreline_zones', 'treatment_patches', 'yellow_river']));
  });

  it('uses every group and only groups that exist', () => {
    expect([...new Set(layers.map((layer) => layer.group))].sort()).toEqual(catalogue.groups.map((group) => group.id).sort());
  });
});

describe.each(layers.map((layer) => [layer.id, layer] as const))('layer %s', (id, layer) => {
  it('is named in snake_case, and so are its attributes', () => {
    for (const name of [id, ...Object.keys(layer.attributes)]) expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    for (const reserved of ['id', 'geom', 'region', 'valid_from', 'valid_to', 'source', 'confidence', 'synthetic', 'extra'])
      expect(Object.keys(layer.attributes)).not.toContain(reserved);
  });

  it('says everything in Chinese and in English', () => {
    const all = bilinguals(layer, id);
    expect(all.length).toBeGreaterThan(3);
    for (const [way, words] of all) {
      expect(words.zh.trim(), way).toMatch(/\p{Script=Han}|[ⅠⅡⅢ]/u);
      expect(words.en.trim(), way).toMatch(/[A-Za-z]/);
      expect(words.en, way).not.toMatch(/\p{Script=Han}/u);
    }
    expect(layer.description.zh.length).toBeGreaterThan(30);
  });

  it('gives choices to choice attributes only, and maps foreign words to choices that exist', () => {
    for (const [name, attribute] of Object.entries(layer.attributes)) {
      expect(attribute.choices !== undefined, name).toBe(attribute.type === 'choice');
      const choices = Object.keys(attribute.choices ?? {});
      for (const choice of [...Object.values(attribute.values ?? {}), ...Object.values(attribute.implied_by ?? {})]) expect(choices, name).toContain(choice);
      const words = Object.keys(attribute.values ?? {}).map((word) => word.toLowerCase());
      expect(new Set(words).size, name).toBe(words.length);
    }
  });

  it('does not let two attributes claim the same foreign property', () => {
    const claimed = Object.entries(layer.attributes).flatMap(([name, attribute]) => Array.from(new Set([name].concat(attribute.aliases ?? []).map((alias) => alias.toLowerCase()))));
    expect(claimed.filter((alias, at) => claimed.indexOf(alias) !== at)).toEqual([]);
  });

  it('labels by an attribute that travels in the tiles', () => {
    expect(layer.attributes[layer.label]?.in_tile).toBe(true);
    expect(layer.attributes[layer.label]?.searchable).toBe(true);
  });

  it('classifies by every choice of one attribute that travels in the tiles', () => {
    if (!layer.classes) return;
    const attribute = layer.attributes[layer.classes.by];
    expect(attribute?.in_tile).toBe(true);
    expect(layer.classes.values.map((look) => look.value).sort()).toEqual(Object.keys(attribute?.choices ?? {}).sort());
    for (const look of layer.classes.values) expect(look.title).toEqual(attribute?.choices?.[look.value]);
  });

  it('tells its classes apart by colour, and again without colour', () => {
    const classes = layer.classes?.values ?? [];
    expect(new Set(classes.map((look) => look.colour)).size).toBe(classes.length);
    expect(new Set(classes.map((look) => mark(layer, look))).size).toBe(classes.length);
    for (const look of looks(layer)) expect(mark(layer, look)).not.toBe('undefined');
  });

  it('stands out at 3 : 1 from the light and from the dark ground', () => {
    for (const look of looks(layer)) {
      expect(look.colour).toMatch(/^#[0-9a-f]{6}$/);
      for (const ground of Object.values(grounds)) expect(contrast(look.colour, ground)).toBeGreaterThanOrEqual(3);
      expect(look.fill_opacity ?? 0).toBeLessThanOrEqual(0.4);
    }
  });

  it('comes from a file that exists, with licence and attribution', () => {
    expect(existsSync(layer.origin.path), layer.origin.path).toBe(true);
    expect(layer.origin.licence).not.toBe('');
    expect(layer.origin.attribution).not.toBe('');
    expect(layer.as_of).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(layer.accuracy_m).toBeGreaterThan(0);
    expect(layer.zoom.min).toBeLessThan(layer.zoom.max);
  });
});
