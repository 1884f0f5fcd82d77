/** The check of an import: every row is read, looked at, held against the others and against the layer, in batches that survive the death of the process. */
import type { Catalogue, GeometryKind, Layer } from '../../../data/grammar.ts';
import type { ImportChoices } from '../../contract/imports.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { findLayer } from '../../features/find-layer.ts';
import type { Batch, Bundle, FileRoom } from '../../files/reading.ts';
import type { HeldJob } from './held-job.ts';
import { rowsTable, schemaMark } from '../job/jobs.ts';
import { countReport } from '../job/report.ts';
import { RowSayer, type SaidRow } from '../job/say-row.ts';

/** Rows that one statement holds against the others: the embedded engine is free again soon after. */
const ROWS_A_STEP = 2_000;
const DIMENSIONS: Readonly<Record<GeometryKind, number>> = { point: 0, line: 1, polygon: 2 };

export interface Reading {
  readonly room: FileRoom;
  readonly bundle: Bundle;
  /** Fires when somebody wants it stopped. */
  readonly signal: AbortSignal;
}

/** @throws Cancelled, Lost, AppError of reading */
export async function checkJob(job: HeldJob, catalogue: Catalogue, { room, bundle, signal }: Reading): Promise<void> {
  const { choices } = job.row;
  if (choices?.layer == null) throw new Error(`import ${job.row.id} has no layer`);
  const layer = findLayer(catalogue, choices.layer);
  const rows = await stage(job, catalogue, layer, choices, room.read(bundle, readingChoices(choices), { signal }));
  await prepare(job, rows);
  await inSteps(job, 'grouping', rows, (tx, first, last) => tx.query(readSql('server/imports/job/sql/find-groups.sql'), [job.row.number, first, last, null, layer.geometry.includes('polygon')]));
  await compare(job, catalogue, layer, choices, rows);
}

/** What the reading room is told of what was chosen. */
function readingChoices({ table, encoding, srid, swapped, datum, geometry_columns }: ImportChoices): Parameters<FileRoom['read']>[1] {
  return { table, ...(encoding && { encoding }), ...(srid && { srid }), ...(swapped !== undefined && { swapped }), ...(datum && { datum }), ...(geometry_columns && { geometry_columns }) };
}

/** Takes the rows in. Those that an earlier process took in already are read past. @returns how many there are */
async function stage(job: HeldJob, catalogue: Catalogue, layer: Layer, choices: ImportChoices, batches: AsyncIterable<Batch>): Promise<number> {
  const sayer = new RowSayer(layer, choices, todayIn(catalogue));
  const total = job.row.total;
  let done = await begin(job, total);
  for await (const { rows } of ahead(batches)) {
    const fresh = rows.filter(({ number }) => number > done).map((row) => sayer.say(row));
    const last = fresh.at(-1);
    if (last === undefined) continue;
    await job.step('reading', last.number, total, (tx) => insertRows(tx, job.row.number, catalogue, layer, choices, fresh));
    done = last.number;
  }
  return done;
}

/** Makes the part that holds the rows, or finds how far an earlier process came. */
async function begin(job: HeldJob, total: number | null): Promise<number> {
  const table = rowsTable(job.row.number);
  return job.step('reading', job.row.step === 'reading' ? job.row.done : 0, total, async (tx) => {
    // Room on each page for what the comparison writes beside each row.
    await tx.script(`create table if not exists ${table} partition of import_row for values in (${Math.trunc(job.row.number)}) with (fillfactor = 60)`);
    const { rows } = await tx.query<{ last: number | null }>('select max(number) as last from import_row where job = $1', [job.row.number]);
    return rows[0]?.last ?? 0;
  });
}

/** The next batch is read while the last one is written. */
async function* ahead(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  const source = batches[Symbol.asyncIterator]();
  let next = source.next();
  // Whoever takes it hears of what went wrong.
  next.catch(() => undefined);
  try {
    for (;;) {
      const { value, done } = await next;
      if (done === true) return;
      next = source.next();
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await source.return?.();
  }
}

async function insertRows(tx: Asker, job: number, catalogue: Catalogue, layer: Layer, choices: ImportChoices, rows: readonly SaidRow[]): Promise<void> {
  const { region, extent, territory } = catalogue.city;
  await tx.query(readSql('server/imports/job/sql/stage-rows.sql'), [
    job,
    rows.map(({ number }) => number),
    rows.map(({ id }) => id),
    rows.map(({ valid_from }) => valid_from),
    rows.map(({ valid_to }) => valid_to),
    rows.map(({ geometry }) => geometry),
    rows.map(({ attributes }) => JSON.stringify(known(attributes))),
    rows.map(({ faults }) => JSON.stringify(faults)),
    rows.map(({ severity }) => severity),
    layer.geometry.map((kind) => DIMENSIONS[kind]),
    choices.repair,
    ...extent,
    region,
    territory,
  ]);
}

/** What is unknown is left out, as it is in what is published. */
const known = (attributes: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined));

async function prepare(job: HeldJob, rows: number): Promise<void> {
  const table = rowsTable(job.row.number);
  await job.step('grouping', 0, rows, async (tx) => {
    await tx.script(`create index if not exists ${table}_id on ${table} (id);
      create index if not exists ${table}_shape on ${table} (shape_mark);
      create index if not exists ${table}_geom on ${table} using gist (geom);
      create index if not exists ${table}_faults on ${table} (number) where severity > 0;
      analyze ${table}`);
  });
}

async function inSteps(job: HeldJob, step: string, rows: number, work: (tx: Asker, first: number, last: number) => Promise<unknown>): Promise<void> {
  for (let first = 1; first <= rows; first += ROWS_A_STEP) {
    const last = Math.min(rows, first + ROWS_A_STEP - 1);
    await job.step(step, last, rows, (tx) => work(tx, first, last));
  }
}

/** Against the layer as it is now; where somebody publishes meanwhile, once more. */
async function compare(job: HeldJob, catalogue: Catalogue, layer: Layer, choices: ImportChoices, rows: number): Promise<void> {
  const { region } = catalogue.city;
  for (;;) {
    const against = await job.step('comparing', 0, rows, (tx) => newestRevision(tx, region, layer.id));
    if (choices.id_column === null || choices.id_column === '$id') {
      await inSteps(job, 'comparing', rows, (tx, first, last) => tx.query(readSql('server/imports/job/sql/match-shapes.sql'), [job.row.number, first, last, layer.id, region]));
    }
    await inSteps(job, 'comparing', rows, (tx, first, last) => compareRows(tx, job.row.number, catalogue, layer, choices, first, last, null));
    const is_still = await job.step('comparing', rows, rows, async (tx) => {
      if ((await newestRevision(tx, region, layer.id)) !== against) return false;
      const report = await countReport(tx, job.row.number, catalogue, layer, choices);
      await job.end(tx, 'checked', { report, against, schema_mark: schemaMark(layer), done: rows, total: rows });
      return true;
    });
    if (is_still) return;
  }
}

export async function compareRows(tx: Asker, job: number, catalogue: Catalogue, layer: Layer, choices: ImportChoices, first: number, last: number, numbers: readonly number[] | null): Promise<void> {
  await tx.query(readSql('server/imports/job/sql/compare-rows.sql'), [job, first, last, numbers, layer.id, catalogue.city.region, choices.status, choices.accuracy_m]);
}

export async function newestRevision(asker: Asker, region: string, layer: string): Promise<number> {
  const { rows } = await asker.query<{ number: number }>('select coalesce(max(number), 0) as number from revision where region = $1 and layer = $2', [region, layer]);
  return rows[0]?.number ?? 0;
}

/** The city's calendar's day now, as 2024-01-31. */
export function todayIn({ city }: Pick<Catalogue, 'city'>): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: city.time_zone }).format(new Date());
}
