/** The plan's targets on the wire: value, status, history, the members behind a number, and what people report. */
import { Type, type Static } from 'typebox';
import type { Baseline, Definition, Series, Target, Theme } from '../../data/grammar.ts';
import { Bilingual, Geometry } from './geo.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const day = Type.String({ format: 'date' });

/** 已达到 · 按进度 · 落后 · 未达到 · 无数据 · 未到期 */
export const statuses = ['met', 'on_course', 'behind', 'missed', 'no_data', 'not_due'] as const;
export type StatusCode = (typeof statuses)[number];

export const Status = Type.Object({
  code: Type.Unsafe<StatusCode>(Type.Union(statuses.map((one) => Type.Literal(one)))),
  /** One sentence with the figures it rests on. */
  reason: Bilingual,
});
export type Status = Static<typeof Status>;

/** One point of a history. A line is drawn only between points of one series and one definition. */
export const Observed = Type.Object({
  /** The days that it speaks of, both included; equal for a state. */
  from: day,
  to: day,
  value: Type.Number(),
  numerator: nullable(Type.Number()),
  denominator: nullable(Type.Number()),
  series: Type.String(),
  definition: Type.String(),
  demonstration: Type.Boolean(),
});
export type Observed = Static<typeof Observed>;

export const IndicatorState = Type.Object({
  indicator: Type.String(),
  /** Q15 */
  number: Type.String(),
  theme: Type.Unsafe<Theme>(Type.String()),
  title: Bilingual,
  phrase: Type.String(),
  unit: Type.String(),
  target: Type.Unsafe<Target>(Type.Object({}, { additionalProperties: true })),
  /** measured: from the map; account: an area account; reported: by people. */
  kind: Type.Union([Type.Literal('measured'), Type.Literal('account'), Type.Literal('reported')]),
  /** Null: no data, or it cannot be told. */
  value: nullable(Type.Number()),
  /** Lowest and highest it may be while members are unknown; null: it is exact, or it cannot be told. */
  range: nullable(Type.Object({ low: Type.Number(), high: Type.Number() })),
  numerator: nullable(Type.Number()),
  denominator: nullable(Type.Number()),
  /** How many members (sections, mines, patches) are in it, and of how many of them nothing is known. */
  members: nullable(Type.Integer()),
  unknown_members: Type.Integer(),
  /** What the value speaks of: a day, or the days from … to. */
  from: nullable(day),
  to: nullable(day),
  source: nullable(Bilingual),
  demonstration: Type.Boolean(),
  status: Status,
  /** The version of the definition that the value was made by. */
  definition: Type.String(),
  /** At most 24 points, oldest first, of the judged series. */
  trend: Type.Array(Observed),
  /** A closed layer or one without data: why there is no value. */
  undetermined: nullable(Bilingual),
});
export type IndicatorState = Static<typeof IndicatorState>;

/** The whole plan, as data. */
export const PlanState = Type.Object({
  title: Bilingual,
  /** The day asked for. */
  as_of: day,
  run_at: Type.String(),
  counts: Type.Record(Type.String(), Type.Integer()),
  indicators: Type.Array(IndicatorState),
});
export type PlanState = Static<typeof PlanState>;

/** A row that somebody reported. What was said before stays; a correction is a new row that names the one it replaces. */
export const Observation = Type.Object({
  id: Type.String(),
  indicator: Type.String(),
  series: Type.String(),
  district: nullable(Type.String()),
  from: day,
  to: day,
  value: Type.Number(),
  numerator: nullable(Type.Number()),
  denominator: nullable(Type.Number()),
  definition: Type.String(),
  source: Type.String(),
  note: Type.String(),
  demonstration: Type.Boolean(),
  entered_by: Type.String(),
  entered_at: Type.String(),
  /** The row that it corrects. */
  replaces: nullable(Type.String()),
  /** The row that corrects it. */
  replaced_by: nullable(Type.String()),
  withdrawn: Type.Boolean(),
});
export type Observation = Static<typeof Observation>;

export const IndicatorPage = Type.Object({
  ...IndicatorState.properties,
  definitions: Type.Array(Type.Unsafe<Definition>(Type.Object({}, { additionalProperties: true }))),
  ambiguity: nullable(Bilingual),
  baseline: nullable(Type.Unsafe<Baseline>(Type.Object({}, { additionalProperties: true }))),
  responsible: Bilingual,
  plan_source: Bilingual,
  series: Type.Array(Type.Unsafe<Series>(Type.Object({}, { additionalProperties: true }))),
  /** Every point of every series, oldest first. */
  history: Type.Array(Observed),
  by_district: Type.Array(
    Type.Object({
      district: nullable(Type.String()),
      title: Bilingual,
      value: nullable(Type.Number()),
      /** As of the whole: what it may be while members are unknown. */
      range: nullable(Type.Object({ low: Type.Number(), high: Type.Number() })),
      numerator: nullable(Type.Number()),
      denominator: nullable(Type.Number()),
      members: Type.Integer(),
      unknown_members: Type.Integer(),
      /** What this value speaks of; districts may have reported different times. */
      from: nullable(day),
      to: nullable(day),
    }),
  ),
  /** The formula with the live numbers in it, as one line in each language: anyone can recompute it. */
  formula: nullable(Bilingual),
  counts: nullable(Type.Object({ unit: Bilingual, numerator: Bilingual, denominator: nullable(Bilingual) })),
  population: nullable(Bilingual),
  layers: Type.Array(Type.Object({ layer: Type.String(), revision: Type.Integer(), as_of: nullable(Type.String()), demonstration: Type.Boolean() })),
  observations: Type.Array(Observation),
});
export type IndicatorPage = Static<typeof IndicatorPage>;

/** The members behind a measured number, as features; `key` is layer/id, and a member that lies in two districts has two rows. */
export const IndicatorMembers = Type.Object({
  type: Type.Literal('FeatureCollection'),
  truncated: Type.Boolean(),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      geometry: nullable(Geometry),
      properties: Type.Object({
        layer: Type.String(),
        id: Type.String(),
        name: Type.String(),
        district: nullable(Type.String()),
        numerator: nullable(Type.Number()),
        denominator: nullable(Type.Number()),
        note: nullable(Bilingual),
      }),
    }),
  ),
});
export type IndicatorMembers = Static<typeof IndicatorMembers>;

export const ObservationAdded = Type.Object(
  {
    series: Type.String({ minLength: 1, maxLength: 60 }),
    district: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
    from: day,
    to: day,
    value: Type.Number(),
    numerator: Type.Optional(nullable(Type.Number())),
    denominator: Type.Optional(nullable(Type.Number())),
    definition: Type.String({ minLength: 1, maxLength: 40 }),
    source: Type.String({ minLength: 1, maxLength: 500 }),
    note: Type.Optional(Type.String({ maxLength: 1000 })),
    /** The row that this one corrects. */
    replaces: Type.Optional(Type.String({ maxLength: 60 })),
    /** With `replaces`: that row was an error and nothing stands in its place; the value is kept for the record. */
    withdrawn: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type ObservationAdded = Static<typeof ObservationAdded>;

/** A table of observations, as CSV text or an XLSX file; nothing is stored unless every row is sound and `commit` is true. */
export const ObservationsFile = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    /** base64, at most 2 MB of file */
    content: Type.String({ maxLength: 2_800_000 }),
    commit: Type.Boolean(),
  },
  { additionalProperties: false },
);

export const ObservationsRead = Type.Object({
  rows: Type.Integer(),
  /** What each sound row would say, in the file's order, at most 500. */
  sound: Type.Array(Observation),
  errors: Type.Array(Type.Object({ row: Type.Integer(), column: nullable(Type.String()), value: Type.String(), detail: Bilingual })),
  committed: Type.Boolean(),
});
export type ObservationsRead = Static<typeof ObservationsRead>;
