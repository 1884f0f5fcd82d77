/** The feature tables of a GeoPackage, read by sql.js; the header before each geometry is taken off, and what remains is well-known binary. */
import initSqlJs, { type Database, type SqlValue } from 'sql.js';
import { AppError } from '../../errors.ts';
import { degrees, frameOf } from '../frames/frames.ts';
import { NOTHING_STATED, type Stated } from '../frames/find-frame.ts';
import type { PlainValue } from '../reading.ts';
import { asRefused, refused } from '../refused.ts';
import { distinctNames, inLists, MOST_COLUMNS, plainValue, record, type RawShape, type SourceRow, type TableSource } from '../source.ts';
import { PageBytes } from './page-bytes.ts';
import { oldDatum, statedBy } from './shapefile.ts';

interface Layer {
  readonly table: string;
  readonly column: string;
  readonly srs: number;
  readonly kind: string;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly is_key: boolean;
}

export async function openGeopackage(path: string, name: string): Promise<TableSource[]> {
  return withDatabase(path, name, () => undefined, (database) => {
    const layers = rowsOf(database, 'select table_name, column_name, srs_id, geometry_type_name from gpkg_geometry_columns order by table_name').map(
      ([table, column, srs, kind]): Layer => ({ table: String(table), column: String(column), srs: Number(srs), kind: String(kind) }),
    );
    if (layers.length === 0) throw refused('geopackage-damaged', { name, why: 'it holds no table of features' });
    return layers.map((layer) => sourceOf(database, path, name, layer));
  });
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function sourceOf(database: Database, path: string, file: string, layer: Layer): TableSource {
  const columns = columnsOf(database, layer.table);
  if (columns.length > MOST_COLUMNS) throw refused('too-many-columns', { name: layer.table, count: columns.length, most: MOST_COLUMNS });
  if (!columns.some(({ name }) => name === layer.column)) throw refused('geopackage-damaged', { name: file, why: `the table ${layer.table} has no column ${layer.column}` });
  const stated = statedOf(database, layer.srs);
  const title = rowsOf(database, 'select identifier from gpkg_contents where table_name = ?', [layer.table])[0]?.[0];
  return {
    id: `${file}#${layer.table}`,
    name: typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 200) : layer.table,
    file,
    format: 'geopackage',
    rows: Number(rowsOf(database, `select count(*) from ${quoted(layer.table)}`)[0]?.[0] ?? 0),
    bytes: null,
    stated,
    warnings: [],
    by_columns: false,
    geometry_columns: null,
    encoding: () => Promise.resolve(null),
    read: (asked) => inLists(readLayer(path, file, layer, columns, asked.counted)),
  };
}

function columnsOf(database: Database, table: string): Column[] {
  return rowsOf(database, `pragma table_info(${quoted(table)})`).map(([, name, type, , , key]) => ({ name: String(name), type: String(type).toUpperCase(), is_key: Number(key) > 0 }));
}

/** By its code where the package names EPSG, else by the parameters that the package gives; 0 and −1 say nothing. */
function statedOf(database: Database, srs: number): Stated {
  const [row] = rowsOf(database, 'select organization, organization_coordsys_id, definition from gpkg_spatial_ref_sys where srs_id = ?', [srs]);
  if (srs === 0 || srs === -1 || row === undefined) return NOTHING_STATED;
  const [organization, code, definition] = row;
  const wkt = typeof definition === 'string' ? definition.slice(0, 20_000) : '';
  if (String(organization).toUpperCase() === 'EPSG') {
    try {
      return { ...NOTHING_STATED, frame: Number(code) === 4326 ? degrees(4326) : frameOf(Number(code)) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (/are in /.test(error.detail)) return { ...NOTHING_STATED, warnings: [oldDatum(error)] };
    }
  }
  return statedBy(wkt);
}

async function* readLayer(path: string, file: string, layer: Layer, columns: readonly Column[], counted: (bytes: number) => void): AsyncGenerator<SourceRow> {
  const bytes = new PageBytes(path, counted);
  const database = await openDatabase(bytes, file);
  try {
    const names = distinctNames(columns.map(({ name }) => name));
    const geometry_at = columns.findIndex(({ name }) => name === layer.column);
    const key_at = columns.findIndex(({ is_key }) => is_key);
    const attributes = columns.flatMap(({ type }, at) => (at === geometry_at || at === key_at ? [] : [{ at, name: names[at] ?? '', type }]));
    const statement = database.prepare(`select ${columns.map(({ name }) => quoted(name)).join(', ')} from ${quoted(layer.table)}`);
    for (let number = 1; statement.step(); number += 1) {
      const values = statement.get();
      const key = key_at < 0 ? null : values[key_at];
      const properties = record(attributes.map(({ at, name, type }) => [name, valueOf(values[at] ?? null, type)] as const));
      yield { number, id: key === null || key === undefined ? null : String(key), ...shapeOf(values[geometry_at] ?? null), properties };
    }
    statement.free();
  } catch (error) {
    throw damaged(error, file);
  } finally {
    database.close();
    bytes.close();
  }
}

function valueOf(value: SqlValue, type: string): PlainValue {
  if (value instanceof Uint8Array) return null;
  if (type === 'BOOLEAN' && typeof value === 'number') return value !== 0;
  return plainValue(value);
}

/** GP, version, flags, system, box, and then the geometry. */
function shapeOf(blob: SqlValue): Pick<SourceRow, 'shape' | 'faults'> {
  if (blob === null) return { shape: null, faults: [] };
  const damaged = (why: string): Pick<SourceRow, 'shape' | 'faults'> => ({ shape: null, faults: [{ code: 'bad-geometry', values: { why } }] });
  if (!(blob instanceof Uint8Array) || blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return damaged('it does not begin as a GeoPackage geometry does');
  const flags = blob[3] ?? 0;
  if ((flags & 0x20) !== 0) return damaged('it is of an extension that is not read');
  if ((flags & 0x10) !== 0) return { shape: null, faults: [] };
  const box_bytes = [0, 32, 48, 48, 64][(flags >> 1) & 7];
  if (box_bytes === undefined) return damaged('its box is of no kind that is known');
  const shape: RawShape = { kind: 'wkb', bytes: blob.subarray(8 + box_bytes) };
  return { shape, faults: [] };
}

function rowsOf(database: Database, sql: string, values: SqlValue[] = []): SqlValue[][] {
  return database.exec(sql, values)[0]?.values ?? [];
}

async function withDatabase<T>(path: string, name: string, counted: (bytes: number) => void, work: (database: Database) => T): Promise<T> {
  const bytes = new PageBytes(path, counted);
  try {
    const database = await openDatabase(bytes, name);
    try {
      return work(database);
    } finally {
      database.close();
    }
  } catch (error) {
    throw damaged(error, name);
  } finally {
    bytes.close();
  }
}

let engine: ReturnType<typeof initSqlJs> | undefined;

/** A damaged file may break the engine itself (a WebAssembly trap): the next file gets a new one. */
function damaged(error: unknown, name: string): Error {
  if (error instanceof WebAssembly.RuntimeError) engine = undefined;
  return asRefused(error, 'geopackage-damaged', { name });
}

async function openDatabase(bytes: PageBytes, name: string): Promise<Database> {
  engine ??= initSqlJs();
  const { Database } = await engine;
  try {
    return new Database(bytes);
  } catch (error) {
    throw damaged(error, name);
  }
}
