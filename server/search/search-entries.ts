/** Keeps the search box in step with what is published: one entry for each feature that holds today. */
import type { Layer } from '../../data/grammar.ts';
import type { Asker } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { kindOf, labelOf } from '../features/label.ts';
import { searchWords } from './search-words.ts';

/** Writes the entries of these features anew; those that no longer hold lose theirs. */
export async function writeSearchEntries(tx: Asker, region: string, layer: Layer, ids: readonly string[]): Promise<void> {
  await tx.query('delete from search_entry where region = $1 and layer = $2 and id = any ($3::text[])', [region, layer.id, ids]);
  const { rows } = await tx.query<{ id: string; attributes: Record<string, unknown>; synthetic: boolean }>(
    readSql('server/search/searched-features.sql'),
    [region, layer.id, ids],
  );
  if (rows.length === 0) return;
  const searchable = Object.keys(layer.attributes).filter((name) => layer.attributes[name]?.searchable);
  const entries = rows.map((row) => {
    const label = labelOf(layer, row.attributes);
    // What has no name is titled by its id and found by its kind, in both languages.
    const kind = label === '' ? kindOf(layer, row.attributes) : null;
    const title = label || row.id;
    const values = searchable.map((name) => row.attributes[name]).filter((value) => value !== null && value !== undefined);
    return { id: row.id, title, haystack: searchWords([title, ...values.map(String), row.id, ...(kind ? [kind.zh, kind.en] : [])]).join('\n'), synthetic: row.synthetic };
  });
  await tx.query(readSql('server/search/insert-search-entries.sql'), [
    region,
    layer.id,
    entries.map((entry) => entry.id),
    entries.map((entry) => entry.title),
    entries.map((entry) => entry.haystack),
    entries.map((entry) => entry.synthetic),
  ]);
}
