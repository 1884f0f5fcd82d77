/** Walks the chain of a .shp's records before its reader does: that one would search a damaged file four bytes at a time, and believe any number. */
import { createReadStream } from 'node:fs';
import { refused } from '../refused.ts';

export interface ShpChain {
  readonly records: number;
  /** ESRI's number of the kind: 5 polygon, 15 polygon with heights … */
  readonly kind: number;
}

/** To tell holes from outlines each ring is held against each: a river with all its islands has some thousand. */
const MOST_PARTS = 20_000;
const MOST_RECORDS = 10_000_000;
const KINDS = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28]);
/** Record number, length, kind, box, parts and points. */
const HEAD = 52;

/** @throws AppError with the byte at which it breaks off */
export async function walkShp(path: string, name: string): Promise<ShpChain> {
  const broken = (why: string) => refused('shapefile-damaged', { name, why });
  let records = 0;
  let kind = -1;
  /** Of the file, where `held` begins. */
  let at = 0;
  let held: Buffer = Buffer.alloc(0);
  /** Bytes of a record's end that still pass by. */
  let skip = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const chunk = piece as Buffer;
    if (skip >= chunk.length) {
      skip -= chunk.length;
      at += chunk.length;
      continue;
    }
    at += skip;
    held = held.length === 0 ? chunk.subarray(skip) : Buffer.concat([held, chunk.subarray(skip)]);
    skip = 0;
    let from = 0;
    if (kind < 0) {
      if (held.length < 100) continue;
      if (held.readInt32BE(0) !== 9994) throw broken('does not begin as a .shp does');
      kind = held.readInt32LE(32);
      if (!KINDS.has(kind)) throw broken(`holds shapes of kind ${kind}, which is not read`);
      from = 100;
    }
    while (from + 12 <= held.length) {
      const length = held.readInt32BE(from + 4) * 2;
      const type = held.readInt32LE(from + 8);
      if (length < 4 || (type !== 0 && type !== kind)) throw broken(`breaks off at byte ${at + from}`);
      if (from + Math.min(HEAD, 8 + length) > held.length) break;
      checkCounts(held, from, type, length, (why) => broken(`${why} in record ${records + 1}`));
      records += 1;
      if (records > MOST_RECORDS) throw refused('too-many-rows', { name, most: MOST_RECORDS });
      from += 8 + length;
      if (from > held.length) break;
    }
    skip = Math.max(0, from - held.length);
    at += Math.min(from, held.length);
    held = held.subarray(from);
  }
  if (kind < 0) throw broken('does not begin as a .shp does');
  if (skip > 0 || held.length > 0) throw broken(`breaks off at byte ${at + held.length}, in the middle of record ${records + (skip > 0 ? 0 : 1)}`);
  return { records, kind };
}

/** Lines, polygons and point sets say how many parts and points follow: they must fit into the record. */
function checkCounts(bytes: Buffer, from: number, type: number, length: number, broken: (why: string) => Error): void {
  const base = type % 10;
  if (type === 0 || base === 1) return;
  const has_parts = base === 3 || base === 5;
  const fixed = has_parts ? 44 : 40;
  if (length < fixed) throw broken(`${length} bytes`);
  const parts = has_parts ? bytes.readInt32LE(from + 44) : 0;
  const points = bytes.readInt32LE(from + (has_parts ? 48 : 44));
  if (parts < 0 || points < 0 || fixed + 4 * parts + 16 * points > length) throw broken(`${parts} parts and ${points} points are said, and ${length} bytes follow,`);
  if (parts > MOST_PARTS) throw broken(`more than ${MOST_PARTS} parts`);
}
