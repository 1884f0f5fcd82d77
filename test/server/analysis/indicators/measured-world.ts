/** What the measured targets are tested on: two square districts side by side, and the rows that an indicator's statement gives on a day. */
import { catalogue } from '../../../../data/catalogue.ts';
import { citySlots, fillSlots } from '../../../../server/analysis/sql-slots.ts';
import type { Geometry } from '../../../../server/contract/geo.ts';
import { readSql } from '../../../../server/db/sql-file.ts';
import { areaOf } from '../geodesic.ts';
import { openWorld, type Put, type World } from '../world.ts';

export interface Row {
  readonly layer: string;
  readonly id: string;
  readonly district_id: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly note: string;
}

/** From Q03 to its rows by id, district and note. */
export async function rowsOf({ database }: World, number: string, day: string): Promise<Row[]> {
  const measured = catalogue.indicators.find(({ id }) => id.startsWith(`${number.toLowerCase()}_`))?.measured;
  if (!measured) throw new Error(`${number} is not measured`);
  const sql = readSql(measured.sql);
  const { rows } = await database.query<Row>(
    `select layer, id, district_id, numerator, denominator, note from (${fillSlots(sql, { ...citySlots(catalogue.city), day: '$1::date' })}) member where st_isvalid(coalesce(geom, 'POINT EMPTY')) order by id collate "C", district_id collate "C" nulls last, note collate "C"`,
    /:day\b/.test(sql) ? [day] : [],
  );
  // Every note can be put in words.
  for (const { note } of rows) if (!(note in measured.notes)) throw new Error(`${number} gives the note "${note}", which it has no words for`);
  return rows;
}

export const brief = (rows: readonly Row[]) => rows.map(({ id, numerator, note }) => [id, numerator, note]);

/** One number or range of all rows: [lowest, highest], a share in per cent. */
export function shareOf(rows: readonly Row[]): [number, number] {
  const below = sum(rows.map(({ denominator }) => denominator));
  const low = sum(rows.map(({ numerator }) => numerator));
  const unknown = sum(rows.filter(({ numerator }) => numerator === null).map(({ denominator }) => denominator));
  return [(100 * low) / below, (100 * (low + unknown)) / below];
}

export const sum = (figures: readonly (number | null)[]): number => figures.reduce<number>((total, one) => total + (one ?? 0), 0);

export const day = '2025-12-31';

/** The corners of a box with a vertex every 0.001°, so that geodesic and straight edges differ by less than a millimetre. */
function denseRing(west: number, south: number, east: number, north: number): [number, number][] {
  const steps = (from: number, to: number) => {
    const count = Math.max(1, Math.round(Math.abs(to - from) / 0.001));
    return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / count);
  };
  return [
    ...steps(west, east).map((lon): [number, number] => [lon, south]),
    ...steps(south, north).map((lat): [number, number] => [east, lat]),
    ...steps(east, west).map((lon): [number, number] => [lon, north]),
    ...steps(north, south).map((lat): [number, number] => [west, lat]),
  ];
}

/** Ellipsoidal, by GeographicLib. */
export const m2 = (west: number, south: number, east: number, north: number): number => areaOf(denseRing(west, south, east, north));

export function square(west: number, south: number, east: number, north: number): Geometry {
  const ring = denseRing(west, south, east, north);
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

const districts: Put[] = [
  { id: 'd1', geometry: square(106.6, 39.3, 106.8, 39.5), attributes: { name: '甲区' } },
  { id: 'd2', geometry: square(106.8, 39.3, 107, 39.5), attributes: { name: '乙区' } },
];

export async function openDistricts(): Promise<World> {
  const world = await openWorld(catalogue);
  await world.put('districts', districts);
  return world;
}
