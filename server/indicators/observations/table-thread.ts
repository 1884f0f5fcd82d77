/** The thread in which a table that somebody sends is read into cells: CSV in UTF-8 or GB 18030, or XLSX. */
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { AppError } from '../../errors.ts';
import { unzip } from '../../files/bundle/unzip.ts';
import { decodeText } from '../../files/text/text-encoding.ts';
import { workAt } from '../../sites/threads/bench.ts';

export interface TableJob {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A day of a spreadsheet arrives as 2025-12-31. */
export type Cell = string | number | null;

export const MOST_ROWS = 5_000;
const MOST_COLUMNS = 50;
const MOST_CHARACTERS = 2_000;

export async function readTable({ bytes }: TableJob): Promise<Cell[][]> {
  // What a file is, its first bytes say; its name may be anything.
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOldExcel = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (isOldExcel) throw new AppError('BAD_REQUEST', 'The file is an old .xls workbook or has a password; expected .xlsx or .csv.');
  const rows = isZip ? await readWorkbook(bytes) : readCsv(bytes);
  if (rows.length > MOST_ROWS + 1) throw new AppError('TOO_LARGE', `The table has ${rows.length - 1} rows; at most ${MOST_ROWS} can be read at once.`);
  const wide = rows.findIndex((row) => row.length > MOST_COLUMNS);
  if (wide >= 0) throw new AppError('TOO_LARGE', `Row ${wide + 1} has ${rows[wide]?.length ?? 0} columns; at most ${MOST_COLUMNS} can be read.`);
  return rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.slice(0, MOST_CHARACTERS) : cell)));
}

/** Empty rows stay, so that a row keeps its number. */
function readCsv(bytes: Uint8Array): Cell[][] {
  const { text } = decodeText(bytes, undefined);
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\u{feff}/u, ''), { preview: MOST_ROWS + 2 });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) throw new AppError('BAD_REQUEST', `Row ${(broken.row ?? 0) + 1} has a quotation mark without its pair (${broken.message}).`);
  return data;
}

async function readWorkbook(bytes: Uint8Array): Promise<Cell[][]> {
  // Opened once with every limit, before a reader without limits may have it.
  const parts = unzip(bytes, () => true);
  if (!parts.has('xl/workbook.xml')) throw new AppError('BAD_REQUEST', 'The file is a zip without a workbook; expected .xlsx or .csv.');
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return rows.map((row) => row.map((cell) => plainCell(cell)));
  } catch (error) {
    throw new AppError('BAD_REQUEST', `The workbook cannot be read (${error instanceof Error ? error.message.slice(0, 120) : 'damaged'}).`);
  }
}

function plainCell(cell: unknown): Cell {
  if (cell instanceof Date) return Number.isNaN(cell.valueOf()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  return typeof cell === 'string' || typeof cell === 'number' ? cell : null;
}

workAt(readTable);
