/** Well-known binary of any order of bytes, with or without heights, into ours; nothing in it is believed before it is counted. */
import { badGeometry, BadShape } from './bad-shape.ts';
import { type WkbBuffer, type WrittenKind } from './wkb-buffer.ts';

const KINDS: readonly (WrittenKind | null)[] = [null, 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'];
const COLLECTION = 7;
const NOT_READ = ['CircularString', 'CompoundCurve', 'CurvePolygon', 'MultiCurve', 'MultiSurface', 'Curve', 'Surface', 'PolyhedralSurface', 'TIN', 'Triangle'];
const PART: readonly number[] = [0, 0, 0, 0, 1, 2, 3];

/** Null: an empty geometry. @throws BadShape */
export function rewriteWkb(out: WkbBuffer, bytes: Uint8Array): Uint8Array | null {
  out.clear();
  const reader = new WkbReader(bytes, out);
  return reader.geometry(null) ? out.bytes() : null;
}

/** The kind of a well-known binary, and the first position in it, without reading the rest. Null: empty, or of no kind that is read. */
export function firstOfWkb(bytes: Uint8Array): { kind: WrittenKind; position: readonly [number, number] } | null {
  try {
    return new WkbReader(bytes, null).first();
  } catch (error) {
    if (error instanceof BadShape) return null;
    throw error;
  }
}

interface Head {
  readonly code: number;
  readonly dimensions: number;
}

class WkbReader {
  private at = 0;
  private little = true;
  private readonly view: DataView;

  constructor(
    bytes: Uint8Array,
    private readonly out: WkbBuffer | null,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  first(): { kind: WrittenKind; position: readonly [number, number] } | null {
    let kind: WrittenKind | null = null;
    for (let depth = 0; depth < 6; depth += 1) {
      const { code } = this.head();
      kind ??= KINDS[code] ?? (code === COLLECTION ? 'MultiPolygon' : null);
      if (kind === null) return null;
      if (code === 1) {
        const position = [this.float(), this.float()] as const;
        return position.every(Number.isFinite) ? { kind, position } : null;
      }
      if (this.integer() === 0) return null;
      if (code === 2 || (code === 3 && this.integer() > 0)) return { kind, position: [this.float(), this.float()] };
      if (code === 3) return null;
    }
    return null;
  }

  /** False: it is empty. @param part the only kind that may stand here */
  geometry(part: number | null): boolean {
    const { code, dimensions } = this.head();
    if (part !== null && code !== part) throw badGeometry(`a part of kind ${code} among parts of kind ${part}`);
    if (code === COLLECTION) return this.collection();
    const kind = KINDS[code];
    if (kind === undefined || kind === null) throw new BadShape('kind-not-read', { kind: NOT_READ[code - 8] ?? `WKB ${code}` });
    const out = this.out;
    if (out === null) return false;
    if (kind === 'Point') return this.point(kind, dimensions);
    const parts = this.integer();
    this.mustHold(parts, kind === 'LineString' ? 8 * dimensions : 4);
    if (parts === 0 && part === null) return false;
    out.head(kind);
    if (kind === 'LineString') out.endList(out.mark(), this.positions(parts, dimensions), 2);
    else {
      out.count(parts);
      for (let one = 0; one < parts; one += 1) {
        if (kind === 'Polygon') this.ring(dimensions);
        else if (!this.geometry(PART[code] ?? 0)) throw badGeometry('a part of it is empty');
      }
    }
    return true;
  }

  /** One of one kind is a shape of several parts. */
  private collection(): boolean {
    const parts = this.integer();
    this.mustHold(parts, 9);
    if (parts === 0) return false;
    const little = this.little;
    const { code } = this.head();
    this.at -= 5;
    this.little = little;
    const multi = code >= 1 && code <= 3 ? KINDS[code + 3] : null;
    if (multi === null || multi === undefined) throw new BadShape('kind-not-read', { kind: 'GeometryCollection' });
    this.out?.head(multi);
    this.out?.count(parts);
    for (let one = 0; one < parts; one += 1) if (!this.geometry(code)) throw badGeometry('a part of it is empty');
    return true;
  }

  private point(kind: WrittenKind, dimensions: number): boolean {
    const [x, y] = [this.float(), this.float()];
    this.at += 8 * (dimensions - 2);
    // The format's way to say "empty".
    if (Number.isNaN(x) && Number.isNaN(y)) return false;
    this.out?.head(kind);
    this.out?.position(x, y);
    return true;
  }

  private ring(dimensions: number): void {
    const positions = this.integer();
    this.mustHold(positions, 8 * dimensions);
    const mark = this.out?.mark() ?? 0;
    this.out?.endRing(mark, this.positions(positions, dimensions));
  }

  private positions(count: number, dimensions: number): number {
    const more = 8 * (dimensions - 2);
    for (let one = 0; one < count; one += 1) {
      this.out?.position(this.float(), this.float());
      this.at += more;
    }
    return count;
  }

  private head(): Head {
    if (this.at + 5 > this.view.byteLength) throw badGeometry('it ends in the middle');
    this.little = this.view.getUint8(this.at) === 1;
    const code = this.view.getUint32(this.at + 1, this.little);
    this.at += 5;
    // PostGIS says heights, measures and a system with bits, ISO with thousands.
    if ((code & 0x20000000) !== 0) this.at += 4;
    const bits = ((code & 0x80000000) === 0 ? 0 : 1) + ((code & 0x40000000) === 0 ? 0 : 1);
    const plain = code & 0x0fffffff;
    const iso = Math.floor(plain / 1000);
    return { code: plain % 1000, dimensions: 2 + bits + (iso === 3 ? 2 : iso === 1 || iso === 2 ? 1 : 0) };
  }

  private mustHold(count: number, bytes_each: number): void {
    if (count * bytes_each > this.view.byteLength - this.at) throw badGeometry(`${count} parts or positions are said, and the bytes hold fewer`);
  }

  private integer(): number {
    if (this.at + 4 > this.view.byteLength) throw badGeometry('it ends in the middle');
    this.at += 4;
    return this.view.getUint32(this.at - 4, this.little);
  }

  private float(): number {
    if (this.at + 8 > this.view.byteLength) throw badGeometry('it ends in the middle');
    this.at += 8;
    return this.view.getFloat64(this.at - 8, this.little);
  }
}
