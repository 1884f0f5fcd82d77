/** Reads somebody's file (GeoJSON, or CSV with longitude and latitude) as features of a layer, and accounts for every row. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Layer, LayerOrigin } from '../../data/grammar.ts';
import type { Geometry } from '../contract/geo.ts';
import { AppError } from '../errors.ts';
import { isDate } from '../features/attribute-values.ts';
import type { IncomingFeature } from './publication.ts';
import { readCsvRows } from './read/csv-rows.ts';
import { shiftToCgcs2000 } from './read/datum.ts';
import { readGeoJsonFeatures, readMembers, type Members } from './read/geojson-stream.ts';
import { PropertyMap, type MapOptions, type Note } from './read/map-properties.ts';

export interface ReadOptions extends MapOptions {
  readonly datum: LayerOrigin['datum'];
  readonly by_id?: LayerOrigin['by_id'];
}

/** read = loaded + skip_count. Filled while the features are being taken. */
export interface ReadReport {
  read: number;
  loaded: number;
  /** The first of them. */
  readonly skipped: { readonly row: number; readonly why: string }[];
  skip_count: number;
  readonly notes: Note[];
  /** Notes in all; only the first of them are kept. */
  note_count: number;
}

export interface FeatureFile {
  readonly as_of: string | null;
  readonly accuracy_m: number | null;
  readonly coverage: Geometry | null;
  readonly sha256: string;
  readonly features: AsyncIterable<IncomingFeature>;
  readonly report: ReadReport;
}

interface SourceRow {
  readonly id: unknown;
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

const KEPT_NOTES = 200;

/** @throws AppError BAD_REQUEST when the file cannot be read as what its name says */
export async function openFeatures(path: string, layer: Layer, options: ReadOptions): Promise<FeatureFile> {
  const is_csv = ['.csv', '.tsv', '.txt'].includes(extname(path).toLowerCase());
  const sha256 = await checksum(path);
  const members = is_csv ? {} : await readMembers(path);
  if (!is_csv) checkCollection(members);
  const report: ReadReport = { read: 0, loaded: 0, skipped: [], skip_count: 0, notes: [], note_count: 0 };
  const rows = is_csv ? csvRows(path) : geoJsonRows(path, members);
  return { ...foreignMembers(members, options), sha256, report, features: take(rows, layer, options, report) };
}

async function checksum(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new AppError('BAD_REQUEST', `There is no file ${path}.`);
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return hash.digest('hex');
}

function checkCollection(members: Members): void {
  if (members['type'] !== 'FeatureCollection' && members['type'] !== 'Feature') {
    throw new AppError('BAD_REQUEST', `The file is of type ${JSON.stringify(members['type'] ?? null).slice(0, 80)}; expected a GeoJSON FeatureCollection.`);
  }
  const crs = /"name":"([^"]*)"/.exec(JSON.stringify(members['crs'] ?? null))?.[1];
  if (crs !== undefined && !/CRS:?84$|EPSG:{1,2}[\d.]*:?(4326|4490)$/i.test(crs)) {
    throw new AppError('BAD_REQUEST', `The file's coordinates are in ${crs.slice(0, 80)}; expected degrees (EPSG:4490, EPSG:4326 or CRS84).`);
  }
}

function foreignMembers(members: Members, options: ReadOptions): Pick<FeatureFile, 'as_of' | 'accuracy_m' | 'coverage'> {
  const { as_of = null, accuracy_m = null, coverage = null } = members;
  if (as_of !== null && !(typeof as_of === 'string' && isDate(as_of))) throw new AppError('BAD_REQUEST', `as_of is ${JSON.stringify(as_of).slice(0, 80)}; expected a date as 2024-01-31.`);
  if (accuracy_m !== null && !(typeof accuracy_m === 'number' && accuracy_m >= 0)) throw new AppError('BAD_REQUEST', `accuracy_m is ${JSON.stringify(accuracy_m).slice(0, 80)}; expected metres.`);
  if (coverage !== null && !isGeometry(coverage)) throw new AppError('BAD_REQUEST', 'coverage is not a geometry; expected a Polygon or MultiPolygon.');
  return { as_of, accuracy_m, coverage: coverage === null ? null : shiftToCgcs2000(coverage, options.datum) };
}

async function* geoJsonRows(path: string, members: Members): AsyncGenerator<SourceRow> {
  for await (const value of readGeoJsonFeatures(path, members)) {
    const feature = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    const properties = feature['properties'];
    yield { id: feature['id'], geometry: feature['geometry'], properties: typeof properties === 'object' && properties !== null ? (properties as Record<string, unknown>) : {} };
  }
}

async function* csvRows(path: string): AsyncGenerator<SourceRow> {
  for await (const { properties, longitude, latitude } of readCsvRows(path)) {
    const position = [longitude, latitude].map((text) => (/^\s*[-+]?\d+(\.\d*)?\s*$/.test(text) ? Number(text) : Number.NaN));
    const geometry = position.every(Number.isFinite) ? { type: 'Point', coordinates: position } : `longitude "${longitude.slice(0, 40)}", latitude "${latitude.slice(0, 40)}"`;
    yield { id: undefined, geometry, properties };
  }
}

async function* take(rows: AsyncIterable<SourceRow>, layer: Layer, options: ReadOptions, report: ReadReport): AsyncGenerator<IncomingFeature> {
  const map = new PropertyMap(layer, options, (note) => {
    report.note_count += 1;
    if (report.notes.length < KEPT_NOTES) report.notes.push(note);
  });
  const skip = (row: number, why: string): void => {
    report.skip_count += 1;
    if (report.skipped.length < KEPT_NOTES) report.skipped.push({ row, why });
  };
  const ids = new IdBook();
  for await (const source of rows) {
    report.read += 1;
    const row = report.read;
    if (!isGeometry(source.geometry)) {
      const found = typeof source.geometry === 'string' ? `its position cannot be read (${source.geometry})` : 'it has no geometry';
      skip(row, found);
      continue;
    }
    const content = contentHash(source);
    const stated = typeof source.id === 'string' || typeof source.id === 'number' ? String(source.id).trim() : '';
    const mapped = map.map(row, source.properties);
    const wish = (options.rename?.['$id'] === undefined && stated) || map.idOf(source.properties) || stated || `x${content.slice(0, 16)}`;
    const given = ids.give(row, wish, mapped.valid_from, content);
    if ('repeats' in given) {
      skip(row, `it repeats row ${given.repeats}`);
      continue;
    }
    const geometry = shiftToCgcs2000(source.geometry, options.datum);
    report.loaded += 1;
    yield { id: given.id, geometry, attributes: { ...mapped.attributes, ...options.by_id?.[wish] }, valid_from: mapped.valid_from, valid_to: mapped.valid_to };
  }
}

/** Keeps ids apart: a row that says the same again is a repetition, one that says something else gets an id of its own. */
class IdBook {
  private readonly given = new Map<string, { readonly row: number; readonly content: string }>();

  give(row: number, wish: string, valid_from: string | null, content: string): { id: string } | { repeats: number } {
    for (let number = 1; ; number += 1) {
      const id = number === 1 ? wish : `${wish}~${number}`;
      const key = `${id}\n${valid_from ?? ''}`;
      const other = this.given.get(key);
      if (other === undefined) {
        this.given.set(key, { row, content: content.slice(0, 16) });
        return { id };
      }
      if (other.content === content.slice(0, 16)) return { repeats: other.row };
    }
  }
}

function contentHash({ geometry, properties }: SourceRow): string {
  const sorted = Object.fromEntries(Object.entries(properties).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(JSON.stringify([geometry, sorted])).digest('hex');
}

function isGeometry(value: unknown): value is Geometry {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string' && Array.isArray(Reflect.get(value, 'coordinates'));
}
