/** A box in any of the systems served, as a shape: what `bbox=` and `BBOX(…)` mean. */
import type { Crs } from './crs.ts';
import { AppError } from '../errors.ts';

export type Position = readonly [x: number, y: number];

export type BoxShape =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** An edge of a projected box is a curve in degrees: it goes over in so many pieces, which keeps it true to a metre over 100 km. */
const PIECES = 32;

/** @throws AppError by `refuse` */
export function readBoxText(text: string): number[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.map((part) => (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(part) ? Number(part) : Number.NaN));
}

/**
 * The box as a shape, east before north; null where it lies wholly outside what the system reaches. A box that holds no area is a
 * line or a point; one whose west lies east of its east crosses the 180th meridian and is two.
 * @param numbers four, or six of which the heights do not matter, in the system's own order
 */
export function boxShape(numbers: readonly number[], crs: Crs, refuse: (detail: string) => AppError): BoxShape | null {
  const [first_low, second_low, first_high, second_high] = numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers;
  if (first_low === undefined || second_low === undefined || first_high === undefined || second_high === undefined || (numbers.length !== 4 && numbers.length !== 6)) {
    throw refuse(`it has ${numbers.length} numbers; expected four, the lower corner before the upper, or six with heights`);
  }
  if (!numbers.every(Number.isFinite)) throw refuse('it holds something that is no finite number');
  const [west, south, east, north] = crs.north_first ? [second_low, first_low, second_high, first_high] : [first_low, second_low, first_high, second_high];
  if (south > north) throw refuse(`its south ${south} lies north of its north ${north}${crs.north_first ? ' (this system is written north before east)' : ''}`);
  return crs.projected ? projected(west, south, east, north, crs, refuse) : degrees(west, south, east, north, refuse);
}

function degrees(west: number, south: number, east: number, north: number, refuse: (detail: string) => AppError): BoxShape {
  if (Math.abs(west) > 180 || Math.abs(east) > 180) throw refuse(`its longitudes are ${west} and ${east}; expected from -180 to 180`);
  if (Math.abs(south) > 90 || Math.abs(north) > 90) throw refuse(`its latitudes are ${south} and ${north}; expected from -90 to 90`);
  if (west <= east) return shapeOf(west, south, east, north, 1);
  return { type: 'MultiPolygon', coordinates: [[ring(west, south, 180, north, 1)], [ring(-180, south, east, north, 1)]] };
}

function projected(west: number, south: number, east: number, north: number, { reach }: Crs, refuse: (detail: string) => AppError): BoxShape | null {
  if (west > east) throw refuse(`its west ${west} lies east of its east ${east}`);
  const [left, bottom, right, top] = [Math.max(west, reach[0]), Math.max(south, reach[1]), Math.min(east, reach[2]), Math.min(north, reach[3])];
  return left > right || bottom > top ? null : shapeOf(left, bottom, right, top, PIECES);
}

function shapeOf(west: number, south: number, east: number, north: number, pieces: number): BoxShape {
  if (west === east && south === north) return { type: 'Point', coordinates: [west, south] };
  if (west === east || south === north) return { type: 'LineString', coordinates: [...edge([west, south], [east, north], pieces), [east, north]] };
  return { type: 'Polygon', coordinates: [ring(west, south, east, north, pieces)] };
}

function ring(west: number, south: number, east: number, north: number, pieces: number): Position[] {
  const corners: readonly Position[] = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  return [...corners.slice(1).flatMap((corner, index) => edge(corners[index] ?? corner, corner, pieces)), [west, south]];
}

/** From its beginning to just before its end. */
function edge([x0, y0]: Position, [x1, y1]: Position, pieces: number): Position[] {
  return Array.from({ length: pieces }, (_, step) => [x0 + ((x1 - x0) * step) / pieces, y0 + ((y1 - y0) * step) / pieces] as const);
}

export const badBox = (text: string) => (detail: string): AppError => new AppError('BAD_BBOX', `bbox=${text.slice(0, 120)}: ${detail}.`);
