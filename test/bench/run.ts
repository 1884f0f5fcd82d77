/** Measures the product on both engines in one run and prints a table; with --write it goes into docs/performance.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { catalogue } from '../../data/catalogue.ts';
import { hasAccount } from '../../data/grammar.ts';
import { buildApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Database } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { projectRoot } from '../../server/db/sql-file.ts';
import { fill } from '../../server/imports/fill.ts';
import { createLayerViews } from '../../server/imports/layer-views.ts';
import { cutTile } from '../../server/tiles/tile-service.ts';
import { startPrivatePostgres } from '../support/postgres-server.ts';
import { openEmbeddedTestDatabase, openServerTestDatabase } from '../support/test-database.ts';
import { benchAccountOn, PATCHES } from './account.ts';
import { busyLayer, publishBusyLayer } from './busy-layer.ts';
import { measurePreview, measureSites } from './site.ts';
import { benchScan } from './scan.ts';

type Figures = Map<string, number>;

const ROUNDS = 15;

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(figures: Figures, what: string, work: (round: number) => Promise<unknown>, rounds = ROUNDS): Promise<void> {
  await work(-1);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await time(() => work(round)));
  figures.set(what, median(times));
}

/** The tile of a zoom that holds the middle of the city. */
function tileAt(z: number): { z: number; x: number; y: number } {
  const [west, south, east, north] = catalogue.city.extent;
  const [lon, lat] = [(west + east) / 2, (south + north) / 2].map((degrees) => (degrees * Math.PI) / 180) as [number, number];
  const side = 2 ** z;
  const x = Math.floor(((lon / Math.PI + 1) / 2) * side);
  const y = Math.floor(((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * side);
  return { z, x, y };
}

async function get(app: FastifyInstance, url: string, headers: Record<string, string> = { 'accept-encoding': 'gzip' }): Promise<string | undefined> {
  const answer = await app.inject({ url, headers });
  if (answer.statusCode >= 400) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return answer.headers.etag;
}

async function runOn(database: Database): Promise<Figures> {
  const figures: Figures = new Map();
  const whole = { ...catalogue, layers: [...catalogue.layers, busyLayer] };
  await migrate(database, join(projectRoot, 'server/db/migrations'));
  await createLayerViews(database, whole);
  figures.set('first fill, all layers', await time(() => fill(database, catalogue)));
  figures.set('publish 20,000 polygons', await time(() => publishBusyLayer(database, whole)));
  const config = { ...readConfig({ ANLAN_ANONYMOUS_ROLE: 'viewer' }), requests_per_minute: 1e9, log_level: 'silent' };
  const app = await buildApp(config, database, whole);
  await app.ready();
  for (const z of [8, 10, 12, 14]) {
    const address = tileAt(z);
    const url = `/tiles/${busyLayer.id}/1/${address.z}/${address.x}/${address.y}.mvt`;
    await measure(figures, `tile z${z}, cold`, () => cutTile(database, whole, { layer: busyLayer.id, revision: 1, ...address }), z < 11 ? 5 : ROUNDS);
    await measure(figures, `tile z${z}, warm`, () => get(app, url));
    const etag = await get(app, url);
    if (etag) await measure(figures, `tile z${z}, 304`, () => get(app, url, { 'accept-encoding': 'gzip', 'if-none-match': etag }));
  }
  const features = `/api/layers/${busyLayer.id}/features?limit=100&bbox=106.8,39.5,106.85,39.55`;
  await measure(figures, '100 features by box', () => get(app, features));
  await measure(figures, 'what lies at a point', () => get(app, '/api/at?lon=106.77&lat=39.735&tolerance_m=100'));
  await measure(figures, 'search', () => get(app, '/api/search?q=wuda'));
  // The first rule of the catalogue is R1.
  for (const rule of catalogue.rules.slice(0, 1)) {
    const geometry = { type: 'Polygon', coordinates: [[[106.79, 39.31], [106.81, 39.31], [106.81, 39.33], [106.79, 39.33], [106.79, 39.31]]] };
    await measure(figures, 'R1: one drawn site', () =>
      app.inject({ method: 'POST', url: `/api/rules/${rule.id}/check`, payload: { geometry } }).then((answer) => {
        if (answer.statusCode !== 200) throw new Error(answer.body);
      }),
    );
    figures.set('R1: every park and project', await time(() => get(app, `/api/rules/${rule.id}/findings`)));
    await measure(figures, 'R1: the same, kept', () => get(app, `/api/rules/${rule.id}/findings`));
  }
  for (const indicator of catalogue.indicators.filter(hasAccount)) {
    figures.set('treated-area account', await time(() => get(app, `/api/indicators/${indicator.id}/account`)));
    await measure(figures, 'the same, kept', () => get(app, `/api/indicators/${indicator.id}/account`));
  }
  for (const [what, ms] of [...(await measureSites(database, whole)), ...measurePreview()]) figures.set(what, ms);
  await app.close();
  return figures;
}

function table(embedded: Figures, server: Figures | null): string {
  const rows = [...embedded].map(([what, ms]) => {
    const there = server?.get(what);
    const cells = [what, ms.toFixed(1), there?.toFixed(1) ?? 'not run', there ? (ms / there).toFixed(1) : '–'];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| what | embedded, ms | server, ms | embedded ÷ server |', '|---|---:|---:|---:|', ...rows].join('\n');
}

const FOUND_OUT = '## Scans and site checks';

/** `ANLAN_BENCH_SUBJECTS=5000 npm run bench` for a quick look; 0 leaves scans out. */
const SUBJECTS = Number(process.env['ANLAN_BENCH_SUBJECTS'] ?? 200_000);

async function scansOn(url: string): Promise<string> {
  const database = await openServerTestDatabase(url);
  try {
    await migrate(database, join(projectRoot, 'server/db/migrations'));
    await createLayerViews(database, catalogue);
    await fill(database, catalogue);
    const { rows } = await benchScan(database, SUBJECTS, (line) => console.log(line));
    return ['| scans, on the server engine | |', '|---|---:|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
  } finally {
    await database.close();
  }
}

async function accountOn(url: string): Promise<string> {
  const rows = await benchAccountOn(url, PATCHES, (line) => console.log(line));
  return ['', '', '| treated-area account, on the server engine | |', '|---|---:|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

const embedded = await openEmbeddedTestDatabase();
const here = await runOn(embedded);
const engines = [embedded.version];
await embedded.close();
const postgres = await startPrivatePostgres();
let there: Figures | null = null;
let scans = '';
if (postgres) {
  const server = await openServerTestDatabase(postgres.url);
  there = await runOn(server);
  engines.push(server.version);
  await server.close();
  if (SUBJECTS > 0) scans = await scansOn(postgres.url);
  if (PATCHES > 0) scans += await accountOn(postgres.url);
  await postgres.stop();
}
const answer = table(here, there);
console.log(answer);
if (process.argv.includes('--write')) {
  const [processor] = cpus();
  const text = `# Performance

Written by \`npm run bench -- --write\`. One run, one machine (${cpus().length} × ${processor?.model.trim() ?? 'unknown'}, Node ${process.versions.node}); medians,
in-process requests (no network). Read the ratios, not the milliseconds: another machine has others.

Tiles and the feature query are asked of a layer of 20,000 polygons of about 50 vertices; the rest of the demonstration data.
*Cold* is the whole making of a tile: SQL, clipping, encoding. *Warm* comes from memory, *304* from the address alone, without SQL.
The first rows are single runs; *kept* answers rest on unchanged layer revisions.

Engines: ${engines.join(' · ')}

${answer}

${scans}
`;
  const path = join(projectRoot, 'docs/performance.md');
  // What people found out about the figures stays.
  const before = readFileSync(path, 'utf8');
  const told = before.indexOf(FOUND_OUT);
  writeFileSync(path, told < 0 ? text : `${text}\n${before.slice(told)}`);
}
