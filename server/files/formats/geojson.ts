/** GeoJSON of any size, as one collection or one feature a line, feature by feature. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AppError } from '../../errors.ts';
import { readGeoJsonFeatures, readMembers, type Members } from '../../imports/read/geojson-stream.ts';
import { NOTHING_STATED, type Stated } from '../frames/find-frame.ts';
import { frameNamed } from '../frames/frames.ts';
import type { FoundEncoding, TextEncoding } from '../reading.ts';
import { asRefused, refused, wordsOf } from '../refused.ts';
import { inLists, MOST_TEXT, plainValue, record, type RowsAsked, type SourceRow, type TableSource } from '../source.ts';
import { fileEncoding, firstBytes, textOf } from '../text/file-encoding.ts';
import { oldDatum } from './shapefile.ts';

const MOST_LINE = 64 * 1024 * 1024;

export async function openGeojson(path: string, name: string, counted: (bytes: number) => void): Promise<TableSource> {
  const first = await fileEncoding(path, undefined, null);
  const is_lines = await isLines(path, first.used);
  const members = is_lines ? {} : await membersOf(path, name, first.used, counted);
  const encodings = new Map<string, Promise<FoundEncoding>>([['', Promise.resolve(first)]]);
  return {
    id: name,
    name: titleOf(members) ?? name.replace(/^.*[/\\]/, '').replace(/\.\w+$/, ''),
    file: name,
    format: is_lines ? 'geojson-lines' : 'geojson',
    rows: null,
    bytes: (await stat(path)).size,
    stated: statedOf(members),
    warnings: [],
    by_columns: false,
    geometry_columns: null,
    encoding(said) {
      const known = encodings.get(said ?? '') ?? fileEncoding(path, said, null);
      encodings.set(said ?? '', known);
      return known;
    },
    read: (asked) => inLists(rowsOf(is_lines ? linesOf(path, name, asked) : featuresOf(path, name, members, asked))),
  };
}

/** One feature, and behind it, on a line of its own, another. */
async function isLines(path: string, encoding: TextEncoding): Promise<boolean> {
  let text = '';
  for await (const piece of textOf(path, encoding)) {
    text += piece;
    const [first = '', second = ''] = text.replaceAll('\u001e', '').split(/\r?\n/).filter((line) => line.trim() !== '');
    if (second === '' && text.length < 1_000_000) continue;
    return second.trimStart().startsWith('{') && isWhole(first);
  }
  const lines = text.replaceAll('\u001e', '').split(/\r?\n/).filter((line) => line.trim() !== '');
  return text.startsWith('\u001e') || (lines.length > 1 && (lines[1] ?? '').trimStart().startsWith('{') && isWhole(lines[0] ?? ''));
}

function isWhole(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

async function membersOf(path: string, name: string, encoding: TextEncoding, counted: (bytes: number) => void): Promise<Members> {
  const early = await membersBefore(path, encoding);
  if (early !== null) return early;
  const members = await readMembers(path, encoding, counted).catch((error: unknown) => {
    throw damaged(error, name);
  });
  const { type } = members;
  if (type !== 'FeatureCollection' && type !== 'Feature') throw refused('geojson-damaged', { name, why: `its type is ${JSON.stringify(type ?? null).slice(0, 60)}` });
  return members;
}

const EDGE_BYTES = 64 * 1024;

/** What stands before the features, where nothing stands behind them: as every program writes it, and without a walk through the whole file. */
async function membersBefore(path: string, encoding: TextEncoding): Promise<Members | null> {
  const decoder = new TextDecoder(encoding);
  const head = decoder.decode(await firstBytes(path, EDGE_BYTES));
  const at = head.search(/,\s*"features"\s*:\s*\[/);
  if (at < 0 || !/\}\s*\]\s*\}\s*$/.test(await lastCharacters(path))) return null;
  try {
    const members: unknown = JSON.parse(`${head.slice(0, at)}}`);
    return typeof members === 'object' && members !== null && Reflect.get(members, 'type') === 'FeatureCollection' ? { ...members } : null;
  } catch {
    return null;
  }
}

/** Brackets and gaps are the same in every encoding. */
async function lastCharacters(path: string): Promise<string> {
  const { size } = await stat(path);
  let text = '';
  for await (const bytes of createReadStream(path, { start: Math.max(0, size - 200) })) text += (bytes as Buffer).toString('latin1');
  return text;
}

/** What the stream says already says what it is not. */
function damaged(error: unknown, name: string): Error {
  const why = error instanceof AppError ? error.detail.replace(/^The file is not GeoJSON: /, '').replace(/; expected a FeatureCollection\.$/, '') : wordsOf(error);
  return error instanceof AppError && 'why' in error.extra ? error : refused('geojson-damaged', { name, why });
}

const titleOf = ({ name }: Members): string | null => (typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : null);

/** The old `crs` member; CRS84 is what a file without one is in, and says nothing that the figures may not contradict. */
function statedOf({ crs }: Members): Stated {
  const name = typeof crs === 'object' && crs !== null ? /"name":"([^"]*)"/.exec(JSON.stringify(crs))?.[1] : undefined;
  if (name === undefined) return NOTHING_STATED;
  try {
    return { ...NOTHING_STATED, frame: frameNamed(name) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...NOTHING_STATED, warnings: [oldDatum(error)] };
  }
}

async function* featuresOf(path: string, name: string, members: Members, { encoding, counted }: RowsAsked): AsyncGenerator {
  try {
    yield* readGeoJsonFeatures(path, members, encoding, counted);
  } catch (error) {
    throw damaged(error, name);
  }
}

async function* linesOf(path: string, name: string, asked: RowsAsked): AsyncGenerator {
  let left = '';
  let number = 0;
  const parse = (line: string): unknown => {
    number += 1;
    try {
      return JSON.parse(line);
    } catch (error) {
      throw asRefused(error, 'geojson-damaged', { name: `${name}, line ${number}` });
    }
  };
  for await (const piece of textOf(path, asked.encoding, asked.counted)) {
    const lines = (left + piece).split('\n');
    left = lines.pop() ?? '';
    if (left.length > MOST_LINE) throw refused('row-too-large', { name, row: number + 1, most: MOST_LINE });
    for (const line of lines) {
      const plain = line.replaceAll('\u001e', '').trim();
      if (plain !== '') yield parse(plain);
    }
  }
  const last = left.replaceAll('\u001e', '').trim();
  if (last !== '') yield parse(last);
}

async function* rowsOf(features: AsyncIterable<unknown>): AsyncGenerator<SourceRow> {
  let number = 0;
  for await (const feature of features) {
    number += 1;
    yield rowOf(number, feature);
  }
}

function rowOf(number: number, feature: unknown): SourceRow {
  const [type, properties, id] = [memberOf(feature, 'type'), memberOf(feature, 'properties'), memberOf(feature, 'id')];
  // A bare geometry on a line is a feature without attributes.
  const geometry = type === 'Feature' ? memberOf(feature, 'geometry') : feature;
  const entries = typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? Object.entries(properties) : [];
  const values = entries.map(([name, value]) => [name, plainValue(value)] as const);
  const lost = values.find(([name, value]) => name.includes('\uFFFD') || (typeof value === 'string' && value.includes('\uFFFD')));
  return {
    number,
    id: typeof id === 'string' ? id.slice(0, MOST_TEXT) : typeof id === 'number' ? String(id) : null,
    shape: geometry === null || geometry === undefined ? null : { kind: 'coordinates', geometry },
    properties: record(values),
    faults: lost === undefined ? [] : [{ code: 'characters-lost', values: { column: lost[0], encoding: '' } }],
  };
}

const memberOf = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);
