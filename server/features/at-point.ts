/** What lies at a clicked point, across layers: points first, then lines, then areas from small to large. */
import type { Catalogue } from '../../data/grammar.ts';
import type { AtPoint } from '../contract/layers.ts';
import type { Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { findLayer } from './find-layer.ts';
import { endOfDay } from './known/known-day.ts';
import { classOf, labelOf } from './label.ts';

export interface PointRequest {
  readonly lon: number;
  readonly lat: number;
  /** Reach for points and lines; areas must contain the point. */
  readonly tolerance_m?: number;
  /** Layer ids, comma separated; all when absent. */
  readonly layers?: string;
  /** What was known at the end of that day; now when absent. */
  readonly known_on?: string;
}

/** A degree of latitude is nowhere shorter than this. */
const METRES_PER_DEGREE = 110_500;

/** @throws AppError UNKNOWN_LAYER, BAD_REQUEST */
export async function atPoint(database: Database, catalogue: Catalogue, request: PointRequest, signal?: AbortSignal): Promise<AtPoint> {
  const { lon, lat, tolerance_m = 0 } = request;
  const ids = request.layers === undefined ? catalogue.layers.map((layer) => layer.id) : request.layers.split(',').map((id) => findLayer(catalogue, id.trim()).id);
  const reach_lat = tolerance_m / METRES_PER_DEGREE;
  const reach_lon = Math.min(360, reach_lat / Math.max(1e-6, Math.cos((Math.min(89.9999, Math.abs(lat) + reach_lat) * Math.PI) / 180)));
  const known = await endOfDay(database, catalogue.city, request.known_on);
  const values = [catalogue.city.region, ids, lon, lat, tolerance_m, reach_lon, reach_lat];
  const { rows } = await database.query<{ layer: string; id: string; attributes: Record<string, unknown>; distance_m: number }>(
    known === null ? readSql('server/features/sql/at-point.sql') : readSql('server/features/sql/at-point-known.sql'),
    known === null ? values : [...values, known],
    { what: 'what lies at a point', signal },
  );
  return {
    features: rows.map(({ layer: layer_id, id, attributes, distance_m }) => {
      const layer = findLayer(catalogue, layer_id);
      return { layer: layer_id, id, label: labelOf(layer, attributes), class: classOf(layer, attributes), synthetic: attributes['synthetic'] === true, distance_m };
    }),
  };
}
