/** How a subject and an object lie, for test tables of judges: meeting well inside, 250 m apart, or not tested at all. */
import type { AloneFacts, GapFacts, MeetsFacts } from '../../../data/measures/facts.ts';

export const alone: AloneFacts = {
  subject_layer: 'subjects', subject_id: 's1', subject_name: '甲', subject_synthetic: true, subject_shape: 'point', tested_area_m2: null, subject_accuracy_m: 5,
};

const object = {
  object_layer: 'objects', object_id: 'o1', object_name: '乙', object_synthetic: true, object_accuracy_m: 10, tolerance_m: 10, coverage_share: 1, coverage_margin_m: 800,
  coverage_demonstration: true, object_revision: 3, object_as_of: '2025-12-31', object_count: 7, reach_m: 3000,
};

/** A point 60 m inside. */
export const meeting: MeetsFacts = { ...alone, ...object, meets: true, relation: 'within', overlap_m2: null, overlap_share: null, overlap_length_m: null, inside_depth_m: 60, distance_m: 0 };

export const apart: MeetsFacts = { ...meeting, meets: false, relation: 'apart', inside_depth_m: null, distance_m: 250 };

/** An area of which 5,000 m² of 20,000 are not covered. */
export const gap: GapFacts = {
  ...alone, ...object, subject_shape: 'area', tested_area_m2: 20_000, meets: true, distance_m: 0, has_gap: true, gap_m2: 5000, gap_share: 0.25, gap_depth_m: 50, 
  // Asked only where nothing is missing.
  cover_margin_m: 100, cover_undated: false, cover_holders: 1,
};

/** What no rule may call clear: each with the code that it gets instead. */
export const withoutData: readonly [string, Partial<MeetsFacts>, string][] = [
  ['the layer was never published', { object_revision: 0, object_count: 0, object_id: null, distance_m: null, tolerance_m: null, coverage_share: null, coverage_margin_m: null }, 'undetermined no_layer'],
  ['the layer is empty', { object_count: 0, object_id: null, distance_m: null }, 'undetermined no_objects'],
  ['the layer does not say where it has data', { coverage_share: null, coverage_margin_m: null }, 'undetermined no_coverage_stated'],
  ['it lies outside the data', { coverage_share: 0, coverage_margin_m: null }, 'undetermined outside_coverage'],
  ['the data end beside it', { coverage_margin_m: 9.99 }, 'undetermined at_edge_of_coverage'],
  ['an accuracy is unknown', { tolerance_m: null }, 'undetermined accuracy_unknown_apart'],
];
