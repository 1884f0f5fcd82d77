/** Rules R8c and R12 as an inspector reads them: what lies below an outfall, and what a well may take. */
import { describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import { rule as upstream } from '../../../../data/rules/r8c_outfall_upstream/rule.ts';
import { rule as well } from '../../../../data/rules/r12_well_groundwater/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { apart, meeting, withoutData } from '../lying.ts';

describe('R8c: an outfall', () => {
  type Facts = Static<typeof upstream.facts>;
  const above: Facts = {
    subject_layer: 'outfalls', subject_id: 's1', subject_name: '甲', subject_synthetic: true, act_date: '2025-04-02', status: 'in_use',
    object_layer: 'water_intakes', object_id: 'o1', object_name: '乙', object_synthetic: true, object_kind: 'drinking', river_name: '黄河', snapped_m: 120, line_broken: false, beside_river: false,
    river_m: 1700, known_m: 18_000, direction_unknown: false, meets: true, distance_m: 1500, subject_accuracy_m: 30, object_accuracy_m: 300, tolerance_m: 300,
    object_revision: 2, object_as_of: '2025-12-31', object_count: 5, coverage_share: 1, coverage_demonstration: true,
  };
  const alone: Facts = { ...above, object_id: null, object_name: null, object_kind: null, object_accuracy_m: null, tolerance_m: 30, river_m: null, distance_m: null, meets: false };
  const judged = (facts: Facts) => {
    const { verdict, code } = upstream.judge(facts, thresholdsOf(upstream));
    return `${verdict} ${code}`;
  };

  it.each<[string, Partial<Facts>, string]>([
    ['above an intake goes to a person', {}, 'review near_downstream'],
    ['above a section too', { object_layer: 'monitoring_sections' }, 'review near_downstream'],
    ['a centimetre farther than the positions are exact', { river_m: 300.01 }, 'review near_downstream'],
    ['as far as the positions are exact: who is above whom is unclear', { river_m: 300 }, 'review order_unclear'],
    ['a little below it may be above', { river_m: -250 }, 'review order_unclear'],
    ['of unknown accuracy', { tolerance_m: null }, 'review order_unclear'],
    ['sealed', { status: 'sealed' }, 'clear sealed'],
    ['is not forgiven because the lines end', { known_m: 2000 }, 'review near_downstream'],
  ])('%s', (_, change, expected) => expect(judged({ ...above, ...change })).toBe(expected));

  it.each<[string, Partial<Facts>, string]>([
    ['with nothing below is clear', {}, 'clear none_downstream'],
    ['of unknown accuracy is not', { tolerance_m: null }, 'undetermined accuracy_unknown'],
    ['on a line in parts that do not join', { line_broken: true, known_m: null }, 'undetermined line_broken'],
    ['with an intake nearby that lies on no line', { object_id: 'o1', beside_river: true, distance_m: 2150 }, 'review near_off_line'],
    ['as far from a river as may be', { snapped_m: 2000 }, 'clear none_downstream'],
    ['a centimetre farther', { snapped_m: 2000.01 }, 'undetermined not_on_river'],
    ['near no river at all', { snapped_m: null, river_name: null, known_m: null }, 'undetermined not_on_river'],
    ['on a line that joins nothing', { direction_unknown: true }, 'undetermined direction_unknown'],
    ['where the lines end at 5,000 m', { known_m: 5000 }, 'clear none_downstream'],
    ['where the lines end a centimetre before', { known_m: 4999.99 }, 'undetermined river_ends'],
    ['where the layer was never published', { object_revision: 0, object_count: 0, coverage_share: null }, 'undetermined no_layer'],
    ['where it holds nothing', { object_count: 0 }, 'undetermined no_objects'],
    ['where it says nowhere where it has data', { coverage_share: null }, 'undetermined no_coverage_stated'],
    ['where it has no data all the way', { coverage_share: 0 }, 'undetermined outside_coverage'],
  ])('%s', (_, change, expected) => expect(judged({ ...alone, ...change })).toBe(expected));
});

describe('R12: a well', () => {
  type Facts = Static<typeof well.facts>;
  const ban: Facts = {
    ...meeting, act_type: 'existing', act_date: '2012-04-18', purpose: 'industry', status: 'in_use', permitted_m3: 60_000, pumped_m3: 60_000,
    zone_status: 'published', zone_published_on: '2022-06-30', zone_document: '示意15号', zone_kind: 'ban',
  };
  const limit: Facts = { ...ban, zone_kind: 'limit' };
  const outside: Facts = { ...ban, ...apart };
  const judged = (facts: Facts) => {
    const { verdict, code } = well.judge(facts, thresholdsOf(well));
    return `${verdict} ${code}`;
  };

  it.each<[string, Partial<Facts>, string]>([
    ['is prohibited, however old', {}, 'prohibited in_ban_area'],
    ['to monitor is allowed', { purpose: 'monitoring' }, 'clear exempt_purpose'],
    ['for an emergency too', { purpose: 'emergency' }, 'clear exempt_purpose'],
    ['to remove a danger too', { purpose: 'danger_removal' }, 'clear exempt_purpose'],
    ['to drain a mine is not', { purpose: 'dewatering' }, 'prohibited in_ban_area'],
    ['of unknown purpose goes to a person', { purpose: 'unknown' }, 'review purpose_unknown'],
    ['whose purpose nobody stated goes to a person', { purpose: null }, 'review purpose_unknown'],
    ['to monitor, in a draft area, goes to a person', { purpose: 'monitoring', zone_status: 'draft' }, 'review zone_not_published'],
    ['to monitor, at the edge of one of unknown accuracy, goes to a person', { purpose: 'monitoring', tolerance_m: null }, 'review accuracy_unknown'],
    ['that is sealed is clear', { status: 'sealed' }, 'clear sealed'],
    ['in a draft area goes to a person', { zone_status: 'draft' }, 'review zone_not_published'],
    ['as deep as the boundary is exact goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper is prohibited', { inside_depth_m: 10.01 }, 'prohibited in_ban_area'],
    ['to monitor is not clear where data are missing', { purpose: 'monitoring', coverage_share: null }, 'undetermined no_coverage_stated'],
    ['in an area of which nobody said what it bans goes to a person', { zone_kind: null }, 'review zone_kind_unknown'],
  ])('in a ban area %s', (_, change, expected) => expect(judged({ ...ban, ...change })).toBe(expected));

  it.each<[string, Partial<Facts>, string]>([
    ['existing, at its quota, is clear', {}, 'clear within_quota'],
    ['existing, a cubic metre over it, is restricted', { pumped_m3: 60_001 }, 'restricted over_quota'],
    ['existing, of unknown volume, goes to a person', { pumped_m3: null }, 'review volume_unknown'],
    ['existing, of unknown quota, goes to a person', { permitted_m3: null }, 'review volume_unknown'],
    ['new on the day of publication is prohibited', { act_type: 'new', act_date: '2022-06-30' }, 'prohibited new_in_limit_area'],
    ['new on the day before goes to a person', { act_type: 'new', act_date: '2022-06-29' }, 'review before_zone'],
    ['new on the first day of the Regulations is prohibited', { act_type: 'new', act_date: '2021-12-01', zone_published_on: '2020-01-01' }, 'prohibited new_in_limit_area'],
    ['new on the day before them goes to a person', { act_type: 'new', act_date: '2021-11-30', zone_published_on: '2020-01-01' }, 'review before_law'],
    ['enlarged is as new', { act_type: 'expand', act_date: '2024-01-01' }, 'prohibited new_in_limit_area'],
    ['new without its day goes to a person', { act_type: 'new', act_date: null }, 'review act_date_unknown'],
    ['of an unknown act goes to a person', { act_type: 'unknown' }, 'review unknown_act'],
    ['new, to monitor, is allowed', { act_type: 'new', act_date: '2024-01-01', purpose: 'monitoring' }, 'clear exempt_purpose'],
    ['within its quota in a draft area goes to a person', { zone_status: 'draft' }, 'review zone_not_published'],
    ['within its quota at an edge of unknown accuracy goes to a person', { tolerance_m: null }, 'review accuracy_unknown'],
    ['new in a draft area goes to a person', { act_type: 'new', act_date: '2024-01-01', zone_status: 'draft' }, 'review zone_not_published'],
  ])('in a limit area %s', (_, change, expected) => expect(judged({ ...limit, ...change })).toBe(expected));

  it.each<[string, Partial<Facts>, string]>([
    ['at its quota is clear', {}, 'clear apart'],
    ['over it is restricted', { pumped_m3: 60_000.5 }, 'restricted over_quota'],
    ['over it is restricted where data are missing too', { pumped_m3: 60_001, coverage_share: 0 }, 'restricted over_quota'],
    ['of unknown volume goes to a person', { pumped_m3: null }, 'review volume_unknown'],
    ['of unknown volume, to monitor, is clear', { pumped_m3: null, purpose: 'monitoring' }, 'clear apart'],
    ['of unknown volume, where data are missing, is undetermined', { pumped_m3: null, coverage_share: 0 }, 'undetermined outside_coverage'],
    ['as near as the boundary is exact goes to a person', { distance_m: 10 }, 'review distance_within_accuracy'],
  ])('outside every area %s', (_, change, expected) => expect(judged({ ...outside, ...change })).toBe(expected));
  it('is held to the law of today for what it takes, and of the day it was sunk for being there', () => {
    const day = (change: Partial<Facts>) => well.judge({ ...limit, ...change }, thresholdsOf(well)).law_day;
    expect(day({ pumped_m3: 60_001 })).toBe('today');
    expect(day({ zone_kind: 'ban' })).toBe('today');
    expect(day({ act_type: 'new', act_date: '2024-01-01' })).toBeUndefined();
  });
  it.each(withoutData)('outside is not clear when %s', (_, change, expected) => expect(judged({ ...outside, ...change })).toBe(expected));
});
