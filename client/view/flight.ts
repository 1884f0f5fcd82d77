/** "Take me there": a panel asks, the map flies, leaving free what panels and cards cover. */

export type Destination =
  /** west, south, east, north */
  | { readonly bbox: readonly number[]; readonly max_zoom?: number }
  | { readonly position: readonly number[]; readonly zoom?: number }
  | 'city'
  | 'in'
  | 'out';

const pilots = new Set<(destination: Destination) => void>();
let waiting: Destination | null = null;

/** A flight asked for before the map is there happens when it comes. */
export function flyTo(destination: Destination): void {
  if (pilots.size === 0) waiting = destination;
  for (const pilot of pilots) pilot(destination);
}

export function onFlight(pilot: (destination: Destination) => void): () => void {
  pilots.add(pilot);
  if (waiting) pilot(waiting);
  waiting = null;
  return () => pilots.delete(pilot);
}

/** The box around any GeoJSON geometry; null when it has no position. */
export function boxOf(geometry: { readonly coordinates: readonly unknown[] }): [number, number, number, number] | null {
  let box: [number, number, number, number] | null = null;
  const visit = (part: readonly unknown[]): void => {
    const [x, y] = part;
    if (typeof x === 'number' && typeof y === 'number') {
      box = box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y];
    } else for (const inner of part) if (Array.isArray(inner)) visit(inner);
  };
  visit(geometry.coordinates);
  return box;
}
