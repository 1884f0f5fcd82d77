/** Checks a drawn geometry before PostGIS sees it: kind, size, numbers, closed rings, and that it lies on the Earth. */
import { AppError } from '../errors.ts';
import type { Asker, AskOptions } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';

/** A drawn site has a few dozen; more would let one drawing keep everybody waiting. */
export const MAX_VERTICES = 2_000;
/** Thirty times the city: nobody builds a site of this size, and it would only be a burden. */
export const MAX_AREA_KM2 = 50_000;
/** Degrees: a site wider than this is refused before its area is asked for. */
const MAX_SPAN = 10;

const depths: Readonly<Record<string, number>> = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

interface Extent {
  vertices: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

const bad = (detail: string) => new AppError('BAD_GEOMETRY', detail);
const shown = (value: unknown) => (JSON.stringify(value) ?? String(value)).slice(0, 120);

/** @returns the geometry as GeoJSON text with two coordinates a vertex @throws AppError BAD_GEOMETRY */
export function readSiteGeometry(geometry: { type: string; coordinates: unknown }): string {
  const depth = depths[geometry.type];
  if (depth === undefined) throw bad(`The type ${shown(geometry.type)} is not one of ${Object.keys(depths).join(', ')}.`);
  const extent: Extent = { vertices: 0, west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  const coordinates = readNested(geometry.coordinates, depth, extent, 'coordinates', geometry.type);
  if (extent.vertices === 0) throw bad('The geometry is empty; expected at least one vertex.');
  if (extent.east - extent.west > MAX_SPAN || extent.north - extent.south > MAX_SPAN) {
    throw bad(`The geometry spans ${(extent.east - extent.west).toFixed(2)}° by ${(extent.north - extent.south).toFixed(2)}°; expected at most ${MAX_SPAN}° each way.`);
  }
  return JSON.stringify({ type: geometry.type, coordinates });
}

function readNested(value: unknown, depth: number, extent: Extent, path: string, type: string): unknown {
  if (depth === 0) return readPosition(value, extent, path);
  if (!Array.isArray(value)) throw bad(`${path} is ${shown(value)}; expected an array.`);
  if (depth === 1 && type !== 'MultiPoint') return readLine(value, extent, path, type.endsWith('Polygon'));
  return value.map((part, index) => readNested(part, depth - 1, extent, `${path}[${index}]`, type));
}

function readLine(value: readonly unknown[], extent: Extent, path: string, isRing: boolean): number[][] {
  const positions = value.map((position, index) => readPosition(position, extent, `${path}[${index}]`));
  const least = isRing ? 4 : 2;
  if (positions.length < least) throw bad(`${path} has ${positions.length} vertices; expected at least ${least}.`);
  const [first, last] = [positions[0], positions.at(-1)];
  if (isRing && (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])) {
    throw bad(`The ring ${path} is not closed: it begins at ${shown(first)} and ends at ${shown(last)}; expected the same vertex.`);
  }
  return positions;
}

function readPosition(value: unknown, extent: Extent, path: string): number[] {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) throw bad(`${path} is ${shown(value)}; expected [longitude, latitude].`);
  const [lon, lat]: unknown[] = value;
  if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) {
    throw bad(`${path} is ${shown(value)}; expected two finite numbers [longitude, latitude].`);
  }
  if (lon < -180 || lon > 180 || lat < -90 || lat > 90) {
    const hint = Math.abs(lon) > 1000 || Math.abs(lat) > 1000 ? ' These look like metres of a projected grid.' : '';
    throw bad(`${path} is ${shown(value)}; expected longitude −180…180 and latitude −90…90 in degrees.${hint}`);
  }
  extent.vertices += 1;
  if (extent.vertices > MAX_VERTICES) throw bad(`The geometry has more than ${MAX_VERTICES} vertices; expected at most ${MAX_VERTICES}: simplify the outline, or publish the site as a feature and check that.`);
  extent.west = Math.min(extent.west, lon);
  extent.east = Math.max(extent.east, lon);
  extent.south = Math.min(extent.south, lat);
  extent.north = Math.max(extent.north, lat);
  return [lon, lat];
}

/** What only PostGIS can tell: self-intersection and size. @throws AppError BAD_GEOMETRY */
export async function refuseInvalidSite(asker: Asker, geometry: string, asked: AskOptions): Promise<void> {
  const { rows } = await asker.query<{ valid: boolean; reason: string | null; lon: number | null; lat: number | null; area_km2: number | null }>(
    readSql('server/analysis/sql/site-validity.sql'), [geometry], { ...asked, what: 'validity of the drawn site' },
  );
  const [site] = rows;
  if (site === undefined) throw bad('The geometry could not be read.');
  if (!site.valid) {
    const place = site.lon === null || site.lat === null ? '' : ` at ${site.lon.toFixed(6)}, ${site.lat.toFixed(6)}`;
    throw new AppError('BAD_GEOMETRY', `The geometry is not valid: ${site.reason ?? 'no reason given'}${place}; expected rings that do not cross or touch along a line.`, {
      reason: site.reason, location: site.lon === null ? null : [site.lon, site.lat],
    });
  }
  if (site.area_km2 !== null && site.area_km2 > MAX_AREA_KM2) throw bad(`The site covers ${site.area_km2.toFixed(0)} km²; expected at most ${MAX_AREA_KM2} km².`);
  // A repeated vertex or three in a line make a polygon without area.
  if (site.area_km2 !== null && site.area_km2 * 1e6 < 0.01) throw bad(`The site covers ${(site.area_km2 * 1e6).toFixed(4)} m²; expected at least 0.01 m².`);
}
