/** A scan whose process is killed goes on where it was, and ends with what an undisturbed one finds. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../server/db/connect.ts';
import type { Database } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { projectRoot } from '../../../server/db/sql-file.ts';
import { createLayerViews } from '../../../server/imports/layer-views.ts';
import { publish } from '../../../server/imports/publish.ts';
import { Scanner } from '../../../server/scan/scanner.ts';
import { scanCatalogue } from '../../fixtures/scan/rules.ts';
import { createTestDatabaseUrl } from '../../support/test-database.ts';
import { box, type Put } from '../analysis/world.ts';
import { coverage, outliveTheDead, site, zone } from './scanned-world.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 240_000 });

const SITES = 40;
const data_dir = mkdtempSync(join(tmpdir(), 'anlan-scan-'));
let server: Awaited<ReturnType<typeof createTestDatabaseUrl>>;

const open = (): Promise<Database> => openDatabase({ data_dir, ...(server && { database_url: server.url }) });

async function fill(database: Database): Promise<void> {
  await migrate(database, join(projectRoot, 'server/db/migrations'));
  await createLayerViews(database, scanCatalogue);
  const put = (layer: string, features: readonly Put[]) =>
    publish(database, scanCatalogue, {
      layer, actor: 'test', reason: 'test', source: 'test', licence: 'CC0', attribution: '', source_file: null, source_sha256: null, as_of: '2026-01-01', status: 'published',
      accuracy_m: null, demonstration: false, coverage, mode: 'replace', features: features.map((one) => ({ attributes: {}, valid_from: null, valid_to: null, ...one })),
    });
  await put('scan_sites', Array.from({ length: SITES }, (_, n) => site(`s${String(n).padStart(2, '0')}`, box(106.6 + n * 0.005, 39.4, 106.603 + n * 0.005, 39.41))));
  await put('scan_zones', [zone('z1', box(106.6, 39.405, 106.65, 39.42)), zone('z2', box(106.7, 39.38, 106.72, 39.402), { status: 'draft' })]);
}

beforeAll(async () => {
  server = await createTestDatabaseUrl();
  const database = await open();
  await fill(database);
  await database.close();
});
afterAll(async () => {
  rmSync(data_dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  await server?.drop();
});

/** Scans in a process of its own until so many batches are done, then kills it. */
async function killAfter(batches: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'test/server/scan/scan-process.ts'), data_dir, server?.url ?? ''], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.split('batch').length > batches) break;
  }
  expect(said).not.toContain('done');
  child.kill('SIGKILL');
  await ended;
}

const FINDINGS = "select key, verdict, code, overlap_m2, distance_m, life, evidence, mark from finding where life <> 'resolved' order by key";

it('goes on after kill -9, twice, with one scan and one appearance for each finding', async () => {
  await killAfter(15);
  await killAfter(25);
  const database = await open();
  await outliveTheDead(database);
  const half = await database.query<{ done: number; state: string }>('select done, state from scan');
  expect(half.rows).toMatchObject([{ state: 'running' }]);
  expect(half.rows[0]?.done).toBeGreaterThanOrEqual(39);
  await new Scanner(database, scanCatalogue, { batch: 7 }).settle();
  const scans = await database.query('select kind, state, done, total, failed_rules from scan');
  expect(scans.rows).toEqual([{ kind: 'full', state: 'done', done: 2 * SITES, total: 2 * SITES, failed_rules: {} }]);
  const twice = await database.query("select key from finding_event where kind = 'appeared' group by key having count(*) > 1");
  expect(twice.rows).toEqual([]);
  const interrupted = await database.query(FINDINGS);
  expect(interrupted.rows.length).toBeGreaterThan(2 * SITES);

  // The same from the beginning, without a disturbance.
  await database.script('alter table finding_event disable trigger finding_event_stays; truncate finding, finding_event, scan, scan_rule, scan_lease, finding_basis');
  await new Scanner(database, scanCatalogue, { batch: 2000 }).settle();
  expect((await database.query(FINDINGS)).rows).toEqual(interrupted.rows);
  await database.close();
});
