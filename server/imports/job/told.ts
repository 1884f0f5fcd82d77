/** Tells whoever listens in this process how an import goes on. */
import type { Database } from '../../db/database.ts';
import type { JobRow } from './job-row.ts';

export type JobNews = Pick<JobRow, 'id' | 'layer' | 'created_by' | 'state' | 'done' | 'total'>;
export type Told = (news: JobNews) => void;

// Held by the database's own life, so that two databases in one process (tests) never hear of each other.
const listeners = new WeakMap<Database, Set<Told>>();

export function onImportTold(database: Database, listener: Told): () => void {
  const known = listeners.get(database) ?? new Set<Told>();
  known.add(listener);
  listeners.set(database, known);
  return () => void known.delete(listener);
}

export function tellImport(database: Database, news: JobNews): void {
  for (const listener of listeners.get(database) ?? []) listener(news);
}
