/** Which characters bytes are: strict UTF-8 where it holds, else what the file says, else GB18030, which holds every GBK text. */
import { isUtf8 as isWholeUtf8 } from 'node:buffer';

/** The text, and the name of its encoding. @param said what the person says */
export function decodeText(bytes: Uint8Array, said: string | undefined): { text: string; encoding: string } {
  const encoding = said ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030');
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

export const isUtf8 = (bytes: Uint8Array): boolean => isWholeUtf8(bytes);

/** dBase's language byte (header byte 29) of the code pages that Chinese files come in. */
const LDID: Readonly<Record<number, 'gb18030' | 'big5' | 'windows-1252'>> = { 0x4d: 'gb18030', 0x4f: 'big5', 0x7a: 'gb18030', 0x78: 'big5', 0x57: 'windows-1252', 0x03: 'windows-1252' };

export type TableEncoding = { readonly used: 'utf-8' | 'gb18030' | 'big5' | 'windows-1252'; readonly how: 'strict' | 'cpg' | 'ldid' | 'fallback' };

/** Of a shapefile's table: strict UTF-8, else .cpg, else the language byte, else GB18030. */
export function tableEncoding(is_utf8: boolean, cpg: string | null, ldid: number): TableEncoding {
  if (is_utf8) return { used: 'utf-8', how: 'strict' };
  const stated = cpg === null ? null : cpgEncoding(cpg);
  if (stated !== null && stated !== 'utf-8') return { used: stated, how: 'cpg' };
  const language = LDID[ldid];
  return language === undefined ? { used: 'gb18030', how: 'fallback' } : { used: language, how: 'ldid' };
}

/** Of a table in memory. */
export function dbfEncoding(dbf: Uint8Array, cpg: string | null): string {
  return tableEncoding(cells(dbf).every(isUtf8Cell), cpg, dbf[29] ?? 0).used;
}

/** By whichever of its names: GBK, 936, ANSI 936, UTF-8, 65001. Null: none that is known here. */
export function cpgEncoding(cpg: string): 'utf-8' | 'gb18030' | 'big5' | 'windows-1252' | null {
  const name = cpg.replace(/^\uFEFF/, '').trim().toLowerCase().replace(/^(ansi|oem|cp|windows-)\s*/, '');
  if (/^(936|gbk|gb2312|gb18030|54936|euc-cn)$/.test(name)) return 'gb18030';
  if (/^(950|big5)$/.test(name)) return 'big5';
  if (/^(65001|utf-?8)$/.test(name)) return 'utf-8';
  return /^(1252|iso-?8859-1|88591|latin1)$/.test(name) ? 'windows-1252' : null;
}

/** A cell is cut at its length in bytes, wherever that falls in a character: up to three bytes at its end may be half of one. */
export function isUtf8Cell(cell: Uint8Array): boolean {
  return [0, 1, 2, 3].some((cut) => cut <= cell.length && isUtf8(cell.subarray(0, cell.length - cut)) && (cut === 0 || (cell.at(-cut) ?? 0) >= 0xc0));
}

/** As many as dBase itself allows. */
export const MAX_FIELDS = 255;
/** Enough to know an encoding by. */
const MAX_CELLS = 20_000;

/** How many fields the header of a table describes. */
export function fieldCount(dbf: Uint8Array): number {
  const header = dbf.length < 12 ? 0 : new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength).getUint16(8, true);
  let count = 0;
  while (32 + 32 * (count + 1) <= Math.min(header, dbf.length) && dbf[32 + 32 * count] !== 0x0d) count += 1;
  return count;
}

/** The field names and text cells of a table. */
function cells(dbf: Uint8Array): Uint8Array[] {
  if (dbf.length < 33) return [];
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength);
  const [records, header, width] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  const found: Uint8Array[] = [];
  const fields: { at: number; length: number }[] = [];
  let at = 1;
  const end = Math.min(header, dbf.length, 32 + 32 * MAX_FIELDS);
  for (let place = 32; place + 32 <= end && dbf[place] !== 0x0d; place += 32) {
    const name = dbf.subarray(place, place + 11);
    found.push(name.subarray(0, name.includes(0) ? name.indexOf(0) : 11));
    const length = dbf[place + 16] ?? 0;
    if (dbf[place + 11] === 0x43 && length > 0) fields.push({ at, length });
    at += length;
  }
  const last = width > 0 ? Math.min(records, 2000) : 0;
  for (let row = 0; row < last; row += 1) {
    const start = header + row * width;
    // The header may claim what it likes: what lies behind the last byte is no record.
    if (start + width > dbf.length || found.length > MAX_CELLS) break;
    for (const field of fields) found.push(trimmed(dbf.subarray(start + field.at, start + field.at + field.length)));
  }
  return found;
}

/** Without the blanks and zeros that fill a cell. */
export function trimmed(cell: Uint8Array): Uint8Array {
  let end = cell.length;
  while (end > 0 && (cell[end - 1] === 0x20 || cell[end - 1] === 0)) end -= 1;
  return cell.subarray(0, end);
}
