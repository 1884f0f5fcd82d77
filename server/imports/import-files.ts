/** Imports files from a terminal, through the same steps as the page: `npm run import -- FILE … --layer ID`. */
import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Catalogue } from '../../data/grammar.ts';
import { ImportChoices, type ImportReport, type RowFault } from '../contract/imports.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { findLayer } from '../features/find-layer.ts';
import type { ImportFiles } from './job/files.ts';
import { isRunning, type JobRow } from './job/job-row.ts';
import { addJob, askForCheck, askForPublication, cancelJob, checkChoices, keepChoices, readJob } from './job/jobs.ts';
import { rowsPage } from './job/rows.ts';
import type { LoadProgress } from './load-file.ts';

const optional = Type.Union([Type.String(), Type.Null()]);

const ImportOptions = Type.Object(
  {
    import: Type.Literal(true),
    files: Type.Array(Type.String({ description: 'absolute' }), { minItems: 1, maxItems: 200 }),
    layer: Type.String(),
    table: optional,
    id: Type.Union([Type.String(), Type.Null()], { description: 'the column that tells one feature from another for good' }),
    encoding: optional,
    srid: Type.Union([Type.Integer(), Type.Null()]),
    datum: optional,
    source: optional,
    licence: optional,
    as_of: optional,
    note: optional,
    allow: Type.Number({ minimum: 0, maximum: 1 }),
    remove: Type.Boolean(),
    dry_run: Type.Boolean(),
    actor: Type.String(),
  },
  { additionalProperties: false },
);
export type ImportOptions = Readonly<Static<typeof ImportOptions>>;

/** Of what came from another process, which may be of another version. */
export function isImportOptions(job: unknown): job is ImportOptions {
  return Value.Check(ImportOptions, job);
}

export interface Imported {
  readonly id: string;
  readonly state: JobRow['state'];
  readonly layer: string;
  readonly report: ImportReport | null;
  readonly published_as: number | null;
  readonly fault: JobRow['fault'];
  readonly encoding: string | null;
  readonly frame: string | null;
  /** The first of them. */
  readonly faults: readonly { readonly row: number; readonly fault: RowFault }[];
}

export const importUsage = `npm run import -- FILE [FILE …] --layer ID [options]

  FILE                 a zip, or the files of a shapefile, a GeoPackage, GeoJSON, KML, CSV, XLSX, 界址点 txt
  --layer ID           the layer to import into
  --table ID           which of several tables or layers of the file
  --id COLUMN          the column that tells one feature from another for good
  --encoding NAME      utf-8, gb18030, big5 or windows-1252, where the guess is wrong
  --srid EPSG          the coordinate system, where the guess is wrong
  --datum NAME         CGCS2000, WGS84, GCJ-02 or BD-09
  --source TEXT        who made it (the file's name when absent)
  --licence TEXT       under which licence ("unknown" when absent)
  --as-of DATE         the day it describes, as 2024-01-31
  --note TEXT          why; stands in the history of the layer
  --allow SHARE        publishes without the faulty rows where they are at most that share (0 when absent)
  --remove             removes the features that the file does not name
  --dry-run            checks and compares everything and changes nothing`;

/** @throws AppError BAD_REQUEST with the argument and what was expected */
export function parseImportArguments(argv: readonly string[], actor = process.env['USER'] ?? 'npm run import'): ImportOptions {
  const { values, positionals } = parsed(argv);
  if (positionals.length === 0) throw bad('No file is named; expected one or more');
  if (values.layer === undefined) throw bad('--layer is missing; expected the id of a layer');
  const [srid, allow] = [numberOf('--srid', values.srid), numberOf('--allow', values.allow)];
  return {
    import: true,
    files: positionals.map((file) => resolve(file)),
    layer: values.layer,
    table: values.table ?? null,
    id: values.id ?? null,
    encoding: values.encoding ?? null,
    srid,
    datum: values.datum ?? null,
    source: values.source ?? null,
    licence: values.licence ?? null,
    as_of: values['as-of'] ?? null,
    note: values.note ?? null,
    allow: allow ?? 0,
    remove: values.remove ?? false,
    dry_run: values['dry-run'] ?? false,
    actor,
  };
}

function parsed(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: { layer: text, table: text, id: text, encoding: text, srid: text, datum: text, source: text, licence: text, 'as-of': text, note: text, allow: text, remove: flag, 'dry-run': flag } });
  } catch (error) {
    throw bad(error instanceof Error ? error.message.split('. ', 1)[0] ?? '' : String(error));
  }
}

function bad(why: string): AppError {
  return new AppError('BAD_REQUEST', `${why}.\n\n${importUsage}`);
}

function numberOf(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw bad(`${name} ${text} cannot be used; expected a number`);
  return value;
}

export interface Desk {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly files: ImportFiles;
  /** Lets the importer work: does all there is to do, or waits a little for the one that is at it. */
  readonly work: () => Promise<void>;
}

/** @throws AppError UNKNOWN_LAYER, BAD_REQUEST; nothing is changed then */
export async function importFilesNow(desk: Desk, options: ImportOptions, report: (progress: LoadProgress) => void = () => undefined): Promise<Imported> {
  const { database, catalogue, files } = desk;
  const { region } = catalogue.city;
  const layer = findLayer(catalogue, options.layer);
  const id = randomUUID();
  const taking = await files.take(id);
  for (const path of options.files) {
    await taking.copy(basename(path), path).catch((error: unknown) => {
      throw error instanceof AppError ? error : new AppError('BAD_REQUEST', `There is no file ${path}.`);
    });
  }
  await addJob(database, region, id, layer.id, taking.taken, options.actor);
  let job = await finished(desk, id, report);
  if (job.state === 'ready' && job.choices !== null) {
    const choices = chosen(job.choices, options);
    if (!Value.Check(ImportChoices, choices)) throw bad(`${Value.Errors(ImportChoices, choices)[0]?.instancePath.slice(1) ?? 'an option'} cannot be used`);
    checkChoices(catalogue, job, choices);
    await database.transaction((tx) => keepChoices(tx, region, job, choices));
    job = await finished(desk, id, report);
  }
  if (job.state === 'ready') {
    await database.transaction((tx) => askForCheck(tx, region, job));
    job = await finished(desk, id, report);
  }
  const faults = job.state === 'checked' ? await firstFaults(database, job) : [];
  const checked = job;
  if (job.state === 'checked' && options.dry_run) await database.transaction((tx) => cancelJob(tx, region, job));
  else if (job.state === 'checked' && job.report?.may_publish === true) {
    const kinds: ('added' | 'changed' | 'removed')[] = options.remove ? ['added', 'changed', 'removed'] : ['added', 'changed'];
    await database.transaction((tx) => askForPublication(tx, region, job, { note: options.note ?? `npm run import ${taking.taken.map(({ name }) => name).join(' ')}`.slice(0, 500), kinds }, options.actor));
    job = await finished(desk, id, report);
  }
  if (options.dry_run) await files.remove(id);
  const table = checked.found?.tables.find((one) => one.id === checked.choices?.table);
  return { id, state: options.dry_run ? checked.state : job.state, layer: layer.id, report: checked.report, published_as: job.published_as, fault: job.fault, encoding: checked.choices?.encoding ?? table?.encoding?.used ?? null, frame: table?.frame.title?.zh ?? null, faults };
}

function chosen(proposed: ImportChoices, { table, id, encoding, srid, datum, source, licence, as_of, allow, layer }: ImportOptions): Partial<Record<keyof ImportChoices, unknown>> {
  return {
    ...proposed,
    layer,
    max_faulty_share: allow,
    ...(table !== null && { table }),
    ...(id !== null && { id_column: id }),
    ...(encoding !== null && { encoding }),
    ...(srid !== null && { srid }),
    ...(datum !== null && { datum }),
    ...(source !== null && { source }),
    ...(licence !== null && { licence }),
    ...(as_of !== null && { as_of }),
  };
}

async function finished({ database, catalogue, work }: Desk, id: string, report: (progress: LoadProgress) => void): Promise<JobRow> {
  for (;;) {
    await work();
    const job = await readJob(database, catalogue.city.region, id);
    if (job === null) throw new Error(`import ${id} is gone`);
    if (!isRunning(job)) return job;
    report({ step: job.step ?? job.state, done: job.done });
  }
}

const SHOWN_FAULTS = 20;

async function firstFaults(database: Database, job: JobRow): Promise<Imported['faults']> {
  const { rows } = await rowsPage(database, job, { only: 'doubts', limit: SHOWN_FAULTS, shapes: 'no' });
  return rows.flatMap(({ number, faults }) => faults.map((fault) => ({ row: number, fault }))).slice(0, SHOWN_FAULTS);
}

/** What came of it, in lines for a terminal. */
export function describeImport({ id, state, layer, report, published_as, fault, encoding, frame, faults }: Imported): string {
  const counts = report === null ? '' : `${report.rows} rows, ${report.faulty} faulty, ${report.doubtful} doubtful; ${report.added} added, ${report.changed} changed, ${report.removed} removed, ${report.unchanged} unchanged (by ${report.compared_by}).`;
  const outcome = state === 'published' ? `${layer}: published as revision ${published_as}.` : `${layer}: nothing was changed (${state}${fault === null ? '' : `: ${fault.detail}`}).`;
  const why = state === 'checked' && report?.why_not ? [`${report.why_not.zh} ${report.why_not.en}`, `Import ${id} waits on the page to be mended.`] : [];
  return [`Read as ${encoding ?? 'Unicode'}, ${frame ?? 'degrees'}.`, counts, ...faults.map(({ row, fault: one }) => `  row ${row}: ${one.message.zh} ${one.message.en}`), outcome, ...why].filter((line) => line !== '').join('\n');
}
