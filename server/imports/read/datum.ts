/** Moves coordinates of Chinese web maps (GCJ-02, shifted by up to 500 m) to CGCS2000; WGS 84 agrees with it within centimetres. */
import gcoord from 'gcoord';
import type { LayerOrigin } from '../../../data/grammar.ts';
import type { Geometry } from '../../contract/geo.ts';

export function shiftToCgcs2000(geometry: Geometry, datum: LayerOrigin['datum']): Geometry {
  if (datum !== 'GCJ-02') return geometry;
  return { type: geometry.type, coordinates: geometry.coordinates.length === 0 ? [] : asArray(shift(geometry.coordinates)) };
}

/** What has no proper form is handed on as it is; the publication names it. */
function shift(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [x, y] = value as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number') return value.map(shift);
  const [longitude, latitude] = gcoord.transform([x, y], gcoord.GCJ02, gcoord.WGS84);
  // A tenth of a millimetre: the same on every machine, whatever the last bits of its sines.
  return [round(longitude), round(latitude)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e9) / 1e9;
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
