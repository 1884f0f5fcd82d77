/** How one layer of the catalogue is drawn: fills with patterns, outlines, lines, point shapes, labels; hovered and selected ones stand out. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Appearance, FillPattern, GeometryKind, LineDash } from '../../data/grammar.ts';
import type { CatalogueLayer } from '../../server/contract/catalogue.ts';
import { wordsIn } from '../i18n/words.ts';
import type { Ground } from './ground.ts';

export interface LayerLook {
  readonly layer: CatalogueLayer;
  /** 0…1 */
  readonly opacity: number;
  readonly ground: Ground;
  /** Follows the name of what is 示意数据. */
  readonly synthetic_mark: string;
}

export const sourceOf = (layer: string): string => `layer:${layer}`;
export const patternName = (pattern: FillPattern, hex: string): string => `pattern:${pattern}:${hex}`;
export const shapeName = (shape: string, hex: string, casing: string, synthetic: boolean): string => `shape:${shape}:${hex}:${casing}${synthetic ? ':synthetic' : ''}`;

/** Lengths of dash and gap in widths of the line. */
const dashes: Readonly<Record<LineDash, number[]>> = { solid: [1, 0], dashed: [3.2, 2.2], dotted: [1, 1.8], 'dash-dot': [5, 1.6, 1, 1.6] };
/** A solid outline of 示意数据 is broken now and then. */
const syntheticDash = [7, 1.8];

const hovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
const selected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];
const synthetic: ExpressionSpecification = ['boolean', ['get', 'synthetic'], false];

/** A value for each class of the layer, else that of the layer's own look. */
function byClass<T extends string | number>(layer: CatalogueLayer, value: (look: Appearance) => T): ExpressionSpecification | T {
  const otherwise = value(layer.appearance);
  const branches = (layer.classes?.values ?? []).flatMap((look) => [look.value, value(look)]);
  if (branches.length === 0) return otherwise;
  return ['match', ['to-string', ['get', 'class']], ...branches, otherwise] as unknown as ExpressionSpecification;
}

/** All looks of a layer, its own last. */
export const looksOf = (layer: CatalogueLayer): readonly Appearance[] => [...(layer.classes?.values ?? []), layer.appearance];

const ofKind = (layer: CatalogueLayer, kind: GeometryKind, more?: ExpressionSpecification): { filter?: FilterSpecification } => {
  const only: ExpressionSpecification = ['==', ['geometry-type'], { point: 'Point', line: 'LineString', polygon: 'Polygon' }[kind]];
  const wanted = [...(layer.geometry.length > 1 ? [only] : []), ...(more ? [more] : [])];
  return wanted.length === 0 ? {} : { filter: ['all', ...wanted] };
};

/** Everything but the labels, from below to above. */
export function shapeLayers(look: LayerLook): LayerSpecification[] {
  return look.layer.geometry.flatMap((kind) => (kind === 'polygon' ? areaLayers(look) : kind === 'line' ? lineLayers(look) : pointLayers(look)));
}

const place = (layer: CatalogueLayer) => ({
  source: sourceOf(layer.id),
  'source-layer': layer.id,
  minzoom: layer.zoom.min,
  // The catalogue's `max` is the last zoom at which it is drawn.
  maxzoom: Math.min(24, layer.zoom.max + 1),
});

function areaLayers({ layer, opacity, ground }: LayerLook): LayerSpecification[] {
  const fill = byClass(layer, (each) => (each.fill_opacity ?? 0.25) * opacity);
  // What is only an outline stays one when it is selected.
  const lift = (more: number) => byClass(layer, (each) => (each.fill_opacity === 0 ? 0 : more));
  const width = byClass(layer, (each) => each.line_width ?? 1.5);
  return [
    {
      id: `${sourceOf(layer.id)}:fill`, type: 'fill', ...place(layer), ...ofKind(layer, 'polygon'),
      paint: {
        'fill-color': byClass(layer, (each) => each.colour),
        'fill-opacity': ['case', selected, ['min', 1, ['+', fill, lift(0.14)]], hovered, ['min', 1, ['+', fill, lift(0.1)]], fill],
        'fill-antialias': false,
      },
    },
    ...(looksOf(layer).some(isPatterned) ? [patternLayer(layer, opacity)] : []),
    {
      id: `${sourceOf(layer.id)}:polygon-glow`, type: 'line', ...place(layer), ...ofKind(layer, 'polygon'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ground.accent, 'line-width': ['case', selected, 6, 4], 'line-opacity': ['case', selected, 0.5, hovered, 0.35, 0] },
    },
    {
      id: `${sourceOf(layer.id)}:outline`, type: 'line', ...place(layer), ...ofKind(layer, 'polygon'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': byClass(layer, (each) => each.colour),
        'line-width': ['case', selected, ['+', width, 1.2], hovered, ['+', width, 0.8], width],
        'line-opacity': opacity,
        'line-dasharray': dashExpression(layer),
      },
    },
  ];
}

const isPatterned = (each: Appearance): boolean => each.pattern !== undefined && each.pattern !== 'solid' && each.pattern !== 'none';

const fillPicture = (each: Appearance): string => (isPatterned(each) ? patternName(each.pattern ?? 'none', each.colour) : '');

function patternLayer(layer: CatalogueLayer, opacity: number): LayerSpecification {
  // Without classes every feature has the layer's own picture, and a filter of constants alone is none.
  const withPicture = layer.classes ? (['!=', byClass(layer, fillPicture), ''] as unknown as ExpressionSpecification) : undefined;
  return {
    id: `${sourceOf(layer.id)}:pattern`, type: 'fill', ...place(layer), ...ofKind(layer, 'polygon', withPicture),
    paint: { 'fill-pattern': byClass(layer, fillPicture), 'fill-opacity': 0.75 * opacity },
  };
}

function dashOf({ dash = 'solid' }: Appearance): unknown[] {
  const own = ['literal', dashes[dash]];
  return dash === 'solid' ? ['case', synthetic, ['literal', syntheticDash], own] : own;
}

/** 示意数据 breaks a solid outline; the dash of a class stays what it is. */
function dashExpression(layer: CatalogueLayer): ExpressionSpecification {
  const branches = (layer.classes?.values ?? []).flatMap((each) => [each.value, dashOf(each)]);
  const otherwise = dashOf(layer.appearance);
  return (branches.length === 0 ? otherwise : ['match', ['to-string', ['get', 'class']], ...branches, otherwise]) as unknown as ExpressionSpecification;
}

function lineLayers({ layer, opacity, ground }: LayerLook): LayerSpecification[] {
  const width = byClass(layer, (each) => each.line_width ?? 2);
  const grown = (more: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 8, ['+', ['*', width, 0.7], more], 14, ['+', ['*', width, 1.8], more]];
  const layout = { 'line-join': 'round', 'line-cap': 'butt' } as const;
  return [
    {
      id: `${sourceOf(layer.id)}:line-glow`, type: 'line', ...place(layer), ...ofKind(layer, 'line'), layout,
      paint: { 'line-color': ground.accent, 'line-width': grown(8), 'line-opacity': ['case', selected, 0.5, hovered, 0.32, 0] },
    },
    {
      id: `${sourceOf(layer.id)}:casing`, type: 'line', ...place(layer), ...ofKind(layer, 'line'), layout,
      paint: { 'line-color': ground.halo, 'line-width': grown(1.6), 'line-opacity': 0.7 * opacity },
    },
    {
      id: `${sourceOf(layer.id)}:line`, type: 'line', ...place(layer), ...ofKind(layer, 'line'), layout,
      paint: { 'line-color': byClass(layer, (each) => each.colour), 'line-width': grown(0), 'line-opacity': opacity, 'line-dasharray': dashExpression(layer) },
    },
  ];
}

function pointLayers({ layer, opacity, ground }: LayerLook): LayerSpecification[] {
  const picture = (made_up: boolean) => byClass(layer, (each) => shapeName(each.shape ?? 'circle', each.colour, ground.halo, made_up));
  return [
    {
      id: `${sourceOf(layer.id)}:point-glow`, type: 'circle', ...place(layer), ...ofKind(layer, 'point'),
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 10, 14, 16],
        'circle-color': ground.accent,
        'circle-opacity': ['case', selected, 0.3, hovered, 0.2, 0],
        'circle-stroke-color': ground.accent,
        'circle-stroke-width': ['case', selected, 2, 0],
      },
    },
    {
      id: `${sourceOf(layer.id)}:point`, type: 'symbol', ...place(layer), ...ofKind(layer, 'point'),
      layout: {
        'icon-image': ['case', synthetic, picture(true), picture(false)],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.55, 11, 0.8, 14, 1.05],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': opacity },
    },
  ];
}

/** Names, above everything; a layer higher in the order has the first claim on the room. */
export function labelLayers({ layer, opacity, ground, synthetic_mark }: LayerLook): LayerSpecification[] {
  const name: ExpressionSpecification = ['to-string', ['get', 'label']];
  const text: ExpressionSpecification = [
    'format',
    name,
    {},
    // Many made-up names say it themselves.
    ['case', ['all', synthetic, ['!=', name, ''], ['!', ['in', wordsIn('zh').synthetic_short, name]]], synthetic_mark, ''],
    { 'font-scale': 0.78 },
  ];
  const common = { ...place(layer), minzoom: Math.max(layer.zoom.min, layer.zoom.label) };
  const paint = { 'text-color': ground.ink, 'text-halo-color': ground.halo, 'text-halo-width': 1.6, 'text-halo-blur': 0.4, 'text-opacity': Math.max(0.25, opacity) };
  return layer.geometry.map((kind): LayerSpecification => {
    const along = kind === 'line';
    const beside: SymbolLayerSpecification['layout'] = kind === 'point' ? { 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 0.9 } : {};
    return {
      id: `${sourceOf(layer.id)}:label:${kind}`, type: 'symbol', ...common,
      // An area is cut by tile edges and would be named in every piece; its name comes as a point of its own.
      ...(kind === 'polygon' ? { 'source-layer': `${layer.id}_labels` } : ofKind(layer, kind)),
      layout: {
        'text-field': text,
        'text-font': ['Medium'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 11.5, 13, 13],
        'text-max-width': 9,
        'text-padding': 4,
        'symbol-placement': along ? 'line' : 'point',
        'symbol-spacing': 420,
        ...(along ? { 'text-letter-spacing': 0.15 } : beside),
      },
      paint,
    };
  });
}

/** Where a click or the pointer can meet a feature of this layer. */
export function hitLayers(layer: CatalogueLayer): string[] {
  return layer.geometry.map((kind) => `${sourceOf(layer.id)}:${{ polygon: 'fill', line: 'casing', point: 'point' }[kind]}`);
}
