/** Where the files of imports lie until they are published: a folder for each import, under names of our own. */
import { createWriteStream, existsSync } from 'node:fs';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../errors.ts';
import type { Bundle } from '../../files/reading.ts';
import type { StoredFile } from './job-row.ts';

export interface UploadLimits {
  readonly files: number;
  /** Of all files of an import together. */
  readonly bytes: number;
}

export const UPLOAD_LIMITS: UploadLimits = { files: 200, bytes: 2 * 1024 ** 3 };

export interface ImportFiles {
  has(id: string): boolean;
  bundleOf(id: string, files: readonly StoredFile[]): Bundle;
  /** A folder to put files into, one after the other. */
  take(id: string): Promise<Taking>;
  remove(id: string): Promise<void>;
}

export interface Taking {
  /** @param name as the person's computer has it; never used as a path. @throws AppError TOO_LARGE */
  stream(name: string, content: Readable): Promise<void>;
  copy(name: string, path: string): Promise<void>;
  readonly taken: readonly StoredFile[];
}

export function importFiles(data_dir: string, limits: UploadLimits = UPLOAD_LIMITS): ImportFiles {
  // The id is ours: letters, digits and hyphens.
  const folder = (id: string): string => join(data_dir, 'imports', id);
  return {
    has: (id) => existsSync(folder(id)),
    bundleOf: (id, files) => ({ files: files.map(({ name }, at) => ({ name, path: join(folder(id), String(at)) })), work_dir: join(folder(id), 'work') }),
    async take(id) {
      await mkdir(join(folder(id), 'work'), { recursive: true, mode: 0o700 });
      return new Taken(folder(id), limits);
    },
    remove: (id) => rm(folder(id), { recursive: true, force: true, maxRetries: 3 }),
  };
}

class Taken implements Taking {
  readonly taken: StoredFile[] = [];
  #bytes = 0;

  constructor(
    private readonly folder: string,
    private readonly limits: UploadLimits,
  ) {}

  async stream(name: string, content: Readable): Promise<void> {
    this.#expectRoom();
    let size = 0;
    const counted = async function* (this: Taken): AsyncGenerator<Buffer> {
      for await (const chunk of content) {
        size += (chunk as Buffer).length;
        if (this.#bytes + size > this.limits.bytes) throw this.#tooLarge();
        yield chunk as Buffer;
      }
    }.bind(this);
    await pipeline(counted, createWriteStream(join(this.folder, String(this.taken.length)), { flags: 'wx', mode: 0o600 }));
    this.#keep(name, size);
  }

  async copy(name: string, path: string): Promise<void> {
    this.#expectRoom();
    const { size } = await stat(path);
    if (this.#bytes + size > this.limits.bytes) throw this.#tooLarge();
    await copyFile(path, join(this.folder, String(this.taken.length)));
    this.#keep(name, size);
  }

  #keep(name: string, size_bytes: number): void {
    this.#bytes += size_bytes;
    this.taken.push({ name: plainName(name), size_bytes });
  }

  #expectRoom(): void {
    if (this.taken.length >= this.limits.files) throw new AppError('TOO_LARGE', `More than ${this.limits.files} files; expected fewer, or one zip.`);
  }

  #tooLarge(): AppError {
    return new AppError('TOO_LARGE', `The files together are larger than ${this.limits.bytes} bytes; expected less.`);
  }
}

/** Folders stay, what a terminal or a table could stumble over does not. */
function plainName(name: string): string {
  const plain = name.normalize('NFC').replaceAll('\\', '/').replaceAll(/[\p{C}]/gu, '').split('/').filter((part) => part !== '' && part !== '.' && part !== '..').join('/');
  return plain.slice(-250) || 'file';
}
