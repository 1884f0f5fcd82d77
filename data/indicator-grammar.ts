/** What a target of the plan IS: its words, number and day, what is counted (口径), and how it is measured or reported. */
import type { Bilingual, ProjectPath, PublishLevel } from './grammar-words.ts';

/** One way to read a target's wording, as years counted (both ends included; null is open). */
export interface Reading {
  readonly id: string;
  readonly title: Bilingual;
  readonly from: number | null;
  readonly to: number | null;
}

/** A figure from which on a patch is put on the work list. */
export interface QualityThreshold {
  readonly title: Bilingual;
  readonly value: number;
  readonly unit: string;
  readonly source: Bilingual;
  /** No law or standard fixes it. */
  readonly adjustable: boolean;
}

/** An indicator that is an area, counted on the union of a layer's features. */
export interface AreaAccount {
  readonly layer: string;
  /** One row for each piece of a feature, with its category; see the file. */
  readonly sql: ProjectPath;
  /** Attributes of that layer that break the account down. */
  readonly year: string;
  readonly measure: string;
  /** Zone layers that break the account down; the account's rows carry `<id>_id` for each. */
  readonly zones: readonly { readonly id: string; readonly layer: string; readonly title: Bilingual }[];
  /** Other layers without which nothing can be counted. */
  readonly needs: readonly NeededLayer[];
  /** Layers that it reads where they hold something; without them nothing is left out for what they say. */
  readonly uses: readonly string[];
  /** The indicator for which this area is easily taken and which it is not: it is told beside the account. */
  readonly beside?: string;
  /** Why an area does not count; keys are the values of the column `category`. `counted` is always the first. */
  readonly categories: Readonly<Record<string, Bilingual>>;
  readonly readings: readonly Reading[];
  /** From which figures on a patch itself looks wrong; nothing is left out of the account for that. */
  readonly quality: Readonly<Record<'duplicate_difference' | 'overlap_share' | 'mean_width' | 'least_area' | 'compactness', QualityThreshold>>;
}

/**
 * A layer that must have been published; where `features` is true it must hold something (a city without a boundary is unknown
 * ground, a city without lakes may have none). Where `covers_city` is true its stated coverage must hold the whole city.
 */
export interface NeededLayer {
  readonly layer: string;
  readonly features: boolean;
  readonly covers_city?: true;
}

/** Themes of the board, in its order. */
export const themes = ['air', 'water', 'water_use', 'ecology', 'mining', 'waste', 'farming', 'governance'] as const;
export type Theme = (typeof themes)[number];

/**
 * `hold`: 稳定在, within `tolerance`. `up`, `down`: a trend without a number, against the baseline. `fall_by`: lower than the
 * baseline by `value` per cent. `yes`: a state that is reached or not (1 or 0).
 */
export type Operator = '>=' | '<=' | '=' | 'hold' | 'up' | 'down' | 'fall_by' | 'yes';

export interface Target {
  readonly operator: Operator;
  /** Null: a trend, or a number that another document holds and nobody has told us. */
  readonly value: number | null;
  readonly tolerance?: number;
  /** The last day on which it can be reached; null: it holds all the time (动态、持续). */
  readonly due: string | null;
  /** The plan names no year, and `due` is how we read its context. */
  readonly due_read?: true;
  /** It is of a whole year: what is told of a month or a quarter is shown, and never held against it. */
  readonly over?: 'year';
  /** 达到、不超过 · 力争 · 逐步、稳步、持续 */
  readonly strength: 'mandatory' | 'aspirational' | 'trend';
}

/** 口径: one version of what is counted. A series never runs through a change of it. */
export interface Definition {
  /** `2021`, `v1`: what observations name. */
  readonly version: string;
  /** First day to which it applies; null: since ever. */
  readonly from: string | null;
  readonly text: Bilingual;
  readonly numerator: Bilingual | null;
  readonly denominator: Bilingual | null;
  readonly source: Bilingual;
}

/** A series that somebody reports; the first of an indicator is the one that is judged. */
export interface Series {
  /** snake_case: `raw`, `dust_deducted` */
  readonly id: string;
  readonly title: Bilingual;
}

/** How a number is measured from the map: from its members, each with what it adds above and below the line. */
export interface Measured {
  /** `share`: 100 × Σ numerator ÷ Σ denominator, in per cent. `sum`: Σ numerator. */
  readonly value: 'share' | 'sum';
  /** What numerator and denominator count: `m²`, or pieces of something (`座`). */
  readonly counts: { readonly unit: Bilingual; readonly numerator: Bilingual; readonly denominator: Bilingual | null };
  /** Who belongs to it: the list of them is part of the number. */
  readonly population: Bilingual;
  readonly needs: readonly NeededLayer[];
  /**
   * One row for each member (and district it lies in): layer, id, name, district_id, numerator, denominator, note, geom. A numerator
   * that is null is not known: such a member counts below the line, and the number is a range.
   */
  readonly sql: ProjectPath;
  /** What the column `note` may hold, for people. */
  readonly notes: Readonly<Record<string, Bilingual>>;
  /** Where a layer holds a survey of each year (an attribute of whole years): the number of each year's end makes a history. */
  readonly years?: { readonly layer: string; readonly attribute: string };
}

export interface Baseline {
  readonly year: number;
  readonly value: number | null;
  readonly source: Bilingual;
}

export interface Indicator {
  /** `q15_treated_area`: the folder's name; its beginning is the number in the list of the plan's targets. */
  readonly id: string;
  readonly title: Bilingual;
  readonly theme: Theme;
  /** The plan's own words: what the acceptance unit compares. */
  readonly phrase: string;
  readonly unit: string;
  readonly target: Target;
  /** Oldest first. The last holds today. */
  readonly definitions: readonly [Definition, ...Definition[]];
  /** What the plan leaves open or says twice, shown beside the number. */
  readonly ambiguity?: Bilingual;
  /** The year that changes are counted from, where the plan names one, and its value where a source is known. */
  readonly baseline?: Baseline;
  /** 责任单位: who answers for it. The public summary of the plan names none, so this is our reading of who is in charge. */
  readonly responsible: Bilingual;
  readonly source: Bilingual;
  /** Measured from the map; without it, reported by people. At most one of `measured` and `account`. */
  readonly measured?: Measured;
  readonly account?: AreaAccount;
  /** Who may see its number; what it is measured from is decided by those layers besides. */
  readonly publish: PublishLevel;
  /** What people report beside it, or instead of a measurement. */
  readonly series: readonly Series[];
}

/** An indicator that is an area account: a number, by a day. */
export interface AccountIndicator extends Indicator {
  readonly target: Target & { readonly operator: '>=' | '<=' | '='; readonly value: number; readonly due: string };
  readonly account: AreaAccount;
}

export const hasAccount = (indicator: Indicator): indicator is AccountIndicator => indicator.account !== undefined;
