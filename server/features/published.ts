/** Tells those who keep something in memory that this process has just published a change of a layer. */
import type { Database } from '../db/database.ts';

type Listener = (layer: string, revision: number) => void;

// Held by the database's own life, so that two databases in one process (tests) never hear of each other.
const listeners = new WeakMap<Database, Set<Listener>>();

/** Calls `listener` after each change that this process publishes; returns how to stop. */
export function onPublished(database: Database, listener: Listener): () => void {
  const known = listeners.get(database) ?? new Set<Listener>();
  known.add(listener);
  listeners.set(database, known);
  return () => void known.delete(listener);
}

export function tellPublished(database: Database, layer: string, revision: number): void {
  for (const listener of listeners.get(database) ?? []) listener(layer, revision);
}
