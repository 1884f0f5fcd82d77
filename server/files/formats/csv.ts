/** Reads tables as text (CSV, TSV, FIRMS fire points) of any size: papaparse finds the cells, piece by piece. */
import { stat } from 'node:fs/promises';
import Papa from 'papaparse';
import { degrees } from '../frames/frames.ts';
import { NOTHING_STATED, type Stated } from '../frames/find-frame.ts';
import type { FoundEncoding, GeometryColumns, TextEncoding } from '../reading.ts';
import { refused } from '../refused.ts';
import { MOST_COLUMNS, type RowsAsked, type SourceRow, type TableSource } from '../source.ts';
import { fileEncoding, textOf } from '../text/file-encoding.ts';
import { headingAt, isBlank, namesOf, rowOf } from './cells.ts';
import { findGeometryColumns } from './table-columns.ts';

/** Characters of one row: a polygon as WKT may be long; a quotation mark without its pair is longer. */
const MOST_ROW = 8 * 1024 * 1024;
const LOOKED_AT = 200;

interface Table {
  readonly delimiter: string;
  readonly heading: number;
  readonly names: readonly string[];
  readonly columns: GeometryColumns | null;
  readonly is_fires: boolean;
}

/** @param name as the person's computer has it */
export async function openCsv(path: string, name: string): Promise<TableSource> {
  const { size } = await stat(path);
  const first = await fileEncoding(path, undefined, null);
  const table = await lookAt(path, first.used, name);
  const encodings = new Map<string, Promise<FoundEncoding>>([['', Promise.resolve(first)]]);
  const stated: Stated = table.is_fires ? { ...NOTHING_STATED, frame: degrees(4326), by_standard: true } : NOTHING_STATED;
  return {
    id: name,
    name: name.replace(/^.*[/\\]/, '').replace(/\.\w+$/, ''),
    file: name,
    format: table.is_fires ? 'fire-points' : 'csv',
    rows: null,
    bytes: size,
    stated,
    warnings: [],
    by_columns: true,
    geometry_columns: table.columns,
    encoding(said) {
      const known = encodings.get(said ?? '') ?? fileEncoding(path, said, null);
      encodings.set(said ?? '', known);
      return known;
    },
    read: (asked) => readCsv(path, name, table.delimiter, table.heading, asked),
  };
}

async function lookAt(path: string, encoding: TextEncoding, name: string): Promise<Table> {
  const text = await beginning(path, encoding);
  const delimiter = Papa.parse<string[]>(text.slice(0, 200_000), { preview: 20, delimitersToGuess: [',', '\t', ';', '|'] }).meta.delimiter || ',';
  const rows: string[][] = [];
  for await (const list of cellsOf(path, name, delimiter, { encoding, columns: null, counted: () => undefined })) {
    rows.push(...list);
    if (rows.length >= LOOKED_AT) break;
  }
  const heading = headingAt(rows.slice(0, 20));
  if (heading < 0) throw refused('csv-damaged', { name, why: 'it holds no row' });
  const names = namesOf(rows[heading] ?? []);
  if (names.length > MOST_COLUMNS) throw refused('too-many-columns', { name, count: names.length, most: MOST_COLUMNS });
  const sample = rows.slice(heading + 1, LOOKED_AT).map((cells) => Object.fromEntries(names.map((column, at) => [column, cells[at] ?? ''])));
  const lower = new Set(names.map((column) => column.toLowerCase()));
  const is_fires = ['latitude', 'longitude', 'acq_date', 'acq_time', 'frp', 'confidence'].every((column) => lower.has(column)) && (lower.has('brightness') || lower.has('bright_ti4'));
  return { delimiter, heading, names, columns: findGeometryColumns(names, sample), is_fires };
}

async function beginning(path: string, encoding: TextEncoding): Promise<string> {
  let text = '';
  for await (const piece of textOf(path, encoding)) {
    text += piece;
    if (text.length > 200_000) break;
  }
  return text;
}

async function* readCsv(path: string, name: string, delimiter: string, heading: number, asked: RowsAsked): AsyncGenerator<SourceRow[]> {
  let names: readonly string[] | null = null;
  let at = -1;
  let number = 0;
  for await (const list of cellsOf(path, name, delimiter, asked)) {
    const rows: SourceRow[] = [];
    for (const cells of list) {
      at += 1;
      if (at < heading) continue;
      if (names === null) {
        names = namesOf(cells);
        continue;
      }
      if (cells.every(isBlank)) continue;
      number += 1;
      rows.push(rowOf(number, cells, names, asked.columns, asked.encoding));
    }
    if (rows.length > 0) yield rows;
  }
}

/** Whole rows only: what a piece of the file leaves unfinished goes before the next piece. */
async function* cellsOf(path: string, name: string, delimiter: string, asked: RowsAsked): AsyncGenerator<string[][]> {
  const parser = new Papa.Parser({ delimiter, newline: '\n' }) as unknown as { parse(input: string, base: number, leave_last: boolean): { data: string[][]; meta: { cursor: number } } };
  let left = '';
  let row = 0;
  let carriage = '';
  for await (const piece of textOf(path, asked.encoding, asked.counted)) {
    if (piece === '') continue;
    // A line break of two characters may be cut between them.
    const whole = carriage + piece;
    carriage = whole.endsWith('\r') ? '\r' : '';
    const text = left + (carriage === '' ? whole : whole.slice(0, -1)).replaceAll(/\r\n?/g, '\n');
    const { data, meta } = parser.parse(text, 0, true);
    left = text.slice(meta.cursor);
    row += data.length;
    if (left.length > MOST_ROW) throw refused('row-too-large', { name, row: row + 1, most: MOST_ROW });
    if (data.length > 0) yield data;
  }
  if (left !== '') yield parser.parse(left, 0, false).data;
}
