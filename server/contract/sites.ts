/** The site check (选址研判): one drawn, uploaded or pasted site against every rule, and sites that were saved with their checks. */
import { Type, type Static } from 'typebox';
import { AttributeValue, Geometry } from './geo.ts';
import { Finding, LayerVersion, Verdict } from './rules.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const oneOf = <const Names extends readonly string[]>(names: Names) => Type.Unsafe<Names[number]>(Type.Enum([...names]));

/** What the person says of the site; each rule is told in its own words (`Rule.sites`). */
export const SiteSaid = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 200 })),
    /** Activity id from the catalogue. */
    activity: Type.String({ maxLength: 64 }),
    act_type: oneOf(['new', 'expand', 'rebuild', 'existing', 'unknown'] as const),
    act_date: Type.Optional(Type.String({ format: 'date' })),
    accuracy_m: Type.Optional(Type.Number({ minimum: 0, maximum: 100000 })),
    /** Further answers in the words of a rule's `what_if` (boiler size, class of fuel …). */
    more: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), AttributeValue)),
  },
  { additionalProperties: false },
);
export type SiteSaid = Static<typeof SiteSaid>;

export const SiteCheckRequest = Type.Object({ geometry: Geometry, said: SiteSaid }, { additionalProperties: false });
export type SiteCheckRequest = Static<typeof SiteCheckRequest>;

export const RuleAnswer = Type.Object({
  rule: Type.String(),
  rule_version: Type.String(),
  /** Null: the rule does not judge such an activity; it is listed, not hidden. */
  verdict: nullable(Verdict),
  findings: Type.Array(Finding),
});
export type RuleAnswer = Static<typeof RuleAnswer>;

export const SiteAnswer = Type.Object({
  /** The worst of the rules that apply; `undetermined` when nothing worse was found and any rule could not tell. */
  verdict: Verdict,
  /** Rules that could not tell, or that rest on layers the asker may not see. */
  undetermined: Type.Integer(),
  area_m2: nullable(Type.Number()),
  length_m: nullable(Type.Number()),
  rules: Type.Array(RuleAnswer),
  /** What lies within 500 m, 1 km, 3 km and 5 km, by layer: count of features and the nearest. */
  bands: Type.Array(
    Type.Object({
      layer: Type.String(),
      counts: Type.Array(Type.Object({ within_m: Type.Number(), count: Type.Integer() })),
      nearest: nullable(Type.Object({ id: Type.String(), name: Type.String(), distance_m: Type.Number() })),
    }),
  ),
  layers: Type.Array(LayerVersion),
  run_at: Type.String(),
});
export type SiteAnswer = Static<typeof SiteAnswer>;

/** A file or a pasted text read into geometries; nothing is stored. `data` is base64 of the file, or the text itself. */
export const SiteReadRequest = Type.Object(
  {
    file_name: Type.Optional(Type.String({ maxLength: 255 })),
    encoding: Type.Optional(oneOf(['utf-8', 'gb18030'] as const)),
    /** EPSG code that the person says the numbers are in; absent: read from .prj or guessed. */
    srid: Type.Optional(Type.Integer({ minimum: 1, maximum: 999999 })),
    datum: Type.Optional(oneOf(['CGCS2000', 'WGS84', 'GCJ-02', 'BD-09'] as const)),
    text: Type.Optional(Type.String({ maxLength: 500000 })),
    base64: Type.Optional(Type.String({ maxLength: 7000000 })),
  },
  { additionalProperties: false },
);
export type SiteReadRequest = Static<typeof SiteReadRequest>;

export const SiteRead = Type.Object({
  format: Type.String({ description: 'geojson, kml, shapefile, boundary-points, coordinates' }),
  /** CGCS2000 degrees. */
  shapes: Type.Array(Type.Object({ name: Type.String(), geometry: Geometry })),
  encoding: nullable(Type.String()),
  srid: Type.Integer(),
  /** How the coordinate system was found, in words, and what to be careful of. */
  notes: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
});
export type SiteRead = Static<typeof SiteRead>;

/** What differs between the newest run and the one before it; `nothing`: same data, same rules, same answer. Null instead of this: it was run once. */
export const SiteChanges = Type.Object({
  nothing: Type.Boolean(),
  /** When the run before was: what changed since then. */
  since: Type.String(),
  /** Layers of another revision; null: there was none. */
  layers: Type.Array(Type.Object({ layer: Type.String(), from: nullable(Type.Integer()), to: nullable(Type.Integer()) })),
  /** Rules of another version; null: the catalogue did not hold it. */
  rules: Type.Array(Type.Object({ rule: Type.String(), from: nullable(Type.String()), to: nullable(Type.String()) })),
  /** Rules that answer otherwise; the worst verdict may be the same. Where neither data nor rule changed it is the calendar. */
  answers: Type.Array(Type.Object({ rule: Type.String(), from: nullable(Verdict), to: nullable(Verdict) })),
});
export type SiteChanges = Static<typeof SiteChanges>;

export const SavedSite = Type.Object({
  id: Type.String(),
  name: Type.String(),
  geometry: Geometry,
  said: SiteSaid,
  /** The name of who saved it, as it was then. */
  created_by: Type.String(),
  created_at: Type.String(),
  /** Who asks saved it, or reviews. */
  may_remove: Type.Boolean(),
  changes: nullable(SiteChanges),
  /** Newest first; what was said at each run stays as it was, with the versions it rested on. */
  runs: Type.Array(Type.Object({ id: Type.String(), at: Type.String(), actor: Type.String(), answer: SiteAnswer })),
});
export type SavedSite = Static<typeof SavedSite>;

export const SavedSiteRow = Type.Object({ id: Type.String(), name: Type.String(), activity: Type.String(), created_by: Type.String(), created_at: Type.String(), may_remove: Type.Boolean(), verdict: nullable(Verdict), last_run_at: nullable(Type.String()), run_count: Type.Integer() });
export type SavedSiteRow = Static<typeof SavedSiteRow>;
