/** The coordinate reference systems that features are served in, by their OGC names, each in the axis order that its authority gives. */
import { AppError } from '../errors.ts';

export interface Crs {
  readonly uri: string;
  readonly srid: number;
  readonly title: string;
  /** What PostGIS holds as x, y (east, north) is written north first. */
  readonly north_first: boolean;
  readonly projected: boolean;
  /** A millimetre on the ground, as is fit for an exchange of data. */
  readonly decimals: number;
  /** Where its formulas hold: x and y, east before north. */
  readonly reach: readonly [west: number, south: number, east: number, north: number];
}

const EARTH = [-180, -90, 180, 90] as const;
const MERCATOR_EDGE_M = 20_037_508.342_789_25;
const epsg = (code: number): string => `http://www.opengis.net/def/crs/EPSG/0/${code}`;
/** East to west of a central meridian as far as the formulas of Gauss–Krüger are worth anything; the northern hemisphere, short of the pole. */
const around = (false_easting_m: number) => [false_easting_m - 1_500_000, 0, false_easting_m + 1_500_000, 9_900_000] as const;

/** CGCS2000 and WGS 84 differ by less than a metre: degrees of the one are served as degrees of the other, as everybody does. */
export const CRS84: Crs = { uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84', srid: 4490, title: 'WGS 84 longitude, latitude', north_first: false, projected: false, decimals: 8, reach: EARTH };
/** As it is stored. */
export const CGCS2000: Crs = { uri: epsg(4490), srid: 4490, title: 'CGCS2000', north_first: true, projected: false, decimals: 8, reach: EARTH };

/** The first is what is answered when nothing is asked for. */
export const systems: readonly Crs[] = [
  CRS84,
  CGCS2000,
  { uri: epsg(4326), srid: 4490, title: 'WGS 84', north_first: true, projected: false, decimals: 8, reach: EARTH },
  { uri: epsg(4545), srid: 4545, title: 'CGCS2000 / 3-degree Gauss-Kruger CM 108E', north_first: true, projected: true, decimals: 3, reach: around(500_000) },
  { uri: epsg(4524), srid: 4524, title: 'CGCS2000 / 3-degree Gauss-Kruger zone 36', north_first: true, projected: true, decimals: 3, reach: around(36_500_000) },
  { uri: epsg(3857), srid: 3857, title: 'WGS 84 / Pseudo-Mercator', north_first: false, projected: true, decimals: 3, reach: [-MERCATOR_EDGE_M, -MERCATOR_EDGE_M, MERCATOR_EDGE_M, MERCATOR_EDGE_M] },
];

/** @param parameter the name of the query parameter, for the message @throws AppError BAD_REQUEST */
export function readCrs(parameter: string, text: string | undefined): Crs {
  if (text === undefined) return CRS84;
  const wanted = text.replace(/^https:/, 'http:').replace(/^\[?EPSG:(\d+)\]?$/i, (_, code: string) => epsg(Number(code)));
  const found = systems.find(({ uri }) => uri === wanted);
  if (!found) throw new AppError('BAD_REQUEST', `${parameter}=${text.slice(0, 120)} is not served; expected one of ${systems.map(({ uri }) => uri).join(', ')}.`, { parameter });
  return found;
}

/** The expression that writes a stored shape (EPSG:4490) as GeoJSON coordinates of a system. @param column an SQL expression of ours */
export function shapeOf(column: string, { srid, north_first, projected, decimals }: Crs): string {
  const moved = projected ? `st_transform(${column}, ${srid})` : column;
  return `st_asgeojson(${north_first ? `st_flipcoordinates(${moved})` : moved}, ${decimals}, 0)`;
}

/** The expression that reads GeoJSON coordinates, east before north, of a system into a shape as they are stored. @param place `$9` */
export function storedOf(place: string, { srid, projected }: Crs): string {
  const read = `st_setsrid(st_geomfromgeojson(${place}::text), ${srid})`;
  return projected ? `st_transform(${read}, 4490)` : read;
}

/** A position as somebody wrote it, east before north. @throws AppError where it lies beyond the system's reach */
export function eastFirst({ north_first, reach, uri, projected }: Crs, [first, second]: readonly [number, number], refuse: (detail: string) => AppError): [number, number] {
  const [x, y] = north_first ? [second, first] : [first, second];
  const [west, south, east, north] = reach;
  if (x >= west && x <= east && y >= south && y <= north) return [x, y];
  const order = north_first ? (projected ? 'northing, easting' : 'latitude, longitude') : projected ? 'easting, northing' : 'longitude, latitude';
  throw refuse(`the position ${first}, ${second} lies outside ${uri}; expected ${order}, east from ${west} to ${east} and north from ${south} to ${north}`);
}
