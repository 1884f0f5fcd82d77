/** The map's style is made from the catalogue alone, is valid, and holds what the view shows in its order. */
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { catalogue as listed } from '../../../data/catalogue.ts';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { sourceOf } from '../../../client/map/layer-style.ts';
import { picturesOf, styleOf, type Drawn } from '../../../client/map/style.ts';

const catalogue: CatalogueAnswer = {
  version: '0',
  engine: '',
  city: listed.city,
  groups: [...listed.groups],
  layers: [...listed.layers],
  rules: [],
  indicators: [],
  laws: [],
  activities: [],
  closed_layers: 0,
  basemaps: [{ id: 'own', title: { zh: '', en: '' }, kind: 'xyz', tiles: ['/a/{z}/{x}/{y}.png', 'https://b.example/{z}/{x}/{y}.png'], attribution: 'x', min_zoom: 1, max_zoom: 18 }],
  states: listed.layers.map((layer, index) => ({
    layer: layer.id, revision: index + 1, published_at: '2026-11-23T08:00:00.000Z', as_of: null, status: 'published' as const, accuracy_m: null, feature_count: 1, synthetic_count: 0,
    class_counts: {}, bbox: [106.5, 39, 107, 39.9], has_coverage: true, sources: [],
  })),
};
const drawn: Drawn = { catalogue, shown: listed.layers.map(({ id }) => ({ id, opacity: 1 })), basemap: null, dark: false, origin: 'http://here:1', synthetic_mark: '（示意）' };
const [upper, lower] = listed.layers as [(typeof listed.layers)[0], (typeof listed.layers)[0]];
const shapes = (order: string[], id: string) => order.findIndex((name) => name.startsWith(`${sourceOf(id)}:`));
const orderOf = (shown: Drawn['shown']) => styleOf({ ...drawn, shown }).layers.map((layer) => layer.id);

describe('the style', () => {
  test.each([[false, null], [true, null], [false, 'own'], [true, 'own']])('is valid for every layer of the catalogue (dark %s, basemap %s)', (dark, basemap) => {
    expect(validateStyleMin(styleOf({ ...drawn, dark, basemap })).map((error) => error.message)).toEqual([]);
  });

  test('is the same for the same view', () => {
    expect(styleOf(drawn)).toEqual(styleOf(drawn));
  });

  test('asks for whole tile addresses with the published revision', () => {
    const source = styleOf(drawn).sources[sourceOf(lower.id)];
    expect(source).toMatchObject({ type: 'vector', tiles: [`http://here:1/tiles/${lower.id}/2/{z}/{x}/{y}.mvt?v=0-mwsz6rk0`], promoteId: 'id' });
  });

  test('a database filled anew, and a new release, have tile addresses of their own', () => {
    const address = (changed: Partial<CatalogueAnswer>) => JSON.stringify(styleOf({ ...drawn, catalogue: { ...catalogue, ...changed } }).sources[sourceOf(lower.id)]);
    const states = catalogue.states.map((state) => ({ ...state, published_at: '2026-11-23T08:00:00.001Z' }));
    expect(new Set([address({}), address({ states }), address({ version: '1' })]).size).toBe(3);
  });

  test('draws the first of the list above the second, labels above all shapes', () => {
    const down = orderOf([{ id: upper.id, opacity: 1 }, { id: lower.id, opacity: 1 }]);
    const up = orderOf([{ id: lower.id, opacity: 1 }, { id: upper.id, opacity: 1 }]);
    expect(shapes(down, upper.id)).toBeGreaterThan(shapes(down, lower.id));
    expect(shapes(up, upper.id)).toBeLessThan(shapes(up, lower.id));
    const firstLabel = down.findIndex((name) => name.includes(':label:'));
    expect(firstLabel).toBeGreaterThan(0);
    expect(down.slice(firstLabel).every((name) => name.includes(':label:'))).toBe(true);
  });

  test('a layer that was never published has no source and is not drawn', () => {
    const states = catalogue.states.map((state) => (state.layer === upper.id ? { ...state, revision: 0 } : state));
    const style = styleOf({ ...drawn, catalogue: { ...catalogue, states } });
    expect(style.sources[sourceOf(upper.id)]).toBeUndefined();
    expect(style.layers.some((layer) => layer.id.startsWith(`${sourceOf(upper.id)}:`))).toBe(false);
  });

  test('without a basemap the city is land; with one it is not painted over, and relative addresses become whole', () => {
    expect(orderOf([])).toEqual(['ground', 'ground:graticule', 'ground:shore', 'ground:land']);
    const style = styleOf({ ...drawn, shown: [], basemap: 'own' });
    expect(style.layers.map((layer) => layer.id)).toEqual(['ground', 'basemap:own:0', 'basemap:own:1']);
    expect(style.sources[sourceOf(catalogue.city.territory)]).toBeUndefined();
    expect(style.sources['basemap:own:1']).toMatchObject({ tiles: ['https://b.example/{z}/{x}/{y}.png'] });
  });

  test('areas are named from points of their own, so that tile edges do not repeat a name; points and lines from their shapes', () => {
    const labels = styleOf(drawn).layers.filter((layer) => layer.id.includes(':label:'));
    const named = labels.map((layer) => ({ id: layer.id, from: 'source-layer' in layer ? layer['source-layer'] : null }));
    expect(named).toEqual(named.map(({ id }) => ({ id, from: id.replace(/^layer:(.+):label:(.+)$/, (_, layer: string, kind: string) => (kind === 'polygon' ? `${layer}_labels` : layer)) })));
    expect(labels.length).toBeGreaterThanOrEqual(listed.layers.length);
  });
});

test('there is a picture for every name that the style uses, in both lights', () => {
  for (const dark of [false, true]) {
    const names = JSON.stringify(styleOf({ ...drawn, dark }).layers).match(/"(?:pattern|shape):[^"]+"/g) ?? [];
    expect(names.length).toBeGreaterThan(20);
    const pictures = picturesOf(catalogue, dark);
    expect(names.filter((name) => !pictures.has(JSON.parse(name) as string))).toEqual([]);
  }
});
