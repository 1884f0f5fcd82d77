/** Brings the features of a layer back to what they were at an earlier revision, within a publication's transaction. */
import type { Layer } from '../../../data/grammar.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { writeSearchEntries } from '../../search/search-entries.ts';
import { idChunks, nothingMerged, widened, type Box, type Merged } from '../merged.ts';

interface Restored extends Box {
  readonly ids: string[];
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export async function restoreFeatures(tx: Asker, region: string, layer: Layer, number: number, earlier: number): Promise<Merged> {
  const merged = nothingMerged();
  for await (const ids of idChunks(tx, 'server/imports/restore/next-moved-ids.sql', [region, layer.id, earlier])) {
    const { rows } = await tx.query<Restored>(readSql('server/imports/restore/restore-features.sql'), [region, layer.id, number, ids, earlier]);
    const [chunk] = rows;
    if (chunk === undefined || chunk.ids.length === 0) continue;
    merged.added += chunk.added;
    merged.changed += chunk.changed;
    merged.removed += chunk.removed;
    merged.arrived += chunk.added + chunk.changed;
    merged.box = widened(merged.box, chunk);
    await writeSearchEntries(tx, region, layer, chunk.ids);
  }
  return merged;
}
