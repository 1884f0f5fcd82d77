/** Measures OGC API – Features on a server: page after page through 200,000 polygons, first pages against last ones, plain, filtered and while the layer is published anew. */
import { join } from 'node:path';
import { catalogue } from '../../data/catalogue.ts';
import { buildApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Database } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { projectRoot } from '../../server/db/sql-file.ts';
import { createLayerViews } from '../../server/imports/layer-views.ts';
import { startPrivatePostgres } from '../support/postgres-server.ts';
import { openServerTestDatabase } from '../support/test-database.ts';
import { busyLayer } from './busy-layer.ts';

/** `ANLAN_BENCH_ITEMS=20000 npx tsx test/bench/ogc.ts` */
const COUNT = Number(process.env['ANLAN_BENCH_ITEMS'] ?? 200_000);
const PAGE = 1_000;
const whole = { ...catalogue, layers: [...catalogue.layers, busyLayer] };

const median = (times: readonly number[]): number => times.toSorted((one, other) => one - other)[times.length >> 1] ?? Number.NaN;

/** Squares in rows over the city; what is measured is reading, so they are not published the long way. */
async function put(database: Database): Promise<void> {
  await migrate(database, join(projectRoot, 'server/db/migrations'));
  await createLayerViews(database, whole);
  const [west, south, east, north] = catalogue.city.extent;
  await database.query("insert into revision (region, layer, number, actor, reason, source, licence, status) values ($1, $2, 1, 'bench', 'bench', 'bench', 'CC0', 'published')", [catalogue.city.region, busyLayer.id]);
  await database.query(
    `insert into feature (region, layer, id, revision_from, geom, attributes)
     select $1, $2, 'b' || lpad(n::text, 7, '0'), 1,
            st_buffer(st_setsrid(st_makepoint($3 + ($5::double precision - $3) * (n % 500) / 500, $4 + ($6::double precision - $4) * (n / 500) / ($7::integer / 500)), 4490), 0.0004),
            jsonb_build_object('name', '图斑 ' || n, 'synthetic', true)
       from generate_series(0, $7 - 1) as n`,
    [catalogue.city.region, busyLayer.id, west, south, east, north, COUNT],
  );
  await database.tidy();
}

async function main(): Promise<void> {
  const server = await startPrivatePostgres();
  if (!server) throw new Error('no PostgreSQL on this machine');
  const database = await openServerTestDatabase(server.url);
  await put(database);
  const app = await buildApp({ ...readConfig({ ANLAN_ANONYMOUS_ROLE: 'viewer' }), requests_per_minute: 1e9, log_level: 'silent' }, database, whole);
  await app.ready();
  const report = (what: string, milliseconds: number): void => void process.stdout.write(`${what.padEnd(60)} ${milliseconds.toFixed(1)} ms\n`);

  /** Every page from the first to the last. */
  async function read(what: string, query: Readonly<Record<string, string>>, between: (page: number) => Promise<void> = async () => undefined): Promise<void> {
    const times: number[] = [];
    let [url, count, matched] = [`/ogc/collections/${busyLayer.id}/items?${new URLSearchParams(query)}`, 0, 0];
    while (url !== '') {
      const start = performance.now();
      const answer = await app.inject({ url });
      times.push(performance.now() - start);
      const page = answer.json<{ numberMatched: number; numberReturned: number; links: { rel: string; href: string }[] }>();
      if (answer.statusCode !== 200) throw new Error(answer.body);
      [count, matched] = [count + page.numberReturned, page.numberMatched];
      url = page.links.find(({ rel }) => rel === 'next')?.href.replace(/^https?:\/\/[^/]+/, '') ?? '';
      await between(times.length);
    }
    if (count !== matched) throw new Error(`${what}: ${count} features came, ${matched} were promised`);
    report(`${what}: ${times.length} pages, ${count} features, in all`, times.reduce((sum, one) => sum + one, 0));
    report('  the first page, with the count', times[0] ?? Number.NaN);
    const tenth = Math.max(1, Math.floor(times.length / 10));
    report('  a page of the first tenth', median(times.slice(1, 1 + tenth)));
    report('  a page of the last tenth', median(times.slice(-1 - tenth, -1)));
  }

  const limit = String(PAGE);
  await read('plain', { limit });
  await read('in Gauss–Krüger', { limit, crs: 'http://www.opengis.net/def/crs/EPSG/0/4545' });
  const [west, south] = catalogue.city.extent;
  await read('a quarter of the city by filter', { limit, filter: `S_INTERSECTS(geometry,BBOX(${west},${south},${west + 0.3},${south + 0.5}))` });
  await read('plain, another revision after the tenth page', { limit }, async (page) => {
    if (page !== 10) return;
    await database.query("insert into revision (region, layer, number, actor, reason, source, licence, status) values ($1, $2, 2, 'bench', 'bench', 'bench', 'CC0', 'published')", [catalogue.city.region, busyLayer.id]);
    await database.query("update feature set revision_to = 2 where layer = $1 and id > 'b0100000'", [busyLayer.id]);
  });
  await app.close();
  await database.close();
  await server.stop();
}

await main();
