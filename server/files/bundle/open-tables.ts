/** Finds the tables in what was dropped: the parts of each shapefile together, zips opened, every other file by what its first bytes are. */
import { join } from 'node:path';
import { openBoundaryTable } from '../formats/boundary-table.ts';
import { isBoundaryPoints } from '../formats/boundary-points.ts';
import { openCsv } from '../formats/csv.ts';
import { openGeojson } from '../formats/geojson.ts';
import { openGeopackage } from '../formats/geopackage.ts';
import { openKml } from '../formats/kml.ts';
import { openShapefile } from '../formats/shapefile.ts';
import { MOST_OPENED_BYTES, openXlsx } from '../formats/xlsx.ts';
import type { Bundle, GivenFile, Said } from '../reading.ts';
import { refused } from '../refused.ts';
import type { TableSource } from '../source.ts';
import { firstBytes } from '../text/file-encoding.ts';
import { decodeText } from '../text/text-encoding.ts';
import { entriesOf, sizeOf, unpack } from './unpack.ts';

export interface OpenTables {
  readonly tables: readonly TableSource[];
  readonly left_out: readonly Said[];
}

const MOST_TABLES = 200;
/** They accompany a shapefile or a picture of a KMZ, and hold nothing to be read. */
const COMPANIONS = /\.(shx|sbn|sbx|qix|qpj|fix|cpg|prj|ain|aih|atx|lyr|qml|qmd|sld|idm|ind|cst|xml|wkt|png|jpe?g|gif|md|pdf|docx?)$|(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;
const SHAPEFILE_PARTS = /\.(shp|dbf|prj|cpg)$/i;

/** @param counted hears how many bytes were read since it was last called @throws AppError */
export async function openTables({ files, work_dir }: Bundle, counted: (bytes: number) => void): Promise<OpenTables> {
  const tables: TableSource[] = [];
  const left_out: Said[] = [];
  for (const loose of shapefilesOf(await opened(files, work_dir, tables, counted))) {
    const found = await tablesOf(loose, counted);
    if (found === null) left_out.push({ code: 'file-not-read', values: { name: loose.main.name } });
    else tables.push(...found);
    if (tables.length > MOST_TABLES) throw refused('too-many-tables', { most: MOST_TABLES });
  }
  if (tables.length > 0) return { tables, left_out };
  const lone = files.find(({ name }) => /\.(dbf|shx)$/i.test(name));
  if (lone !== undefined) throw refused('shp-missing', { name: lone.name });
  throw refused('nothing-to-read', { names: files.map(({ name }) => name).slice(0, 8).join(', ') || '–' });
}

/** Every file as it lies on the disk, zips opened; workbooks, which are zips too, become tables at once. */
async function opened(files: readonly GivenFile[], work_dir: string, tables: TableSource[], counted: (bytes: number) => void): Promise<GivenFile[]> {
  const loose: GivenFile[] = [];
  for (const [at, file] of files.entries()) {
    const size = await sizeOf(file.path, file.name);
    if (size === 0 && !COMPANIONS.test(file.name)) throw refused('file-empty', { name: file.name });
    if (!(await isZip(file.path))) {
      if (/\.(zip|kmz|xlsx)$/i.test(file.name)) throw refused('zip-damaged', { name: file.name, why: 'it does not begin as a zip does' });
      loose.push(file);
      continue;
    }
    const entries = await entriesOf(file.path, file.name);
    if (entries.some(({ name }) => name === 'xl/workbook.xml')) tables.push(...(await openWorkbook(file, entries.reduce((sum, { bytes }) => sum + bytes, 0))));
    else loose.push(...(await unpack(file, join(work_dir, `zip-${at}`), (name) => SHAPEFILE_PARTS.test(name) || !COMPANIONS.test(name), counted)));
  }
  return loose;
}

async function openWorkbook(file: GivenFile, opened_bytes: number): Promise<TableSource[]> {
  if (opened_bytes > MOST_OPENED_BYTES) throw refused('zip-too-large', { name: file.name, bytes: opened_bytes, most: MOST_OPENED_BYTES });
  return openXlsx(file.path, file.name);
}

async function isZip(path: string): Promise<boolean> {
  const [p, k, a, b] = await firstBytes(path, 4);
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/** A file by itself, or a .shp with its parts. */
interface Loose {
  readonly main: GivenFile;
  readonly parts: ReadonlyMap<string, GivenFile>;
}

function shapefilesOf(files: readonly GivenFile[]): Loose[] {
  const stemOf = (name: string): string => name.toLowerCase().replace(/\.\w+$/, '');
  const stems = new Map<string, Map<string, GivenFile>>();
  for (const file of files) {
    const suffix = /\.(shp|dbf|prj|cpg)$/i.exec(file.name)?.[1]?.toLowerCase();
    if (suffix === undefined) continue;
    const parts = stems.get(stemOf(file.name)) ?? new Map<string, GivenFile>();
    stems.set(stemOf(file.name), parts.set(suffix, file));
  }
  return files.flatMap((file): Loose[] => {
    const parts = stems.get(stemOf(file.name));
    if (/\.shp$/i.test(file.name)) return [{ main: file, parts: parts ?? new Map() }];
    // Of a shapefile with its .shp; without one the .dbf alone is said to be left out.
    if (SHAPEFILE_PARTS.test(file.name) && (parts?.has('shp') || !/\.dbf$/i.test(file.name))) return [];
    return COMPANIONS.test(file.name) ? [] : [{ main: file, parts: new Map() }];
  });
}

/** Null: of no kind that is read here. */
async function tablesOf({ main, parts }: Loose, counted: (bytes: number) => void): Promise<readonly TableSource[] | null> {
  const { path, name } = main;
  if (/\.shp$/i.test(name)) return [await openShapefile({ shp: main, dbf: parts.get('dbf'), prj: parts.get('prj'), cpg: parts.get('cpg') })];
  if ((await sizeOf(path, name)) === 0) throw refused('file-empty', { name });
  const head = await firstBytes(path, 4_000);
  if (head.subarray(0, 15).toString('latin1') === 'SQLite format 3') return openGeopackage(path, name);
  if (/\.gpkg$/i.test(name)) throw refused('geopackage-damaged', { name, why: 'it does not begin as a GeoPackage does' });
  if (head[0] === 0xd0 && head[1] === 0xcf) throw refused('workbook-damaged', { name, why: 'it is an old .xls, or has a password' });
  const is_utf16 = head[0] === 0xff && head[1] === 0xfe;
  if (head.includes(0) && !is_utf16) {
    if (/\.(geojson|json|kml|csv|tsv|txt)$/i.test(name)) throw refused('kind-unknown', { name });
    return null;
  }
  const begin = new TextDecoder(is_utf16 ? 'utf-16le' : 'utf-8').decode(head).replace(/^\uFEFF/, '').trimStart();
  if (/\.(geojson|json|ndjson|geojsonl|geojsons|jsonl)$/i.test(name) || begin.startsWith('{')) return [await openGeojson(path, name, counted)];
  if (/\.kml$/i.test(name) || begin.startsWith('<')) return [await openKml(path, name)];
  if (/\.(csv|tsv)$/i.test(name)) return [await openCsv(path, name)];
  if (!/\.(txt|dat|tab|prn)$/i.test(name) && /\.\w{1,8}$/.test(name)) return null;
  return [isBoundaryPoints(decodeText(head, is_utf16 ? 'utf-16le' : undefined).text) ? await openBoundaryTable(path, name) : await openCsv(path, name)];
}
