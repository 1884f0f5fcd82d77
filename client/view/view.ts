/** What the person is looking at, as one plain value that fits into a web address; every change is a pure function. */
import type { FindingSort, FindingsFilter } from './findings-filter.ts';
import { initialTargets, type TargetsView } from './targets/targets-view.ts';
import { initialTime, type TimeView } from './time/time-view.ts';

export const panelIds = ['layers', 'targets', 'conflicts', 'site', 'treatment', 'measure'] as const;
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

/** Where inspectors work: the findings, the rules that made them, the scans. */
export const conflictFaces = ['findings', 'rules', 'scans'] as const;
export type ConflictsFace = (typeof conflictFaces)[number];

export interface ConflictsView {
  readonly face: ConflictsFace;
  /** Id of the rule whose page is open; null: the list of rules. */
  readonly about: string | null;
  /** Key of the finding that is open. */
  readonly finding: string | null;
  /** Holds over table, map and charts. */
  readonly filter: FindingsFilter;
  /** null: worst first. */
  readonly sort: FindingSort | null;
  /** Keys of the findings of which a report lies open to be printed. */
  readonly print: readonly string[] | null;
}

/** The account itself; why it is less than what was recorded; by year, measure and zone; patches whose shape needs a look. */
export const treatmentFaces = ['account', 'difference', 'breakdown', 'quality'] as const;
export type TreatmentFace = (typeof treatmentFaces)[number];

export interface TreatmentView {
  /** Indicator id; null: the first of the catalogue. */
  readonly indicator: string | null;
  /** `<zone kind>/<feature id>`; null: the whole city. */
  readonly zone: string | null;
  readonly year: number | null;
  readonly face: TreatmentFace;
  /** The account lies open to be printed. */
  readonly print: boolean;
}

export interface SiteView {
  /** Id of the saved site that is open. */
  readonly id: string | null;
  /** An unsaved site, as view/site/site-link.ts writes it. */
  readonly draft: string | null;
  /** Id of the saved site that it is compared with. */
  readonly versus: string | null;
  /** Its report lies open to be printed. */
  readonly print: boolean;
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
  readonly site: SiteView;
  readonly targets: TargetsView;
  readonly time: TimeView;
}

export const initialView: View = {
  camera: null,
  shown: null,
  selected: null,
  panel: 'layers',
  language: 'zh',
  theme: 'auto',
  basemap: null,
  conflicts: { face: 'findings', about: null, finding: null, filter: {}, sort: null, print: null },
  treatment: { indicator: null, zone: null, year: null, face: 'account', print: false },
  site: { id: null, draft: null, versus: null, print: false },
  targets: initialTargets,
  time: initialTime,
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
export const changeSite = (part: Partial<SiteView>): Change => (view) => ({ ...view, site: { ...view.site, ...part } });
export const changeTargets = (part: Partial<TargetsView>): Change => (view) => ({ ...view, targets: { ...view.targets, ...part } });
export const changeTime = (part: Partial<TimeView>): Change => (view) => ({ ...view, time: { ...view.time, ...part } });
export const changeTreatment = (part: Partial<TreatmentView>): Change => (view) => ({ ...view, treatment: { ...view.treatment, ...part } });

/** Opens the findings, of one published feature or as filtered otherwise. */
export const openFindings = (filter: FindingsFilter, finding: string | null = null): Change => (view) => ({
  ...view,
  panel: 'conflicts',
  conflicts: { ...view.conflicts, face: 'findings', filter, finding },
});

export function sameFeature(a: FeatureRef | null, b: FeatureRef | null): boolean {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.id === b.id);
}
