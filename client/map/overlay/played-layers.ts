/** deck.gl layers for a layer that is played over its years: its features go to the graphics card once, then only the years change. */
import type { Layer } from '@deck.gl/core';
import { DataFilterExtension, type DataFilterExtensionProps } from '@deck.gl/extensions';
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { Played, PlayedFeature } from '../../view/time/played.ts';
import { HatchExtension } from './broken-ink.ts';
import type { Ground } from './scene-layers.ts';
import { linesOf, pointsOf, polygonsOf, rgba, type Position, type Rgba } from './scene-marks.ts';

/** One part of a feature. */
interface Part<Shape> {
  readonly key: string;
  readonly hint: string;
  readonly shape: Shape;
  readonly colour: string;
  readonly at: number;
}

interface Parts {
  readonly areas: readonly Part<Position[][]>[];
  readonly lines: readonly Part<Position[]>[];
  readonly points: readonly Part<Position>[];
}

/** What is not of the time is neither drawn nor met by a click; another year is two numbers, not another list of features. */
const filtered = [new DataFilterExtension({ filterSize: 1 })];
const hatched = [new HatchExtension()];
const fill_opacity = 0.6;
const undated_colour = '#7d8a90';

/** The same lists of parts for the same list of features: deck.gl looks no further. */
const taken = new WeakMap<readonly PlayedFeature[], { readonly dated: Parts; readonly undated: Parts }>();

export function playedLayers({ features, range }: Played, { paper }: Ground): Layer[] {
  const kept = taken.get(features) ?? {
    dated: partsOf(features.filter((feature) => feature.at !== null)),
    undated: partsOf(features.filter((feature) => feature.at === null).map((feature) => Object.assign({}, feature, { colour: undated_colour }))),
  };
  taken.set(features, kept);
  // Under those that have a date, always seen.
  return [...still('played-undated', kept.undated, paper), ...timed('played', kept.dated, range, paper)];
}

function partsOf(features: readonly PlayedFeature[]): Parts {
  const each = <Shape>(shapes: (feature: PlayedFeature) => readonly Shape[]): Part<Shape>[] =>
    features.flatMap((feature) => shapes(feature).map((shape) => ({ key: feature.key, hint: feature.hint, shape, colour: feature.colour, at: feature.at ?? 0 })));
  return {
    areas: each(({ geometry }) => polygonsOf(geometry)),
    lines: each(({ geometry }) => [...linesOf(geometry), ...polygonsOf(geometry).flat()]),
    points: each(({ geometry }) => pointsOf(geometry)),
  };
}

const areaProps = (data: Parts['areas']) => ({ data, pickable: true, getPolygon: (part: Part<Position[][]>) => part.shape, getFillColor: (part: Part<unknown>) => rgba(part.colour, fill_opacity) });
const lineProps = (data: Parts['lines']) => ({ data, pickable: true, widthUnits: 'pixels' as const, jointRounded: true, getWidth: 1.6, getPath: (part: Part<Position[]>) => part.shape, getColor: (part: Part<unknown>) => rgba(part.colour) });
const pointProps = (data: Parts['points'], paper: Rgba) => ({
  data,
  pickable: true,
  radiusUnits: 'pixels' as const,
  lineWidthUnits: 'pixels' as const,
  stroked: true,
  getRadius: 5.5,
  getLineWidth: 1.5,
  getLineColor: paper,
  getPosition: (part: Part<Position>) => part.shape,
  getFillColor: (part: Part<unknown>) => rgba(part.colour, 0.9),
});

function timed(id: string, { areas, lines, points }: Parts, [first, last]: readonly [number, number], paper: Rgba): Layer[] {
  const time = { extensions: filtered, filterRange: [first, last] as [number, number], getFilterValue: (part: Part<unknown>) => part.at };
  return [
    ...(areas.length > 0 ? [new SolidPolygonLayer<Part<Position[][]>, DataFilterExtensionProps<Part<unknown>>>({ id: `${id}-areas`, ...areaProps(areas), ...time })] : []),
    ...(lines.length > 0 ? [new PathLayer<Part<Position[]>, DataFilterExtensionProps<Part<unknown>>>({ id: `${id}-lines`, ...lineProps(lines), ...time })] : []),
    ...(points.length > 0 ? [new ScatterplotLayer<Part<Position>, DataFilterExtensionProps<Part<unknown>>>({ id: `${id}-points`, ...pointProps(points, paper), ...time })] : []),
  ];
}

function still(id: string, { areas, lines, points }: Parts, paper: Rgba): Layer[] {
  return [
    ...(areas.length > 0 ? [new SolidPolygonLayer<Part<Position[][]>>({ id: `${id}-areas`, ...areaProps(areas), extensions: hatched })] : []),
    ...(lines.length > 0 ? [new PathLayer<Part<Position[]>>({ id: `${id}-lines`, ...lineProps(lines) })] : []),
    ...(points.length > 0 ? [new ScatterplotLayer<Part<Position>>({ id: `${id}-points`, ...pointProps(points, paper), filled: false, getLineColor: rgba(undated_colour), getLineWidth: 2.5 })] : []),
  ];
}
