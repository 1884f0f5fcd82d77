/** Reads the sheets of a workbook; opened once with every limit before a reader without limits may have it. */
import { readFile } from 'node:fs/promises';
import readWorkbook from 'read-excel-file/node';
import { NOTHING_STATED } from '../frames/find-frame.ts';
import type { PlainValue } from '../reading.ts';
import { asRefused, refused } from '../refused.ts';
import { inLists, MOST_COLUMNS, type RowsAsked, type SourceRow, type TableSource } from '../source.ts';
import { headingAt, isBlank, namesOf, rowOf } from './cells.ts';
import { findGeometryColumns } from './table-columns.ts';

/** A million rows of ten columns open to about 400 MB; larger tables belong in CSV. */
export const MOST_OPENED_BYTES = 400 * 1024 * 1024;

export async function openXlsx(path: string, name: string): Promise<TableSource[]> {
  const sheets = await readWorkbook(await readFile(path)).catch((error: unknown) => {
    throw asRefused(error, 'workbook-damaged', { name });
  });
  const filled = sheets.filter(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  if (filled.length === 0) throw refused('workbook-damaged', { name, why: 'it has no filled sheet' });
  return filled.map(({ sheet, data }) => sheetSource(name, sheet, data));
}

function sheetSource(file: string, sheet: string, data: readonly (readonly unknown[])[]): TableSource {
  const plain = (cells: readonly unknown[]): PlainValue[] => cells.map(plainCell);
  const heading = headingAt(data.slice(0, 20).map(plain));
  const names = namesOf(plain(data[heading] ?? []));
  if (names.length > MOST_COLUMNS) throw refused('too-many-columns', { name: `${file} ${sheet}`, count: names.length, most: MOST_COLUMNS });
  const sample = data.slice(heading + 1, heading + 201).map((cells) => Object.fromEntries(names.map((column, at) => [column, plainCell(cells[at])])));
  return {
    id: `${file}#${sheet}`,
    name: sheet,
    file,
    format: 'xlsx',
    rows: data.slice(heading + 1).filter((cells) => !plain(cells).every(isBlank)).length,
    bytes: null,
    stated: NOTHING_STATED,
    warnings: [],
    by_columns: true,
    geometry_columns: findGeometryColumns(names, sample),
    encoding: () => Promise.resolve(null),
    read: (asked) => inLists(sheetRows(data, heading, names, asked)),
  };
}

function* sheetRows(data: readonly (readonly unknown[])[], heading: number, names: readonly string[], asked: RowsAsked): Generator<SourceRow> {
  let number = 0;
  for (const cells of data.slice(heading + 1)) {
    const plain = cells.map(plainCell);
    if (plain.every(isBlank)) continue;
    number += 1;
    yield rowOf(number, plain, names, asked.columns, asked.encoding);
  }
}

/** A day of a spreadsheet is 2025-12-31, a moment 2025-12-31T08:30:00. */
function plainCell(cell: unknown): PlainValue {
  if (cell instanceof Date) {
    if (Number.isNaN(cell.valueOf())) return null;
    const written = cell.toISOString();
    return written.endsWith('T00:00:00.000Z') ? written.slice(0, 10) : written.slice(0, 19);
  }
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}
