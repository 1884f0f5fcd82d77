/** Publishes a set of features in a layer as one revision, in one transaction: what changes is closed and opened anew, nothing is overwritten. */
import { setTimeout } from 'node:timers/promises';
import type { Catalogue, Layer } from '../../data/grammar.ts';
import { audit } from '../access/audit.ts';
import type { Asker, Database, Value } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { findLayer } from '../features/find-layer.ts';
import { tellPublished } from '../features/published.ts';
import { writeTileGeometry } from '../tiles/tile-geometry.ts';
import { idChunks, nothingMerged, widened, type Box, type Merged } from './merged.ts';
import type { Publication, Published, Staged } from './publication.ts';
import { writeSearchEntries } from '../search/search-entries.ts';
import { stageFeatures } from './publish/stage.ts';
import { geometryToWkb } from './read/geometry-wkb.ts';
import { restoreFeatures } from './restore/restore-features.ts';

/** From so many changed features on the planner's statistics are refreshed. */
const LARGE = 5_000;
const LOOK_AGAIN_MS = 500;
const LONGEST_WAIT_MS = 60 * 60_000;
const LONGEST_STATEMENT_MS = 10 * 60_000;

/** @throws AppError UNKNOWN_LAYER, LAYER_MOVED, BAD_GEOMETRY (with the first twenty features that cannot be kept) */
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
  // The server would compile each piece's statement anew, which takes longer than the piece.
  await tx.script('set local jit = off');
  await waitForTurn(tx, `${region}/${layer.id}`, publication.waiting);
  const coverage = await coverageWkb(tx, publication);
  const before = await newestRevision(tx, region, publication, coverage);
  if (publication.based_on !== undefined && publication.based_on !== before.number) {
    throw new AppError('LAYER_MOVED', `The layer "${layer.id}" is at revision ${before.number} now; this was compared with revision ${publication.based_on}. Compare it anew.`);
  }
  const number = before.number + 1;
  const { staged, merged } = await takeIn(tx, catalogue, layer, number, publication);
  const outcome = outcomeOf(before.number, number, before.said_already, staged, merged);
  if (outcome.published) {
    await tx.query(readSql('server/imports/publish/insert-revision.sql'), revisionValues(region, number, publication, coverage, merged));
    await writeTileGeometry(tx, catalogue, layer, number);
    const { added, changed, removed } = outcome;
    await audit(tx, { who: publication.actor, action: 'publish', target: `${layer.id}@${number}`, details: { source_file: publication.source_file, added, changed, removed } });
  }
  if (publication.dry_run) throw new DryRun(outcome);
  await publication.within?.(tx, outcome.number);
  return outcome;
}

/** Takes the features in, whichever way they come, and merges them into what the layer holds. */
async function takeIn(tx: Asker, catalogue: Catalogue, layer: Layer, number: number, publication: Publication): Promise<{ staged: Staged; merged: Merged }> {
  const { features } = publication;
  if ('restore' in features) {
    const merged = await restoreFeatures(tx, catalogue.city.region, layer, number, features.restore);
    return { staged: { count: merged.arrived, repaired: 0 }, merged };
  }
  const staged = 'stage' in features ? await features.stage(tx) : await stageFeatures(tx, catalogue.city, layer, publication, features);
  return { staged, merged: await mergeFeatures(tx, catalogue, layer, number, publication) };
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
  // As a revision kept it.
  if (publication.coverage === null || publication.coverage instanceof Uint8Array) return publication.coverage;
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

async function mergeFeatures(tx: Asker, catalogue: Catalogue, layer: Layer, number: number, publication: Publication): Promise<Merged> {
  const region = catalogue.city.region;
  const merged = nothingMerged();
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
  const { features, mode } = publication;
  const closing = mode === 'replace' ? { sql: 'server/imports/publish/next-missing-ids.sql', values: [region, layer.id] } : 'stage' in features ? features.closing : undefined;
  if (closing !== undefined) await close(tx, region, layer, number, merged, closing);
  return merged;
}

async function close(tx: Asker, region: string, layer: Layer, number: number, merged: Merged, { sql, values }: { readonly sql: string; readonly values: readonly Value[] }): Promise<void> {
  for await (const ids of idChunks(tx, sql, values)) {
    const { rows } = await tx.query<Box>(readSql('server/imports/publish/close-features.sql'), [region, layer.id, number, ids]);
    merged.removed += ids.length;
    if (rows[0]) merged.box = widened(merged.box, rows[0]);
    await writeSearchEntries(tx, region, layer, ids);
  }
}

function revisionValues(region: string, number: number, publication: Publication, coverage: Uint8Array | null, merged: Merged) {
  const p = publication;
  const box = merged.box ?? [null, null, null, null];
  return [
    region, p.layer, number, p.actor, p.reason, p.source, p.licence, p.attribution, p.source_file, p.source_sha256,
    p.as_of, p.status, p.accuracy_m, p.demonstration, coverage, ...box, merged.added, merged.changed, merged.removed,
    p.mode === 'replace', p.source_read === undefined ? null : JSON.stringify(p.source_read), 'restore' in p.features ? p.features.restore : null,
  ];
}
