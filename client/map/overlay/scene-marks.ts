/** A panel's scene taken apart into the plain lists that are drawn: polygons with holes, outlines, lines, their labels, points. */
import type { OverlayArea, OverlayGeometry, OverlayLine, OverlayMark, OverlayPoint, OverlayScene } from '../../view/overlay.ts';

export type Position = [number, number];
export type Rgba = [number, number, number, number];

/** `key` is null where the scene does not want clicks. */
interface Mark {
  readonly key: string;
  readonly hint: string | null;
}

export interface Fill extends Mark {
  readonly rings: Position[][];
  readonly colour: Rgba;
}

export interface Stroke extends Mark {
  readonly path: Position[];
  readonly colour: Rgba;
  readonly width: number;
  /** Pixels of light ground on either side, so that the line reads on any map. */
  readonly casing: number;
}

export interface Dot extends Mark {
  readonly position: Position;
  readonly colour: Rgba;
  readonly radius: number;
}

/** A finding's mark: a picture with a shape of its own. */
export interface Sign extends Mark {
  readonly position: Position;
  readonly look: OverlayMark;
  /** Pixels across. */
  readonly size: number;
}

export interface Label {
  readonly position: Position;
  readonly text: string;
  readonly colour: Rgba;
  /** Pixels above the place. */
  readonly lift: number;
}

export interface Marks {
  readonly fills: readonly Fill[];
  readonly hatched: readonly Fill[];
  readonly strokes: readonly Stroke[];
  readonly dashed: readonly Stroke[];
  readonly dots: readonly Dot[];
  readonly signs: readonly Sign[];
  readonly labels: readonly Label[];
}

export function marksOf(scene: OverlayScene): Marks {
  const areas = [...(scene.areas ?? [])].sort((a, b) => Number(a.emphasised ?? false) - Number(b.emphasised ?? false));
  const lines = scene.lines ?? [];
  const points = scene.points ?? [];
  return {
    fills: areas.filter((area) => !area.dashed).flatMap(fillsOf),
    hatched: areas.filter((area) => area.dashed).flatMap(fillsOf),
    strokes: [...areas.flatMap(outlinesOf), ...lines.filter((line) => !line.dashed).map(strokeOf)],
    dashed: lines.filter((line) => line.dashed).map(strokeOf),
    dots: [...lines.flatMap(endsOf), ...points.filter((point) => !point.mark).map(dotOf)],
    signs: points.flatMap(signOf),
    labels: [...lines.flatMap(lineLabel), ...points.flatMap(pointLabel)],
  };
}

/** `#rrggbb` with an opacity of 0…1; anything else is black, which is seen and reported rather than missed. */
export function rgba(colour: string, opacity = 1): Rgba {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1] ?? '000000';
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(0), part(2), part(4), Math.round(Math.min(1, Math.max(0, opacity)) * 255)];
}

/** The polygons of a geometry, each as its rings; nothing for points and lines. */
export function polygonsOf(geometry: OverlayGeometry): Position[][][] {
  if (geometry.type === 'Polygon') return [ringsOf(geometry.coordinates)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.filter(isList).map(ringsOf);
  return [];
}

/** The lines of a geometry, each as its corners; nothing for points and areas. */
export function linesOf(geometry: OverlayGeometry): Position[][] {
  if (geometry.type === 'LineString') return [pathOf(geometry.coordinates)];
  return geometry.type === 'MultiLineString' ? geometry.coordinates.filter(isList).map(pathOf) : [];
}

/** The points of a geometry; nothing for lines and areas. */
export function pointsOf(geometry: OverlayGeometry): Position[] {
  if (geometry.type === 'Point') return pathOf([geometry.coordinates]);
  return geometry.type === 'MultiPoint' ? pathOf(geometry.coordinates) : [];
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const ringsOf = (rings: readonly unknown[]): Position[][] => rings.filter(isList).map(pathOf).filter((ring) => ring.length > 2);
const pathOf = (path: readonly unknown[]): Position[] => path.filter(isList).flatMap(([x, y]) => (typeof x === 'number' && typeof y === 'number' ? [[x, y] satisfies Position] : []));

function fillsOf(area: OverlayArea): Fill[] {
  const opacity = (area.fill_opacity ?? 0.45) * (area.emphasised ? 1.25 : 1);
  if (opacity === 0) return [];
  return polygonsOf(area.geometry).map((rings) => ({ key: area.key, hint: area.hint ?? null, rings, colour: rgba(area.colour, opacity) }));
}

function outlinesOf(area: OverlayArea): Stroke[] {
  const width = area.line_width ?? 2;
  if (width === 0) return [];
  const paths = area.geometry.type === 'LineString' ? [pathOf(area.geometry.coordinates)] : polygonsOf(area.geometry).flat();
  const { key, hint = null, emphasised = false } = area;
  const colour = rgba(area.colour);
  return paths.map((path) => ({ key, hint, path, colour, width: width + (emphasised ? 1.5 : 0), casing: emphasised ? 2 : 0 }));
}

const strokeOf = (line: OverlayLine): Stroke => ({
  key: line.key,
  hint: line.label ?? null,
  path: pathOf(line.path),
  colour: rgba(line.colour),
  width: line.width ?? 3,
  casing: 2,
});

function endsOf(line: OverlayLine): Dot[] {
  const path = pathOf(line.path);
  const ends = [path[0], path.at(-1)].filter((end) => end !== undefined);
  return ends.map((position) => ({ key: line.key, hint: line.label ?? null, position, colour: rgba(line.colour), radius: 5 }));
}

const dotOf = (point: OverlayPoint): Dot => ({
  key: point.key,
  hint: point.hint ?? point.label ?? null,
  position: [point.position[0] ?? 0, point.position[1] ?? 0],
  colour: rgba(point.colour),
  radius: point.radius ?? 5,
});

function signOf(point: OverlayPoint): Sign[] {
  if (!point.mark) return [];
  const { key, hint, position, radius } = dotOf(point);
  return [{ key, hint, position, look: point.mark, size: radius * 2 }];
}

function lineLabel(line: OverlayLine): Label[] {
  const position = middleOf(pathOf(line.path));
  return line.label && position ? [{ position, text: line.label, colour: rgba(line.colour), lift: 0 }] : [];
}

const pointLabel = (point: OverlayPoint): Label[] =>
  point.label ? [{ position: [point.position[0] ?? 0, point.position[1] ?? 0], text: point.label, colour: rgba(point.colour), lift: 18 }] : [];

/** Half of the way along a path, near enough for a label (degrees, with the shrinking of longitude at 39.5 °N). */
export function middleOf(path: readonly Position[]): Position | null {
  const step = ([x1, y1]: Position, [x2, y2]: Position): number => Math.hypot((x2 - x1) * 0.77, y2 - y1);
  const legs = path.slice(1).map((to, index) => ({ from: path[index] ?? to, to }));
  let left = legs.reduce((sum, { from, to }) => sum + step(from, to), 0) / 2;
  for (const { from, to } of legs) {
    const length = step(from, to);
    if (length >= left && length > 0) return [from[0] + ((to[0] - from[0]) * left) / length, from[1] + ((to[1] - from[1]) * left) / length];
    left -= length;
  }
  return path[0] ?? null;
}
