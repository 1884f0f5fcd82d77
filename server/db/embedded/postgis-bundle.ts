/** PostGIS for the embedded engine without raster and topology, whose modules triple the time and memory of a start. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PGliteOptions } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { cacheFile, keepInCache } from './engine-cache.ts';

type Extension = Exclude<NonNullable<PGliteOptions['extensions']>[string], URL>;

const TAR_BLOCK = 512;
/** The module, PROJ's database, and what CREATE EXTENSION postgis reads. */
const NEEDED = /^(lib\/postgresql\/postgis-3\.so|share\/proj\/.+|share\/postgresql\/extension\/postgis(\.control|--\d+\.\d+\.\d+\.sql))$/;

/** The extension as PGlite takes it; the whole one when there is no place to keep the smaller one. */
export function slimPostgis(): Extension {
  const file = cacheFile('postgis');
  if (file === null || !(existsSync(file) || keepInCache(file, slimBundle()))) return postgis;
  return {
    name: postgis.name,
    setup: async (pg, options) => ({ ...(await postgis.setup(pg, options)), bundlePath: pathToFileURL(file) }),
  };
}

function slimBundle(): Uint8Array {
  const whole = join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite-postgis')), 'postgis.tar.gz');
  // Lightly packed: it is read at every start and written once.
  return gzipSync(keepNeeded(gunzipSync(readFileSync(whole))), { level: 1 });
}

/** The tar archive with only the entries that are needed; two empty blocks end it. */
function keepNeeded(tar: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at + TAR_BLOCK <= tar.length && tar[at] !== 0; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '').replace(/^\.\//, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    const end = at + TAR_BLOCK + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
    if (NEEDED.test(name)) kept.push(tar.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * TAR_BLOCK)]);
}
