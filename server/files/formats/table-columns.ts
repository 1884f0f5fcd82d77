/** In which columns of a table the position stands, by their names and, where names say nothing, by their values. */
import { readFigures } from '../../search/angles.ts';
import { isWkt } from '../geometry/wkt.ts';
import type { GeometryColumns } from '../reading.ts';

/** East and north, in the order in which they are believed. */
const EAST = ['longitude', 'lon', 'lng', 'long', 'x_lon', '经度', '东经', 'jd', 'gcj02_lng', 'bd09_lng', 'lng_gcj02', 'point_x', 'x', 'x坐标', 'xcoord', 'x_coord', 'easting', '横坐标', '东坐标', 'zxjd'];
const NORTH = ['latitude', 'lat', 'lat', 'lat', 'y_lat', '纬度', '北纬', 'wd', 'gcj02_lat', 'bd09_lat', 'lat_gcj02', 'point_y', 'y', 'y坐标', 'ycoord', 'y_coord', 'northing', '纵坐标', '北坐标', 'zxwd'];
const WKT = ['wkt', 'geometry', 'geom', 'the_geom', 'shape', '坐标串', '几何'];

const plainName = (name: string): string => name.normalize('NFKC').trim().toLowerCase().replace(/\s*[(（].*[)）]\s*$/, '').replaceAll(/[\s-]+/g, '_');

/** @param rows the first rows, under the names @returns null: nobody can tell */
export function findGeometryColumns(names: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): GeometryColumns | null {
  const wkt = [...names].toSorted((a, b) => rank(WKT, a) - rank(WKT, b)).find((name) => holds(rows, name, (value) => typeof value === 'string' && isWkt(value)));
  if (wkt !== undefined) return { kind: 'wkt', wkt };
  for (const [at, east] of EAST.entries()) {
    const x = names.find((name) => plainName(name) === east);
    const wanted = NORTH[at];
    const y = names.find((name) => plainName(name) === wanted);
    if (x !== undefined && y !== undefined && isPosition(rows, x, y)) return { kind: 'xy', x, y };
  }
  // Any name of the one kind with any of the other: `lng` beside `latitude`.
  const x = EAST.map((east) => names.find((name) => plainName(name) === east)).find((name) => name !== undefined);
  const y = NORTH.map((north) => names.find((name) => plainName(name) === north)).find((name) => name !== undefined);
  return x !== undefined && y !== undefined && isPosition(rows, x, y) ? { kind: 'xy', x, y } : null;
}

const rank = (names: readonly string[], name: string): number => (names.includes(plainName(name)) ? names.indexOf(plainName(name)) : names.length);

function holds(rows: readonly Readonly<Record<string, unknown>>[], name: string, is: (value: unknown) => boolean): boolean {
  const filled = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined && value !== '');
  return filled.length > 0 && filled.filter(is).length * 2 > filled.length;
}

/** Of rows that have both, more than half can be read; a table without rows is believed. */
function isPosition(rows: readonly Readonly<Record<string, unknown>>[], x: string, y: string): boolean {
  const filled = rows.filter((row) => !isBlank(row[x]) && !isBlank(row[y]));
  return rows.length === 0 || filled.filter((row) => readPosition(row[x], row[y]) !== null).length * 2 > filled.length;
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** Figures as they stand in two cells: numbers, or degrees with minutes and seconds. Null: no such figures. */
export function readPosition(x: unknown, y: unknown): readonly [number, number] | null {
  const [a, b] = [plainNumber(x), plainNumber(y)];
  if (a !== null && b !== null) return [a, b];
  if (typeof x !== 'string' || typeof y !== 'string' || x.length > 60 || y.length > 60) return null;
  const figures = readFigures(`${x.trim()}, ${y.trim()}`);
  if (figures === null) return null;
  const [first, second] = figures;
  // Letters that contradict the heading: the columns stand the other way round, and the caller's order is told by the figures.
  return [first.value, second.value];
}

function plainNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.length > 40) return null;
  const text = value.normalize('NFKC').trim();
  if (NUMBER.test(text)) return Number(text);
  return /^[-+]?(nan|inf(inity)?)$/i.test(text) ? Number.NaN : null;
}
