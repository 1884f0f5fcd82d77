/** Findings as people work with them: stored, with a life over the scans, a standing that a person gave them, and filters that one list, map and chart share. */
import { Type, type Static } from 'typebox';
import { Bilingual, Position } from './geo.ts';
import { Finding, LayerVersion, Party, Verdict } from './rules.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** What the last scan said of it: 新增 · 持续 · 已消除 · 复现 */
export const Life = Type.Enum(['new', 'persisting', 'resolved', 'relapsed']);
export type Life = Static<typeof Life>;
/** What people said of it: 待处理 · 已确认 · 误报 · 已豁免 */
export const Standing = Type.Enum(['open', 'confirmed', 'dismissed', 'exempted']);
export type Standing = Static<typeof Standing>;
/** How the two lie to each other: 重叠 · 在内 · 包含 · 相接（共边或共点）· 邻近（在容差内）· 相离 · 无对象 */
export const Relation = Type.Enum(['overlapping', 'within', 'containing', 'touching', 'adjoining', 'apart', 'none']);
export type Relation = Static<typeof Relation>;

export const FindingRow = Type.Object({
  key: Type.String(),
  rule: Type.String(),
  verdict: Verdict,
  code: Type.String(),
  reason: Bilingual,
  subject: Party,
  object: nullable(Party),
  relation: Relation,
  demonstration: Type.Boolean(),
  /** District feature id; null: in none. */
  district: nullable(Type.String()),
  /** The department that answers for it: the rule's. */
  unit: Bilingual,
  life: Life,
  standing: Standing,
  /** ISO times: first seen ever; when verdict or life last changed. */
  first_seen_at: Type.String(),
  changed_at: Type.String(),
  /** Whole days since it was first seen, or relapsed. */
  age_days: Type.Integer(),
  overlap_m2: nullable(Type.Number()),
  overlap_share: nullable(Type.Number()),
  distance_m: nullable(Type.Number()),
  /** Where to draw its mark: on the clipped piece, else on the subject. */
  point: Position,
  /** True: the rule could not be run last time, and this is what an earlier scan found. Absent: it was measured. */
  not_measured: Type.Optional(Type.Boolean()),
});
export type FindingRow = Static<typeof FindingRow>;

/** The one filter, written in the address and sent with list, summary, points and export; every part must hold; comma-separated values are alternatives. */
export const FindingFilter = {
  rule: Type.Optional(Type.String({ maxLength: 2000, description: 'rule ids, comma separated' })),
  verdict: Type.Optional(Type.String({ maxLength: 100, description: 'verdicts, comma separated' })),
  district: Type.Optional(Type.String({ maxLength: 500, description: 'district feature ids, comma separated; "none" for outside all' })),
  unit: Type.Optional(Type.String({ maxLength: 500, description: 'Chinese unit names, comma separated' })),
  life: Type.Optional(Type.String({ maxLength: 100, description: 'new, persisting, resolved, relapsed' })),
  standing: Type.Optional(Type.String({ maxLength: 100, description: 'open, confirmed, dismissed, exempted' })),
  month: Type.Optional(Type.String({ maxLength: 500, description: 'YYYY-MM of first sight, comma separated' })),
  min_age: Type.Optional(Type.Integer({ minimum: 0, maximum: 100000, description: 'days' })),
  max_age: Type.Optional(Type.Integer({ minimum: 0, maximum: 100000, description: 'days' })),
  subject: Type.Optional(Type.String({ maxLength: 300, description: '`<layer>/<id>`' })),
  scan: Type.Optional(Type.String({ maxLength: 40, description: 'id of a scan: what that scan changed' })),
  bbox: Type.Optional(Type.String({ maxLength: 120, description: 'west,south,east,north: the mark lies inside' })),
  keys: Type.Optional(Type.String({ maxLength: 20000, description: 'finding keys, separated by a line break' })),
  q: Type.Optional(Type.String({ maxLength: 100, description: 'part of the name of subject or object' })),
} as const;

export const findingSorts = ['worst', 'newest', 'oldest', 'overlap', 'distance', 'rule', 'subject', 'district'] as const;

export const FindingPage = Type.Object({
  /** Matching the filter in all. */
  total: Type.Integer(),
  rows: Type.Array(FindingRow),
  /** Give it as `after` for the next page; null: this was the last. */
  next: nullable(Type.String()),
  /** The last finished scan; null: none has been yet, and nothing can be said. */
  scanned_at: nullable(Type.String()),
});
export type FindingPage = Static<typeof FindingPage>;

const Counts = Type.Object({ prohibited: Type.Integer(), restricted: Type.Integer(), review: Type.Integer(), clear: Type.Integer(), undetermined: Type.Integer() });

export const FindingGroup = Type.Object({
  key: Type.String(),
  title: Bilingual,
  /** By verdict, those that match the filter less the group's own part of it (so that a chart can show what it would add). */
  counts: Counts,
});
export type FindingGroup = Static<typeof FindingGroup>;

export const FindingSummary = Type.Object({
  total: Type.Integer(),
  by: Type.Object({
    rule: Type.Array(FindingGroup),
    verdict: Type.Array(FindingGroup),
    district: Type.Array(FindingGroup),
    unit: Type.Array(FindingGroup),
    life: Type.Array(FindingGroup),
    standing: Type.Array(FindingGroup),
    /** YYYY-MM of first sight, without gaps, at most the last 24 months that hold any. */
    month: Type.Array(FindingGroup),
  }),
});
export type FindingSummary = Static<typeof FindingSummary>;

/** For the map: at most 20,000, worst first; `truncated` says when there are more. */
export const FindingPoints = Type.Object({
  truncated: Type.Boolean(),
  points: Type.Array(Type.Object({ key: Type.String(), verdict: Verdict, standing: Standing, life: Life, point: Position })),
});
export type FindingPoints = Static<typeof FindingPoints>;

export const FindingEvent = Type.Object({
  at: Type.String(),
  kind: Type.Enum(['appeared', 'verdict_changed', 'resolved', 'relapsed', 'confirmed', 'dismissed', 'exempted', 'reopened', 'expired']),
  /** A person's name, or null for a scan. */
  actor: nullable(Type.String()),
  scan: nullable(Type.String()),
  from: nullable(Type.String()),
  to: nullable(Type.String()),
  reason: Type.String(),
  /** Document number or address of the evidence. */
  evidence: Type.String(),
  /** Who signed (may differ from who entered it). */
  signer: Type.String(),
  expires_on: nullable(Type.String()),
});
export type FindingEvent = Static<typeof FindingEvent>;

export const StoredFinding = Type.Object({
  row: FindingRow,
  /** With evidence and law, as measured by the scan that last looked. */
  finding: Finding,
  /** Newest first. */
  events: Type.Array(FindingEvent),
  /** Other findings of the same subject, and those within 500 m, nearest first, at most 20. */
  neighbours: Type.Array(Type.Object({ row: FindingRow, distance_m: Type.Number() })),
});
export type StoredFinding = Static<typeof StoredFinding>;

/** `expires_on` is asked for with exempted; `reason` is asked for with all. */
export const Decision = Type.Object(
  {
    kind: Type.Enum(['confirmed', 'dismissed', 'exempted', 'reopened']),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    evidence: Type.Optional(Type.String({ maxLength: 500 })),
    signer: Type.Optional(Type.String({ maxLength: 100 })),
    expires_on: Type.Optional(Type.String({ format: 'date' })),
  },
  { additionalProperties: false },
);
export type Decision = Static<typeof Decision>;

export const Scan = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['full', 'incremental']),
  state: Type.Enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  /** Why it ran: `first start`, `published chemical_parks@3`, a person's name. */
  cause: Type.String(),
  started_at: nullable(Type.String()),
  finished_at: nullable(Type.String()),
  /** Subjects × rules measured, of those to measure; hundredths for somebody to whom a layer is closed. */
  done: Type.Integer(),
  total: Type.Integer(),
  /** The rule under way. */
  rule: nullable(Type.String()),
  layers: Type.Array(LayerVersion),
  changes: Type.Object({ new: Type.Integer(), verdict_changed: Type.Integer(), resolved: Type.Integer(), relapsed: Type.Integer() }),
  /** Rules that could not be run; their findings are those of an earlier scan. */
  failed_rules: Type.Optional(Type.Array(Type.Object({ rule: Type.String(), fault: Type.String() }))),
  fault: nullable(Type.String()),
});
export type Scan = Static<typeof Scan>;

/** Figures tried instead of the rule's own; only those marked adjustable. */
export const DryRunRequest = Type.Object({ thresholds: Type.Record(Type.String({ maxLength: 60 }), Type.Number()) }, { additionalProperties: false });
const Changed = Type.Object({ key: Type.String(), from: nullable(Verdict), to: nullable(Verdict), subject: Party, point: Position });
export const DryRun = Type.Object({
  rule: Type.String(),
  today: Type.Integer({ description: 'conflicts (prohibited, restricted, review) with the rule as it is' }),
  // oxlint-disable-next-line no-thenable -- with the other figures; a number is never called
  then: Type.Integer(),
  /** All that the rule says, also what it cannot tell and what is clear: an undetermined one counts in neither `today` nor `then`. */
  verdicts: Type.Object({ today: Counts, tried: Counts }),
  /** Conflicts that come, that go, and findings with another verdict that are conflicts in both or in neither; at most 500 each; `point` is where to draw it. */
  added: Type.Array(Changed),
  removed: Type.Array(Changed),
  other: Type.Array(Changed),
  added_count: Type.Integer(),
  removed_count: Type.Integer(),
  other_count: Type.Integer(),
});
export type DryRun = Static<typeof DryRun>;
