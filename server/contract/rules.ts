/** Verdicts and their evidence on the wire. */
import { Type, type Static } from 'typebox';
import { AttributeValue, Bilingual, Geometry, Position } from './geo.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const Verdict = Type.Union([
  Type.Literal('prohibited'),
  Type.Literal('restricted'),
  Type.Literal('review'),
  Type.Literal('clear'),
  Type.Literal('undetermined'),
]);

export const LegalCitation = Type.Object({
  basis: Type.String(),
  document: Bilingual,
  article: Bilingual,
  text: Type.String(),
  translation: Type.String(),
  valid_from: Type.String(),
  valid_to: nullable(Type.String()),
  confirmed: Type.Boolean(),
  /** False: shown because no text was in force on the day of the act (or that day is unknown). */
  in_force_on_act_date: Type.Boolean(),
});
export type LegalCitation = Static<typeof LegalCitation>;

export const LayerVersion = Type.Object({
  layer: Type.String(),
  revision: Type.Integer(),
  as_of: nullable(Type.String()),
  demonstration: Type.Boolean(),
});

export const Evidence = Type.Object({
  rule: Type.String(),
  rule_version: Type.String(),
  /** The text in force on the day of the act stands first. */
  legal: Type.Array(LegalCitation),
  layers: Type.Array(LayerVersion),
  /** EPSG code the test ran in; areas and distances are ellipsoidal on it. */
  crs: Type.String(),
  /** Area that was tested (of an expansion: only the added part). */
  tested_area_m2: nullable(Type.Number()),
  overlap_m2: nullable(Type.Number()),
  /** overlap ÷ tested area, 0…1 */
  overlap_share: nullable(Type.Number()),
  /** Diameter of the largest circle inside the overlap: how thick it is. */
  overlap_width_m: nullable(Type.Number()),
  /** How deep the overlap reaches inside the object's edge: what is compared with the tolerance. */
  overlap_depth_m: nullable(Type.Number()),
  /** 0 where they meet. */
  distance_m: nullable(Type.Number()),
  /** On the subject, on the object: the ends of the shortest line between them. Null where they meet. */
  nearest: nullable(Type.Object({ subject: Position, object: Position })),
  /** The clipped piece. */
  overlap: nullable(Geometry),
  /** What was tested where it is not the whole subject: the added part of an expansion. */
  tested: nullable(Geometry),
  tolerance_m: nullable(Type.Number()),
  /** Share of the tested geometry for which the object layer has data, 0…1. */
  coverage_share: nullable(Type.Number()),
  /** All measured facts, by their names in the rule. */
  facts: Type.Record(Type.String(), AttributeValue),
  run_id: Type.String(),
  run_at: Type.String(),
});
export type Evidence = Static<typeof Evidence>;

export const Party = Type.Object({ layer: Type.String(), id: Type.String(), name: Type.String(), synthetic: Type.Boolean() });
export type Party = Static<typeof Party>;

export const Finding = Type.Object({
  /** `rule:subject-layer/subject-id:object-id`, the identity that outlives a run. */
  key: Type.String(),
  verdict: Verdict,
  code: Type.String(),
  reason: Bilingual,
  subject: Party,
  object: nullable(Party),
  /** Rests on 示意数据 in the subject, the object or the coverage. */
  demonstration: Type.Boolean(),
  evidence: Evidence,
});
export type Finding = Static<typeof Finding>;

export const Findings = Type.Object({
  rule: Type.String(),
  run_id: Type.String(),
  run_at: Type.String(),
  layers: Type.Array(LayerVersion),
  counts: Type.Object({
    prohibited: Type.Integer(),
    restricted: Type.Integer(),
    review: Type.Integer(),
    clear: Type.Integer(),
    undetermined: Type.Integer(),
  }),
  /** Worst first; then by overlap, then by distance. */
  findings: Type.Array(Finding),
});
export type Findings = Static<typeof Findings>;

/** A drawn site and what the person says of it, or a published feature of any layer. */
export const CheckRequest = Type.Union([
  Type.Object({ geometry: Geometry, attributes: Type.Optional(Type.Record(Type.String(), AttributeValue)) }, { additionalProperties: false }),
  Type.Object(
    {
      layer: Type.String({ maxLength: 64 }),
      id: Type.String({ maxLength: 200 }),
      attributes: Type.Optional(Type.Record(Type.String(), AttributeValue)),
    },
    { additionalProperties: false },
  ),
]);
export type CheckRequest = Static<typeof CheckRequest>;

export const CheckAnswer = Type.Object({
  rule: Type.String(),
  /** The worst of the findings. */
  verdict: Verdict,
  findings: Type.Array(Finding),
});
export type CheckAnswer = Static<typeof CheckAnswer>;
