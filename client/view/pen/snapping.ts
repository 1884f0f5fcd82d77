/** Corners of drawn layers to which the pen clings: a panel that has the exact shapes gives them, the map's pen asks. */

/** The nearest corner within reach, in degrees; null: none. */
export type Snap = (longitude: number, latitude: number, reach_deg: number) => readonly [number, number] | null;

let snap: Snap | null = null;

/** Returns how to take it away. */
export function offerCorners(offered: Snap): () => void {
  snap = offered;
  return () => {
    if (snap === offered) snap = null;
  };
}

export const nearestCorner: Snap = (longitude, latitude, reach_deg) => snap?.(longitude, latitude, reach_deg) ?? null;
