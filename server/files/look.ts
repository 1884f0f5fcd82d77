/** Looks at the first rows of a table: its columns, its kinds of geometry, and positions by which its coordinate system is told. */
import { foldCollection } from './geometry/write-coordinates.ts';
import { BadShape } from './geometry/bad-shape.ts';
import { firstOfWkb } from './geometry/rewrite-wkb.ts';
import { readWkt, sridOfWkt } from './geometry/wkt.ts';
import { readPosition } from './formats/table-columns.ts';
import type { Pair } from './frames/frames.ts';
import { readDate } from '../imports/read/convert-value.ts';
import type { ColumnKind, FoundColumn, GeometryColumns, GeometryKind, PlainValue, TextEncoding } from './reading.ts';
import type { RawShape, TableSource } from './source.ts';

/** Rows: enough to know a table by, and read in a second or two. */
export const MOST_LOOKED_AT = 20_000;
const MOST_SAMPLE = 20;

export interface Looked {
  readonly columns: readonly FoundColumn[];
  readonly kinds: readonly GeometryKind[];
  /** One position of each shape. */
  readonly pairs: readonly Pair[];
  readonly rows: number;
  /** False: there are more rows. */
  readonly is_all: boolean;
  readonly sample: readonly Readonly<Record<string, PlainValue>>[];
  readonly lost: number;
  /** `SRID=4545;` in a column of well-known text. */
  readonly srid: number | null;
}

/** @param most rows, a list of them more or less */
export async function lookAt(source: TableSource, encoding: TextEncoding, columns: GeometryColumns | null, counted: (bytes: number) => void, most = MOST_LOOKED_AT): Promise<Looked> {
  const tallies = new Map<string, Tally>();
  const kinds = new Set<GeometryKind>();
  const pairs: Pair[] = [];
  const sample: Readonly<Record<string, PlainValue>>[] = [];
  let rows = 0;
  let lost = 0;
  let srid: number | null = null;
  let is_all = true;
  for await (const list of source.read({ encoding, columns: null, counted })) {
    for (const { shape: own, properties, faults } of list) {
      rows += 1;
      lost += faults.filter(({ code }) => code === 'characters-lost').length;
      if (sample.length < MOST_SAMPLE) sample.push(properties);
      for (const [name, value] of Object.entries(properties)) tallyOf(tallies, name).take(value);
      const shape = own ?? (columns === null ? null : shapeIn(properties, columns));
      if (shape?.kind === 'wkt') srid ??= sridOfWkt(shape.text);
      const first = shape === null ? null : firstOf(shape);
      if (first !== null) {
        kinds.add(first.kind);
        if (first.position.every(Number.isFinite)) pairs.push(first.position);
      }
    }
    is_all = rows < most;
    if (!is_all) break;
  }
  return { columns: [...tallies].map(([name, tally]) => tally.column(name, rows)), kinds: [...kinds], pairs, rows, is_all, sample, lost, srid };
}

function shapeIn(row: Readonly<Record<string, PlainValue>>, columns: GeometryColumns): RawShape | null {
  if (columns.kind === 'wkt') return typeof row[columns.wkt] === 'string' ? { kind: 'wkt', text: String(row[columns.wkt]) } : null;
  return { kind: 'xy', x: String(row[columns.x] ?? ''), y: String(row[columns.y] ?? '') };
}

function firstOf(shape: RawShape): { kind: GeometryKind; position: Pair } | null {
  if (shape.kind === 'wkb') return firstOfWkb(shape.bytes);
  if (shape.kind === 'xy') {
    const position = readPosition(shape.x, shape.y);
    return position === null ? null : { kind: 'Point', position };
  }
  try {
    const geometry = foldCollection(shape.kind === 'wkt' ? readWkt(shape.text) : shape.geometry);
    if (geometry === null) return null;
    let position: unknown = Reflect.get(geometry, 'coordinates');
    while (Array.isArray(position) && Array.isArray((position as unknown[])[0])) [position] = position as unknown[];
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
    const kind: unknown = Reflect.get(geometry, 'type');
    return typeof x === 'number' && typeof y === 'number' && isKind(kind) ? { kind, position: [x, y] } : null;
  } catch (error) {
    if (error instanceof BadShape) return null;
    throw error;
  }
}

const KINDS: readonly unknown[] = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] satisfies GeometryKind[];
const isKind = (kind: unknown): kind is GeometryKind => KINDS.includes(kind);

const MOST_SAMPLES = 5;

/** What one column holds, value by value. */
class Tally {
  private filled = 0;
  private readonly samples = new Set<string>();
  private readonly fits: Record<Exclude<ColumnKind, 'text'>, boolean> = { integer: true, number: true, date: true, boolean: true };

  take(value: PlainValue): void {
    if (value === null || value === '' || (typeof value === 'string' && value.trim() === '')) return;
    this.filled += 1;
    if (this.samples.size < MOST_SAMPLES) this.samples.add(String(value).slice(0, 60));
    const { fits } = this;
    if (fits.boolean) fits.boolean = typeof value === 'boolean';
    if (fits.integer) fits.integer = typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && /^[-+]?(0|[1-9]\d{0,14})$/.test(value.trim());
    // A leading zero is a code's, not a number's.
    if (fits.number) fits.number = typeof value === 'number' || (typeof value === 'string' && /^[-+]?(0|[1-9]\d*|(0|[1-9]\d*)?\.\d+|(0|[1-9]\d*)\.)(e[-+]?\d+)?$/i.test(value.trim()) && value.trim().length < 25);
    if (fits.date) fits.date = typeof value === 'string' && value.length < 30 && readDate(value.trim()) !== undefined;
  }

  column(name: string, rows: number): FoundColumn {
    const kind = (['boolean', 'date', 'integer', 'number'] as const).find((one) => this.filled > 0 && this.fits[one]) ?? 'text';
    return { name, kind, samples: [...this.samples], share_empty: rows === 0 ? 1 : (rows - this.filled) / rows };
  }
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const known = tallies.get(name);
  if (known !== undefined) return known;
  const tally = new Tally();
  tallies.set(name, tally);
  return tally;
}
