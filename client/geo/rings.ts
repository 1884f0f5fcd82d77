/** Rings at given distances around a site, for the eye alone: counts and distances come from the server. */
import { buffer, simplify } from '@turf/turf';
import type { Geometry, MultiPolygon, Polygon } from 'geojson';

export function ringsAround(site: Geometry, distances_m: readonly number[]): { readonly distance_m: number; readonly geometry: Polygon | MultiPolygon }[] {
  const plain = simplify({ type: 'Feature', properties: {}, geometry: site }, { tolerance: 1e-5, mutate: false });
  return distances_m.flatMap((distance_m) => {
    const ring = buffer(plain, distance_m / 1000, { units: 'kilometers', steps: 24 });
    return ring ? [{ distance_m, geometry: ring.geometry }] : [];
  });
}
