/** Well-known text, as tables hold it (`POLYGON ((106.8 39.6, …))`, also `SRID=4545;POINT Z (…)`), as GeoJSON coordinates. */
import { badGeometry, BadShape } from './bad-shape.ts';

const NAMES: Readonly<Record<string, string>> = { POINT: 'Point', LINESTRING: 'LineString', POLYGON: 'Polygon', MULTIPOINT: 'MultiPoint', MULTILINESTRING: 'MultiLineString', MULTIPOLYGON: 'MultiPolygon', GEOMETRYCOLLECTION: 'GeometryCollection' };
const HEAD = /^\s*(?:SRID\s*=\s*\d+\s*;)?\s*([A-Z]+)\s*(ZM|Z|M)?\s*/i;

/** By its beginning alone. */
export const isWkt = (text: string): boolean => /^\s*(SRID\s*=\s*\d+\s*;)?\s*((MULTI)?(POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(ZM|Z|M)?\s*(\(|EMPTY)/i.test(text.slice(0, 60));

/** The system that `SRID=4545;` names. */
export const sridOfWkt = (text: string): number | null => Number(/^\s*SRID\s*=\s*(\d{4,6})\s*;/i.exec(text.slice(0, 40))?.[1] ?? 0) || null;

/** Null: empty. @throws BadShape */
export function readWkt(text: string): object | null {
  const reader = new WktReader(text);
  const geometry = reader.geometry(0);
  reader.end();
  return geometry;
}

class WktReader {
  private at = 0;
  constructor(private readonly text: string) {}

  geometry(depth: number): object | null {
    const rest = this.text.slice(this.at, this.at + 80);
    const head = HEAD.exec(rest);
    const word = head?.[1]?.toUpperCase() ?? '';
    // `POINTZ(…)` without a gap.
    const bare = Object.hasOwn(NAMES, word) ? word : word.replace(/(ZM|Z|M)$/, '');
    const type = NAMES[bare];
    if (head === null || type === undefined) throw depth === 0 && head !== null && word !== '' ? new BadShape('kind-not-read', { kind: word.slice(0, 40) }) : badGeometry('it is no well-known text');
    this.at += head[0].length;
    if (/^EMPTY/i.test(this.text.slice(this.at, this.at + 5))) {
      this.at += 5;
      return null;
    }
    if (type === 'GeometryCollection') return { type, geometries: depth > 8 ? this.tooDeep() : this.members(depth) };
    return { type, coordinates: type === 'Point' ? this.list(1)[0] : this.list({ LineString: 1, MultiPoint: 1, Polygon: 2, MultiLineString: 2, MultiPolygon: 3 }[type] ?? 1) };
  }

  end(): void {
    this.gap();
    if (this.at < this.text.length) throw badGeometry('something follows the end of the well-known text');
  }

  private members(depth: number): (object | null)[] {
    const found: (object | null)[] = [];
    this.take('(');
    do found.push(this.geometry(depth + 1));
    while (this.found(','));
    this.take(')');
    return found;
  }

  /** Lists within lists, `depth` deep; the innermost are positions. */
  private list(depth: number): unknown[] {
    const found: unknown[] = [];
    this.take('(');
    do found.push(depth === 1 ? this.position() : this.list(depth - 1));
    while (this.found(','));
    this.take(')');
    return found;
  }

  /** `106.8 39.6`, with more numbers behind it; of a MultiPoint also in brackets. */
  private position(): number[] {
    const bracket = this.found('(');
    const numbers: number[] = [];
    const figure = /\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|nan|[-+]?inf(?:inity)?)/iy;
    for (;;) {
      figure.lastIndex = this.at;
      const match = figure.exec(this.text);
      if (match === null) break;
      this.at = figure.lastIndex;
      numbers.push(Number(match[1]));
    }
    if (numbers.length < 2 || numbers.length > 4) throw new BadShape('bad-position', { value: this.text.slice(Math.max(0, this.at - 20), this.at + 20) });
    if (bracket) this.take(')');
    return numbers;
  }

  private found(sign: string): boolean {
    this.gap();
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private take(sign: string): void {
    if (!this.found(sign)) throw badGeometry(`“${sign}” is missing before “${this.text.slice(this.at, this.at + 20)}”`);
  }

  private gap(): void {
    while (this.at < this.text.length && /\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private tooDeep(): never {
    throw badGeometry('collections stand in collections too deep');
  }
}
