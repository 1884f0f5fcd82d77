/**
 * Reads TWKB (Tiny Well-Known Binary), the compact form in which PostGIS hands over the shapes of a tile. Whole numbers
 * only (precision 0), two dimensions. https://github.com/TWKB/Specification
 */
import { PbfReader } from 'pbf';

/** Coordinates of one point sequence: x, y, x, y, … */
export type Path = number[];

/** A shape in tile units: points, lines, or polygons whose first ring is the outer one. */
export type Shape =
  | { readonly kind: 'point'; readonly points: Path }
  | { readonly kind: 'line'; readonly lines: Path[] }
  | { readonly kind: 'polygon'; readonly polygons: Path[][] };

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_POINT = 4;
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;

/** @returns null for an empty geometry; @throws RangeError for what a tile cannot hold */
export function readTwkb(bytes: Uint8Array): Shape | null {
  const input = new PbfReader(bytes);
  const head = byteOf(input);
  const type = head & 0x0f;
  if (head >> 4 !== 0) throw new RangeError(`TWKB of precision 0 expected, got header ${head}`);
  const flags = byteOf(input);
  if (flags & 0x10) return null;
  if (flags & 0x08) throw new RangeError('TWKB of two dimensions expected');
  if (flags & 0x02) input.readVarint();
  if (flags & 0x01) for (let index = 0; index < 4; index++) input.readVarint();
  const cursor = { input, x: 0, y: 0 };
  const skipIds = (count: number): void => {
    if (flags & 0x04) for (let index = 0; index < count; index++) input.readVarint();
  };
  switch (type) {
    case POINT:
      return { kind: 'point', points: readPath(cursor, 1) };
    case MULTI_POINT: {
      const count = input.readVarint();
      skipIds(count);
      return { kind: 'point', points: readPath(cursor, count) };
    }
    case LINE:
      return { kind: 'line', lines: [readPath(cursor, input.readVarint())] };
    case MULTI_LINE:
      return { kind: 'line', lines: readMany(cursor, skipIds, () => readPath(cursor, input.readVarint())) };
    case POLYGON:
      return { kind: 'polygon', polygons: [readRings(cursor)] };
    case MULTI_POLYGON:
      return { kind: 'polygon', polygons: readMany(cursor, skipIds, () => readRings(cursor)) };
    default:
      throw new RangeError(`TWKB type ${type} cannot stand in a tile`);
  }
}

/** Coordinates are differences from the point before, through the whole geometry. */
interface Cursor {
  readonly input: PbfReader;
  x: number;
  y: number;
}

function byteOf(input: PbfReader): number {
  const byte = input.buf[input.pos++];
  if (byte === undefined) throw new RangeError('TWKB ends too early');
  return byte;
}

function readPath(cursor: Cursor, count: number): Path {
  const path: Path = [];
  for (let index = 0; index < count; index++) {
    cursor.x += cursor.input.readSVarint();
    cursor.y += cursor.input.readSVarint();
    path.push(cursor.x, cursor.y);
  }
  return path;
}

function readRings(cursor: Cursor): Path[] {
  const rings: Path[] = [];
  for (let left = cursor.input.readVarint(); left > 0; left--) rings.push(readPath(cursor, cursor.input.readVarint()));
  return rings;
}

function readMany<T>(cursor: Cursor, skipIds: (count: number) => void, readOne: () => T): T[] {
  const count = cursor.input.readVarint();
  skipIds(count);
  return Array.from({ length: count }, readOne);
}

/** How much room a shape takes: the area of the box around its corners, in square tile units. */
export function sizeOf(shape: Shape): number {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  const paths = shape.kind === 'point' ? [shape.points] : shape.kind === 'line' ? shape.lines : shape.polygons.flat();
  for (const path of paths) {
    for (let at = 0; at < path.length; at += 2) {
      const [x = 0, y = 0] = [path[at], path[at + 1]];
      west = Math.min(west, x);
      east = Math.max(east, x);
      north = Math.min(north, y);
      south = Math.max(south, y);
    }
  }
  return Math.max(0, east - west) * Math.max(0, south - north);
}
