/** Writes well-known binary (little-endian, two dimensions), every position moved on its way from the file's numbers to CGCS2000 degrees. */
import { BadShape, badGeometry } from './bad-shape.ts';

/** The file's numbers as they stand there → longitude, latitude. */
export type Move = (x: number, y: number) => readonly [number, number];

export const GEOMETRY_CODES = { Point: 1, LineString: 2, Polygon: 3, MultiPoint: 4, MultiLineString: 5, MultiPolygon: 6 } as const;
export type WrittenKind = keyof typeof GEOMETRY_CODES;

/** Bytes of one geometry; more is no feature of a city. */
const MOST_BYTES = 64 * 1024 * 1024;

export class WkbBuffer {
  private view = new DataView(new ArrayBuffer(64 * 1024));
  private length = 0;
  /** Rings that were open and have been closed. */
  closed = 0;

  constructor(private readonly move: Move) {}

  /** Begins anew. */
  clear(): void {
    this.length = 0;
    this.closed = 0;
  }

  /** A copy: the buffer serves the next row. */
  bytes(): Uint8Array {
    return new Uint8Array(this.view.buffer.slice(0, this.length));
  }

  head(kind: WrittenKind): void {
    this.reserve(5);
    this.view.setUint8(this.length, 1);
    this.view.setUint32(this.length + 1, GEOMETRY_CODES[kind], true);
    this.length += 5;
  }

  count(value: number): void {
    this.reserve(4);
    this.view.setUint32(this.length, value, true);
    this.length += 4;
  }

  position(x: number, y: number): void {
    const [longitude, latitude] = this.move(x, y);
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
      if (!Number.isFinite(x) || !Number.isFinite(y)) throw new BadShape('bad-position', { value: `${x}, ${y}` });
      throw new BadShape('no-place', { x, y });
    }
    this.reserve(16);
    this.view.setFloat64(this.length, longitude, true);
    this.view.setFloat64(this.length + 8, latitude, true);
    this.length += 16;
  }

  /** Where the number of a list stands that is not known before its end. */
  mark(): number {
    this.count(0);
    return this.length - 4;
  }

  /** @param positions written since `mark`; @param least that such a list has */
  endList(mark: number, positions: number, least: number): void {
    if (positions < least) throw badGeometry(`${positions} positions where at least ${least} are needed`);
    this.view.setUint32(mark, positions, true);
  }

  /** Closes the ring that began behind `mark` when its ends differ. */
  endRing(mark: number, positions: number): void {
    const [first, last] = [mark + 4, this.length - 16];
    let written = positions;
    if (positions > 1 && (this.view.getFloat64(first, true) !== this.view.getFloat64(last, true) || this.view.getFloat64(first + 8, true) !== this.view.getFloat64(last + 8, true))) {
      this.reserve(16);
      this.view.setFloat64(this.length, this.view.getFloat64(first, true), true);
      this.view.setFloat64(this.length + 8, this.view.getFloat64(first + 8, true), true);
      this.length += 16;
      this.closed += 1;
      written += 1;
    }
    this.endList(mark, written, 4);
  }

  private reserve(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.view.byteLength) return;
    if (needed > MOST_BYTES) throw badGeometry(`more than ${MOST_BYTES} bytes`);
    const larger = new Uint8Array(Math.max(this.view.byteLength * 2, needed));
    larger.set(new Uint8Array(this.view.buffer, 0, this.length));
    this.view = new DataView(larger.buffer);
  }
}
