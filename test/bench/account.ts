/** Measures the treated-area account on a server: many patches cut cold, after one edit, for a clicked watershed and a drawn area, against a bare ST_Union of the same rows. */
import { join } from 'node:path';
import { catalogue } from '../../data/catalogue.ts';
import { type AccountIndicator, hasAccount } from '../../data/grammar.ts';
import { createAnalysis } from '../../server/analysis/analysis.ts';
import type { Database } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { projectRoot } from '../../server/db/sql-file.ts';
import { fill } from '../../server/imports/fill.ts';
import { createLayerViews } from '../../server/imports/layer-views.ts';
import type { IncomingFeature } from '../../server/imports/publication.ts';
import { publish } from '../../server/imports/publish.ts';
import { startPrivatePostgres } from '../support/postgres-server.ts';
import { openServerTestDatabase } from '../support/test-database.ts';

/** `ANLAN_BENCH_PATCHES=100000 npx tsx test/bench/account.ts`; 0 leaves it out. */
export const PATCHES = Number(process.env['ANLAN_BENCH_PATCHES'] ?? 5_000);
const BARE_TIMEOUT_MS = 3_600_000;
/** All patches together, of the ground they are spread over: each meets some two others, and the records say a sixth more than the union. */
const SPREAD = 0.3;
const CORNERS = 12;
const KEPT_ROUNDS = 7;

/** 0…1, as by chance, and the same in every run. */
const scattered = (n: number, salt: number): number => Math.abs(Math.sin((n + 1) * salt) * 43_758.5453) % 1;

/** The same in every run: rings of twelve corners, the smaller the more there are. */
function* patches(count: number, from = 0, to = count): Generator<IncomingFeature> {
  const [west, south, east, north] = catalogue.city.extent;
  const [width, height] = [(east - west) * 0.5, (north - south) * 0.8];
  // Twice the square of its reach is about a ring's area.
  const reach = Math.sqrt((SPREAD * width * height) / (2 * count));
  for (let n = from; n < to; n++) {
    const [lon, lat] = [west + width * (0.5 + scattered(n, 12.9898)), south + height * (0.1 + scattered(n, 78.233))];
    const ring = Array.from({ length: CORNERS }, (_, corner) => {
      const [turn, far] = [(2 * Math.PI * corner) / CORNERS, reach * (0.6 + 0.4 * Math.abs(Math.sin(n + corner * 1.7)))];
      return [lon + far * Math.cos(turn), lat + far * Math.sin(turn)];
    });
    yield {
      id: `p${n}`,
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
      attributes: { name: `图斑 ${n}`, year: 2018 + (n % 8), measure: 'grass', acceptance: n % 20 === 0 ? 'pending' : 'accepted', source: 'bench', confidence: 'synthetic', synthetic: true },
      valid_from: null,
      valid_to: null,
    };
  }
}

async function put(database: Database, indicator: AccountIndicator, mode: 'replace' | 'merge', features: Iterable<IncomingFeature>): Promise<void> {
  await publish(database, catalogue, {
    layer: indicator.account.layer, actor: 'bench', reason: 'bench', source: 'bench', licence: 'Apache-2.0', attribution: '', source_file: null, source_sha256: null,
    as_of: '2026-01-01', accuracy_m: 1, status: 'published', demonstration: true, coverage: null, mode, features,
  });
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export type AccountFigure = readonly [what: string, figure: string];

/** On a server's database with the demonstration data. */
export async function benchAccount(database: Database, count: number, say: (line: string) => void = () => undefined): Promise<readonly AccountFigure[]> {
  const indicator = catalogue.indicators.find(hasAccount);
  if (indicator === undefined) throw new Error('a catalogue without an account');
  const figures: AccountFigure[] = [];
  const tell = (what: string, figure: string): void => {
    figures.push([what, figure]);
    say(`${what}: ${figure}`);
  };
  const seconds = (ms: number): string => (ms < 1_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1_000).toFixed(1)} s`);
  await put(database, indicator, 'replace', patches(count));
  await database.tidy();
  const union = (grid: string) => time(() => database.query(`select st_area(st_union(geom${grid})) from layers."${indicator.account.layer}" where acceptance = 'accepted' and year is not null`, [], { timeout_ms: BARE_TIMEOUT_MS }));
  const bare = await union('');
  tell(`${count} patches: bare ST_Union`, seconds(bare));
  tell('bare ST_Union on the grid of 1e-9°', seconds(await union(', 1e-9')));
  // Somebody who asks for the first time, and another process that asks when the pieces are kept.
  const ask = () => createAnalysis(database, catalogue);
  const first = ask();
  const cold = await time(() => first.account(indicator.id));
  tell('account, cold', `${seconds(cold)}, ${(cold / bare).toFixed(2)} × bare`);
  await put(database, indicator, 'merge', [...patches(count, 7, 8)].map((one) => Object.assign(one, { attributes: { ...one.attributes, year: 2017 } })));
  const edited = await time(() => first.account(indicator.id));
  tell('account, after one edit', `${seconds(edited)}, ${((100 * edited) / bare).toFixed(2)} % of bare`);
  const { rows } = await database.query<{ zone: string; shape: { type: string; coordinates: unknown[] } }>(
    `select z.id as zone, st_asgeojson(z.geom, 15)::json as shape from layers."${indicator.account.zones[0]?.layer}" z where exists (select 1 from layers."${indicator.account.layer}" p where p.geom && z.geom) and st_npoints(z.geom) < 2000 order by z.id limit ${KEPT_ROUNDS}`,
  );
  const kind = indicator.account.zones[0]?.id;
  const middle = async (work: (one: (typeof rows)[number]) => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (const row of rows) times.push(await time(() => work(row)));
    return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
  };
  tell('account of a clicked watershed', seconds(await middle(({ zone }) => first.account(indicator.id, `${kind}/${zone}`))));
  tell('its pieces for the map', seconds(await middle(({ zone }) => first.pieces(indicator.id, `${kind}/${zone}`))));
  tell('account of a drawn area, a watershed’s outline', seconds(await middle(({ shape }) => first.drawn(indicator.id, { geometry: shape }))));
  tell('account, read by a process that did not make it', seconds(await time(() => ask().account(indicator.id))));
  const listed = await time(() => first.quality(indicator.id));
  const { count: flagged } = await first.quality(indicator.id);
  tell(`work list of patches, ${flagged} flags`, seconds(listed));
  return figures;
}

/** In a new database of that server, with the demonstration data. */
export async function benchAccountOn(url: string, count: number, say: (line: string) => void): Promise<readonly AccountFigure[]> {
  const database = await openServerTestDatabase(url);
  try {
    await migrate(database, join(projectRoot, 'server/db/migrations'));
    await createLayerViews(database, catalogue);
    await fill(database, catalogue);
    return await benchAccount(database, count, say);
  } finally {
    await database.close();
  }
}

/** On a server of its own, started and stopped for this. */
async function alone(): Promise<void> {
  const postgres = await startPrivatePostgres();
  if (postgres === null) throw new Error('No PostgreSQL 15+ with PostGIS on this machine.');
  try {
    await benchAccountOn(postgres.url, PATCHES, (line) => console.log(line));
  } finally {
    await postgres.stop();
  }
}

if (process.argv[1]?.endsWith('test/bench/account.ts') === true) await alone();
