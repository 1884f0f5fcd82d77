/** Writes a Mapbox Vector Tile, version 2. https://github.com/mapbox/vector-tile-spec */
import { PbfWriter } from 'pbf';
import type { Path, Shape } from './read-twkb.ts';
import { EXTENT } from './tile-grid.ts';

export type Properties = Readonly<Record<string, unknown>>;

export interface TileFeature {
  readonly shape: Shape;
  /** Strings, numbers and booleans; what is null or nested is left out. */
  readonly properties: Properties;
}

const GEOMETRY_TYPE = { point: 1, line: 2, polygon: 3 } as const;
const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;

type TileValue = string | number | boolean;

export interface TileLayer {
  readonly name: string;
  readonly features: readonly TileFeature[];
}

/** Layers without a geometry left at this size are left out. @returns null when none is left */
export function encodeMvt(layers: readonly TileLayer[]): Uint8Array | null {
  const tile = new PbfWriter();
  for (const layer of layers) {
    const bytes = encodeLayer(layer);
    if (bytes) tile.writeBytesField(3, bytes);
  }
  return tile.pos > 0 ? tile.finish() : null;
}

function encodeLayer({ name, features }: TileLayer): Uint8Array | null {
  const keys = new Map<string, number>();
  const values = new Map<TileValue, number>();
  const body = new PbfWriter();
  body.writeStringField(1, name);
  let drawn = 0;
  for (const { shape, properties } of features) {
    const geometry = commandsOf(shape);
    if (geometry.length === 0) continue;
    const tags = tagsOf(properties, keys, values);
    body.writeMessage(
      2,
      (_, feature) => {
        feature.writePackedVarint(2, tags);
        feature.writeVarintField(3, GEOMETRY_TYPE[shape.kind]);
        feature.writePackedVarint(4, geometry);
      },
      null,
    );
    drawn++;
  }
  if (drawn === 0) return null;
  for (const key of keys.keys()) body.writeStringField(3, key);
  for (const value of values.keys()) body.writeMessage(4, writeValue, value);
  body.writeVarintField(5, EXTENT);
  body.writeVarintField(15, 2);
  return body.finish();
}

function tagsOf(properties: Properties, keys: Map<string, number>, values: Map<TileValue, number>): number[] {
  const tags: number[] = [];
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    tags.push(numberOf(keys, key), numberOf(values, value));
  }
  return tags;
}

function numberOf<T>(numbers: Map<T, number>, item: T): number {
  const known = numbers.get(item);
  if (known !== undefined) return known;
  numbers.set(item, numbers.size);
  return numbers.size - 1;
}

function writeValue(value: TileValue, output: PbfWriter): void {
  if (typeof value === 'string') output.writeStringField(1, value);
  else if (typeof value === 'boolean') output.writeBooleanField(7, value);
  else if (!Number.isSafeInteger(value)) output.writeDoubleField(3, value);
  else if (value >= 0) output.writeVarintField(5, value);
  else output.writeSVarintField(6, value);
}

/** Command integers with zigzag parameters relative to the point before, through the whole feature. */
function commandsOf(shape: Shape): number[] {
  const pen: Pen = { out: [], x: 0, y: 0 };
  if (shape.kind === 'point') {
    if (shape.points.length > 0) write(pen, MOVE_TO, shape.points, 0, shape.points.length);
  } else if (shape.kind === 'line') {
    for (const line of shape.lines) writeLine(pen, withoutRepeats(line));
  } else {
    for (const rings of shape.polygons) writePolygon(pen, rings);
  }
  return pen.out;
}

interface Pen {
  readonly out: number[];
  x: number;
  y: number;
}

function write(pen: Pen, command: number, path: Path, from: number, to: number): void {
  pen.out.push(((to - from) / 2) * 8 + command);
  for (let at = from; at < to; at += 2) {
    const x = path[at] ?? 0;
    const y = path[at + 1] ?? 0;
    pen.out.push(zigzag(x - pen.x), zigzag(y - pen.y));
    pen.x = x;
    pen.y = y;
  }
}

function zigzag(value: number): number {
  return (value << 1) ^ (value >> 31);
}

function writeLine(pen: Pen, path: Path): void {
  if (path.length < 4) return;
  write(pen, MOVE_TO, path, 0, 2);
  write(pen, LINE_TO, path, 2, path.length);
}

/** The outer ring runs clockwise on the screen (positive area, y being down), holes the other way round. */
function writePolygon(pen: Pen, rings: Path[]): void {
  for (const [index, ring] of rings.entries()) {
    const path = opened(withoutRepeats(ring));
    const area = path.length < 6 ? 0 : doubleArea(path);
    if (area === 0) {
      if (index === 0) return;
      continue;
    }
    const wound = area > 0 === (index === 0) ? path : reversed(path);
    write(pen, MOVE_TO, wound, 0, 2);
    write(pen, LINE_TO, wound, 2, wound.length);
    pen.out.push(8 + CLOSE_PATH);
  }
}

function withoutRepeats(path: Path): Path {
  const kept: Path = [];
  for (let at = 0; at < path.length; at += 2) {
    if (at === 0 || path[at] !== path[at - 2] || path[at + 1] !== path[at - 1]) kept.push(path[at] ?? 0, path[at + 1] ?? 0);
  }
  return kept;
}

/** A ring without the last point that repeats its first. */
function opened(ring: Path): Path {
  const last = ring.length - 2;
  return last > 0 && ring[0] === ring[last] && ring[1] === ring[last + 1] ? ring.slice(0, last) : ring;
}

function reversed(path: Path): Path {
  const turned: Path = [];
  for (let at = path.length - 2; at >= 0; at -= 2) turned.push(path[at] ?? 0, path[at + 1] ?? 0);
  return turned;
}

/** Shoelace formula; positive when the ring runs clockwise on the screen. */
function doubleArea(ring: Path): number {
  let sum = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    sum += (ring[at] ?? 0) * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * (ring[at + 1] ?? 0);
  }
  return sum;
}
