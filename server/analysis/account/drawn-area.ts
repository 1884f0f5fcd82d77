/** The account of an area that somebody drew: its size, what of the pieces lies in it, and why nothing does. */
import { createHash } from 'node:crypto';
import type { AccountIndicator, Bilingual, Catalogue } from '../../../data/grammar.ts';
import type { Asker, AskOptions } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { AppError } from '../../errors.ts';
import { layersAt } from '../layers-at.ts';
import type { Touched } from './kept-pieces.ts';
import { readSiteGeometry } from '../site-geometry.ts';
import { fillSlots, quoteName } from '../sql-slots.ts';
import { rowOf, type PieceRow, type StoredRow } from './piece-rows.ts';
import type { Zone } from './zones.ts';

/** The kind that a drawn zone goes by; no zone of the catalogue may have it. */
export const DRAWN_ZONE = 'drawn';

/** @returns the polygon as GeoJSON text @throws AppError BAD_GEOMETRY */
export function readDrawnArea(geometry: { type: string; coordinates: unknown }): string {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new AppError('BAD_GEOMETRY', `The type "${geometry.type.slice(0, 40)}" has no area; expected Polygon or MultiPolygon.`);
  return readSiteGeometry(geometry);
}

/** @param known the instant asked about; null: now */
export async function drawnZone(tx: Asker, { city, ...catalogue }: Catalogue, geometry: string, known: string | null, asked: AskOptions): Promise<Zone & { readonly in_city: boolean }> {
  const text = `with drawn as materialized (select st_force2d(st_setsrid(st_geomfromgeojson($1::text), 4490)) as geom)
select st_area(st_segmentize(d.geom, 0.001)::geography) as area_m2, exists (select 1 from layers.${quoteName(city.territory)} t where t.geom && d.geom and st_intersects(t.geom, d.geom)) as in_city from drawn d`;
  const { rows } = await tx.query<{ area_m2: number; in_city: boolean }>(known === null ? text : layersAt({ city, ...catalogue }, text, '$2::timestamptz'), known === null ? [geometry] : [geometry, known], { ...asked, what: 'size of the drawn area' });
  const [size] = rows;
  if (size === undefined) throw new Error('a drawn area has no size');
  return { kind: DRAWN_ZONE, id: createHash('sha256').update(geometry).digest('hex').slice(0, 16), title: '', ...size };
}

/** What of the pieces lies in it. @param tx where the pieces of the table are up to date */
export async function drawnRows(tx: Asker, { city }: Catalogue, indicator: AccountIndicator, geometry: string, table: string, asked: AskOptions): Promise<PieceRow[]> {
  const text = fillSlots(readSql('server/analysis/account/sql/drawn-pieces.sql'), { pieces: table });
  const { rows } = await tx.query<StoredRow>(text, [city.region, indicator.id, geometry], { ...asked, what: `account of indicator ${indicator.id} in a drawn area` });
  return rows.map(rowOf);
}

/** The patches that it met at an instant, and those that are needed to cut them. */
export async function drawnPatches(tx: Asker, catalogue: Catalogue, { account }: AccountIndicator, geometry: string, known: string, asked: AskOptions): Promise<Touched | null> {
  const text = fillSlots(readSql('server/analysis/account/sql/met-by-drawn.sql'), { layer: `layers.${quoteName(account.layer)}` });
  const { rows } = await tx.query<Touched>(layersAt(catalogue, text, '$2::timestamptz'), [geometry, known], { ...asked, what: 'patches in a drawn area' });
  return rows[0] ?? null;
}

/** Why there is nothing to count; undefined: there is something. */
export function emptyNote(rows: readonly PieceRow[], in_city: boolean): Bilingual | undefined {
  if (!in_city) return { zh: '所画范围在市域以外，其中没有可计入的面积。', en: 'The drawn area lies outside the city, so nothing in it counts.' };
  return rows.length === 0 ? { zh: '所画范围内没有图斑。', en: 'No patch has ground in the drawn area.' } : undefined;
}
