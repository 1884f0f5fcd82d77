/** Opens a zip on the disk into a folder of ours without trusting it: few entries, bounded sizes and swelling, plain names, no links; our own names on the disk. */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { GivenFile } from '../reading.ts';
import { asRefused, refused } from '../refused.ts';
import { isUtf8 } from '../text/text-encoding.ts';

export const MOST_ENTRIES = 1_000;
export const MOST_UNPACKED_BYTES = 4 * 1024 ** 3;
/** Blank cells of a wide .dbf shrink to a hundredth; what shrinks more is made to swell. */
const MOST_RATIO = 400;
/** Below this nobody asks how it shrank. */
const SMALL_BYTES = 10 * 1024 * 1024;

export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
}

/** The entries of a zip, all of them looked at before one is opened. @throws AppError for what no honest zip holds */
export async function entriesOf(path: string, name: string): Promise<ZipEntry[]> {
  return withZip(path, name, async (zip) => {
    const found: ZipEntry[] = [];
    for await (const entry of zip.eachEntry()) found.push({ name: checkedName(entry, name, found), bytes: entry.uncompressedSize });
    return found;
  });
}

/**
 * The files of a zip, opened into `folder`; a second time only their list is read.
 * @param wanted by their names in the zip @param counted hears how many bytes were written since it was last called
 */
export async function unpack({ path, name }: GivenFile, folder: string, wanted: (name: string) => boolean, counted: (bytes: number) => void): Promise<GivenFile[]> {
  const list = join(folder, 'unpacked.json');
  const known = await readFile(list, 'utf8').catch(() => null);
  if (known !== null) return JSON.parse(known) as GivenFile[];
  await mkdir(folder, { recursive: true });
  const files = await withZip(path, name, (zip) => unpackAll(zip, name, folder, wanted, counted));
  // Only a whole list counts: an interrupted unpacking is done again.
  await writeFile(`${list}.new`, JSON.stringify(files));
  await rename(`${list}.new`, list);
  return files;
}

async function unpackAll(zip: ZipFile, name: string, folder: string, wanted: (name: string) => boolean, counted: (bytes: number) => void): Promise<GivenFile[]> {
  const seen: ZipEntry[] = [];
  const files: GivenFile[] = [];
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const inside = checkedName(entry, name, seen);
    seen.push({ name: inside, bytes: entry.uncompressedSize });
    if (inside.endsWith('/') || !wanted(inside)) continue;
    bytes += entry.uncompressedSize;
    if (bytes > MOST_UNPACKED_BYTES) throw refused('zip-too-large', { name, bytes, most: MOST_UNPACKED_BYTES });
    const ratio = Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize));
    if (entry.uncompressedSize > SMALL_BYTES && ratio > MOST_RATIO) throw refused('zip-swells', { name, entry: inside, ratio, most: MOST_RATIO });
    const path = join(folder, `${files.length}${extname(inside).toLowerCase().replaceAll(/[^.a-z0-9]/g, '').slice(0, 12)}`);
    // Its bytes are counted against what the entry says (validateEntrySizes): it cannot be longer than it claims.
    const stream = await zip.openReadStreamPromise(entry);
    stream.on('data', (chunk: Buffer) => counted(chunk.length));
    await pipeline(stream, createWriteStream(path));
    files.push({ name: `${name}/${inside}`, path });
  }
  return files;
}

async function withZip<T>(path: string, name: string, work: (zip: ZipFile) => Promise<T>): Promise<T> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { decodeStrings: false, autoClose: false, validateEntrySizes: true });
    if (zip.entryCount > MOST_ENTRIES) throw refused('zip-entries', { name, most: MOST_ENTRIES });
    return await work(zip);
  } catch (error) {
    throw asRefused(error, 'zip-damaged', { name });
  } finally {
    zip?.close();
  }
}

/** Names in Chinese zips are GBK without a sign of it. */
function checkedName(entry: Entry, zip: string, seen: readonly ZipEntry[]): string {
  const raw = entry.fileNameRaw;
  const said_utf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
  const name = new TextDecoder(said_utf8 || isUtf8(raw) ? 'utf-8' : 'gb18030').decode(raw).replaceAll('\\', '/');
  if (seen.length >= MOST_ENTRIES) throw refused('zip-entries', { name: zip, most: MOST_ENTRIES });
  const climbs = name.split('/').includes('..') || /^(\/|[A-Za-z]:)/.test(name) || name.includes('\u0000') || name === '';
  if (climbs || seen.some((other) => other.name === name)) throw refused('zip-name', { name: zip, entry: JSON.stringify(name.slice(0, 80)) });
  const made_by_unix = entry.versionMadeBy >> 8 === 3;
  if (made_by_unix && ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) throw refused('zip-link', { name: zip, entry: name.slice(0, 80) });
  return name;
}

export async function sizeOf(path: string, name: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw refused('file-missing', { name });
  return found.size;
}
