/** A shapefile as one table: shapes by the `shapefile` package, attributes from its .dbf, the system from its .prj. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { openShp } from 'shapefile';
import { AppError } from '../../errors.ts';
import { NOTHING_STATED, type Stated } from '../frames/find-frame.ts';
import { foreignUnit, readPrj } from '../frames/prj.ts';
import type { GivenFile, RowFault, Said } from '../reading.ts';
import { refused, wordsOf } from '../refused.ts';
import type { RawShape, RowsAsked, SourceRow, TableSource } from '../source.ts';
import { dbfTextEncoding, openDbf, readDbf, type Dbf, type DbfRow } from './dbf.ts';
import { walkShp } from './shp-chain.ts';

export interface ShapefileParts {
  readonly shp: GivenFile;
  readonly dbf?: GivenFile;
  readonly prj?: GivenFile;
  readonly cpg?: GivenFile;
}

export async function openShapefile({ shp, dbf, prj, cpg }: ShapefileParts): Promise<TableSource> {
  const { records, kind } = await walkShp(shp.path, shp.name);
  const table = dbf === undefined ? null : await openDbf(dbf.path, dbf.name);
  if (table !== null && table.records < records) throw refused('table-damaged', { name: table.name, why: `holds ${table.records} rows for ${records} shapes` });
  const cpg_text = cpg === undefined ? null : await beginning(cpg.path);
  const encodings = new Map<string, ReturnType<typeof dbfTextEncoding>>();
  const stem = shp.name.replace(/^.*[/\\]/, '').replace(/\.shp$/i, '');
  const missing: Said[] = table === null ? [{ code: 'index-missing', values: { name: `${stem}.dbf`, what: 'dbf' } }] : [];
  const heights: Said[] = kind > 10 && kind < 20 ? [{ code: 'heights-left-out', values: {} }] : [];
  return {
    id: shp.name,
    name: stem,
    file: shp.name,
    format: 'shapefile',
    rows: records,
    bytes: (await stat(shp.path)).size,
    stated: prj === undefined ? NOTHING_STATED : statedBy(await beginning(prj.path)),
    warnings: [...missing, ...heights],
    by_columns: false,
    geometry_columns: null,
    encoding(said) {
      if (table === null) return Promise.resolve(null);
      const known = encodings.get(said ?? '') ?? dbfTextEncoding(table, cpg_text, said);
      encodings.set(said ?? '', known);
      return known;
    },
    read: (asked) => readRows(shp, table, records, asked),
  };
}

const beginning = async (path: string): Promise<string> => (await readFile(path)).subarray(0, 20_000).toString('utf8');

/** What WKT (of a .prj, of a GeoPackage) says; a system that cannot be used is a warning, and the person may choose another. */
export function statedBy(wkt: string): Stated {
  if (wkt.replace(/^\uFEFF/, '').trim() === '') return NOTHING_STATED;
  const unit = foreignUnit(wkt);
  const feet: Said[] = unit === null ? [] : [{ code: 'feet', values: { unit } }];
  try {
    return { frame: readPrj(wkt), by_standard: false, said: [], warnings: feet };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...NOTHING_STATED, warnings: [...feet, oldDatum(error)] };
  }
}

export const oldDatum = (error: AppError): Said => ({ code: 'old-datum', values: { datum: /are in ([^;]*)/.exec(error.detail)?.[1] ?? wordsOf(error) } });

async function* readRows(shp: GivenFile, dbf: Dbf | null, records: number, asked: RowsAsked): AsyncGenerator<SourceRow[]> {
  // As a stream: given a path, the package would put .shp behind whatever it is called.
  const shapes = await openShp(createReadStream(shp.path, { highWaterMark: 1 << 20 }));
  try {
    let number = 0;
    let bytes_told = 0;
    const per_record = (await stat(shp.path)).size / Math.max(1, records);
    for await (const list of dbf === null ? blankRows(records) : readDbf(dbf, asked.encoding)) {
      const rows: SourceRow[] = [];
      for (const { deleted, properties, faults } of list) {
        if (number >= records) break;
        number += 1;
        const { shape, fault } = await nextShape(shapes);
        if (!deleted) rows.push({ number, id: null, shape, properties, faults: fault === null ? faults : [...faults, fault] });
        if (rows.length < 500) continue;
        const bytes = Math.round(number * per_record);
        asked.counted(bytes - bytes_told);
        bytes_told = bytes;
        yield rows.splice(0);
      }
      if (rows.length > 0) yield rows;
    }
  } finally {
    await shapes.cancel().catch(() => undefined);
  }
}

async function nextShape(shapes: Awaited<ReturnType<typeof openShp>>): Promise<{ shape: RawShape | null; fault: RowFault | null }> {
  try {
    const { done, value } = await shapes.read();
    return { shape: done || value === null || value === undefined ? null : { kind: 'coordinates', geometry: value }, fault: null };
  } catch (error) {
    // The record was taken whole; the next one begins where the chain says.
    return { shape: null, fault: { code: 'bad-geometry', values: { why: wordsOf(error) } } };
  }
}

function* blankRows(records: number): Generator<DbfRow[]> {
  const blank: DbfRow = { deleted: false, properties: {}, faults: [] };
  for (let left = records; left > 0; left -= 500) yield Array.from({ length: Math.min(500, left) }, () => blank);
}
