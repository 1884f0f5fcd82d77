/** What the person is looking at, as one plain value that fits into a web address; every change is a pure function. */
import type { Verdict } from '../../data/grammar.ts';

export const panelIds = ['layers', 'conflicts', 'treatment', 'measure'] as const;
export type PanelId = (typeof panelIds)[number];
export type Language = 'zh' | 'en';
export type Theme = 'auto' | 'light' | 'dark';

export interface Camera {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

export interface ShownLayer {
  readonly id: string;
  /** 0…1 */
  readonly opacity: number;
}

export interface FeatureRef {
  readonly layer: string;
  readonly id: string;
}

export interface ConflictsView {
  /** Rule id; null: the first of the catalogue. */
  readonly rule: string | null;
  /** Key of the finding that is open. */
  readonly finding: string | null;
  /** Verdicts that are listed; null: all. */
  readonly verdicts: readonly Verdict[] | null;
  /** A published feature that is checked against the rule. */
  readonly subject: FeatureRef | null;
}

export interface TreatmentView {
  /** Indicator id; null: the first of the catalogue. */
  readonly indicator: string | null;
  /** `<zone kind>/<feature id>`; null: the whole city. */
  readonly zone: string | null;
  readonly year: number | null;
}

export interface View {
  /** null: the whole city. */
  readonly camera: Camera | null;
  /** Layers drawn, top first; null: as the catalogue has it. */
  readonly shown: readonly ShownLayer[] | null;
  readonly selected: FeatureRef | null;
  readonly panel: PanelId | null;
  readonly language: Language;
  readonly theme: Theme;
  /** Basemap id; null: none. */
  readonly basemap: string | null;
  readonly conflicts: ConflictsView;
  readonly treatment: TreatmentView;
}

export const initialView: View = {
  camera: null,
  shown: null,
  selected: null,
  panel: 'layers',
  language: 'zh',
  theme: 'auto',
  basemap: null,
  conflicts: { rule: null, finding: null, verdicts: null, subject: null },
  treatment: { indicator: null, zone: null, year: null },
};

type Change = (view: View) => View;

export const moveTo = (camera: Camera | null): Change => (view) => ({ ...view, camera });
export const openPanel = (panel: PanelId | null): Change => (view) => (view.panel === panel ? view : { ...view, panel });
export const speak = (language: Language): Change => (view) => ({ ...view, language });
export const light = (theme: Theme): Change => (view) => ({ ...view, theme });
export const layBasemap = (basemap: string | null): Change => (view) => ({ ...view, basemap });
export const showLayers = (shown: readonly ShownLayer[] | null): Change => (view) => ({ ...view, shown });

export const select = (feature: FeatureRef | null): Change => (view) =>
  sameFeature(view.selected, feature) ? view : { ...view, selected: feature };

export const changeConflicts = (part: Partial<ConflictsView>): Change => (view) => ({ ...view, conflicts: { ...view.conflicts, ...part } });
export const changeTreatment = (part: Partial<TreatmentView>): Change => (view) => ({ ...view, treatment: { ...view.treatment, ...part } });

/** Opens the conflicts panel on a published feature. */
export const checkFeature = (rule: string, subject: FeatureRef): Change => (view) => ({
  ...view,
  panel: 'conflicts',
  conflicts: { ...view.conflicts, rule, subject, finding: null },
});

export function sameFeature(a: FeatureRef | null, b: FeatureRef | null): boolean {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.id === b.id);
}
