/** Layers and their features on the wire. */
import { Type, type Static } from 'typebox';
import { AttributeValue, Bbox, Bilingual, Geometry } from './geo.ts';

/** What is known of a layer now: its published revision, how current, where it has data, how many of each class. */
export const LayerState = Type.Object({
  layer: Type.String(),
  /** 0: nothing was ever published; the layer is shown as "no data", never as empty ground. */
  revision: Type.Integer(),
  published_at: Type.Union([Type.String(), Type.Null()]),
  as_of: Type.Union([Type.String(), Type.Null()]),
  status: Type.Union([Type.Literal('draft'), Type.Literal('consultation'), Type.Literal('published'), Type.Literal('repealed')]),
  accuracy_m: Type.Union([Type.Number(), Type.Null()]),
  feature_count: Type.Integer(),
  /** Features that are 示意数据. */
  synthetic_count: Type.Integer(),
  /** Count of current features by class value; `""` holds those of no class. */
  class_counts: Type.Record(Type.String(), Type.Integer()),
  bbox: Type.Union([Bbox, Type.Null()]),
  /** True when any published revision says where the layer has data. */
  has_coverage: Type.Boolean(),
  /** The sources that its current features come from. */
  sources: Type.Array(
    Type.Object({
      title: Type.String(),
      licence: Type.String(),
      attribution: Type.String(),
      demonstration: Type.Boolean(),
      as_of: Type.Union([Type.String(), Type.Null()]),
      feature_count: Type.Integer(),
    }),
  ),
});
export type LayerState = Static<typeof LayerState>;

/** Every layer as it was known at the end of a day. What was in force on the ground that day is another question (two clocks). */
export const LayersKnown = Type.Object({
  /** null: as is known now. */
  known_on: Type.Union([Type.String(), Type.Null()]),
  /** As in the catalogue; `revision` is what its tiles of that day are addressed by, 0: nothing was published yet. */
  states: Type.Array(LayerState),
  /** Days, by the city's clock, on which any of these layers was published, newest first; at most 400. */
  days: Type.Array(Type.String()),
});
export type LayersKnown = Static<typeof LayersKnown>;

export const LayerDetail = Type.Object({
  state: LayerState,
  coverage: Type.Union([Geometry, Type.Null()]),
  /** Newest first. */
  revisions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      published_at: Type.String(),
      actor: Type.String(),
      reason: Type.String(),
      source: Type.String(),
      licence: Type.String(),
      source_file: Type.Union([Type.String(), Type.Null()]),
      source_sha256: Type.Union([Type.String(), Type.Null()]),
      added: Type.Integer(),
      changed: Type.Integer(),
      removed: Type.Integer(),
    }),
  ),
});
export type LayerDetail = Static<typeof LayerDetail>;

/** Provenance that every feature carries, beside the attributes of its layer. */
export const Provenance = Type.Object({
  source: Type.Union([Type.String(), Type.Null()]),
  licence: Type.Union([Type.String(), Type.Null()]),
  attribution: Type.Union([Type.String(), Type.Null()]),
  /** H official or open coordinates · M ±1–3 km · L ±5–10 km · synthetic invented for demonstration · null unknown */
  confidence: Type.Union([Type.String(), Type.Null()]),
  /** True: 示意数据, drawn from a description or invented; every view and export must say so. */
  synthetic: Type.Boolean(),
  revision: Type.Integer(),
  valid_from: Type.Union([Type.String(), Type.Null()]),
  valid_to: Type.Union([Type.String(), Type.Null()]),
});
export type Provenance = Static<typeof Provenance>;

export const Feature = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.String(),
  geometry: Geometry,
  /** The layer's attributes under their catalogue names; unknown values are null. */
  properties: Type.Record(Type.String(), AttributeValue),
  layer: Type.String(),
  provenance: Provenance,
  /** Ellipsoidal (CGCS2000). Null where the geometry has none. */
  measures: Type.Object({ area_m2: Type.Union([Type.Number(), Type.Null()]), length_m: Type.Union([Type.Number(), Type.Null()]) }),
});
export type Feature = Static<typeof Feature>;

export const FeaturePage = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(Feature),
  layer: Type.String(),
  revision: Type.Integer(),
  /** Matching features in all, not only on this page. */
  number_matched: Type.Integer(),
  number_returned: Type.Integer(),
  /** Give it back as `after` to read on; null at the end. */
  next: Type.Union([Type.String(), Type.Null()]),
  /** Says 示意数据 in words when any feature of the page is synthetic. */
  notice: Type.Union([Bilingual, Type.Null()]),
});
export type FeaturePage = Static<typeof FeaturePage>;

export const FeatureDetail = Type.Object({
  feature: Feature,
  bbox: Bbox,
  /** Every version known, newest first: boundary versions in the world and corrections of the record. */
  history: Type.Array(
    Type.Object({
      valid_from: Type.Union([Type.String(), Type.Null()]),
      valid_to: Type.Union([Type.String(), Type.Null()]),
      revision_from: Type.Integer(),
      revision_to: Type.Union([Type.Integer(), Type.Null()]),
      published_at: Type.String(),
      actor: Type.String(),
      reason: Type.String(),
      /** Attributes that differ from the version before. */
      changed: Type.Array(Type.String()),
      geometry_changed: Type.Boolean(),
      area_m2: Type.Union([Type.Number(), Type.Null()]),
    }),
  ),
});
export type FeatureDetail = Static<typeof FeatureDetail>;

/** What lies at a clicked point, across layers: points first, then lines, then areas from small to large. */
export const AtPoint = Type.Object({
  features: Type.Array(
    Type.Object({
      layer: Type.String(),
      id: Type.String(),
      label: Type.String(),
      class: Type.Union([Type.String(), Type.Null()]),
      synthetic: Type.Boolean(),
      distance_m: Type.Number(),
    }),
  ),
});
export type AtPoint = Static<typeof AtPoint>;
