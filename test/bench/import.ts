/** Measures the import of many polygons on a server, with every check, the comparison and the publication, against `ogr2ogr` into the same PostGIS. */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { catalogue } from '../../data/catalogue.ts';
import { hasAccount } from '../../data/grammar.ts';
import { openDatabase } from '../../server/db/connect.ts';
import { migrate } from '../../server/db/migrate.ts';
import { projectRoot } from '../../server/db/sql-file.ts';
import { openFileRoom } from '../../server/files/file-room.ts';
import { importFilesNow, type ImportOptions } from '../../server/imports/import-files.ts';
import { importFiles } from '../../server/imports/job/files.ts';
import { createLayerViews } from '../../server/imports/layer-views.ts';
import { Importer } from '../../server/imports/work/importer.ts';
import { startPrivatePostgres } from '../support/postgres-server.ts';

/** `ANLAN_BENCH_IMPORT=200000 npx tsx test/bench/import.ts` */
const POLYGONS = Number(process.env['ANLAN_BENCH_IMPORT'] ?? 5_000);
const CORNERS = 26;

/** Rings that do not touch, in rows over the city, the same in every run. */
async function writePolygons(path: string, count: number): Promise<void> {
  const [west, south, east, north] = catalogue.city.extent;
  const side = Math.ceil(Math.sqrt(count));
  const [dx, dy] = [(east - west) / side, (north - south) / side];
  const out = createWriteStream(path);
  for (let n = 0; n < count; n++) {
    const [x, y] = [west + dx * ((n % side) + 0.5), south + dy * (Math.floor(n / side) + 0.5)];
    const ring = Array.from({ length: CORNERS }, (_, corner) => {
      const [turn, far] = [(2 * Math.PI * corner) / CORNERS, 0.3 + 0.1 * Math.abs(Math.sin(n + corner * 1.7))];
      return [x + dx * far * Math.cos(turn), y + dy * far * Math.sin(turn)];
    });
    const feature = { type: 'Feature', properties: { TBBH: `T${n}`, TBMC: `图斑${n}`, ZLCS: '种草', WCNF: 2018 + (n % 8), YSZT: '已验收', BZ: '测试' }, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } };
    if (!out.write(`${JSON.stringify(feature)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function ogr2ogr(...args: string[]): number {
  const start = performance.now();
  const { status, stderr, error } = spawnSync('ogr2ogr', args, { encoding: 'utf8', env: { ...process.env, PG_USE_COPY: 'YES' } });
  if (status !== 0) throw new Error(`ogr2ogr ${args.join(' ')}: ${stderr || String(error)}`);
  return performance.now() - start;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

async function bench(): Promise<void> {
  const postgres = await startPrivatePostgres();
  if (postgres === null) throw new Error('No PostgreSQL 15+ with PostGIS on this machine.');
  const directory = mkdtempSync(join(tmpdir(), 'anlan-bench-import-'));
  const database = await openDatabase({ database_url: postgres.url, data_dir: directory });
  const room = openFileRoom(catalogue.city);
  try {
    await migrate(database, join(projectRoot, 'server/db/migrations'));
    await createLayerViews(database, catalogue);
    await writePolygons(join(directory, 'patches.geojsonl'), POLYGONS);
    ogr2ogr('-f', 'ESRI Shapefile', join(directory, 'shape'), join(directory, 'patches.geojsonl'), '-a_srs', 'EPSG:4490', '-t_srs', 'EPSG:4524', '-lco', 'ENCODING=GBK', '-nln', 'patches');
    const url = new URL(postgres.url);
    const pg = `PG:host=${url.hostname} port=${url.port} user=${url.username} dbname=${url.pathname.slice(1)}`;
    const bare = ogr2ogr('-f', 'PostgreSQL', pg, join(directory, 'shape/patches.shp'), '-t_srs', 'EPSG:4490', '-nln', 'bench_ogr', '-nlt', 'PROMOTE_TO_MULTI', '-lco', 'GEOMETRY_NAME=geom');
    console.log(`${POLYGONS} polygons of ${CORNERS} corners, a shapefile in GBK and EPSG:4524`);
    console.log(`ogr2ogr into PostGIS, with its spatial index: ${seconds(bare)}`);
    const layer = catalogue.indicators.find(hasAccount)?.account.layer ?? '';
    const files = importFiles(directory);
    const importer = new Importer({ database, catalogue, room, files });
    const run = async (what: string, over: Partial<ImportOptions>): Promise<void> => {
      const steps = new Map<string, number>();
      const start = performance.now();
      const work = async (): Promise<void> => {
        const before = performance.now();
        const { rows } = await database.query<{ state: string }>("select state from import_job where state not in ('published', 'cancelled', 'failed') order by number desc limit 1");
        await importer.settle();
        steps.set(rows[0]?.state ?? '', (steps.get(rows[0]?.state ?? '') ?? 0) + performance.now() - before);
      };
      const shape = join(directory, 'shape');
      const options: ImportOptions = { import: true, files: readdirSync(shape).map((name) => join(shape, name)), layer, table: null, id: null, encoding: null, srid: null, datum: null, source: 'bench', licence: null, as_of: '2026-01-01', note: null, allow: 0, remove: false, dry_run: false, actor: 'bench', ...over };
      const { report, state, fault } = await importFilesNow({ database, catalogue, files, work }, options);
      const took = performance.now() - start;
      const parts = [...steps].map(([step, ms]) => `${step} ${seconds(ms)}`).join(', ');
      console.log(`${what}: ${seconds(took)}, ${(took / bare).toFixed(1)} × ogr2ogr (${parts}); ${state}${fault ? ` ${fault.detail}` : ''}: ${report?.added} added, ${report?.changed} changed, ${report?.unchanged} unchanged; ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
    };
    await run('import with checks, comparison and publication', {});
    await run('the same file again: checks and comparison', { dry_run: true });
  } finally {
    await room.close();
    await database.close();
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

await bench();
