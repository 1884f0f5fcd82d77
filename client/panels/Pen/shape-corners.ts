/** The corners that a hand has set: while it moves, the corner under the pointer is not yet one of them. */
import type { Position } from 'geojson';
import type { OverlayGeometry } from '../../view/overlay.ts';

const isPosition = (value: unknown): value is Position => Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
const positions = (list: unknown): Position[] => (Array.isArray(list) ? list.filter(isPosition) : []);

/** Every corner of the shape as it stands, the closing one of a ring left out. */
export function outlineOf(shape: OverlayGeometry | null): Position[] {
  if (shape === null) return [];
  if (shape.type === 'Point') return isPosition(shape.coordinates) ? [[...shape.coordinates] as Position] : [];
  if (shape.type === 'LineString') return positions(shape.coordinates);
  return shape.type === 'Polygon' ? positions(shape.coordinates[0]).slice(0, -1) : [];
}

/** Distinct corners, less the one under the pointer while the shape is unfinished. */
export function cornersOf(shape: OverlayGeometry | null, finished: boolean): Position[] {
  const outline = outlineOf(shape);
  const distinct = outline.filter((corner, index) => index === 0 || corner[0] !== outline[index - 1]?.[0] || corner[1] !== outline[index - 1]?.[1]);
  const moving = !finished && outline.length > 1 && distinct.length === outline.length;
  return moving ? distinct.slice(0, -1) : distinct;
}
