/** The encoding of a whole text file of any size, the same cells under each encoding, and its text piece by piece. */
import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FoundEncoding, TextEncoding } from '../reading.ts';
import { cpgEncoding } from './text-encoding.ts';

const CHUNK = 1 << 20;

/** Strict UTF-8, else what the file declares, else GB18030; a byte-order mark goes before all, and the person before that. */
export async function fileEncoding(path: string, said: TextEncoding | undefined, declared: string | null): Promise<FoundEncoding> {
  const { mark, is_utf8, cells } = await scan(path);
  const stated = declared === null ? null : cpgEncoding(declared);
  const found = ((): Pick<FoundEncoding, 'used' | 'how'> => {
    if (said !== undefined) return { used: said, how: 'said' };
    if (mark !== null) return { used: mark, how: 'mark' };
    if (is_utf8) return { used: 'utf-8', how: 'strict' };
    return stated !== null && stated !== 'utf-8' ? { used: stated, how: 'declared' } : { used: 'gb18030', how: 'fallback' };
  })();
  return { ...found, cpg: null, previews: mark === 'utf-16le' ? [] : previewsOf(cells, found.used) };
}

interface Scan {
  readonly mark: 'utf-8' | 'utf-16le' | null;
  readonly is_utf8: boolean;
  /** The first lines, or pieces of lines, with anything but ASCII. */
  readonly cells: Uint8Array[];
}

async function scan(path: string): Promise<Scan> {
  const head = await firstBytes(path, 4);
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : null;
  const cells: Uint8Array[] = [];
  let is_utf8 = true;
  let left: Uint8Array = new Uint8Array();
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes = left.length === 0 ? (chunk as Buffer) : Buffer.concat([left, chunk as Buffer]);
    const whole = bytes.subarray(0, bytes.length - halfCharacter(bytes));
    if (!isAscii(whole)) {
      if (cells.length < MOST_CELLS) gatherLines(whole, cells);
      if (!isUtf8(whole)) {
        is_utf8 = false;
        if (cells.length >= MOST_CELLS) break;
      }
    }
    left = bytes.subarray(whole.length);
    // Without a line break nothing more can be shown, and it is known what it is not.
    if (!is_utf8 && cells.length > 0) break;
  }
  if (left.length > 0) is_utf8 = false;
  return { mark, is_utf8, cells };
}

/** How many bytes at the end begin a UTF-8 character that they do not finish. */
function halfCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

const MOST_CELLS = 8;

function gatherLines(bytes: Uint8Array, cells: Uint8Array[]): void {
  for (let at = 0; at < bytes.length && cells.length < MOST_CELLS; ) {
    const end = bytes.indexOf(0x0a, at);
    const line = bytes.subarray(at, end < 0 ? bytes.length : end);
    const from = line.findIndex((byte) => byte >= 0x80);
    // A little before the first Chinese character, so that one sees where it stands.
    if (from >= 0) cells.push(Uint8Array.from(line.subarray(Math.max(0, from - 20), from + 60)));
    at += line.length + 1;
  }
}

/** The same bytes as each encoding that one might choose has them, the used one first. */
export function previewsOf(cells: readonly Uint8Array[], used: TextEncoding): FoundEncoding['previews'] {
  const telling = cells.filter((cell) => !isAscii(cell)).slice(0, MOST_CELLS);
  if (telling.length === 0) return [];
  const all: readonly TextEncoding[] = [used, ...(['utf-8', 'gb18030', 'big5'] as const).filter((one) => one !== used)];
  return all.map((encoding) => {
    const decoder = new TextDecoder(encoding);
    // What was cut in the middle of a character is no sign of a wrong encoding.
    const shown = telling.map((cell) => decoder.decode(cell).replace(/^\uFFFD+|\uFFFD+$/g, ''));
    return { encoding, cells: shown.map((text) => text.trim()), whole: !shown.some((text) => text.includes('\uFFFD')) };
  });
}

export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The text of a file piece by piece, without its byte-order mark; what is no character of the encoding becomes U+FFFD. */
export async function* textOf(path: string, encoding: TextEncoding, counted: (bytes: number) => void = () => undefined): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of createReadStream(path, { highWaterMark: CHUNK >> 2 })) {
    counted((bytes as Buffer).length);
    yield decoder.decode(bytes as Buffer, { stream: true });
  }
  yield decoder.decode();
}
