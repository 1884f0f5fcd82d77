/** Publishes what a layer held at an earlier revision as a new one; the revisions between stay in its history. */
import type { Catalogue, OfficialStatus } from '../../../data/grammar.ts';
import type { RolledBack } from '../../contract/imports.ts';
import type { Asker, Database } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { AppError } from '../../errors.ts';
import { findLayer } from '../../features/find-layer.ts';
import { publish } from '../publish.ts';

interface Earlier {
  readonly number: number;
  readonly source: string;
  readonly licence: string;
  readonly attribution: string;
  readonly source_file: string | null;
  readonly source_sha256: string | null;
  readonly as_of: string | null;
  readonly status: OfficialStatus;
  readonly accuracy_m: number | null;
  readonly demonstration: boolean;
  readonly coverage: Uint8Array | null;
}

export interface RollBack {
  readonly layer: string;
  readonly revision: number;
  readonly note: string;
  readonly actor: string;
  readonly within?: (tx: Asker, number: number) => Promise<void>;
}

/** @throws AppError UNKNOWN_LAYER, UNKNOWN_REVISION, BAD_REQUEST where the layer holds just that now */
export async function rollBack(database: Database, catalogue: Catalogue, { layer: id, revision, note, actor, within }: RollBack): Promise<RolledBack> {
  const layer = findLayer(catalogue, id);
  const { region } = catalogue.city;
  const { rows } = await database.query<Earlier>(readSql('server/imports/restore/earlier-revision.sql'), [region, layer.id, revision]);
  const [earlier] = rows;
  if (earlier === undefined) throw new AppError('UNKNOWN_REVISION', `The layer "${layer.id}" has no revision ${revision}.`);
  const { number: _number, ...said } = earlier;
  const outcome = await publish(database, catalogue, {
    ...said,
    layer: layer.id,
    actor,
    reason: note,
    // What was said of coverage after it is taken back too.
    mode: 'replace',
    features: { restore: revision },
    ...(within && { within }),
  });
  if (!outcome.published) throw new AppError('BAD_REQUEST', `The layer "${layer.id}" holds what it held at revision ${revision}: there is nothing to bring back.`);
  const { number, added, changed, removed } = outcome;
  return { layer: layer.id, revision: number, restores: revision, added, changed, removed };
}
