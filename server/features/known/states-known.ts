/** Every layer as it was known at the end of a day: which revision its tiles are addressed by, how current it was, how many features it had. */
import type { Catalogue } from '../../../data/grammar.ts';
import type { LayersKnown } from '../../contract/layers.ts';
import type { Database } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { endOfDay } from './known-day.ts';
import { layerStates, statesKnown } from '../layer-states.ts';

/** @throws AppError BAD_REQUEST */
export async function layersKnown(database: Database, catalogue: Catalogue, day: string | undefined): Promise<LayersKnown> {
  const { city, layers } = catalogue;
  const known = await endOfDay(database, city, day);
  const { rows } = await database.query<{ day: string }>(readSql('server/features/sql/publication-days.sql'), [city.region, layers.map(({ id }) => id), city.time_zone], { what: 'the days of publication' });
  const states = known === null ? await layerStates(database, catalogue) : await statesKnown(database, catalogue, layers, known);
  return { known_on: known === null ? null : (day ?? null), states, days: rows.map((row) => row.day) };
}
