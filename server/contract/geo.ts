/** GeoJSON (RFC 7946) as it goes over the wire: CGCS2000 degrees, longitude before latitude, at most 7 decimals. */
import { Type, type Static } from 'typebox';

export const Position = Type.Array(Type.Number(), { minItems: 2, maxItems: 3 });

/** Any GeoJSON geometry; the server checks it further (size, closedness, extent) and says what is wrong with it. */
export const Geometry = Type.Unsafe<Geometry>(
  Type.Object(
    {
      type: Type.Union(
        ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'].map((name) => Type.Literal(name)),
      ),
      coordinates: Type.Array(Type.Unknown()),
    },
    { additionalProperties: true },
  ),
);
export type Geometry = { type: string; coordinates: unknown[] };

export const Bbox = Type.Array(Type.Number(), { minItems: 4, maxItems: 4, description: 'west, south, east, north in degrees' });

export const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() });
export type Bilingual = Static<typeof Bilingual>;

/** A value of a feature's attribute. */
export const AttributeValue = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);
