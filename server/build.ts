/** Builds what `npm start` runs into dist/: the server's bundles and the compressed client; `--if-stale` skips what is up to date. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { bundleServer } from './bundle.ts';
import { projectRoot } from './db/sql-file.ts';

/** A change of these makes dist/ stale; .sql and .geojson are read from the sources at run time and do not. */
const WATCHED = ['client', 'server', 'data', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];
const IGNORED = /\.(sql|geojson|md)$/;
const COMPRESSED = /\.(js|mjs|css|html|svg|json)$/;

const at = (path: string): string => join(projectRoot, path);

function* filesBelow(path: string): Generator<string> {
  if (!existsSync(at(path))) return;
  const entries = readdirSync(at(path), { withFileTypes: true }).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.isDirectory()) yield* filesBelow(`${path}/${entry.name}`);
    else yield `${path}/${entry.name}`;
  }
}

function stampOfSources(): string {
  const hash = createHash('sha256');
  for (const watched of WATCHED) {
    const files = /\.[a-z]+$/.test(watched) ? [watched] : [...filesBelow(watched)].filter((file) => !IGNORED.test(file));
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(at(file)));
  }
  return hash.digest('hex');
}

async function buildClient(): Promise<void> {
  if (!existsSync(at('client/index.html'))) {
    process.stderr.write('  client/index.html is not there yet: the server is built alone\n');
    return;
  }
  const { build } = await import('vite');
  await build({ root: at('client'), configFile: at('vite.config.ts'), logLevel: 'warn' });
  for (const file of filesBelow('dist/client')) if (COMPRESSED.test(file)) await compress(at(file));
}

/** Writes `.br` and `.gz` beside a file, for clients that take them. */
async function compress(file: string): Promise<void> {
  const bytes = readFileSync(file);
  const brotli = await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  writeFileSync(`${file}.br`, brotli);
  writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}

function isUpToDate(stamp: string): boolean {
  return existsSync(at('dist/.stamp')) && readFileSync(at('dist/.stamp'), 'utf8') === stamp && existsSync(at('dist/server/main.js'));
}

// A caller's own mode (vitest sets `test`) must not put a developer's React into dist/.
process.env['NODE_ENV'] = 'production';
const stamp = stampOfSources();
if (!process.argv.includes('--if-stale') || !isUpToDate(stamp)) {
  process.stderr.write('  Building\n');
  // Without its stamp a build that is interrupted counts as stale.
  rmSync(at('dist/.stamp'), { force: true });
  rmSync(at('dist/server'), { recursive: true, force: true });
  mkdirSync(at('dist'), { recursive: true });
  await Promise.all([bundleServer('dist/server'), buildClient()]);
  writeFileSync(at('dist/.stamp.new'), stamp);
  renameSync(at('dist/.stamp.new'), at('dist/.stamp'));
}
