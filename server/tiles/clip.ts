/** Cuts shapes at the edge of a tile: points are kept or left, lines split, polygons closed along the edge. */
import type { Path, Shape } from './read-twkb.ts';

/** @param low,high the same bounds for x and y, in tile units; @returns null when nothing is left */
export function clip(shape: Shape, low: number, high: number): Shape | null {
  if (shape.kind === 'point') {
    const points = clipPoints(shape.points, low, high);
    return points.length > 0 ? { kind: 'point', points } : null;
  }
  if (shape.kind === 'line') {
    const lines = shape.lines.flatMap((line) => clipLine(line, low, high));
    return lines.length > 0 ? { kind: 'line', lines } : null;
  }
  const polygons = shape.polygons.flatMap((rings) => clipPolygon(rings, low, high));
  return polygons.length > 0 ? { kind: 'polygon', polygons } : null;
}

function clipPoints(points: Path, low: number, high: number): Path {
  const kept: Path = [];
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    if (x >= low && x <= high && y >= low && y <= high) kept.push(x, y);
  }
  return kept;
}

function clipPolygon(rings: Path[], low: number, high: number): Path[][] {
  const [outer, ...holes] = rings.map((ring) => clipRing(ring, low, high));
  if (!outer || outer.length < 6) return [];
  return [[outer, ...holes.filter((hole) => hole.length >= 6)]];
}

/** Sutherland–Hodgman: one edge of the square after the other. */
function clipRing(ring: Path, low: number, high: number): Path {
  if (isInside(ring, low, high)) return ring;
  let path = ring;
  path = clipSide(path, 0, low, true);
  path = clipSide(path, 0, high, false);
  path = clipSide(path, 1, low, true);
  return clipSide(path, 1, high, false);
}

/** @param axis 0 for x, 1 for y; @param above whether what is kept lies above the bound */
function clipSide(path: Path, axis: 0 | 1, bound: number, above: boolean): Path {
  const kept: Path = [];
  const count = path.length;
  for (let at = 0; at < count; at += 2) {
    const before = (at + count - 2) % count;
    const from = path[before + axis] ?? 0;
    const to = path[at + axis] ?? 0;
    const fromIn = above ? from >= bound : from <= bound;
    const toIn = above ? to >= bound : to <= bound;
    if (fromIn !== toIn) {
      const share = (bound - from) / (to - from);
      const other = 1 - axis;
      const crossing = Math.round((path[before + other] ?? 0) + share * ((path[at + other] ?? 0) - (path[before + other] ?? 0)));
      if (axis === 0) kept.push(bound, crossing);
      else kept.push(crossing, bound);
    }
    if (toIn) kept.push(path[at] ?? 0, path[at + 1] ?? 0);
  }
  return kept;
}

/** Liang–Barsky for each segment; a line that leaves and comes back becomes several. */
function clipLine(line: Path, low: number, high: number): Path[] {
  if (isInside(line, low, high)) return [line];
  const pieces: Path[] = [];
  let piece: Path = [];
  for (let at = 2; at < line.length; at += 2) {
    const [x0, y0, x1, y1] = [line[at - 2] ?? 0, line[at - 1] ?? 0, line[at] ?? 0, line[at + 1] ?? 0];
    const span = visibleSpan(x0, y0, x1 - x0, y1 - y0, low, high);
    if (!span) continue;
    const [start, end] = span;
    if (piece.length === 0) piece.push(Math.round(x0 + start * (x1 - x0)), Math.round(y0 + start * (y1 - y0)));
    piece.push(Math.round(x0 + end * (x1 - x0)), Math.round(y0 + end * (y1 - y0)));
    if (end < 1) {
      pieces.push(piece);
      piece = [];
    }
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/** The part of a segment inside the square, as shares of its length; null when it passes by. */
function visibleSpan(x: number, y: number, dx: number, dy: number, low: number, high: number): [number, number] | null {
  let start = 0;
  let end = 1;
  for (const [step, room] of [[-dx, x - low], [dx, high - x], [-dy, y - low], [dy, high - y]] as const) {
    if (step === 0) {
      if (room < 0) return null;
      continue;
    }
    const share = room / step;
    if (step < 0) start = Math.max(start, share);
    else end = Math.min(end, share);
    if (start > end) return null;
  }
  return [start, end];
}

function isInside(path: Path, low: number, high: number): boolean {
  for (const value of path) if (value < low || value > high) return false;
  return true;
}
