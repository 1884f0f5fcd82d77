/** The grid that map tiles are cut in: Web Mercator (EPSG:3857), 4096 units a side, zooms 0 to 22. */

/** Tile units a side. */
export const EXTENT = 4096;
/** Tile units beyond each edge that a tile also holds, so that lines and fills join without a seam. */
export const BUFFER = 64;
export const MAX_ZOOM = 22;

/** Metres of Web Mercator around the equator. */
const CIRCUMFERENCE_M = 2 * Math.PI * 6378137;

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Bands of stored geometry: the lowest zoom each serves, and the pixel it is generalised to (0: as stored). */
export const bands = [
  { number: 10, pixel_m: 0 },
  { number: 8, pixel_m: pixelAt(9) },
  { number: 6, pixel_m: pixelAt(7) },
] as const;

export function bandOf(zoom: number): number {
  if (zoom >= 10) return 10;
  return zoom >= 8 ? 8 : 6;
}

/** Metres of Web Mercator by which a tile's shapes are thinned: two units, or 0 where those of the band were by as much. */
export function thinningOf(zoom: number): number {
  const two_units_m = (2 * CIRCUMFERENCE_M) / 2 ** zoom / EXTENT;
  const stored_m = (bands.find((band) => band.number === bandOf(zoom))?.pixel_m ?? 0) / 2;
  return stored_m >= two_units_m ? 0 : two_units_m;
}

/** Metres of Web Mercator a screen pixel, tiles being drawn 512 pixels wide. */
function pixelAt(zoom: number): number {
  return CIRCUMFERENCE_M / 2 ** zoom / 512;
}

export interface TileBox {
  /** Corner of tile unit (0, 0). */
  readonly west: number;
  readonly north: number;
  readonly unit_m: number;
  /** The tile with its margin. */
  readonly reach: readonly [west: number, south: number, east: number, north: number];
}

export function tileBox({ z, x, y }: TileAddress): TileBox {
  const side = CIRCUMFERENCE_M / 2 ** z;
  const west = x * side - CIRCUMFERENCE_M / 2;
  const north = CIRCUMFERENCE_M / 2 - y * side;
  const margin = (side * BUFFER) / EXTENT;
  return { west, north, unit_m: side / EXTENT, reach: [west - margin, north - side - margin, west + side + margin, north + margin] };
}

/**
 * Where a point of Web Mercator lies in a tile, in whole tile units; null when it lies in another. The tile's number is
 * worked out from the point alone, so of all tiles of a zoom exactly one has it, also on an edge.
 */
export function unitsIn({ z, x, y }: TileAddress, x_m: number, y_m: number): [number, number] | null {
  const column = ((x_m + CIRCUMFERENCE_M / 2) / CIRCUMFERENCE_M) * 2 ** z;
  const row = ((CIRCUMFERENCE_M / 2 - y_m) / CIRCUMFERENCE_M) * 2 ** z;
  if (Math.floor(column) !== x || Math.floor(row) !== y) return null;
  return [Math.floor((column - x) * EXTENT), Math.floor((row - y) * EXTENT)];
}
