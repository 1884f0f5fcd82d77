/** What facts.sql measures of a site and a shoreline control zone: the only thing that rule R1 judges. */
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const Facts = Type.Object({
  subject_layer: Type.String(),
  subject_id: Type.String(),
  subject_name: Type.String(),
  subject_synthetic: Type.Boolean(),
  /** area | line | point */
  subject_shape: Type.String(),
  kind: nullable(Type.String()),
  /** GB/T 4754, two to four digits, perhaps with its section letter. */
  industry_code: nullable(Type.String()),
  act_type: nullable(Type.String()),
  act_date: nullable(Type.String()),
  object_layer: nullable(Type.String()),
  object_id: nullable(Type.String()),
  object_name: nullable(Type.String()),
  object_synthetic: Type.Boolean(),
  zone_status: nullable(Type.String()),
  zone_published_on: nullable(Type.String()),
  zone_document: nullable(Type.String()),
  /** whole · added: only what an expansion adds · added_unknown: an expansion, its earlier boundary is not on record · added_within: neither, but all of it lies in the zone · added_empty: an expansion that adds no area */
  tested_part: Type.String(),
  /** Of an added part: the day from which the boundary held that it is compared with. */
  before_from: nullable(Type.String()),
  tested_area_m2: nullable(Type.Number()),
  /** Share an area of at least 0.01 m²; of a point or line: lies in the zone. */
  meets: Type.Boolean(),
  overlap_m2: nullable(Type.Number()),
  overlap_share: nullable(Type.Number()),
  /** Diameter of the largest circle inside the overlap. */
  overlap_width_m: nullable(Type.Number()),
  /** How deep what lies in the zone reaches: the greatest distance from the edge of the published zones there. */
  inside_depth_m: nullable(Type.Number()),
  /** Of an expansion: what the part that stood before shares with the zone. */
  existing_overlap_m2: nullable(Type.Number()),
  distance_m: nullable(Type.Number()),
  subject_accuracy_m: nullable(Type.Number()),
  object_accuracy_m: nullable(Type.Number()),
  /** The larger of the two accuracies; null when either is unknown. */
  tolerance_m: nullable(Type.Number()),
  /** Share of what was tested for which the zone layer has data; null: the layer says nowhere where it has data. */
  coverage_share: nullable(Type.Number()),
  /** Distance to the edge of the ground the zone layer has data for. */
  coverage_margin_m: nullable(Type.Number()),
  coverage_demonstration: Type.Boolean(),
  /** 0: the zone layer was never published. */
  zone_revision: Type.Integer(),
  zone_as_of: nullable(Type.String()),
  /** Zones that are not repealed. */
  zone_count: Type.Integer(),
});
export type Facts = Static<typeof Facts>;
