/** Runs an indicator's SQL: the pieces of its account, as rows to be summed or as shapes for the map. */
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import type { AccountIndicator, Catalogue } from '../../../data/grammar.ts';
import { AccountPieces } from '../../contract/accounts.ts';
import type { Asker } from '../../db/database.ts';
import { KEPT } from './kept-pieces.ts';
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

/** As the database tells it. */
export interface StoredRow {
  readonly patch: string;
  readonly category: string;
  readonly year: number | null;
  readonly measure: string | null;
  readonly zones: Readonly<Record<string, string | null>>;
  readonly area_m2: number;
}

/** @param tx where the pieces of the table are up to date @param patches of these alone */
export async function pieceRows(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, table = KEPT, patches: readonly string[] | null = null): Promise<PieceRow[]> {
  const { rows } = await tx.query<StoredRow>(
    `select patch, category, year, measure, zones, area_m2 from ${table} where region = $1 and indicator = $2${patches === null ? '' : ' and patch = any ($3::text[])'}`,
    [catalogue.city.region, indicator.id, ...(patches === null ? [] : [patches])],
    { timeout_ms: TIMEOUT_MS, what: `account of indicator ${indicator.id}` },
  );
  return rows.map((row) => {
    if (!(row.category in indicator.account.categories)) throw new Error(`${indicator.account.sql} gives the category "${row.category}", which indicator ${indicator.id} does not name`);
    return rowOf(row);
  });
}

export const rowOf = (row: StoredRow): PieceRow => Object.assign(row, { area_units: Math.round(row.area_m2 * UNITS_PER_M2) });

/** The pieces as GeoJSON, whole again across zone borders; of one zone only what lies in it. @param tx where the pieces of the table are up to date */
export async function pieceShapes(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, zone: Zone | null, table = KEPT): Promise<Static<typeof AccountPieces>> {
  const { rows } = await tx.query<{ feature: unknown }>(
    `select json_build_object(
  'type', 'Feature',
  'geometry', st_asgeojson(st_collectionextract(st_union(geom, 1e-9), 3), 7, 0)::json,
  'properties', json_build_object('patch', patch, 'name', min(name), 'category', category, 'year', min(year), 'measure', min(measure), 'area_m2', sum(area_m2), 'counted_in', counted_in)
) as feature
from ${table}
where region = $1 and indicator = $2 and ($3::text is null or zones ->> $3 = $4)
group by patch, category, counted_in
order by patch, category, counted_in`,
    [catalogue.city.region, indicator.id, zone?.kind ?? null, zone?.id ?? null],
    { timeout_ms: TIMEOUT_MS, what: `pieces of indicator ${indicator.id}` },
  );
  const collection: unknown = { type: 'FeatureCollection', features: rows.map((row) => row.feature) };
  if (!Value.Check(AccountPieces, collection)) throw new Error(`${indicator.account.sql} does not give pieces as the contract promises`);
  return collection;
}
