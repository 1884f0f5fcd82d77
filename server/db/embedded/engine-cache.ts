/** Where the embedded engine keeps what it prepares once per version: a database template and a smaller PostGIS. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { errorMessage } from '../database-errors.ts';
import { projectRoot } from '../sql-file.ts';

/** Raise when what is prepared, or how it is packed, changes. */
const FORMAT = 2;

/** The path of a prepared file of these package versions, or null when there is no place to keep one. */
export function cacheFile(kind: string): string | null {
  const versions = `${packageVersion('@electric-sql/pglite')}-${packageVersion('@electric-sql/pglite-postgis')}`;
  const name = `${kind}-${FORMAT}-${versions}.gz`;
  // Not the system's temporary directory: anybody could lay a file there, and we would load it as our database.
  for (const parent of [join(projectRoot, 'node_modules', '.cache'), process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')]) {
    const file = join(parent, 'anlan', name);
    if (existsSync(file)) return file;
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.${process.pid}`, '');
      rmSync(`${file}.${process.pid}`);
      return file;
    } catch {
      // Read-only, as in a container image: try the next place.
    }
  }
  return null;
}

/** Writes the file whole or not at all. A full disk of the cache costs time at the next start, not this one. */
export function keepInCache(file: string, content: Uint8Array): boolean {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
    return true;
  } catch (error) {
    process.stderr.write(`${file} could not be kept (${errorMessage(error)}).\n`);
    rmSync(draft, { force: true });
    return false;
  }
}

function packageVersion(name: string): string {
  const main = createRequire(import.meta.url).resolve(name);
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(main), '..', 'package.json'), 'utf8'));
  return String(typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'version') : '');
}
