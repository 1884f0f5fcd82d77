/**
 * What a layer, a rule, an indicator, a law and a verdict ARE, for a planner who reads and an engineer who adds one.
 * The lists themselves stand in catalogue.ts; grammar and list are two files so that no import ever runs in a circle.
 */
import type { Static, TSchema } from 'typebox';
import type { Bilingual, ProjectPath, PublishLevel } from './grammar-words.ts';
import type { Indicator } from './indicator-grammar.ts';

export type { Bilingual, ProjectPath, PublishLevel } from './grammar-words.ts';
export * from './indicator-grammar.ts';

// ── Attributes ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type AttributeType = 'text' | 'integer' | 'number' | 'date' | 'boolean' | 'choice';

/** Who somebody is to the product, each holding what the one before holds: 公众 · 查看 · 规划 · 审核 · 管理. */
export const roles = ['public', 'viewer', 'planner', 'reviewer', 'administrator'] as const;
export type Role = (typeof roles)[number];

export interface Attribute {
  readonly title: Bilingual;
  readonly type: AttributeType;
  /** Shown after the figure: `m²`, `万t/a`, `t/h`. */
  readonly unit?: string;
  /** For `choice`: the values that may stand there, with their titles, in the order of display. */
  readonly choices?: Readonly<Record<string, Bilingual>>;
  /** Found by the search box (names, codes, owners). */
  readonly searchable?: true;
  /** What other people's files call this property; matched without regard to case when a file is loaded. */
  readonly aliases?: readonly string[];
  /** Other people's words for the choices, matched without regard to case when a file is loaded: `Operating` → `producing`. */
  readonly values?: Readonly<Record<string, string>>;
  /** When a file has that property, every row of it has this value: a file with `frp` holds satellite detections. */
  readonly implied_by?: Readonly<Record<string, string>>;
  /** A row of a file without it is faulty. */
  readonly required?: true;
  /** Least and greatest figure that makes sense; a row of a file beyond them is faulty. */
  readonly range?: readonly [least: number, most: number];
  /** The form of a code, as a regular expression over the whole text, and that form in words. */
  readonly pattern?: { readonly form: string; readonly words: Bilingual };
  /** Travels inside the tiles, for classes, labels and the map's filters. Keep these few. */
  readonly in_tile?: true;
}

// ── Layers ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type GeometryKind = 'point' | 'line' | 'polygon';

/** Fill patterns, line dashes and point shapes: what tells classes apart for those who cannot tell the colours apart. */
export type FillPattern = 'solid' | 'hatch' | 'hatch-back' | 'cross-hatch' | 'horizontal' | 'vertical' | 'dots' | 'grid' | 'none';
export type LineDash = 'solid' | 'dashed' | 'dotted' | 'dash-dot';
export type PointShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'star' | 'pentagon' | 'flame';

export interface Appearance {
  /** sRGB hex; legible on the light and on the dark map ground. */
  readonly colour: string;
  readonly pattern?: FillPattern;
  readonly dash?: LineDash;
  readonly shape?: PointShape;
  /** 0…1, of the fill only. */
  readonly fill_opacity?: number;
  /** Pixels. */
  readonly line_width?: number;
}

export interface LayerClass extends Appearance {
  /** The attribute's value that makes a feature a member of this class. */
  readonly value: string;
  readonly title: Bilingual;
}

/** 草案 · 公示 · 公布 · 废止 */
export type OfficialStatus = 'draft' | 'consultation' | 'published' | 'repealed';

/**
 * Where a layer's first features come from. The file is a GeoJSON FeatureCollection; foreign members that count:
 * `as_of` (date), `coverage` (Polygon or MultiPolygon: "we have data here"), `accuracy_m`. In a feature's properties the
 * reserved names `valid_from`, `valid_to` (dates of this boundary version), `source`, `confidence`, `synthetic`.
 */
export interface LayerOrigin {
  readonly path: ProjectPath;
  /** The coordinates of the file: shifted to CGCS2000 on loading when they are GCJ-02. */
  readonly datum: 'CGCS2000' | 'WGS84' | 'GCJ-02';
  readonly title: Bilingual;
  readonly licence: string;
  readonly attribution: string;
  /** True: drawn from descriptions or invented. Everything that shows it must say 示意数据. */
  readonly demonstration: boolean;
  /** Renames the file's properties to this layer's attributes; `$id` names the property that becomes the id. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Attributes given to every feature, or to the feature with that id. */
  readonly constants?: Readonly<Record<string, string | number | boolean>>;
  readonly by_id?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
}

export interface Layer {
  /** snake_case, plural: the name in the URL, of the folder and of the typed view `layers.<id>`. */
  readonly id: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly group: string;
  /** The kinds of geometry it may hold; the first is the usual one. */
  readonly geometry: readonly [GeometryKind, ...GeometryKind[]];
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** What other people's files call the property that tells one feature from another for good (`BSM`, `GEM Mine ID`). */
  readonly id_aliases?: readonly string[];
  /** The attribute that is written on the map and heads the card. */
  readonly label: string;
  /** The look of a feature that belongs to no class. */
  readonly appearance: Appearance;
  /** Classes by one attribute of type `choice` (or text); that attribute must be `in_tile`. */
  readonly classes?: { readonly by: string; readonly values: readonly LayerClass[] };
  /** Map zooms between which it is drawn (8 shows the whole city) and from which it is labelled. */
  readonly zoom: { readonly min: number; readonly max: number; readonly label: number };
  /** Drawn when the page is opened without a view in its URL. */
  readonly visible: boolean;
  readonly origin: LayerOrigin;
  readonly as_of: string;
  readonly status: OfficialStatus;
  /** Metres, one sigma, of a boundary or a point. */
  readonly accuracy_m: number;
  readonly publish: PublishLevel;
}

export interface LayerGroup {
  readonly id: string;
  readonly title: Bilingual;
}

// ── Law ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One wording of an article, and the days on which it was in force. */
export interface LegalText {
  readonly document: Bilingual;
  readonly article: Bilingual;
  /** The official Chinese words. */
  readonly text: string;
  /** Our own translation, never authoritative. */
  readonly translation: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  /** Where we read it and how sure that is. */
  readonly source: Bilingual;
  readonly confirmed: boolean;
}

/** A subject of law whose wording changes over time; a check cites the text in force on the day of the act. */
export interface LegalBasis {
  readonly id: string;
  readonly title: Bilingual;
  /** Oldest first, without overlap. */
  readonly texts: readonly LegalText[];
}

// ── Rules ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** 禁止 · 限制 · 需人工研判 · 未发现冲突 · 无法判定 */
export type Verdict = 'prohibited' | 'restricted' | 'review' | 'clear' | 'undetermined';

export interface Judgement {
  readonly verdict: Verdict;
  /** Stable, snake_case, one for each branch of the judge. */
  readonly code: string;
  readonly reason: Bilingual;
  readonly law_day?: string | null; // whose law it cites where that is not the day of the act: a date, or `today` for a duty that lasts
}

export interface Threshold {
  readonly title: Bilingual;
  readonly value: number | string;
  readonly unit: string;
  /** The law, standard or measurement it comes from. */
  readonly source: Bilingual;
  /** A person may try another figure in a dry run, within these bounds. Only figures that no law fixes by itself carry it. */
  readonly adjustable?: { readonly min: number; readonly max: number; readonly step: number };
}

/** The figures that a judge and its statement work with: those of the rule, or those of a dry run. */
export type Thresholds = Readonly<Record<string, number | string>>;

/** What a drawn site would be: a chemical park, a mine, an outfall. The code list stands in activities.ts. */
export interface Activity {
  /** snake_case */
  readonly id: string;
  readonly title: Bilingual;
  /** The kinds of shape such a site may have; the first is the usual one. */
  readonly geometry: readonly [GeometryKind, ...GeometryKind[]];
}

export type Said = string | number | boolean;

export interface Rule<Facts extends TSchema = TSchema> {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  /** Ids of legal bases; the first is the prohibition, the others penalties and definitions. */
  readonly legal: readonly string[];
  /** Layers whose features are judged, and layers they are judged against. */
  readonly subjects: readonly string[];
  readonly against: readonly string[];
  /** What a person says about a drawn site; the same columns that subject.sql gives for published features. */
  readonly what_if: Readonly<Record<string, Attribute>>;
  readonly thresholds: Readonly<Record<string, Threshold>>;
  /** 主管部门: the department that answers for what the rule finds. */
  readonly unit: Bilingual;
  /** Shown on its page: invented zones are a note; where the reading of the law is not confirmed, the branches that rest on it answer `review`. */
  readonly unconfirmed?: Bilingual;
  /**
   * Which drawn sites it judges: activity id → what that activity says in the words of `what_if`. An activity that is not
   * named here is none of this rule's business.
   */
  readonly sites: Readonly<Record<string, Readonly<Record<string, Said>>>>;
  /** A rule about terms and deadlines reads the calendar. Absent: its answers change only when a layer changes. */
  readonly clock?: 'daily';
  /**
   * Metres around a changed object within which a subject's answer may change. Absent: everywhere, so every subject is measured
   * again when an object changes.
   */
  readonly reach_m?: number;
  /**
   * facts.sql measures: one statement with a `:subject` slot, one row for each subject and object that meet, or one row
   * for a subject that meets none. subject.sql fills the slot in a scan; object.sql fills `:object` where the statement is
   * one that several rules share (data/measures). A statement of the rule's own that looks no farther than `reach_m` names at_large.sql
   * instead: its objects (layer, accuracy_m), of which it may tell at any distance that how exact one lies is unknown.
   */
  readonly sql: { readonly facts: ProjectPath; readonly subject: ProjectPath; readonly object?: ProjectPath; readonly at_large?: ProjectPath };
  readonly facts: Facts;
  judge(facts: Static<Facts>, thresholds: Thresholds): Judgement;
}

// ── The city and the whole ────────────────────────────────────────────────────────────────────────────────────────────

export interface City {
  /** GB/T 2260 code of the city; the `region` of every row. */
  readonly region: string;
  readonly title: Bilingual;
  /** west, south, east, north in degrees */
  readonly extent: readonly [number, number, number, number];
  /** EPSG code of the local Gauss–Krüger grid, used for nearest points and widths (never for areas). */
  readonly grid_srid: number;
  /** IANA name of the time zone whose calendar says which day is today. */
  readonly time_zone: string;
  /** The layer whose features together are the city. */
  readonly territory: string;
}

/** What a Chinese standard calls a field, and what that stands for: `XZQMC` is 行政区名称. */
export interface FieldName {
  /** As databases by the standard write it. */
  readonly name: string;
  /** In full; other words for the same follow. */
  readonly words: readonly [string, ...string[]];
}

export interface Catalogue {
  readonly city: City;
  readonly groups: readonly LayerGroup[];
  /** Their order is the order on the screen, top first; the map draws them from the last to the first. */
  readonly layers: readonly Layer[];
  readonly rules: readonly Rule[];
  readonly indicators: readonly Indicator[];
  readonly laws: readonly LegalBasis[];
  /** What a drawn site may be said to be. */
  readonly activities: readonly Activity[];
  /** Field names of Chinese standards, to recognise the columns of a bureau's files. */
  readonly field_names?: readonly FieldName[];
}
