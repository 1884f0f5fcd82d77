/** A small reader for the tests of imports: a file is JSON with columns and rows, its coordinates are CGCS2000 degrees already. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Geometry } from '../../../../server/contract/geo.ts';
import { AppError } from '../../../../server/errors.ts';
import type { Batch, FileRoom, FoundColumn, FoundTable, PlainValue, RawRow } from '../../../../server/files/reading.ts';
import { geometryToWkb } from '../../../../server/imports/read/geometry-wkb.ts';

export interface JsonRow {
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, PlainValue>>;
}

export interface JsonFile {
  readonly name: string;
  readonly columns: Readonly<Record<string, FoundColumn['kind']>>;
  readonly rows: readonly JsonRow[];
}

/** @param pause called before each batch */
export function jsonRoom(batch_rows = 4, pause: () => Promise<void> = async () => undefined): FileRoom {
  return {
    async inspect({ files }) {
      const bytes = readFileSync(files[0]!.path);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = parsed(bytes);
      return { files: [{ name: files[0]!.name, size_bytes: bytes.length, sha256 }], sha256, tables: [tableOf(files[0]!.name, file)], left_out: [] };
    },
    async *read({ files }): AsyncGenerator<Batch> {
      const { rows } = parsed(readFileSync(files[0]!.path));
      for (let at = 0; at < rows.length; at += batch_rows) {
        await pause();
        yield { rows: rows.slice(at, at + batch_rows).map((row, more) => rawRow(row, at + more + 1)) };
      }
    },
    async close() {
      // Nothing runs.
    },
  };
}

function parsed(bytes: Buffer): JsonFile {
  try {
    return JSON.parse(bytes.toString()) as JsonFile;
  } catch {
    throw new AppError('BAD_REQUEST', 'It is not JSON.', { why: { code: 'not-json', values: {} } });
  }
}

function rawRow({ geometry, properties }: JsonRow, number: number): RawRow {
  return { number, id: null, geometry: geometry === null ? null : geometryToWkb(geometry), properties, faults: geometry === null ? [{ code: 'no-geometry', values: {} }] : [] };
}

export function tableOf(file: string, { name, columns, rows }: JsonFile): FoundTable {
  return {
    id: name,
    name,
    file,
    format: 'shapefile',
    geometry_kinds: ['Polygon'],
    geometry_columns: null,
    columns: Object.entries(columns).map(([column, kind]) => ({ name: column, kind, samples: [...new Set(rows.map(({ properties }) => String(properties[column] ?? '')))].slice(0, 5), share_empty: 0 })),
    rows: rows.length,
    looked_at: rows.length,
    encoding: { used: 'gb18030', how: 'fallback', cpg: null, previews: [] },
    frame: { srid: 4524, title: { zh: 'CGCS2000 3 度带 36 带', en: 'CGCS2000 3-degree zone 36' }, how: 'zone', swapped: true, zone: 36, explained: [], warnings: [], candidates: [] },
    sample: [],
    warnings: [],
  };
}
