/** Creates the embedded engine's data directory, once slowly and from then on from a packed template. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DatabaseUnavailable, errorMessage } from '../database-errors.ts';
import { fsyncDirectory } from '../embedded-guard.ts';
import { cacheFile, keepInCache } from './engine-cache.ts';

/** A packed data directory: every directory (null) and file by its path with '/'. */
type Packed = [path: string, content: Uint8Array | null][];

const POSTGRES_MAJOR = '18';
/** The name alone says that we are not done: it becomes the real name in one step at the end. */
const UNFINISHED = 'creating';
const UNFINISHED_MARK = 'ANLAN-IS-CREATING-THIS';

export interface CreateOptions {
  readonly fsync: boolean;
  readonly report: (step: string, done: number, total: number) => void;
  /** Makes PostgreSQL with PostGIS in an empty directory and closes it again. */
  readonly createCold: (directory: string) => Promise<void>;
}

/** The path of PostgreSQL's own directory inside the data directory; creates it when it is missing. */
export async function prepareDirectory(data_dir: string, options: CreateOptions): Promise<string> {
  const finished = join(data_dir, 'postgres');
  removeUnfinished(data_dir);
  if (existsSync(finished)) {
    refuseForeign(finished);
    return finished;
  }
  const unfinished = join(data_dir, UNFINISHED);
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, UNFINISHED_MARK), '');
  const inside = join(unfinished, 'postgres');
  const template = cacheFile('database');
  const packed = template === null ? null : readTemplate(template);
  if (packed !== null) {
    options.report('Unpacking the prepared database', 0, packed.length);
    unpack(packed, inside, options.fsync, (done) => options.report('Unpacking the prepared database', done, packed.length));
  } else {
    mkdirSync(inside);
    options.report('Creating the database (about 20 seconds, only this once)', 0, 1);
    await options.createCold(inside);
    options.report('Creating the database (about 20 seconds, only this once)', 1, 1);
    if (template !== null) writeTemplate(template, inside);
  }
  renameSync(inside, finished);
  if (options.fsync) fsyncDirectory(data_dir);
  removeUnfinished(data_dir);
  return finished;
}

/** Removes what a start that was killed left half made, recognised by name and mark; never anything else. */
function removeUnfinished(data_dir: string): void {
  const unfinished = join(data_dir, UNFINISHED);
  if (!existsSync(unfinished)) return;
  const entries = readdirSync(unfinished);
  const ours = entries.every((name) => name === 'postgres' || name === UNFINISHED_MARK);
  if (!ours || (entries.length > 0 && !entries.includes(UNFINISHED_MARK))) {
    throw new DatabaseUnavailable('DIRECTORY_UNUSABLE', `The directory ${unfinished} was not made by Anlan; move it away or choose another data directory.`);
  }
  // The mark goes last, or a second kill would leave a directory that we no longer recognise.
  rmSync(join(unfinished, 'postgres'), { recursive: true, force: true });
  rmSync(unfinished, { recursive: true });
}

function refuseForeign(directory: string): void {
  const file = join(directory, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (version === POSTGRES_MAJOR) return;
  const found = version === '' ? 'no PostgreSQL data' : `data of PostgreSQL ${version}`;
  throw new DatabaseUnavailable('DIRECTORY_UNUSABLE', `The directory ${directory} holds ${found}; this engine opens data of PostgreSQL ${POSTGRES_MAJOR}.`);
}

function readTemplate(file: string): Packed | null {
  if (!existsSync(file)) return null;
  try {
    return deserialize(gunzipSync(readFileSync(file))) as Packed;
  } catch (error) {
    // gzip's checksum found a damaged file: make a new one.
    process.stderr.write(`The database template ${file} is damaged (${errorMessage(error)}); it is made again.\n`);
    rmSync(file, { force: true });
    return null;
  }
}

function writeTemplate(file: string, directory: string): void {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) => path !== 'postmaster.pid').sort();
  const packed: Packed = paths.map((path) => {
    const full = join(directory, path);
    return [relative(directory, full).split(sep).join('/'), statSync(full).isDirectory() ? null : readFileSync(full)];
  });
  keepInCache(file, gzipSync(serialize(packed), { level: 6 }));
}

function unpack(packed: Packed, directory: string, fsync: boolean, report: (done: number) => void): void {
  mkdirSync(directory);
  packed.forEach(([path, content], index) => {
    const full = join(directory, ...path.split('/'));
    if (content === null) mkdirSync(full, { recursive: true });
    else writeFileSync(full, content, { flush: fsync });
    if (index % 200 === 0) report(index);
  });
  report(packed.length);
  if (!fsync) return;
  for (const [path, content] of packed) if (content === null) fsyncDirectory(join(directory, ...path.split('/')));
  fsyncDirectory(directory);
}
