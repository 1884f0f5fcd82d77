/** What the shared statements measure: the properties that a rule spreads into its own Facts, beside what its subjects and objects say. */
import { Type, type Static, type TSchema } from 'typebox';

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const text = nullable(Type.String());
export const figure = nullable(Type.Number());
export const yesNo = nullable(Type.Boolean());

/** Who is judged: in every statement. */
const subject = {
  subject_layer: Type.String(),
  subject_id: Type.String(),
  subject_name: Type.String(),
  subject_synthetic: Type.Boolean(),
  /** area | line | point */
  subject_shape: Type.String(),
  tested_area_m2: figure,
  subject_accuracy_m: figure,
};

/** Against which layer and, of it, which object; and how much of the layer there is. */
const object = {
  /** The layer judged against, also where nothing of it was found. */
  object_layer: Type.String(),
  object_id: text,
  object_name: text,
  object_synthetic: Type.Boolean(),
  object_accuracy_m: figure,
  distance_m: figure,
  /** The larger of the two accuracies; null when either is unknown. */
  tolerance_m: figure,
  /** Share of what was tested for which the layer has data; null: the layer says nowhere where it has data. */
  coverage_share: figure,
  /** Distance to the edge of the ground the layer has data for. */
  coverage_margin_m: figure,
  coverage_demonstration: Type.Boolean(),
  /** 0: the layer was never published. */
  object_revision: Type.Integer(),
  object_as_of: text,
  /** Objects that count for this rule. */
  object_count: Type.Integer(),
  /** How far was looked for the nearest one. */
  reach_m: Type.Number(),
};

/** Of meets.sql: one row for each object that is met, else one with the nearest. */
export const meetsFacts = {
  ...subject,
  ...object,
  /** Share ground: an area of at least 0.01 m², a length of at least 0.01 m, a point. */
  meets: Type.Boolean(),
  /** overlapping | within | containing | touching | adjoining | apart | none */
  relation: Type.String(),
  overlap_m2: figure,
  overlap_share: figure,
  overlap_length_m: figure,
  /** How deep what is inside reaches from the edge of the ground that the object and its like make. */
  inside_depth_m: figure,
};
const MeetsFacts = Type.Object(meetsFacts);
export type MeetsFacts = Static<typeof MeetsFacts>;

/** Of gap.sql: one row for each subject and layer; the gap is what no object covers. */
export const gapFacts = {
  ...subject,
  ...object,
  /** Something covers, or touches, a part of it. */
  meets: Type.Boolean(),
  has_gap: Type.Boolean(),
  gap_m2: figure,
  gap_share: figure,
  /** How far the gap reaches from the cover; null: there is no gap, or no cover nearby. */
  gap_depth_m: figure,
  /** How far inside the cover all of it stays; null: there is a gap. */
  cover_margin_m: figure,
  /** Something that covers a part of it does not say since when. */
  cover_undated: Type.Boolean(),
  /** To how many belongs what covers parts of it. */
  cover_holders: Type.Integer(),
};
const GapFacts = Type.Object(gapFacts);
export type GapFacts = Static<typeof GapFacts>;

/** Of alone.sql: the subject alone. */
export const aloneFacts = subject;
const AloneFacts = Type.Object(aloneFacts);
export type AloneFacts = Static<typeof AloneFacts>;

/** What most laws ask of a site. */
export const actFacts = { act_type: text, act_date: text };
export interface ActFacts {
  readonly act_type: string | null;
  readonly act_date: string | null;
}

/** What a zone says of its own legal standing; object.sql gives it under these names. */
export const zoneFacts = { zone_status: text, zone_published_on: text, zone_document: text };
export interface ZoneFacts {
  readonly zone_status: string | null;
  readonly zone_published_on: string | null;
  readonly zone_document: string | null;
}
