/** Publishes a checked import: its chosen differences become one revision of the layer, in the one transaction that every publication is. */
import type { Catalogue } from '../../../data/grammar.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { AppError } from '../../errors.ts';
import { findLayer } from '../../features/find-layer.ts';
import type { Publication } from '../publication.ts';
import { publish } from '../publish.ts';
import { finishStage, makeStage } from '../publish/stage.ts';
import { Cancelled, Lost, type HeldJob } from './held-job.ts';
import { keepHabit } from './inspect-job.ts';
import { tableOf, type JobRow } from '../job/job-row.ts';
import { schemaMark } from '../job/jobs.ts';

/** @throws AppError LAYER_MOVED when somebody published since it was compared; Lost, Cancelled. Nothing is changed then. */
export async function publishJob(job: HeldJob, catalogue: Catalogue): Promise<number> {
  const { row, region } = job;
  const { choices, wish, found, against } = row;
  if (choices?.layer == null || wish === null || found === null) throw new Error(`import ${row.id} was not asked to be published`);
  const layer = findLayer(catalogue, choices.layer);
  if (row.schema_mark !== schemaMark(layer)) throw new AppError('LAYER_MOVED', `The attributes of the layer "${layer.id}" have changed since the import was checked; have it checked again.`);
  await job.step('publishing', 0, null, async () => undefined);
  const table = tableOf(found, choices);
  const frame = table?.frame;
  const outcome = await publish(job.database, catalogue, {
    layer: layer.id,
    actor: wish.actor,
    reason: wish.note,
    source: choices.source || (row.files[0]?.name ?? 'import'),
    licence: choices.licence || 'unknown',
    attribution: choices.attribution,
    source_file: row.files.map(({ name }) => name).join(', ').slice(0, 500),
    source_sha256: found.sha256,
    as_of: choices.as_of,
    status: choices.status,
    accuracy_m: choices.accuracy_m,
    demonstration: false,
    coverage: null,
    mode: 'merge',
    source_read: {
      import: row.id,
      table: table?.name ?? null,
      format: table?.format ?? null,
      encoding: choices.encoding ?? table?.encoding?.used ?? null,
      srid: choices.srid || (frame?.srid ?? null),
      frame: frame?.title ?? null,
      swapped: choices.swapped ?? frame?.swapped ?? false,
      datum: choices.datum ?? null,
      id_column: choices.id_column,
      mapping: choices.mapping.filter(({ to }) => to !== null),
      kinds: wish.kinds,
      left_out: (row.report?.left_out ?? 0) + (row.report?.faulty ?? 0),
    },
    features: { stage: (tx) => handOver(tx, job, wish.kinds), ...(wish.kinds.includes('removed') && { closing: { sql: 'server/imports/job/sql/next-removed.sql', values: [row.number, layer.id, region] } }) },
    based_on: against ?? 0,
    within: (tx, number) => settle(tx, job, number),
  } satisfies Publication);
  return outcome.number;
}

/** The rows go straight from table to table. */
async function handOver(tx: Asker, job: HeldJob, kinds: readonly string[]): Promise<{ count: number; repaired: number }> {
  await makeStage(tx);
  const { rowCount } = await tx.query(readSql('server/imports/job/sql/fill-incoming.sql'), [job.row.number, kinds.filter((kind) => kind !== 'removed')]);
  await finishStage(tx);
  return { count: rowCount, repaired: job.row.report?.faults['shape-repaired'] ?? 0 };
}

/** In the publication's own transaction: it is published, or it is not. */
async function settle(tx: Asker, job: HeldJob, number: number): Promise<void> {
  const { rows } = await tx.query<{ cancel_asked: boolean }>(
    `update import_job set state = 'published', published_as = $4, published_at = now(), holder = null, step = null, changed_at = now()
      where region = $1 and id = $2::uuid and holder = $3 and state = 'publishing' and not cancel_asked returning cancel_asked`,
    [job.region, job.row.id, job.holder, number],
  );
  if (rows[0] === undefined) {
    const { rows: mine } = await tx.query('select from import_job where region = $1 and id = $2::uuid and holder = $3 and cancel_asked', [job.region, job.row.id, job.holder]);
    throw mine.length > 0 ? new Cancelled() : new Lost();
  }
  await keepHabit(tx, job.region, job.row satisfies JobRow);
}
