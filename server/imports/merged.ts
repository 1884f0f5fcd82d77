/** What a publication does to a layer's features, counted while it goes through their ids in pieces. */
import type { Asker, Value } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';

/** So that no statement grows with the layer. */
const CHUNK_IDS = 1_000;

export interface Box {
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
}

export interface Merged {
  arrived: number;
  added: number;
  changed: number;
  removed: number;
  box: [number, number, number, number] | null;
}

export const nothingMerged = (): Merged => ({ arrived: 0, added: 0, changed: 0, removed: 0, box: null });

/** @param sql a statement that names ids in order: the given values, then the id before and how many */
export async function* idChunks(tx: Asker, sql: string, values: readonly Value[]): AsyncGenerator<string[]> {
  for (let last = ''; ; ) {
    const { rows } = await tx.query<{ id: string }>(readSql(sql), [...values, last, CHUNK_IDS]);
    const ids = rows.map((row) => row.id);
    const end = ids.at(-1);
    if (end === undefined) return;
    yield ids;
    last = end;
  }
}

export function widened(box: Merged['box'], { west, south, east, north }: Box): Merged['box'] {
  if (west === null || south === null || east === null || north === null) return box;
  if (box === null) return [west, south, east, north];
  return [Math.min(box[0], west), Math.min(box[1], south), Math.max(box[2], east), Math.max(box[3], north)];
}
