/**
 * Reads the table of a shapefile record by record. The reader of the shapefile package decodes with a slow table of its own, turns blank
 * days into 1899 and numbers of 18 digits (标识码) into neighbours: a table of fixed widths is read here.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FoundEncoding, PlainValue, RowFault, TextEncoding } from '../reading.ts';
import { refused } from '../refused.ts';
import { distinctNames, MOST_COLUMNS } from '../source.ts';
import { previewsOf } from '../text/file-encoding.ts';
import { isUtf8Cell, tableEncoding, trimmed } from '../text/text-encoding.ts';

interface Field {
  readonly name: Uint8Array;
  /** C text, N and F figures, D day, L yes or no, I and O binary numbers. */
  readonly type: string;
  /** Within the record. */
  readonly from: number;
  readonly to: number;
}

export interface Dbf {
  readonly path: string;
  readonly name: string;
  readonly records: number;
  readonly header_bytes: number;
  readonly record_bytes: number;
  readonly ldid: number;
  readonly fields: readonly Field[];
}

export async function openDbf(path: string, name: string): Promise<Dbf> {
  const broken = (why: string) => refused('table-damaged', { name, why });
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = (await file.read(Buffer.alloc(32), 0, 32, 0)).buffer;
    if (size < 33) throw broken(`has ${size} bytes`);
    const [records, header_bytes, record_bytes] = [head.readUInt32LE(4), head.readUInt16LE(8), head.readUInt16LE(10)];
    if (header_bytes < 33 || header_bytes > size || record_bytes < 1) throw broken('does not begin as a .dbf does');
    const body = (await file.read(Buffer.alloc(header_bytes), 0, header_bytes, 0)).buffer;
    const fields: Field[] = [];
    let from = 1;
    for (let at = 32; at + 32 <= header_bytes && body[at] !== 0x0d; at += 32) {
      const written = body.subarray(at, at + 11);
      const length = body[at + 16] ?? 0;
      fields.push({ name: Uint8Array.from(written.subarray(0, written.includes(0) ? written.indexOf(0) : 11)), type: String.fromCharCode(body[at + 11] ?? 0), from, to: from + length });
      from += length;
      if (fields.length > MOST_COLUMNS) throw refused('too-many-columns', { name, count: Math.floor((header_bytes - 33) / 32), most: MOST_COLUMNS });
    }
    if (from > record_bytes) throw broken(`says records of ${record_bytes} bytes and fields of ${from}`);
    if (header_bytes + records * record_bytes > size) throw broken(`says ${records} records and holds ${Math.floor((size - header_bytes) / record_bytes)}`);
    return { path, name, records, header_bytes, record_bytes, ldid: head[29] ?? 0, fields };
  } finally {
    await file.close();
  }
}

/** Strict UTF-8 of every cell, else .cpg, else the language byte, else GB 18030; the person before all. */
export async function dbfTextEncoding(dbf: Dbf, cpg: string | null, said: TextEncoding | undefined): Promise<FoundEncoding> {
  const { is_utf8, cells } = await scan(dbf);
  const found = tableEncoding(is_utf8, cpg, dbf.ldid);
  const used = said ?? found.used;
  return { used, how: said === undefined ? found.how : 'said', cpg: cpg === null ? null : cpg.trim().slice(0, 40), previews: previewsOf(cells, used) };
}

const MOST_SHOWN = 8;

async function scan(dbf: Dbf): Promise<{ is_utf8: boolean; cells: Uint8Array[] }> {
  const cells = dbf.fields.map(({ name }) => name).filter((name) => !isAscii(name));
  let is_utf8 = cells.every(isUtf8Cell);
  const texts = dbf.fields.filter(({ type }) => type === 'C');
  for await (const records of recordsOf(dbf)) {
    if (isAscii(records) || (!is_utf8 && cells.length >= MOST_SHOWN)) continue;
    for (let at = 0; at < records.length; at += dbf.record_bytes) {
      const row = records.subarray(at, at + dbf.record_bytes);
      if (isAscii(row) || (isUtf8(row) && cells.length >= MOST_SHOWN)) continue;
      for (const { from, to } of texts) {
        const cell = trimmed(row.subarray(from, to));
        if (isAscii(cell)) continue;
        if (!isUtf8Cell(cell)) is_utf8 = false;
        if (cells.length < MOST_SHOWN) cells.push(Uint8Array.from(cell));
      }
      if (!is_utf8 && cells.length >= MOST_SHOWN) break;
    }
  }
  return { is_utf8, cells };
}

/** Whole records, about a megabyte of them at a time. */
async function* recordsOf({ path, header_bytes, record_bytes, records }: Dbf, counted: (bytes: number) => void = () => undefined): AsyncGenerator<Buffer> {
  if (records === 0) return;
  let left: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { start: header_bytes, end: header_bytes + records * record_bytes - 1, highWaterMark: 1 << 20 })) {
    counted((chunk as Buffer).length);
    const bytes = left.length === 0 ? (chunk as Buffer) : Buffer.concat([left, chunk as Buffer]);
    const whole = bytes.length - (bytes.length % record_bytes);
    left = bytes.subarray(whole);
    if (whole > 0) yield bytes.subarray(0, whole);
  }
}

export interface DbfRow {
  /** The program that wrote it only marked the row: it counts, and is none. */
  readonly deleted: boolean;
  readonly properties: Record<string, PlainValue>;
  readonly faults: readonly RowFault[];
}

/** Rows in lists, in the order of the records. */
export async function* readDbf(dbf: Dbf, encoding: TextEncoding, counted?: (bytes: number) => void): AsyncGenerator<DbfRow[]> {
  const decoder = new TextDecoder(encoding);
  const names = distinctNames(dbf.fields.map(({ name }) => decoder.decode(trimmed(name)).replace(/\uFFFD+$/, '')));
  for await (const records of recordsOf(dbf, counted)) {
    const rows: DbfRow[] = [];
    for (let at = 0; at < records.length; at += dbf.record_bytes) rows.push(rowOf(dbf, records.subarray(at, at + dbf.record_bytes), names, decoder, encoding));
    yield rows;
  }
}

function rowOf(dbf: Dbf, row: Buffer, names: readonly string[], decoder: TextDecoder, encoding: TextEncoding): DbfRow {
  const faults: RowFault[] = [];
  const properties: Record<string, PlainValue> = {};
  dbf.fields.forEach((field, at) => {
    const name = names[at] ?? '';
    const value = valueOf(field, row, decoder);
    if (typeof value === 'string' && value.includes('\uFFFD')) faults.push({ code: 'characters-lost', values: { column: name, encoding } });
    if (name === '__proto__') Object.defineProperty(properties, name, { value, enumerable: true, configurable: true, writable: true });
    else properties[name] = value;
  });
  return { deleted: row[0] === 0x2a, properties, faults };
}

function valueOf({ type, from, to }: Field, row: Buffer, decoder: TextDecoder): PlainValue {
  if (type === 'I' && to - from === 4) return row.readInt32LE(from);
  if (type === 'O' && to - from === 8) return finite(row.readDoubleLE(from));
  if (type === 'C') return text(row.subarray(from, to), decoder);
  const written = row.toString('latin1', from, to).replaceAll('\u0000', ' ').trim();
  if (type === 'N' || type === 'F') return figure(written);
  if (type === 'D') return /^\d{8}$/.test(written) && written !== '00000000' ? `${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}` : null;
  if (type === 'L') return /^[yt]$/i.test(written) ? true : /^[nf]$/i.test(written) ? false : null;
  // Memos stand in another file.
  return type === 'M' || type === 'G' || type === 'P' ? null : text(row.subarray(from, to), decoder);
}

/** Stars and blanks mean nothing; a code of more digits than a number holds stays as it is written. */
function figure(written: string): PlainValue {
  if (written === '') return null;
  const value = Number(written);
  if (!Number.isFinite(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^[-+]?\d+$/.test(written) ? written : value;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

function text(cell: Buffer, decoder: TextDecoder): string | null {
  const kept = trimmed(cell) as Buffer;
  if (kept.length === 0) return null;
  if (isAscii(kept)) return kept.toString('latin1').trim() || null;
  const decoded = decoder.decode(kept);
  // A full cell may end in half a character: what was cut there was no text any more.
  return (kept.length >= cell.length - 1 ? decoded.replace(/\uFFFD+$/, '') : decoded).trim() || null;
}
