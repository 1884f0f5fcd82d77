/** Currency, coverage and revisions of one layer. */
import type { Catalogue } from '../../data/grammar.ts';
import type { Geometry } from '../contract/geo.ts';
import type { LayerDetail } from '../contract/layers.ts';
import type { Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { findLayer } from './find-layer.ts';
import { readRevisions, statesOf } from './layer-states.ts';

const SHOWN_REVISIONS = 200;

/** @throws AppError UNKNOWN_LAYER */
export async function layerDetail(database: Database, catalogue: Catalogue, layer_id: string): Promise<LayerDetail> {
  const layer = findLayer(catalogue, layer_id);
  const [state] = await statesOf(database, catalogue, [layer]);
  if (!state) throw new Error(`no state of ${layer.id}`);
  const revisions = (await readRevisions(database, catalogue, [layer])).get(layer.id) ?? [];
  const { rows } = await database.query<{ coverage: Geometry | null }>(readSql('server/features/sql/layer-coverage.sql'), [catalogue.city.region, layer.id], {
    what: `the coverage of ${layer.id}`,
  });
  return {
    state,
    coverage: rows[0]?.coverage ?? null,
    revisions: revisions.slice(0, SHOWN_REVISIONS).map(({ number, published_at, actor, reason, source, licence, source_file, source_sha256, added, changed, removed }) => ({
      number, published_at, actor, reason, source, licence, source_file, source_sha256, added, changed, removed,
    })),
  };
}
