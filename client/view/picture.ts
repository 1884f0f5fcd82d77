/** "Paint me a map": a report asks for a picture of a place with what is to be seen on it, the map's painter makes it, out of sight. */
import type { OverlayArea, OverlayLine } from './overlay.ts';

export interface PictureWish {
  /** west, south, east, north */
  readonly box: readonly number[];
  /** CSS pixels on paper. */
  readonly width_px: number;
  readonly height_px: number;
  /** Layer ids, top first. */
  readonly layers: readonly string[];
  readonly areas: readonly OverlayArea[];
  readonly lines: readonly OverlayLine[];
}

export interface MapPicture {
  /** A blob's address; whoever asked gives it back with URL.revokeObjectURL. */
  readonly address: string;
  /** Ground metres for one CSS pixel, at the middle. */
  readonly metres_per_pixel: number;
}

type Painter = (wish: PictureWish) => Promise<MapPicture>;

let painter: Painter | null = null;
let waiting: ((painter: Painter) => void)[] = [];

/** Waits until the map is there. */
export async function askPicture(wish: PictureWish): Promise<MapPicture> {
  const paint = painter ?? (await new Promise<Painter>((come) => (waiting = [...waiting, come])));
  return paint(wish);
}

/** The map offers to paint; returns how it takes that back. */
export function offerPainting(paint: Painter): () => void {
  painter = paint;
  for (const come of waiting) come(paint);
  waiting = [];
  return () => {
    if (painter === paint) painter = null;
  };
}
