/** Brings the database's schema up to date with a directory of NNNN_what_it_does.sql files, forwards only. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asker, Database } from './database.ts';

export type MigrationCode = 'MIGRATION_NAME' | 'MIGRATION_CHANGED' | 'MIGRATION_MISSING' | 'MIGRATION_OUT_OF_ORDER' | 'MIGRATION_FAILED';

/** The schema cannot be brought up to date; nothing of the named file was kept. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';

  constructor(
    readonly code: MigrationCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** One fixed key for the whole server, so that two processes that start together take turns. */
const ADVISORY_KEY = 4_490_2026;
const TIMEOUT_MS = 600_000;

/** Applies what is missing, each file in a transaction of its own, and returns the names of the files applied now. */
export async function migrate(database: Database, directory: string): Promise<string[]> {
  const files = readMigrations(directory);
  await database.transaction(async (tx) => {
    await lock(tx);
    await tx.script('create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())');
    refuseUnlikeHistory(files, await readHistory(tx), directory);
  });
  const applied: string[] = [];
  for (const file of files) if (await apply(database, file)) applied.push(file.name);
  return applied;
}

function readMigrations(directory: string): MigrationFile[] {
  const names = readdirSync(directory).filter((name) => name.endsWith('.sql')).sort();
  const numbers = new Map<string, string>();
  return names.map((name) => {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
    if (number === undefined) throw new MigrationError('MIGRATION_NAME', `The migration ${name} must be named like 0001_what_it_does.sql.`);
    const other = numbers.get(number);
    if (other !== undefined) throw new MigrationError('MIGRATION_NAME', `The migrations ${other} and ${name} have the same number.`);
    numbers.set(number, name);
    // A checkout on Windows may end lines differently; that is no change.
    const text = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
}

async function lock(tx: Asker): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [ADVISORY_KEY], { timeout_ms: TIMEOUT_MS, what: 'Waiting for another migration' });
}

async function readHistory(tx: Asker): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ name: string; sha256: string }>('select name, sha256 from migration order by name');
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

function refuseUnlikeHistory(files: readonly MigrationFile[], history: ReadonlyMap<string, string>, directory: string): void {
  const present = new Map(files.map((file) => [file.name, file]));
  let newest = '';
  for (const [name, sha256] of history) {
    const file = present.get(name);
    if (file === undefined) {
      throw new MigrationError('MIGRATION_MISSING', `The migration ${name} was applied to this database but is not in ${directory}; this program is older than the database.`);
    }
    if (file.sha256 !== sha256) {
      throw new MigrationError('MIGRATION_CHANGED', `The migration ${name} was changed after it had been applied; restore it and write a new one.`);
    }
    if (name > newest) newest = name;
  }
  const late = files.find((file) => !history.has(file.name) && file.name < newest);
  if (late === undefined) return;
  throw new MigrationError('MIGRATION_OUT_OF_ORDER', `The migration ${late.name} is new but comes before ${newest}, which was applied already; give it a higher number.`);
}

async function apply(database: Database, file: MigrationFile): Promise<boolean> {
  try {
    return await database.transaction(async (tx) => {
      await lock(tx);
      // Another process may have applied it while we waited.
      if ((await readHistory(tx)).has(file.name)) return false;
      const before = await transactionId(tx);
      await tx.script(file.text, { timeout_ms: TIMEOUT_MS, what: file.name });
      if ((await transactionId(tx)) !== before) throw new Error('it ends its transaction; leave begin, commit and rollback out');
      await tx.query('insert into migration (name, sha256) values ($1, $2)', [file.name, file.sha256]);
      return true;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError('MIGRATION_FAILED', `The migration ${file.name} failed: ${reason}`, { cause: error });
  }
}

async function transactionId(tx: Asker): Promise<number> {
  const { rows } = await tx.query<{ id: number }>('select txid_current() as id');
  return rows[0]?.id ?? 0;
}
