/** The independent oracle of the measuring tests: Karney's GeographicLib on the CGCS2000 ellipsoid (GB 22021: a, 1/f). */
import { Geodesic, PolygonArea } from 'geographiclib-geodesic';

export const A_M = 6_378_137;
export const F = 1 / 298.257222101;
const cgcs2000 = new Geodesic.Geodesic(A_M, F);

type Position = readonly [lon: number, lat: number];

/** Ellipsoidal area within geodesics between the corners. */
export function areaOf(ring: readonly Position[]): number {
  const polygon = new PolygonArea.PolygonArea(cgcs2000, false);
  for (const [lon, lat] of ring) polygon.AddPoint(lat, lon);
  return Math.abs(polygon.Compute(false, true).area ?? NaN);
}

export function boxArea(west: number, south: number, east: number, north: number): number {
  return areaOf([[west, south], [east, south], [east, north], [west, north]]);
}

export function distanceBetween([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  return cgcs2000.Inverse(lat1, lon1, lat2, lon2).s12 ?? NaN;
}

/** The longitude that lies so many metres east of a position (negative: west). */
export function eastOf([lon, lat]: Position, metres: number): number {
  return cgcs2000.Direct(lat, lon, 90, metres).lon2 ?? NaN;
}
