/**
 * How two areas lie to each other while a hand drags one of them: the area that they share, by Green's theorem along the pieces of
 * each boundary that lie in the other (no polygon is built, so it keeps pace with the hand), and how far apart they are.
 * On a plane of metres at the site's latitude, right to about a thousandth; the server's figures replace it.
 */
import type { Position } from 'geojson';

/** x1, y1, x2, y2 in metres, one after another; the area lies to the left of each edge. */
export interface Area {
  readonly edges: Float64Array;
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

/** Metres; corners that were clung to are equal far below it. */
const same = 1e-4;

export interface Plane {
  readonly lon: number;
  readonly lat: number;
  readonly x: number;
  readonly y: number;
}

/** Metres in a degree there, on CGCS2000. */
export function planeAt(lon: number, lat: number): Plane {
  const sine = Math.sin((lat * Math.PI) / 180);
  const w = Math.sqrt(1 - 0.006694380023 * sine * sine);
  const radian = Math.PI / 180;
  return { lon, lat, x: ((radian * 6_378_137) / w) * Math.cos(lat * radian), y: (radian * 6_378_137 * (1 - 0.006694380023)) / w ** 3 };
}

/** @param rings of one or several polygons: outlines and holes are told by their nesting, which the even–odd rule gives. */
export function areaOn(plane: Plane, polygons: readonly (readonly (readonly Position[])[])[]): Area {
  const parts: number[] = [];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const rings of polygons) rings.forEach((ring, at) => addRing(plane, ring, at === 0, parts, box));
  return { edges: Float64Array.from(parts), box };
}

function addRing(plane: Plane, ring: readonly Position[], outer: boolean, parts: number[], box: [number, number, number, number]): void {
  const points = ring.map(([lon = 0, lat = 0]) => [(lon - plane.lon) * plane.x, (lat - plane.lat) * plane.y] as const);
  let twice = 0;
  for (let at = 1; at < points.length; at += 1) {
    const [[ax, ay], [bx, by]] = [points[at - 1] ?? [0, 0], points[at] ?? [0, 0]];
    twice += ax * by - bx * ay;
  }
  const ordered = twice > 0 === outer ? points : points.toReversed();
  for (let at = 1; at < ordered.length; at += 1) {
    const [[ax, ay], [bx, by]] = [ordered[at - 1] ?? [0, 0], ordered[at] ?? [0, 0]];
    if (ax !== bx || ay !== by) parts.push(ax, ay, bx, by);
    box[0] = Math.min(box[0], bx);
    box[1] = Math.min(box[1], by);
    box[2] = Math.max(box[2], bx);
    box[3] = Math.max(box[3], by);
  }
}

/** m² of the whole area. */
export function areaOf({ edges }: Area): number {
  let twice = 0;
  for (let at = 0; at < edges.length; at += 4) twice += (edges[at] ?? 0) * (edges[at + 3] ?? 0) - (edges[at + 2] ?? 0) * (edges[at + 1] ?? 0);
  return Math.abs(twice) / 2;
}

/** m² that both share. */
export function sharedArea(one: Area, other: Area): number {
  if (!boxesMeet(one.box, other.box, 0)) return 0;
  // The edges of each that matter to the other: a site of 50 corners has three or four beside a small field within it.
  const [ours, theirs] = [beside(one, other.box), beside(other, one.box)];
  const twice = alongEdges(ours, theirs, true) + alongEdges(theirs, ours, false);
  return Math.max(0, twice / 2);
}

/** The edges at the height of a box and not to the left of it: they alone cut what lies in the box, or tell whether it lies inside. */
function beside({ edges, box: own }: Area, box: Area['box']): Area {
  const kept = new Float64Array(edges.length);
  let count = 0;
  for (let at = 0; at < edges.length; at += 4) {
    const ax = edges[at] ?? 0;
    const ay = edges[at + 1] ?? 0;
    const bx = edges[at + 2] ?? 0;
    const by = edges[at + 3] ?? 0;
    if ((ay < box[1] - same && by < box[1] - same) || (ay > box[3] + same && by > box[3] + same) || (ax < box[0] - same && bx < box[0] - same)) continue;
    kept[count] = ax;
    kept[count + 1] = ay;
    kept[count + 2] = bx;
    kept[count + 3] = by;
    count += 4;
  }
  return { edges: kept.subarray(0, count), box: own };
}

/** Twice the area swept by the pieces of `of` that lie in `within`; a piece on its border counts once, and only where both lie on the same side. */
function alongEdges(of: Area, within: Area, counts_border: boolean): number {
  const [west, south, east, north] = within.box;
  let twice = 0;
  for (let at = 0; at < of.edges.length; at += 4) {
    const ax = of.edges[at] ?? 0;
    const ay = of.edges[at + 1] ?? 0;
    const bx = of.edges[at + 2] ?? 0;
    const by = of.edges[at + 3] ?? 0;
    if (Math.max(ax, bx) < west || Math.min(ax, bx) > east || Math.max(ay, by) < south || Math.min(ay, by) > north) continue;
    const cuts = cutsOf(ax, ay, bx, by, within);
    for (let piece = 1; piece < cuts.length; piece += 1) {
      const [from, to] = [cuts[piece - 1] ?? 0, cuts[piece] ?? 0];
      if (to - from < 1e-12) continue;
      const middle = (from + to) / 2;
      const where = placeOf(ax + (bx - ax) * middle, ay + (by - ay) * middle, bx - ax, by - ay, within);
      if (where === 'inside' || (where === 'along' && counts_border)) twice += (ax + (bx - ax) * from) * (ay + (by - ay) * to) - (ax + (bx - ax) * to) * (ay + (by - ay) * from);
    }
  }
  return twice;
}

/** Where along an edge (0…1) it meets the border of an area, with both ends, in order. */
function cutsOf(ax: number, ay: number, bx: number, by: number, { edges }: Area): number[] {
  const dx = bx - ax;
  const dy = by - ay;
  const length = Math.sqrt(dx * dx + dy * dy);
  const cuts = [0, 1];
  for (let at = 0; at < edges.length; at += 4) {
    const cx = edges[at] ?? 0;
    const cy = edges[at + 1] ?? 0;
    const ex = edges[at + 2] ?? 0;
    const ey = edges[at + 3] ?? 0;
    if ((cx < ax && cx < bx && ex < ax && ex < bx) || (cx > ax && cx > bx && ex > ax && ex > bx) || (cy < ay && cy < by && ey < ay && ey < by) || (cy > ay && cy > by && ey > ay && ey > by)) continue;
    const off_c = (dx * (cy - ay) - dy * (cx - ax)) / length;
    const off_e = (dx * (ey - ay) - dy * (ex - ax)) / length;
    // Ends that lie on the edge cut it where they lie, which parallel edges need.
    if (Math.abs(off_c) <= same) cuts.push(((cx - ax) * dx + (cy - ay) * dy) / (length * length));
    if (Math.abs(off_e) <= same) cuts.push(((ex - ax) * dx + (ey - ay) * dy) / (length * length));
    if (Math.abs(off_c) <= same || Math.abs(off_e) <= same || off_c > 0 === off_e > 0) continue;
    const share = off_c / (off_c - off_e);
    cuts.push(((cx + (ex - cx) * share - ax) * dx + (cy + (ey - cy) * share - ay) * dy) / (length * length));
  }
  return cuts.length === 2 ? cuts : cuts.filter((cut) => cut >= 0 && cut <= 1).sort((a, b) => a - b);
}

/** `along`: on the border, with the area on the same side; `against`: on it, with the area on the other side. */
function placeOf(x: number, y: number, dx: number, dy: number, { edges }: Area): 'inside' | 'outside' | 'along' | 'against' {
  let inside = false;
  for (let at = 0; at < edges.length; at += 4) {
    const ay = edges[at + 1] ?? 0;
    const by = edges[at + 3] ?? 0;
    // Neither on it nor beside it at this height.
    if ((y < ay - same && y < by - same) || (y > ay + same && y > by + same)) continue;
    const ax = edges[at] ?? 0;
    const bx = edges[at + 2] ?? 0;
    const ex = bx - ax;
    const ey = by - ay;
    const length = Math.sqrt(ex * ex + ey * ey);
    const off = (ex * (y - ay) - ey * (x - ax)) / length;
    if (Math.abs(off) <= same) {
      const far = ((x - ax) * ex + (y - ay) * ey) / length;
      if (far >= -same && far <= length + same) return dx * ex + dy * ey > 0 ? 'along' : 'against';
    }
    if (ay > y !== by > y && x < (ex * (y - ay)) / ey + ax) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

export function isInside(x: number, y: number, area: Area): boolean {
  return placeOf(x, y, 0, 0, area) !== 'outside';
}

export function boxesMeet(one: Area['box'], other: Area['box'], reach: number): boolean {
  return one[0] <= other[2] + reach && one[2] >= other[0] - reach && one[1] <= other[3] + reach && one[3] >= other[1] - reach;
}

/** Metres between two sets of edges; 0 where they cross. Edges farther than `at_most` are passed over. */
export function gapBetween(one: Float64Array, other: Float64Array, at_most = Infinity): number {
  const box = boxOf(one);
  let least = at_most * at_most;
  for (let j = 0; j < other.length; j += 4) {
    const cx = other[j] ?? 0;
    const cy = other[j + 1] ?? 0;
    const ex = other[j + 2] ?? 0;
    const ey = other[j + 3] ?? 0;
    const west = Math.min(cx, ex);
    const east = Math.max(cx, ex);
    const south = Math.min(cy, ey);
    const north = Math.max(cy, ey);
    // Most edges of a long border are too far from all of the site.
    if (squared(Math.max(0, box[0] - east, west - box[2]), Math.max(0, box[1] - north, south - box[3])) >= least) continue;
    for (let i = 0; i < one.length; i += 4) {
      const ax = one[i] ?? 0;
      const ay = one[i + 1] ?? 0;
      const bx = one[i + 2] ?? 0;
      const by = one[i + 3] ?? 0;
      if (squared(Math.max(0, Math.min(ax, bx) - east, west - Math.max(ax, bx)), Math.max(0, Math.min(ay, by) - north, south - Math.max(ay, by))) >= least) continue;
      if (cross(ax, ay, bx, by, cx, cy, ex, ey)) return 0;
      least = Math.min(least, toEdge(ax, ay, cx, cy, ex, ey), toEdge(bx, by, cx, cy, ex, ey), toEdge(cx, cy, ax, ay, bx, by), toEdge(ex, ey, ax, ay, bx, by));
    }
  }
  return Math.sqrt(least);
}

const squared = (x: number, y: number): number => x * x + y * y;

function boxOf(edges: Float64Array): Area['box'] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < edges.length; at += 2) {
    const [x, y] = [edges[at] ?? 0, edges[at + 1] ?? 0];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function cross(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, ex: number, ey: number): boolean {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number => (qx - px) * (ry - py) - (qy - py) * (rx - px);
  return side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, ex, ey) < 0 && side(cx, cy, ex, ey, ax, ay) * side(cx, cy, ex, ey, bx, by) < 0;
}

/** Squared metres from a point to an edge. */
function toEdge(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}
