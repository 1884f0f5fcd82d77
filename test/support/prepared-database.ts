/** Databases that many tests begin with: each is made the whole way once in a run, and copied for whoever comes next. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Catalogue } from '../../data/grammar.ts';
import type { Database } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { projectRoot } from '../../server/db/sql-file.ts';
import { fill } from '../../server/imports/fill.ts';
import { createLayerViews } from '../../server/imports/layer-views.ts';
import { Scanner } from '../../server/scan/scanner.ts';
import { isOnServer, newDirectory, openTestDatabase } from './test-database.ts';

/** What was done to a database, in this order. */
const STEPS = {
  migrated: (database: Database) => migrate(database, join(projectRoot, 'server/db/migrations')),
  viewed: createLayerViews,
  filled: (database: Database, catalogue: Catalogue) => fill(database, catalogue),
  scanned: (database: Database, catalogue: Catalogue) => new Scanner(database, catalogue).settle(),
} as const;
type Step = keyof typeof STEPS;
const ORDER = Object.keys(STEPS) as Step[];

/** With today's tables and the views of the catalogue's layers, and nothing in them. */
export const openMigratedDatabase = (catalogue: Catalogue): Promise<Database> => reach('viewed', catalogue, newDirectory());
/** With the demonstration data too. */
export const openFilledDatabase = (catalogue: Catalogue): Promise<Database> => reach('filled', catalogue, newDirectory());
/** And with what the rules find in it. */
export const openScannedDatabase = (catalogue: Catalogue): Promise<Database> => reach('scanned', catalogue, newDirectory());

/** For a product that opens its directory itself, filled and scanned as after its first start; a server's product starts from nothing. */
export async function prepareScannedDirectory(data_dir: string, catalogue: Catalogue): Promise<void> {
  const place = placeOf('scanned', catalogue);
  if (place === null) return;
  if (!existsSync(place)) await (await openScannedDatabase(catalogue)).close();
  copy(place, data_dir);
}

async function reach(step: Step, catalogue: Catalogue, data_dir: string): Promise<Database> {
  const place = placeOf(step, catalogue);
  if (place === null) return make(step, catalogue, data_dir, null);
  const lock = `${place}.making`;
  while (!existsSync(place)) {
    if (!take(lock)) {
      // Another test file is at it; to make it twice at once would take both of them longer.
      await new Promise((done) => setTimeout(done, 100));
      continue;
    }
    try {
      if (!existsSync(place)) return await make(step, catalogue, data_dir, place);
    } finally {
      rmSync(lock, { recursive: true });
    }
  }
  copy(place, data_dir);
  return openTestDatabase(data_dir);
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

async function make(step: Step, catalogue: Catalogue, data_dir: string, place: string | null): Promise<Database> {
  const before = ORDER[ORDER.indexOf(step) - 1];
  const database = await (before === undefined ? openTestDatabase(data_dir) : reach(before, catalogue, data_dir));
  await STEPS[step](database, catalogue);
  if (place !== null) await keep(database, data_dir, place);
  return database;
}

/** Null where nothing is kept: outside a run of vitest, and on a server, which does all this in a second. */
function placeOf(step: Step, catalogue: Catalogue): string | null {
  const directory = process.env['ANLAN_TEST_PREPARED'];
  if (directory === undefined || isOnServer()) return null;
  const { layers, city, indicators } = catalogue;
  const read = { migrated: null, viewed: layers, filled: { layers, city, indicators }, scanned: catalogue }[step];
  return join(directory, `${step}-${createHash('sha256').update(JSON.stringify(read)).digest('hex').slice(0, 24)}`);
}

function copy(place: string, data_dir: string): void {
  cpSync(place, join(data_dir, 'postgres'), { recursive: true });
}

/** The engine writes only while it is asked something, and after a checkpoint its files hold all there is. */
async function keep(database: Database, data_dir: string, place: string): Promise<void> {
  await database.script('checkpoint');
  const draft = `${place}.${process.pid}`;
  cpSync(join(data_dir, 'postgres'), draft, { recursive: true, filter: (path) => basename(path) !== 'postmaster.pid' });
  renameSync(draft, place);
}
