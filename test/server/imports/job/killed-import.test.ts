/** An import whose process is killed, while it reads and while it publishes, leaves nothing half done and is gone on with. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../../server/db/connect.ts';
import type { Database } from '../../../../server/db/database.ts';
import { migrate } from '../../../../server/db/migrate.ts';
import { projectRoot } from '../../../../server/db/sql-file.ts';
import { importFiles } from '../../../../server/imports/job/files.ts';
import { proposeChoices } from '../../../../server/imports/job/guess-mapping.ts';
import { addJob, askForCheck, keepChoices, readJob } from '../../../../server/imports/job/jobs.ts';
import { createLayerViews } from '../../../../server/imports/layer-views.ts';
import { Importer } from '../../../../server/imports/work/importer.ts';
import { createTestDatabaseUrl } from '../../../support/test-database.ts';
import { jsonRoom, type JsonFile } from './json-room.ts';
import { box, smallCatalogue } from '../small-catalogue.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const ROWS = 1_200;
const ID = '00000000-0000-4000-8000-000000000001';
const data_dir = mkdtempSync(join(tmpdir(), 'anlan-import-'));
const { region } = smallCatalogue.city;
let server: Awaited<ReturnType<typeof createTestDatabaseUrl>>;

const open = (): Promise<Database> => openDatabase({ data_dir, ...(server && { database_url: server.url }) });
const importerOf = (database: Database) => new Importer({ database, catalogue: smallCatalogue, room: jsonRoom(500), files: importFiles(data_dir) });

const file: JsonFile = {
  name: 'many',
  columns: { id: 'text', name: 'text' },
  rows: Array.from({ length: ROWS }, (_, n) => {
    const [west, south] = [106.6 + (n % 50) * 0.01, 39.1 + Math.floor(n / 50) * 0.01];
    return { geometry: box(west, south, west + 0.005, south + 0.005), properties: { id: `p${n}`, name: `地块${n}` } };
  }),
};

beforeAll(async () => {
  server = await createTestDatabaseUrl();
  const database = await open();
  await migrate(database, join(projectRoot, 'server/db/migrations'));
  await createLayerViews(database, smallCatalogue);
  const taking = await importFiles(data_dir).take(ID);
  await taking.stream('many.json', Readable.from([Buffer.from(JSON.stringify(file))]));
  await addJob(database, region, ID, 'parcels', taking.taken, 'tester');
  await importerOf(database).settle();
  const job = (await readJob(database, region, ID))!;
  const layer = smallCatalogue.layers.find(({ id }) => id === 'parcels')!;
  await database.transaction((tx) => keepChoices(tx, region, job, proposeChoices(smallCatalogue, job.found!.tables[0]!, layer)));
  const chosen = (await readJob(database, region, ID))!;
  await database.transaction((tx) => askForCheck(tx, region, chosen));
  await database.close();
});
afterAll(async () => {
  rmSync(data_dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  await server?.drop();
});

/** Works in a process of its own until it says so much, then kills it. */
async function killWhen(said_enough: RegExp): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'test/server/imports/job/import-process.ts'), data_dir, server?.url ?? '', ID], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said_enough.test(said)) break;
  }
  expect(said).not.toContain('ended');
  child.kill('SIGKILL');
  await ended;
  return said;
}

it('is resumed after kill -9, in the middle of reading and of publishing, and publishes every feature once', async () => {
  await killWhen(/checking [1-9]\d{2,}/);
  const said = await killWhen(/publishing/);
  // It went on where it was: what was read is not read into the table again.
  expect(Number(/checking (\d+)/.exec(said)?.[1])).toBeGreaterThanOrEqual(100);
  const database = await open();
  // What a killed process leaves behind is all or nothing.
  const { rows: half } = await database.query<{ features: number; revisions: number; state: string }>(
    "select (select count(*) from feature where layer = 'parcels')::integer as features, (select count(*) from revision where layer = 'parcels')::integer as revisions, state from import_job",
  );
  expect([{ features: 0, revisions: 0, state: 'publishing' }, { features: ROWS, revisions: 1, state: 'published' }]).toContainEqual(half[0]);
  await database.query("update import_job set heartbeat_at = heartbeat_at - interval '31 seconds'");
  await importerOf(database).settle();
  const { rows } = await database.query(
    "select (select count(*) from feature where layer = 'parcels')::integer as features, (select count(distinct id) from feature)::integer as ids, (select count(*) from revision)::integer as revisions, (select count(*) from tile_geometry where band = 10)::integer as drawn, state, published_as from import_job",
  );
  expect(rows).toEqual([{ features: ROWS, ids: ROWS, revisions: 1, drawn: ROWS, state: 'published', published_as: 1 }]);
  await database.close();
});
