/** What people ask of imports: to list and look at them, to choose, to have them checked and published, to cancel them. */
import { createHash } from 'node:crypto';
import type { Catalogue, Layer } from '../../../data/grammar.ts';
import { holds, type Caller } from '../../access/caller.ts';
import type { Visible } from '../../access/visible.ts';
import type { ImportChoices, PublishRequest } from '../../contract/imports.ts';
import type { Asker, Database } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { AppError } from '../../errors.ts';
import { findLayer } from '../../features/find-layer.ts';
import { isRunning, tableOf, type JobRow, type StoredFile } from './job-row.ts';

const MOST_LISTED = 50;

/** Those that are called when there is something to do; held by the database's own life. */
const wakers = new WeakMap<Database, Set<() => void>>();

/** Calls `wake` when an import is to be looked at, checked, published or stopped; returns how to end that. */
export function onImportAsked(database: Database, wake: () => void): () => void {
  const known = wakers.get(database) ?? new Set();
  known.add(wake);
  wakers.set(database, known);
  return () => void known.delete(wake);
}

export const wakeImports = (database: Database): void => wakers.get(database)?.forEach((wake) => wake());

/** Whoever began it, reviewers, and those to whom its layer is open: a file may be about a layer that others may not see. */
export function maySeeImport({ created_by, layer }: Pick<JobRow, 'created_by' | 'layer'>, caller: Caller, visible: Visible): boolean {
  if (layer !== null && !visible.sees(layer)) return false;
  return holds(caller.role, 'reviewer') || layer !== null || created_by === caller.person?.id;
}

export async function listJobs(asker: Asker, region: string, caller: Caller, visible: Visible): Promise<JobRow[]> {
  // Inspections are large; a list does without.
  const { rows } = await asker.query<JobRow>(
    `select id, number, state, layer, files, null as found, choices, saved_from, created_by, created_by_name, created_at, changed_at, step, done, total, against, schema_mark, report, wish,
            published_as, published_at, fault, cancel_asked
       from import_job where region = $1 and (layer = any ($2::text[]) or layer is null) order by number desc limit 500`,
    [region, visible.layers],
  );
  return rows.filter((row) => maySeeImport(row, caller, visible)).slice(0, MOST_LISTED);
}

/** @throws AppError UNKNOWN_IMPORT also where it is not the caller's to see */
export async function findJob(asker: Asker, region: string, id: string, caller: Caller, visible: Visible): Promise<JobRow> {
  const row = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await readJob(asker, region, id) : null;
  if (row === null || !maySeeImport(row, caller, visible)) throw new AppError('UNKNOWN_IMPORT', `There is no import "${id.slice(0, 60)}".`);
  return row;
}

export async function readJob(asker: Asker, region: string, id: string): Promise<JobRow | null> {
  const { rows } = await asker.query<JobRow>('select * from import_job where region = $1 and id = $2::uuid', [region, id]);
  return rows[0] ?? null;
}

export async function addJob(asker: Asker, region: string, id: string, layer: string | null, files: readonly StoredFile[], caller: Caller | string): Promise<void> {
  const [person, name] = typeof caller === 'string' ? ['', caller] : [caller.person?.id ?? '', caller.person?.name || caller.person?.login || caller.role];
  await asker.query(readSql('server/imports/job/sql/add-job.sql'), [region, id, layer, JSON.stringify(files), person, name]);
}

/** @throws AppError IMPORT_STATE, and says what it would have to be */
export function expectState({ state }: Pick<JobRow, 'state'>, ...expected: readonly JobRow['state'][]): void {
  if (!expected.includes(state)) throw new AppError('IMPORT_STATE', `The import is ${state}; expected ${expected.join(' or ')}.`, { state });
}

/** @throws AppError BAD_REQUEST with the first choice that does not fit the file or the layer */
export function checkChoices(catalogue: Catalogue, { found }: Pick<JobRow, 'found'>, choices: ImportChoices): void {
  const table = tableOf(found, choices);
  if (table === undefined) throw new AppError('BAD_REQUEST', `There is no table "${choices.table.slice(0, 100)}" in these files; expected one of: ${found?.tables.map(({ id }) => id).join(', ') ?? ''}.`);
  const columns = new Set(table.columns.map(({ name }) => name));
  const layer = choices.layer === null ? null : findLayer(catalogue, choices.layer);
  const seen = new Set<string>();
  for (const { column, to } of choices.mapping) {
    if (!columns.has(column)) throw new AppError('BAD_REQUEST', `The table has no column "${column.slice(0, 100)}"; expected one of: ${[...columns].join(', ').slice(0, 1000)}.`);
    if (to === null || layer === null) continue;
    if (to !== 'valid_from' && to !== 'valid_to' && !Object.hasOwn(layer.attributes, to)) throw new AppError('BAD_REQUEST', `The layer "${layer.id}" has no attribute "${to}"; expected one of: ${Object.keys(layer.attributes).join(', ')}, valid_from, valid_to.`);
    if (seen.has(to)) throw new AppError('BAD_REQUEST', `Two columns are to become "${to}"; expected one.`);
    seen.add(to);
  }
  const { id_column } = choices;
  if (id_column !== null && id_column !== '$id' && !columns.has(id_column)) throw new AppError('BAD_REQUEST', `The table has no column "${id_column.slice(0, 100)}" for ids.`);
  if (layer === null) return;
  const unknown = [...choices.required, ...Object.keys(choices.constants)].find((name) => !Object.hasOwn(layer.attributes, name));
  if (unknown !== undefined) throw new AppError('BAD_REQUEST', `The layer "${layer.id}" has no attribute "${unknown}".`);
}

/** Another reading of the same bytes: the page is shown anew what it gives. */
const isReadOtherwise = (before: ImportChoices | null, after: ImportChoices): boolean =>
  before?.encoding !== after.encoding || (before?.srid ?? 0) !== (after.srid ?? 0) || before?.swapped !== after.swapped;

/** Keeps what was decided. Rows that were checked by other choices are dropped; another encoding or frame is looked at anew. */
export async function keepChoices(tx: Asker, region: string, job: JobRow, choices: ImportChoices): Promise<void> {
  expectState(job, 'ready', 'checked', 'failed');
  const state = isReadOtherwise(job.choices, choices) ? 'inspecting' : 'ready';
  const { rowCount } = await tx.query(
    `update import_job set state = $3, choices = $4::jsonb, layer = $5, report = null, against = null, done = 0, total = $6, step = null, fault = null, holder = null, changed_at = now()
      where region = $1 and id = $2::uuid and state in ('ready', 'checked', 'failed')`,
    [region, job.id, state, JSON.stringify(choices), choices.layer, tableOf(job.found, choices)?.rows ?? null],
  );
  if (rowCount === 0) throw new AppError('IMPORT_STATE', 'The import has just been changed by somebody else; look at it again.');
  await dropRows(tx, job.number);
}

/** @throws AppError IMPORT_STATE, BAD_REQUEST where no layer was chosen */
export async function askForCheck(tx: Asker, region: string, job: JobRow): Promise<void> {
  expectState(job, 'ready', 'checked', 'failed');
  if (job.choices?.layer == null) throw new AppError('BAD_REQUEST', 'No layer was chosen; expected PUT /api/imports/:id/choices with one first.');
  await dropRows(tx, job.number);
  await tx.query(
    "update import_job set state = 'waiting', report = null, against = null, done = 0, step = null, fault = null, cancel_asked = false, holder = null, changed_at = now() where region = $1 and id = $2::uuid",
    [region, job.id],
  );
}

/** @throws AppError IMPORT_STATE, TOO_FAULTY */
export async function askForPublication(tx: Asker, region: string, job: JobRow, wish: PublishRequest, actor: string): Promise<void> {
  expectState(job, 'checked');
  if (job.report?.may_publish !== true) throw new AppError('TOO_FAULTY', job.report?.why_not?.en ?? 'It was not checked.', { why_not: job.report?.why_not ?? null });
  await tx.query("update import_job set state = 'publishing', wish = $3::jsonb, done = 0, step = null, fault = null, cancel_asked = false, holder = null, changed_at = now() where region = $1 and id = $2::uuid", [
    region,
    job.id,
    JSON.stringify({ ...wish, actor }),
  ]);
}

/** What runs is told to stop and stops after its batch; everything else is over at once. */
export async function cancelJob(tx: Asker, region: string, job: JobRow): Promise<void> {
  expectState(job, 'inspecting', 'ready', 'waiting', 'checking', 'checked', 'failed', 'publishing');
  const at_work = job.state === 'checking' || job.state === 'inspecting' || job.state === 'publishing';
  await tx.query("update import_job set cancel_asked = true, state = case when $3::boolean then state else 'cancelled' end, changed_at = now() where region = $1 and id = $2::uuid", [region, job.id, at_work && isRunning(job)]);
  if (!at_work) await dropRows(tx, job.number);
}

/** The name of the part that holds a job's rows. @param number of ours, so that it may stand in a statement */
export const rowsTable = (number: number): string => `import_row_${Math.trunc(number)}`;

export async function dropRows(tx: Asker, number: number): Promise<void> {
  await tx.script(`drop table if exists ${rowsTable(number)}`);
}

/** What the attributes of a layer are: rows that were checked by others are checked again. */
export const schemaMark = ({ attributes, geometry }: Layer): string => createHash('sha256').update(JSON.stringify([attributes, geometry])).digest('hex').slice(0, 16);
