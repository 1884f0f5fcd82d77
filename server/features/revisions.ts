/** Which revision of each layer is current: kept in memory, because every tile address and every answer names it. */
import type { Catalogue } from '../../data/grammar.ts';
import type { Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { findLayer } from './find-layer.ts';
import { onPublished } from './published.ts';

/** On a server another process may publish; how long that may go unseen here. */
const POLL_MS = 2_000;

export interface Revisions {
  /** 0 when nothing was ever published. @throws AppError UNKNOWN_LAYER */
  current(layer: string): Promise<number>;
  /** Looks again now. */
  refresh(): Promise<void>;
  /** Stops looking. */
  close(): void;
}

export function createRevisions(database: Database, catalogue: Catalogue): Revisions {
  let known: Promise<Map<string, number>> | null = null;

  const read = async (): Promise<Map<string, number>> => {
    const { rows } = await database.query<{ layer: string; number: number }>(readSql('server/features/sql/newest-revisions.sql'), [catalogue.city.region], {
      what: 'the current revisions',
    });
    return new Map(rows.map((row) => [row.layer, row.number]));
  };
  const refresh = async (): Promise<void> => {
    const fresh = await read();
    known = Promise.resolve(fresh);
  };
  const stop = onPublished(database, (layer, revision) => {
    known = (known ?? read()).then((numbers) => new Map(numbers).set(layer, revision));
    // A failure is seen by whoever asks next.
    known.catch(() => undefined);
  });
  // The embedded engine belongs to this process alone: nobody else can publish.
  const timer = database.engine === 'server' ? setInterval(() => void refresh().catch(() => undefined), POLL_MS) : null;
  timer?.unref();

  return {
    async current(layer) {
      const { id } = findLayer(catalogue, layer);
      known ??= read();
      try {
        return (await known).get(id) ?? 0;
      } catch (error) {
        known = null;
        throw error;
      }
    },
    refresh,
    close() {
      stop();
      if (timer) clearInterval(timer);
    },
  };
}
