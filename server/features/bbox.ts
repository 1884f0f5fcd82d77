/** Reads a bounding box that a request gives as text. */
import { AppError } from '../errors.ts';

export type Box = readonly [west: number, south: number, east: number, north: number];

/** @throws AppError BAD_BBOX with the value and what was expected */
export function readBbox(text: string): Box {
  const parts = text.split(',').map((part) => part.trim());
  const [west, south, east, north, ...more] = parts.map((part) => (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(part) ? Number(part) : Number.NaN));
  if (west === undefined || south === undefined || east === undefined || north === undefined || more.length > 0) {
    throw bad(text, `it has ${parts.length} parts; expected four numbers: west,south,east,north`);
  }
  if (![west, south, east, north].every(Number.isFinite)) throw bad(text, 'expected four finite numbers: west,south,east,north');
  if (west < -180 || east > 180 || west > 180 || east < -180) throw bad(text, 'expected longitudes from -180 to 180');
  if (south < -90 || north > 90 || south > 90 || north < -90) throw bad(text, 'expected latitudes from -90 to 90 (the order is west,south,east,north)');
  if (west > east) throw bad(text, `west ${west} lies east of east ${east}; expected west ≤ east`);
  if (south > north) throw bad(text, `south ${south} lies north of north ${north}; expected south ≤ north`);
  return [west, south, east, north];
}

function bad(text: string, expected: string): AppError {
  return new AppError('BAD_BBOX', `bbox=${text.slice(0, 120)}: ${expected}.`);
}
