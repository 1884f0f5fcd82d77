/** Writes GeoJSON as well-known binary for PostGIS, and says what is wrong with a GeoJSON that has no proper form. */
import type { Geometry } from '../../contract/geo.ts';

/** The message completes the sentence "The geometry …". */
export class MalformedGeometry extends Error {
  override readonly name = 'MalformedGeometry';
}

const TYPES = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const;
type TypeName = (typeof TYPES)[number];

/** Heights are dropped: everything here is about the ground plan. @throws MalformedGeometry */
export function geometryToWkb(geometry: Geometry): Uint8Array {
  const type = TYPES.find((one) => one === geometry.type);
  if (!type) throw new MalformedGeometry(`is of type ${JSON.stringify(geometry.type)}; expected one of ${TYPES.join(', ')}`);
  const writer = new WkbWriter();
  writer.geometry(type, geometry.coordinates, '');
  return writer.bytes();
}

const PARTS: Partial<Record<TypeName, TypeName>> = { MultiPoint: 'Point', MultiLineString: 'LineString', MultiPolygon: 'Polygon' };

class WkbWriter {
  private buffer = Buffer.allocUnsafe(1024);
  private length = 0;

  bytes(): Uint8Array {
    return new Uint8Array(this.buffer.subarray(0, this.length));
  }

  geometry(type: TypeName, coordinates: unknown, where: string): void {
    this.reserve(5);
    this.length = this.buffer.writeUInt8(1, this.length);
    this.integer(TYPES.indexOf(type) + 1);
    const part = PARTS[type];
    if (part) this.parts(part, coordinates, where);
    else if (type === 'Point') this.position(coordinates, where);
    else if (type === 'LineString') this.positions(coordinates, where, 2);
    else this.rings(coordinates, where);
  }

  private parts(part: TypeName, coordinates: unknown, where: string): void {
    const list = asList(coordinates, where, 'parts');
    this.integer(list.length);
    list.forEach((one, at) => this.geometry(part, one, `${where} part ${at + 1}`));
  }

  private rings(coordinates: unknown, where: string): void {
    const list = asList(coordinates, where, 'rings');
    this.integer(list.length);
    list.forEach((ring, at) => {
      const place = `${where} ring ${at + 1}`;
      this.positions(ring, place, 4);
      const [first, last] = [asList(ring, place, 'positions')[0], asList(ring, place, 'positions').at(-1)];
      if (!samePlace(first, last)) throw new MalformedGeometry(`has an open${place}: its last position must equal its first`);
    });
  }

  private positions(coordinates: unknown, where: string, least: number): void {
    const list = asList(coordinates, where, 'positions');
    if (list.length < least) throw new MalformedGeometry(`has ${list.length} positions${inPlace(where)}; expected at least ${least}`);
    this.integer(list.length);
    for (const one of list) this.position(one, where);
  }

  private position(position: unknown, where: string): void {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      const found = (JSON.stringify(position) ?? 'nothing').slice(0, 80);
      throw new MalformedGeometry(`has the position ${found}${inPlace(where)}; expected [longitude, latitude]`);
    }
    this.reserve(16);
    this.length = this.buffer.writeDoubleLE(y, this.buffer.writeDoubleLE(x, this.length));
  }

  private integer(value: number): void {
    this.reserve(4);
    this.length = this.buffer.writeUInt32LE(value, this.length);
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

function asList(value: unknown, where: string, what: string): unknown[] {
  if (!Array.isArray(value)) throw new MalformedGeometry(`has no list of ${what}${inPlace(where)}`);
  if (value.length === 0) throw new MalformedGeometry(`is empty${inPlace(where)}`);
  return value as unknown[];
}

function inPlace(where: string): string {
  return where === '' ? '' : ` in${where}`;
}

function samePlace(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) && a[0] === b[0] && a[1] === b[1];
}
