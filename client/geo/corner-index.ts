/** All corners of the shapes at hand, so that the nearest to a pointer is found within a frame. */
import Flatbush from 'flatbush';
import type { Geometry, Position } from 'geojson';

export type CornerIndex = (longitude: number, latitude: number, reach_deg: number) => readonly [number, number] | null;

const most_corners = 200_000;

export function cornerIndex(geometries: readonly Geometry[]): CornerIndex {
  const corners: [number, number][] = [];
  for (const geometry of geometries) if ('coordinates' in geometry) collect(geometry.coordinates, corners);
  if (corners.length === 0) return () => null;
  const tree = new Flatbush(corners.length);
  for (const [x, y] of corners) tree.add(x, y, x, y);
  tree.finish();
  return (longitude, latitude, reach_deg) => {
    // A degree of longitude is shorter than one of latitude; within reach that is all the same to a hand.
    const [nearest] = tree.neighbors(longitude, latitude, 1, reach_deg);
    return nearest === undefined ? null : (corners[nearest] ?? null);
  };
}

function collect(part: Position | readonly unknown[], corners: [number, number][]): void {
  const [x, y] = part;
  if (corners.length >= most_corners) return;
  if (typeof x === 'number' && typeof y === 'number') corners.push([x, y]);
  else for (const inner of part) if (Array.isArray(inner)) collect(inner, corners);
}
