/** The area account of an indicator on the wire: every figure is the sum of pieces that the map can show. */
import { Type, type Static } from 'typebox';
import { Bbox, Bilingual, Geometry } from './geo.ts';
import { LayerVersion } from './rules.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const AccountGroup = Type.Object({
  /** The year, the measure's value, or the zone feature's id; null: outside every zone, or not stated. */
  key: nullable(Type.String()),
  title: Bilingual,
  area_m2: Type.Number(),
  patch_count: Type.Integer(),
});
export type AccountGroup = Static<typeof AccountGroup>;

export const AccountTrend = Type.Object({
  /** Every year from the first to the last in which something counts. */
  years: Type.Array(Type.Object({ year: Type.Integer(), area_m2: Type.Number(), cumulative_m2: Type.Number() })),
  /** What was counted in the last three full years, a year; null: there are fewer. */
  pace: nullable(Type.Object({ from: Type.Integer(), to: Type.Integer(), m2_per_year: Type.Number() })),
  /** For each reading of the target; none for a zone, which neither meets nor misses the city's target. */
  meets: Type.Array(
    Type.Object({
      reading: Type.String(),
      state: Type.Union([Type.Literal('met'), Type.Literal('expected'), Type.Literal('late'), Type.Literal('missed'), Type.Literal('never'), Type.Literal('unknown')]),
      /** When met: the last day of the year by which it was; when expected: the day on which the pace meets it. */
      on: nullable(Type.String()),
      reason: Bilingual,
    }),
  ),
});
export type AccountTrend = Static<typeof AccountTrend>;

export const AreaAccount = Type.Object({
  indicator: Type.String(),
  run_at: Type.String(),
  /** The earlier day asked about; null: now. */
  as_of: nullable(Type.String()),
  layers: Type.Array(Type.Object({ layer: Type.String(), revision: Type.Integer(), as_of: nullable(Type.String()), demonstration: Type.Boolean() })),
  demonstration: Type.Boolean(),
  /** The zone asked for, or null for the whole city. A drawn area has the kind `drawn` and no title; `note`: why nothing of it can count. */
  zone: nullable(Type.Object({ kind: Type.String(), id: Type.String(), title: Type.String(), area_m2: Type.Number(), note: Type.Optional(Bilingual) })),
  /** Why nothing could be counted (a layer that is needed has no data); every figure is then 0 and says nothing. Null: determined. */
  undetermined: nullable(Bilingual),
  /** Sum of the patches as recorded, before anything is left out. */
  recorded_m2: Type.Number(),
  /** Union of what counts. recorded = counted + every exclusion. */
  counted_m2: Type.Number(),
  patch_count: Type.Integer(),
  exclusions: Type.Array(Type.Object({ category: Type.String(), title: Bilingual, area_m2: Type.Number(), patch_count: Type.Integer(), patches: Type.Array(Type.String()) })),
  readings: Type.Array(
    Type.Object({ id: Type.String(), title: Bilingual, counted_m2: Type.Number(), target_m2: Type.Number(), share: Type.Number(), met: Type.Boolean() }),
  ),
  /** Breakdowns of `counted_m2`; each adds up to it. Keys: `year`, `measure` and the account's zone ids. */
  by: Type.Record(Type.String(), Type.Array(AccountGroup)),
  trend: AccountTrend,
});
export type AreaAccount = Static<typeof AreaAccount>;

/** A drawn area, within the limits of a drawn site; nothing is stored. */
export const AreaAccountRequest = Type.Object({ geometry: Geometry, as_of: Type.Optional(Type.String({ format: 'date', description: 'as it was told at the end of that day, city time; now when absent' })) }, { additionalProperties: false });
export type AreaAccountRequest = Static<typeof AreaAccountRequest>;

/** The pieces behind the figures, for the map: one feature a patch, category and `counted_in`. */
export const AccountPieces = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      geometry: Geometry,
      properties: Type.Object({
        patch: Type.String(),
        name: Type.String(),
        category: Type.String(),
        year: nullable(Type.Integer()),
        measure: nullable(Type.String()),
        area_m2: Type.Number(),
        /** For what was counted elsewhere: the patch that it was counted in. */
        counted_in: nullable(Type.String()),
      }),
    }),
  ),
});
export type AccountPieces = Static<typeof AccountPieces>;

const flagKinds = ['invalid', 'duplicate', 'overlap', 'sliver', 'odd_shape', 'axis_box'] as const;
export const FlagKind = Type.Unsafe<(typeof flagKinds)[number]>(Type.Enum([...flagKinds]));
export type FlagKind = Static<typeof FlagKind>;

/** The patches that themselves look wrong, as a list to work off. What counts is another matter: nothing is left out for being on it. */
export const PatchQuality = Type.Object({
  indicator: Type.String(),
  run_at: Type.String(),
  as_of: nullable(Type.String()),
  layers: Type.Array(LayerVersion),
  demonstration: Type.Boolean(),
  /** `<kind>/<id>` as asked; null: the whole city. */
  zone: nullable(Type.String()),
  /** Why nothing can be said (no data, or not open to whoever asks); null: determined. */
  undetermined: nullable(Bilingual),
  thresholds: Type.Array(Type.Object({ id: Type.String(), title: Bilingual, value: Type.Number(), unit: Type.String(), source: Bilingual, adjustable: Type.Boolean() })),
  /** Every kind, also those that nothing is found of, in the order of the list; `count` is of all, also of those that are not listed. */
  kinds: Type.Array(Type.Object({ kind: FlagKind, title: Bilingual, formula: Bilingual, count: Type.Integer() })),
  /** Of each kind the worst first, at most 1,000. */
  flags: Type.Array(
    Type.Object({
      kind: FlagKind,
      patch: Type.String(),
      name: Type.String(),
      /** The other patch of a pair. */
      other: nullable(Type.String()),
      figure: nullable(Type.Number()),
      unit: nullable(Type.String()),
      /** Around the patch; of a pair, around the ground that they share. */
      bbox: Bbox,
      reason: Bilingual,
    }),
  ),
  /** All there are, listed or not. */
  count: Type.Integer(),
  patch_count: Type.Integer(),
});
export type PatchQuality = Static<typeof PatchQuality>;
