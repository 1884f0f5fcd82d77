/** What the city is parted into, as they were known at an instant: their ids and names. */
import type { Catalogue } from '../../data/grammar.ts';
import { quoteName } from '../analysis/sql-slots.ts';
import type { Asker } from '../db/database.ts';

/** @param known null: now */
export async function districtTitles(asker: Asker, catalogue: Catalogue, known: string | null): Promise<Map<string, string>> {
  const layer = catalogue.layers.find(({ id }) => id === catalogue.city.territory);
  if (layer === undefined) return new Map();
  const label = layer.label in layer.attributes ? `coalesce(${quoteName(layer.label)}::text, id)` : 'id';
  const from = known === null ? `layers.${quoteName(layer.id)}` : `layers.${quoteName(`${layer.id}_at`)}($1::timestamptz)`;
  const { rows } = await asker.query<{ id: string; title: string }>(`select id, ${label} as title from ${from} order by id collate "C"`, known === null ? [] : [known], { what: 'names of areas' });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
