/** Remembers which revisions of a layer were published and when, so that a known tile address costs no SQL. */
import type { Catalogue } from '../../data/grammar.ts';
import type { Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';

export interface RevisionBook {
  /** When a revision was published, ISO 8601. @throws AppError UNKNOWN_LAYER, UNKNOWN_REVISION */
  publishedAt(layer: string, revision: number): Promise<string>;
}

export function createRevisionBook(database: Database, catalogue: Catalogue): RevisionBook {
  const layers = new Set(catalogue.layers.map((layer) => layer.id));
  const known = new Map<string, Map<number, string>>();
  const reading = new Map<string, Promise<void>>();

  async function read(layer: string): Promise<void> {
    const { rows } = await database.query<{ number: number; published_at: string }>(
      readSql('server/tiles/layer-revisions.sql'),
      [catalogue.city.region, layer],
      { lane: 'tiles', what: `the revisions of ${layer}` },
    );
    known.set(layer, new Map(rows.map((row) => [row.number, row.published_at])));
  }

  function readTogether(layer: string): Promise<void> {
    const under_way = reading.get(layer) ?? read(layer).finally(() => reading.delete(layer));
    reading.set(layer, under_way);
    return under_way;
  }

  return {
    async publishedAt(layer, revision) {
      if (!layers.has(layer)) throw new AppError('UNKNOWN_LAYER', `There is no layer "${layer}"; the catalogue lists those there are.`);
      // Twice, because a reading under way may have begun before the revision was published.
      if (!known.get(layer)?.has(revision)) await readTogether(layer);
      if (!known.get(layer)?.has(revision)) await readTogether(layer);
      const published = known.get(layer)?.get(revision);
      if (published === undefined) throw new AppError('UNKNOWN_REVISION', `Layer "${layer}" has no revision ${revision}; its state in the catalogue names the current one.`);
      return published;
    },
  };
}
