/** The process that holds the embedded PostGIS: it opens one directory and answers its parent's questions one by one. */
import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { DatabaseUnavailable, errorCode, errorMessage, queryErrorFields, type QueryErrorFields, type UnavailableCode } from './database-errors.ts';
import { findGuardFailure, HonestNodeFS } from './embedded-guard.ts';
import { lockDirectory, type DirectoryLock } from './embedded/directory-lock.ts';
import { KeptPlans } from './embedded/kept-plans.ts';
import { prepareDirectory } from './embedded/directory-template.ts';
import { slimPostgis } from './embedded/postgis-bundle.ts';
import { WIRE_PARSERS } from './wire-values.ts';

export type ToChild =
  | { readonly kind: 'open'; readonly data_dir: string; readonly fsync: boolean }
  | { readonly kind: 'query'; readonly id: number; readonly text: string; readonly values: readonly (string | null)[]; readonly prepared: boolean }
  | { readonly kind: 'script'; readonly id: number; readonly text: string }
  | { readonly kind: 'close' };

export type FromChild =
  | { readonly kind: 'progress'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly kind: 'opened'; readonly version: string }
  | { readonly kind: 'refused'; readonly code: UnavailableCode; readonly message: string }
  | { readonly kind: 'answer'; readonly id: number; readonly columns: string[]; readonly rows: unknown[][]; readonly rowCount: number; readonly command: string }
  | { readonly kind: 'failed'; readonly id: number; readonly code: string; readonly message: string; readonly fields: QueryErrorFields };

const parsers = Object.fromEntries(WIRE_PARSERS);

/** PGlite's own start parameters without -F, which would turn fsync off, and with fsync in place of its no-op fdatasync. */
function startParams(fsync: boolean): string[] {
  const settings = ['wal_sync_method=fsync', 'timezone=UTC', 'datestyle=ISO', 'intervalstyle=postgres', 'bytea_output=hex', 'jit=off'];
  const own = PGlite.defaultStartParams.filter((param) => param !== '-F');
  return [...own, '-c', `fsync=${fsync ? 'on' : 'off'}`, ...settings.flatMap((setting) => ['-c', setting])];
}

async function start(directory: string, fsync: boolean): Promise<PGlite> {
  const pg = await PGlite.create({ fs: new HonestNodeFS(directory, fsync), extensions: { postgis: slimPostgis() }, startParams: startParams(fsync) });
  // Values arrive as PostgreSQL's text already, written by the same code as for the server engine.
  pg.serializers = {};
  pg.parsers = {};
  return pg;
}

async function createCold(directory: string): Promise<void> {
  const pg = await start(directory, false);
  for (const statement of ['create extension postgis', 'vacuum analyze', 'checkpoint']) await pg.exec(statement);
  await pg.close();
}

let engine: PGlite | undefined;
const plans = new KeptPlans();
let lock: DirectoryLock | undefined;
process.on('exit', () => lock?.release());
// The parent is gone. Between statements this is heard here; during one the lock's heartbeat ends the process.
process.on('disconnect', () => process.exit(0));
// Ctrl-C and a supervisor's stop reach this process too; the parent, which finishes its work first, says when to close.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

function tell(message: FromChild): void {
  process.send?.(message);
}

async function open(data_dir: string, fsync: boolean): Promise<void> {
  try {
    mkdirSync(data_dir, { recursive: true });
    lock = await lockDirectory(data_dir);
    const report = (step: string, done: number, total: number): void => tell({ kind: 'progress', step, done, total });
    const directory = await prepareDirectory(data_dir, { fsync, report, createCold });
    report('Starting the database', 0, 1);
    const pg = await start(directory, fsync);
    const failure = await findGuardFailure(pg);
    if (failure !== null) {
      throw new DatabaseUnavailable('GUARD_FAILED', `The embedded PostGIS would give wrong figures without a sign and is not used: ${failure}.`);
    }
    const versions = await pg.query<{ postgres: string; postgis: string }>(
      `select split_part(current_setting('server_version'), ' ', 1) as postgres, postgis_lib_version() as postgis`,
    );
    engine = pg;
    report('Starting the database', 1, 1);
    tell({ kind: 'opened', version: `PostgreSQL ${versions.rows[0]?.postgres}, PostGIS ${versions.rows[0]?.postgis}` });
  } catch (error) {
    const known = error instanceof DatabaseUnavailable;
    const code = known ? error.code : 'EMBEDDED_START_FAILED';
    const message = known ? error.message : `The embedded database in ${data_dir} does not start: ${errorMessage(error)}.`;
    process.send?.({ kind: 'refused', code, message } satisfies FromChild, () => process.disconnect());
  }
}

function failed(id: number, error: unknown): FromChild {
  const code = error instanceof RangeError ? 'VALUE_UNREADABLE' : errorCode(error);
  const fields = typeof error === 'object' && error !== null ? queryErrorFields(error) : {};
  return { kind: 'failed', id, code, message: errorMessage(error), fields };
}

async function answer(pg: PGlite, asked: Extract<ToChild, { id: number }>): Promise<FromChild> {
  try {
    if (asked.kind === 'script') {
      const results = await pg.exec(asked.text, { parsers });
      return { kind: 'answer', id: asked.id, columns: [], rows: [], rowCount: 0, command: results.at(-1)?.command ?? '' };
    }
    const result = asked.prepared ? await plans.ask(pg, asked.text, asked.values, parsers) : await pg.query<unknown[]>(asked.text, [...asked.values], { rowMode: 'array', parsers });
    return {
      kind: 'answer',
      id: asked.id,
      columns: result.fields.map((field) => field.name),
      rows: result.rows,
      rowCount: result.rowCount ?? 0,
      command: result.command ?? '',
    };
  } catch (error) {
    return failed(asked.id, error);
  }
}

async function hear(message: ToChild): Promise<void> {
  if (message.kind === 'open') await open(message.data_dir, message.fsync);
  else if (message.kind === 'close') {
    await engine?.close();
    process.disconnect();
  } else if (engine !== undefined) tell(await answer(engine, message));
}

process.on('message', (message) => void hear(message as ToChild));
