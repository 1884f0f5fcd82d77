/** Publishes a set of features in a layer as one revision, in one transaction: what changes is closed and opened anew, nothing is overwritten. */
import { setTimeout } from 'node:timers/promises';
import type { Catalogue, Layer } from '../../data/grammar.ts';
import { audit } from '../access/audit.ts';
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { findLayer } from '../features/find-layer.ts';
import { tellPublished } from '../features/published.ts';
import { writeTileGeometry } from '../tiles/tile-geometry.ts';
import type { Publication, Published } from './publication.ts';
import { writeSearchEntries } from '../search/search-entries.ts';
import { stageFeatures, type Staged } from './publish/stage.ts';
import { geometryToWkb } from './read/geometry-wkb.ts';

const CHUNK_IDS = 1_000;
/** From so many changed features on the planner's statistics are refreshed. */
const LARGE = 5_000;
const LOOK_AGAIN_MS = 500;
const LONGEST_WAIT_MS = 60 * 60_000;
const LONGEST_STATEMENT_MS = 10 * 60_000;

/** @throws AppError UNKNOWN_LAYER, BAD_GEOMETRY (with the first twenty features that cannot be kept) */
export async function publish(database: Database, catalogue: Catalogue, publication: Publication): Promise<Published> {
  const layer = findLayer(catalogue, publication.layer);
  const outcome = await database.transaction((tx) => publishWithin(patient(tx), catalogue, layer, publication)).catch((error: unknown) => {
    if (error instanceof DryRun) return error.outcome;
    throw error;
  });
  if (outcome.published && !publication.dry_run) {
    tellPublished(database, layer.id, outcome.number);
    if (outcome.added + outcome.changed + outcome.removed >= LARGE) await database.tidy();
  }
  return outcome;
}

/** Thrown to roll a trial back with its result. */
class DryRun extends Error {
  constructor(readonly outcome: Published) {
    super('dry run');
  }
}

async function publishWithin(tx: Asker, catalogue: Catalogue, layer: Layer, publication: Publication): Promise<Published> {
  const region = catalogue.city.region;
  await waitForTurn(tx, `${region}/${layer.id}`, publication.waiting);
  const coverage = await coverageWkb(tx, publication);
  const before = await newestRevision(tx, region, publication, coverage);
  const staged = await stageFeatures(tx, catalogue.city, layer, publication);
  const number = before.number + 1;
  const merged = await mergeFeatures(tx, catalogue, layer, number, publication);
  const outcome = outcomeOf(before.number, number, before.said_already, staged, merged);
  if (outcome.published) {
    await tx.query(readSql('server/imports/publish/insert-revision.sql'), revisionValues(region, number, publication, coverage, merged));
    await writeTileGeometry(tx, catalogue, layer, number);
    const { added, changed, removed } = outcome;
    await audit(tx, { who: publication.actor, action: 'publish', target: `${layer.id}@${number}`, details: { source_file: publication.source_file, added, changed, removed } });
  }
  if (publication.dry_run) throw new DryRun(outcome);
  return outcome;
}

/** One publication of a layer at a time; asked again and again instead of waiting in the database, so that it can be told. */
async function waitForTurn(tx: Asker, name: string, waiting: Publication['waiting']): Promise<void> {
  const until = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const { rows } = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock(hashtext('anlan.publish'), hashtext($1)) as mine", [name]);
    if (rows[0]?.mine) return;
    if (Date.now() > until) throw new AppError('BUSY', `Another load of "${name}" has been running for ${LONGEST_WAIT_MS / 60_000} minutes; try again when it has ended.`);
    waiting?.();
    await setTimeout(LOOK_AGAIN_MS);
  }
}

/** Every statement of a publication may take long: a large layer is read through more than once. */
function patient(tx: Asker): Asker {
  return {
    query: (text, values, options) => tx.query(text, values, { timeout_ms: LONGEST_STATEMENT_MS, ...options }),
    script: (text, options) => tx.script(text, { timeout_ms: LONGEST_STATEMENT_MS, ...options }),
  };
}

function outcomeOf(before: number, number: number, said_already: boolean, staged: Staged, merged: Merged): Published {
  const { added, changed, removed } = merged;
  const published = added + changed + removed > 0 || !said_already;
  const unchanged = merged.arrived - added - changed;
  return { number: published ? number : before, published, added, changed, removed, unchanged, repaired: staged.repaired };
}

async function coverageWkb(tx: Asker, publication: Publication): Promise<Uint8Array | null> {
  if (publication.coverage === null) return null;
  const wkb = geometryToWkb(publication.coverage);
  const { rows } = await tx.query<{ problem: string | null }>(
    `select case when st_dimension(g) <> 2 then 'it is not a polygon' when not st_isvalid(g) then st_isvalidreason(g) end as problem
       from st_geomfromwkb($1::bytea, 4490) as g`,
    [wkb],
  );
  const problem = rows[0]?.problem;
  if (problem) throw new AppError('BAD_GEOMETRY', `The coverage of "${publication.layer}" cannot be used: ${problem}; expected a valid Polygon or MultiPolygon.`);
  return wkb;
}

async function newestRevision(tx: Asker, region: string, publication: Publication, coverage: Uint8Array | null): Promise<{ number: number; said_already: boolean }> {
  const { layer, source, as_of, status, accuracy_m, licence, attribution } = publication;
  const { rows } = await tx.query<{ number: number; said_already: boolean }>(readSql('server/imports/publish/newest-revision.sql'), [
    region,
    layer,
    source,
    coverage,
    as_of,
    status,
    accuracy_m,
    licence,
    attribution,
    publication.mode === 'replace',
  ]);
  return rows[0] ?? { number: 0, said_already: false };
}

interface Box {
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
}

interface Merged {
  arrived: number;
  added: number;
  changed: number;
  removed: number;
  box: [number, number, number, number] | null;
}

async function mergeFeatures(tx: Asker, catalogue: Catalogue, layer: Layer, number: number, publication: Publication): Promise<Merged> {
  const region = catalogue.city.region;
  const merged: Merged = { arrived: 0, added: 0, changed: 0, removed: 0, box: null };
  for await (const ids of idChunks(tx, 'server/imports/publish/next-ids.sql', [])) {
    const { rows } = await tx.query<Box & { ids: string[]; added: number; changed: number }>(readSql('server/imports/publish/merge-features.sql'), [
      region,
      layer.id,
      number,
      ids,
      publication.status,
      publication.accuracy_m,
    ]);
    const chunk = rows[0];
    merged.arrived += ids.length;
    if (!chunk || chunk.ids.length === 0) continue;
    merged.added += chunk.added;
    merged.changed += chunk.changed;
    merged.box = widened(merged.box, chunk);
    await writeSearchEntries(tx, region, layer, chunk.ids);
  }
  if (publication.mode === 'replace') await closeMissing(tx, region, layer, number, merged);
  return merged;
}

async function closeMissing(tx: Asker, region: string, layer: Layer, number: number, merged: Merged): Promise<void> {
  for await (const ids of idChunks(tx, 'server/imports/publish/next-missing-ids.sql', [region, layer.id])) {
    const { rows } = await tx.query<Box>(readSql('server/imports/publish/close-features.sql'), [region, layer.id, number, ids]);
    merged.removed += ids.length;
    if (rows[0]) merged.box = widened(merged.box, rows[0]);
    await writeSearchEntries(tx, region, layer, ids);
  }
}

/** Ids in pieces, so that no statement grows with the layer. */
async function* idChunks(tx: Asker, sql: string, values: readonly string[]): AsyncGenerator<string[]> {
  for (let last = ''; ; ) {
    const { rows } = await tx.query<{ id: string }>(readSql(sql), [...values, last, CHUNK_IDS]);
    const ids = rows.map((row) => row.id);
    const end = ids.at(-1);
    if (end === undefined) return;
    yield ids;
    last = end;
  }
}

function widened(box: Merged['box'], { west, south, east, north }: Box): Merged['box'] {
  if (west === null || south === null || east === null || north === null) return box;
  if (box === null) return [west, south, east, north];
  return [Math.min(box[0], west), Math.min(box[1], south), Math.max(box[2], east), Math.max(box[3], north)];
}

function revisionValues(region: string, number: number, publication: Publication, coverage: Uint8Array | null, merged: Merged) {
  const p = publication;
  const box = merged.box ?? [null, null, null, null];
  return [
    region, p.layer, number, p.actor, p.reason, p.source, p.licence, p.attribution, p.source_file, p.source_sha256,
    p.as_of, p.status, p.accuracy_m, p.demonstration, coverage, ...box, merged.added, merged.changed, merged.removed,
    p.mode === 'replace',
  ];
}
