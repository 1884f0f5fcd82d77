/** Runs an indicator's SQL: the pieces of its account, as rows to be summed or as shapes for the map. */
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Catalogue, AccountIndicator } from '../../../data/grammar.ts';
import { AccountPieces } from '../../contract/accounts.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { citySlots, fillSlots, quoteName } from '../sql-slots.ts';
import type { Zone } from './zones.ts';

/** One piece without its shape. Areas are whole units of 0.0001 m², so that sums are exact. */
export interface PieceRow {
  readonly patch: string;
  readonly category: string;
  readonly year: number | null;
  readonly measure: string | null;
  /** Zone ids by zone kind; null: outside every zone of that kind. */
  readonly zones: Readonly<Record<string, string | null>>;
  readonly area_units: number;
}

export const UNITS_PER_M2 = 10_000;
const TIMEOUT_MS = 120_000;

interface Row {
  readonly patch: string;
  readonly category: string;
  readonly year: number | null;
  readonly measure: string | null;
  readonly area_m2: number;
}

/**
 * The planner takes the steps of a long statement for one row each and joins them row by row, which is quadratic: three
 * times slower at 2,000 patches. Joins by a box keep their index, because nothing else can do them.
 */
async function joinByHash(tx: Asker): Promise<void> {
  await tx.script('set local enable_nestloop = off');
}

const pieceSql = (catalogue: Catalogue, indicator: AccountIndicator) => fillSlots(readSql(indicator.account.sql), citySlots(catalogue.city));

/** @param tx a transaction of its own */
export async function pieceRows(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator): Promise<PieceRow[]> {
  const zoneColumns = indicator.account.zones.map(({ id }) => quoteName(`${id}_id`));
  const columns = ['patch', 'category', 'year', 'measure', 'area_m2', ...zoneColumns].join(', ');
  await joinByHash(tx);
  const { rows } = await tx.query<Row>(`select ${columns} from (${pieceSql(catalogue, indicator)}\n) piece`, [], { timeout_ms: TIMEOUT_MS, what: `account of indicator ${indicator.id}` });
  return rows.map((row) => {
    if (!(row.category in indicator.account.categories)) throw new Error(`${indicator.account.sql} gives the category "${row.category}", which indicator ${indicator.id} does not name`);
    const zones = Object.fromEntries(indicator.account.zones.map(({ id }) => [id, textOrNull(Reflect.get(row, `${id}_id`))]));
    return { patch: row.patch, category: row.category, year: row.year, measure: row.measure, zones, area_units: Math.round(row.area_m2 * UNITS_PER_M2) };
  });
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The pieces as GeoJSON, whole again across zone borders; of one zone only what lies in it. @param tx a transaction of its own */
export async function pieceShapes(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, zone: Zone | null): Promise<Static<typeof AccountPieces>> {
  const where = zone === null ? '' : `where ${quoteName(`${zone.kind}_id`)} = $1`;
  await joinByHash(tx);
  const { rows } = await tx.query<{ feature: unknown }>(
    `select json_build_object(
  'type', 'Feature',
  'geometry', st_asgeojson(st_collectionextract(st_union(geom, 1e-9), 3), 7, 0)::json,
  'properties', json_build_object('patch', patch, 'name', min(name), 'category', category, 'year', min(year), 'measure', min(measure), 'area_m2', sum(area_m2), 'counted_in', counted_in)
) as feature
from (${pieceSql(catalogue, indicator)}\n) piece
${where}
group by patch, category, counted_in
order by patch, category, counted_in`,
    zone === null ? [] : [zone.id],
    { timeout_ms: TIMEOUT_MS, what: `pieces of indicator ${indicator.id}` },
  );
  const collection: unknown = { type: 'FeatureCollection', features: rows.map((row) => row.feature) };
  if (!Value.Check(AccountPieces, collection)) throw new Error(`${indicator.account.sql} does not give pieces as the contract promises`);
  return collection;
}
