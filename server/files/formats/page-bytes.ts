/** A file on the disk in the shape in which sql.js takes a database: read page by page as they are asked for, instead of whole into memory. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * sql.js copies what it is given by `slice` and reads the copy by `subarray` (its in-memory file system, version 1.16.0, which package.json
 * pins; a test reads a file larger than is held). Here the "copy" is this object itself, and each `subarray` a read of the disk.
 */
export class PageBytes implements ArrayLike<number> {
  readonly [at: number]: number;
  readonly length: number;
  readonly buffer = null;
  private readonly file: number;

  constructor(path: string, private readonly counted: (bytes: number) => void) {
    this.file = openSync(path, 'r');
    this.length = fstatSync(this.file).size;
  }

  slice(): this {
    return this;
  }

  subarray(from: number, to: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, to - from));
    readSync(this.file, bytes, 0, bytes.length, from);
    this.counted(bytes.length);
    // A file whose last writer used a write-ahead log says so in two bytes, and could not be opened without the log's memory.
    for (const at of [18, 19]) if (at >= from && at < to && bytes[at - from] === 2) bytes[at - from] = 1;
    return bytes;
  }

  close(): void {
    closeSync(this.file);
  }
}
