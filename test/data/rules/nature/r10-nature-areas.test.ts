/** Rules R10 and R10b: important wetlands lie in the red line, nature areas lie apart. */
import { describe, expect, it } from 'vitest';
import { rule as inLine } from '../../../../data/rules/r10_wetland_in_red_line/rule.ts';
import { rule as lyingApart } from '../../../../data/rules/r10b_nature_areas_apart/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { apart, gap, meeting, withoutData } from '../lying.ts';

type Wetland = Parameters<typeof inLine.judge>[0];
const important: Wetland = { ...gap, level: 'national' };
const lined = (change: Partial<Wetland>) => {
  const { verdict, code } = inLine.judge({ ...important, ...change }, {});
  return `${verdict} ${code}`;
};
const whole: Partial<Wetland> = { has_gap: false, gap_m2: 0, gap_share: 0, gap_depth_m: null };

describe('an important wetland', () => {
  it.each<[string, Partial<Wetland>, string]>([
    ['that reaches out of the red line is for the departments to settle', {}, 'review not_in_red_line'],
    ['of regional importance too', { level: 'provincial' }, 'review not_in_red_line'],
    ['far from every red line too', { meets: false, object_id: null, gap_depth_m: null }, 'review not_in_red_line'],
    ['that reaches out exactly by the tolerance may be an error of drawing', { gap_depth_m: 10 }, 'review gap_within_accuracy'],
    ['that reaches out a centimetre further is not', { gap_depth_m: 10.01 }, 'review not_in_red_line'],
    ['of unknown accuracy goes to a person', { tolerance_m: null }, 'review accuracy_unknown'],
    ['that lies in the red line is clear', whole, 'clear covered'],
    ['that lies in it no farther than lines can err goes to a person', { ...whole, cover_margin_m: 10 }, 'review covered_within_accuracy'],
    ['that lies in it with unknown accuracy is not', { ...whole, tolerance_m: null }, 'undetermined accuracy_unknown_covered'],
    ['of unknown level cannot be told', { level: null }, 'undetermined level_unknown'],
    ['that is none is no business of the rule', { level: 'general' }, 'clear general_wetland'],
    ['without a red-line layer cannot be told', { object_revision: 0, object_count: 0 }, 'undetermined no_layer'],
    ['with an empty red-line layer cannot be told', { object_count: 0 }, 'undetermined no_objects'],
    ['whose ground the layer has no data for cannot be told', { coverage_share: 0.5 }, 'undetermined outside_coverage'],
    ['covered on ground without data cannot be told', { ...whole, coverage_share: 0.99 }, 'undetermined outside_coverage'],
    ['where the layer does not say where it has data cannot be told', { coverage_share: null }, 'undetermined no_coverage_stated'],
  ])('%s', (_, change, expected) => {
    expect(lined(change)).toBe(expected);
  });
});

type Area = Parameters<typeof lyingApart.judge>[0];
const overlapping: Area = { ...meeting, subject_shape: 'area', tested_area_m2: 20_000, overlap_m2: 5000, overlap_share: 0.25, relation: 'overlapping', zone_status: 'published', object_as_of: '2026-09-01', object_layer: 'nature_reserves', area_status: 'published', area_of: '甲保护区', object_of: '乙保护区' };
const judged = (change: Partial<Area>, base: Area = overlapping) => {
  const { verdict, code } = lyingApart.judge({ ...base, ...change }, thresholdsOf(lyingApart));
  return `${verdict} ${code}`;
};

describe('two nature areas', () => {
  it.each<[string, Partial<Area>, string]>([
    ['that overlap since the Code are prohibited', {}, 'prohibited areas_overlap'],
    ['whose data are of the last day before the Code go to a person', { object_as_of: '2026-08-14' }, 'review data_before_code'],
    ['whose data are of its first day are prohibited', { object_as_of: '2026-08-15' }, 'prohibited areas_overlap'],
    ['whose data have no day go to a person', { object_as_of: null }, 'review data_before_code'],
    ['of one reserve go to a person', { object_of: '甲保护区' }, 'review zones_of_one_reserve'],
    ['a reserve and a park of the same name are two', { object_layer: 'wetlands', object_of: '甲保护区' }, 'prohibited areas_overlap'],
    ['whose names say nothing are two', { area_of: '', object_of: '' }, 'prohibited areas_overlap'],
    ['of which the tested one is a draft go to a person', { area_status: 'draft' }, 'review own_not_published'],
    ['of which the tested one is of unknown standing go to a person', { area_status: null }, 'review own_not_published'],
    ['of which one is a draft go to a person', { zone_status: 'draft' }, 'review zone_not_published'],
    ['that overlap exactly by the tolerance go to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['that overlap a centimetre deeper are prohibited', { inside_depth_m: 10.01 }, 'prohibited areas_overlap'],
    ['of unknown accuracy go to a person', { tolerance_m: null }, 'review accuracy_unknown'],
  ])('%s', (_, change, expected) => {
    expect(judged(change)).toBe(expected);
  });
  const off: Area = { ...overlapping, ...apart };
  it('that only touch are clear', () => {
    expect(judged({ relation: 'touching', distance_m: 0 }, off)).toBe('clear apart');
    expect(judged({ relation: 'adjoining', distance_m: 3 }, off)).toBe('clear apart');
  });
  it.each(withoutData)('are not clear when %s', (_, change, expected) => {
    expect(judged(change, off)).toBe(expected);
  });
});
