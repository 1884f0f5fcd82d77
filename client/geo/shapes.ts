/** Shapes of drawn and answered geometries: boxes to fly to, places for labels, outlines that cross themselves. Never figures. */
import { bbox, kinks, pointOnFeature, simplify } from '@turf/turf';
import type { Feature, Geometry, Polygon, Position } from 'geojson';

/** west, south, east, north in degrees */
export type Box = readonly [number, number, number, number];

const feature = <Shape extends Geometry>(geometry: Shape): Feature<Shape> => ({ type: 'Feature', properties: {}, geometry });

/** The box around all of them, or null when none has a coordinate. */
export function boxAround(geometries: readonly Geometry[]): Box | null {
  const [west, south, east, north] = bbox({ type: 'FeatureCollection', features: geometries.map(feature) });
  if (west === undefined || south === undefined || east === undefined || north === undefined || !Number.isFinite(west + south + east + north)) return null;
  return [west, south, east, north];
}

/** A box at least so wide and high, about the same middle: flying to a 3 m sliver must not fill the screen with it. */
export function boxAtLeast(box: Box, size_deg: number): Box {
  const [west, south, east, north] = box;
  const [grow_x, grow_y] = [Math.max(0, size_deg - (east - west)) / 2, Math.max(0, size_deg - (north - south)) / 2];
  return [west - grow_x, south - grow_y, east + grow_x, north + grow_y];
}

/** A point that surely lies on the geometry, for its label. */
export function labelPoint(geometry: Geometry): Position {
  return pointOnFeature(feature(geometry)).geometry.coordinates;
}

export function midpoint(from: Position, to: Position): Position {
  return [((from[0] ?? 0) + (to[0] ?? 0)) / 2, ((from[1] ?? 0) + (to[1] ?? 0)) / 2];
}

/** The first point where an outline crosses itself: such a site has no area that anybody could mean. */
export function selfCrossing(polygon: Polygon): Position | null {
  return kinks(feature(polygon)).features[0]?.geometry.coordinates ?? null;
}

/** Fewer corners for a thumbnail or a link; about 1e-5° is one metre. */
export function simplified<Shape extends Geometry>(geometry: Shape, tolerance_deg: number): Shape {
  return simplify(geometry, { tolerance: tolerance_deg, highQuality: false, mutate: false });
}
