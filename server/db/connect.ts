/** Opens the database: a PostgreSQL server when a URL is given, else the embedded PostGIS in a directory. */
import { resolve } from 'node:path';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded-engine.ts';
import type { Progress } from './embedded/engine-process.ts';
import { openServer } from './server-engine.ts';

export interface OpenOptions {
  /** postgresql://user:password@host:port/database; when it is missing or empty the embedded engine is used. */
  readonly database_url?: string;
  /** Where the embedded engine keeps its data; not touched when a URL is given. */
  readonly data_dir: string;
  readonly report?: (progress: Progress) => void;
  /** Embedded only: false trades safety at a power cut for speed, for tests. */
  readonly fsync?: boolean;
  readonly pool_size?: number;
  readonly tiles_pool_size?: number;
}

/** Throws DatabaseUnavailable, whose message is one sentence for an administrator. */
export function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.database_url !== undefined && options.database_url !== '') {
    return openServer({ database_url: options.database_url, pool_size: options.pool_size ?? 8, tiles_pool_size: options.tiles_pool_size ?? 4 });
  }
  return openEmbedded({ data_dir: resolve(options.data_dir), fsync: options.fsync ?? true, report: options.report });
}
