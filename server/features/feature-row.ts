/** Turns a row of the database into a feature as it goes over the wire. */
import type { Static } from 'typebox';
import type { Layer } from '../../data/grammar.ts';
import type { AttributeValue, Geometry } from '../contract/geo.ts';
import type { Feature } from '../contract/layers.ts';

type PlainValue = Static<typeof AttributeValue>;

export interface FeatureRow {
  readonly id: string;
  readonly geometry: Geometry;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly revision_from: number;
  readonly source: string;
  readonly licence: string;
  readonly attribution: string;
  readonly area_m2: number | null;
  readonly length_m: number | null;
}

export function featureOf(layer: Layer, row: FeatureRow): Feature {
  const properties: Record<string, PlainValue> = {};
  for (const name of Object.keys(layer.attributes)) properties[name] = plain(row.attributes[name]);
  return {
    type: 'Feature',
    id: row.id,
    geometry: row.geometry,
    properties,
    layer: layer.id,
    provenance: {
      source: text(row.attributes['source']) ?? row.source,
      licence: row.licence,
      attribution: row.attribution,
      confidence: text(row.attributes['confidence']),
      synthetic: row.attributes['synthetic'] === true,
      revision: row.revision_from,
      valid_from: dayOrNull(row.valid_from),
      valid_to: row.valid_to,
    },
    measures: { area_m2: row.area_m2, length_m: row.length_m },
  };
}

/** `-infinity` stands for "since before anyone wrote it down". */
export function dayOrNull(day: string): string | null {
  return day === '-infinity' ? null : day;
}

function plain(value: unknown): PlainValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
