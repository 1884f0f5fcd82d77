/** Rule R1 as an inspector reads it: every branch of the judge, and both sides of every threshold. */
import { describe, expect, it } from 'vitest';
import { legalBasis } from '../../../data/laws.ts';
import type { Facts } from '../../../data/rules/r1_shoreline_chemical/facts.ts';
import { rule } from '../../../data/rules/r1_shoreline_chemical/rule.ts';

/** A new chemical project of 2025 that takes 5,000 m² of a published zone. */
const meeting: Facts = {
  subject_layer: 'industrial_projects', subject_id: 'p1', subject_name: '罐区', subject_synthetic: true, subject_shape: 'area',
  kind: 'chemical', industry_code: null, act_type: 'new', act_date: '2025-01-01',
  object_layer: 'shoreline_zones', object_id: 'z1', object_name: '甲段', object_synthetic: true, zone_status: 'published', zone_published_on: '2024-06-30', zone_document: '示意1号',
  tested_part: 'whole', before_from: null, tested_area_m2: 20_000, meets: true, overlap_m2: 5000, overlap_share: 0.25, overlap_width_m: 50, inside_depth_m: 50, existing_overlap_m2: null,
  distance_m: 0, subject_accuracy_m: 5, object_accuracy_m: 10, tolerance_m: 10, coverage_share: 1, coverage_margin_m: 800, coverage_demonstration: true,
  zone_revision: 3, zone_as_of: '2025-12-31', zone_count: 7,
};
/** The same project 250 m from the nearest zone. */
const apart: Facts = { ...meeting, meets: false, overlap_m2: 0, overlap_share: 0, overlap_width_m: null, inside_depth_m: null, distance_m: 250 };

const judge = (facts: Facts) => rule.judge(facts, { in_force_from: '2023-04-01' });
const judged = (base: Facts, change: Partial<Facts>) => {
  const { verdict, code } = judge({ ...base, ...change });
  return `${verdict} ${code}`;
};

describe('a site that shares ground with a zone', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['new building is prohibited', {}, 'prohibited new_in_zone'],
    ['an expansion whose added part is known is prohibited', { act_type: 'expand', tested_part: 'added' }, 'prohibited expansion_in_zone'],
    ['an expansion without its earlier boundary goes to a person', { act_type: 'expand', tested_part: 'added_unknown' }, 'review added_part_unknown'],
    ['an expansion that adds no land goes to a person', { act_type: 'expand', tested_part: 'added_empty' }, 'review nothing_added'],
    ['an expansion of what lies wholly in the zone is prohibited without its earlier boundary', { act_type: 'expand', tested_part: 'added_within' }, 'prohibited expansion_in_zone'],
    ['but not before the law', { act_type: 'expand', tested_part: 'added_within', act_date: '2022-01-01' }, 'review before_law'],
    ['a rebuilding is restricted', { act_type: 'rebuild' }, 'restricted rebuild_in_zone'],
    ['existing works go to a person', { act_type: 'existing' }, 'review existing'],
    ['existing works without a date too', { act_type: 'existing', act_date: null }, 'review existing'],
    ['an unknown act goes to a person', { act_type: 'unknown' }, 'review unknown_act'],
    ['an act nobody stated goes to a person', { act_type: null }, 'review unknown_act'],
    ['an unknown date goes to a person', { act_date: null }, 'review act_date_unknown'],
    ['an act on the last day before the law goes to a person', { act_date: '2023-03-31', zone_published_on: '2020-01-01' }, 'review before_law'],
    ['an act on the first day of the law is prohibited', { act_date: '2023-04-01', zone_published_on: '2020-01-01' }, 'prohibited new_in_zone'],
    ['an act on the day before the zone was published goes to a person', { act_date: '2024-06-29' }, 'review before_zone'],
    ['an act on the day of publication is prohibited', { act_date: '2024-06-30' }, 'prohibited new_in_zone'],
    ['a draft zone prohibits nothing', { zone_status: 'draft' }, 'review zone_not_published'],
    ['a zone in consultation prohibits nothing', { zone_status: 'consultation' }, 'review zone_not_published'],
    ['a zone whose standing nobody stated prohibits nothing', { zone_status: null }, 'review zone_not_published'],
    ['a zone without its date prohibits nothing', { zone_published_on: null }, 'review zone_date_unknown'],
    ['an overlap exactly as deep as the tolerance goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['an overlap a centimetre deeper is prohibited, however thin', { inside_depth_m: 10.01, overlap_width_m: 0.5 }, 'prohibited new_in_zone'],
    ['an overlap whose depth nobody could measure goes to a person', { inside_depth_m: null }, 'review overlap_within_accuracy'],
    ['a boundary of unknown accuracy prohibits nothing', { tolerance_m: null, subject_accuracy_m: null }, 'review accuracy_unknown'],
    ['a point well inside is prohibited', { subject_shape: 'point', overlap_m2: null, overlap_share: null, overlap_width_m: null, inside_depth_m: 10.01, tested_area_m2: null }, 'prohibited new_in_zone'],
    ['a point inside by the tolerance goes to a person', { subject_shape: 'point', overlap_m2: null, overlap_share: null, overlap_width_m: null, inside_depth_m: 10, tested_area_m2: null }, 'review overlap_within_accuracy'],
    ['half outside the coverage the hit still counts', { coverage_share: 0.5, coverage_margin_m: null }, 'prohibited new_in_zone'],
    ['where the layer states no coverage the hit still counts', { coverage_share: null, coverage_margin_m: null }, 'prohibited new_in_zone'],
    ['a chemical park counts', { kind: 'chemical_park' }, 'prohibited new_in_zone'],
    ['coking goes to a person', { kind: 'coking' }, 'review coking_kind'],
    ['a power plant goes to a person', { kind: 'power' }, 'review not_chemical'],
    ['an unknown kind goes to a person', { kind: 'unknown' }, 'review unknown_kind'],
    ['a kind nobody stated goes to a person', { kind: null }, 'review unknown_kind'],
    ['division 26 makes an unknown kind chemical', { kind: 'unknown', industry_code: '2614' }, 'prohibited new_in_zone'],
    ['with its section letter too', { kind: null, industry_code: 'C26' }, 'prohibited new_in_zone'],
    ['division 25 makes it coking', { kind: null, industry_code: 'C2521' }, 'review coking_kind'],
    ['division 44 makes it not chemical', { kind: null, industry_code: '4411' }, 'review not_chemical'],
    ['a tank yard for chemicals stays the chemical project it is stated to be', { kind: 'chemical', industry_code: '5942' }, 'prohibited new_in_zone'],
    ['a store of chemicals that nobody calls chemical goes to a person', { kind: 'unknown', industry_code: '5942' }, 'review not_chemical'],
    ['a word that hides chemistry goes to a person', { kind: 'other', industry_code: '2614' }, 'review contradictory_kind'],
    ['a chemical project with the code of another trade goes to a person', { kind: 'chemical', industry_code: '4411' }, 'review contradictory_kind'],
  ])('%s', (_, change, expected) => expect(judged(meeting, change)).toBe(expected));
});

describe('a site that shares no ground with a zone', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['is clear beyond the tolerance', {}, 'clear apart'],
    ['is clear a centimetre beyond it', { distance_m: 10.01 }, 'clear apart'],
    ['goes to a person at the tolerance', { distance_m: 10 }, 'review distance_within_accuracy'],
    ['goes to a person where the boundaries touch', { distance_m: 0 }, 'review distance_within_accuracy'],
    ['is undetermined when the zone layer was never published', { zone_revision: 0, zone_count: 0, object_id: null, object_layer: null, distance_m: null, tolerance_m: null, coverage_share: null }, 'undetermined no_zone_data'],
    ['is undetermined when every zone is repealed', { zone_count: 0, object_id: null, object_layer: null, distance_m: null, tolerance_m: null }, 'undetermined no_zone_data'],
    ['is undetermined when the layer does not say where it has data', { coverage_share: null, coverage_margin_m: null }, 'undetermined no_coverage_stated'],
    ['is undetermined when a thousandth of it is not covered', { coverage_share: 0.999, coverage_margin_m: null }, 'undetermined outside_coverage'],
    ['is undetermined close to the edge of the coverage', { coverage_margin_m: 9.99 }, 'undetermined at_edge_of_coverage'],
    ['is clear when the edge of the coverage is as far as the tolerance', { coverage_margin_m: 10 }, 'clear apart'],
    ['is undetermined when an accuracy is unknown, however far it lies', { tolerance_m: null, distance_m: 30_000 }, 'undetermined accuracy_unknown_apart'],
    ['goes to a person when the part that stood before lies in the zone', { act_type: 'expand', tested_part: 'added', existing_overlap_m2: 1200 }, 'review existing_part_inside'],
    ['is clear when the part that stood before only touches', { act_type: 'expand', tested_part: 'added', existing_overlap_m2: 0.009 }, 'clear apart'],
    ['is clear without a date, because nothing meets', { act_date: null, act_type: null, kind: null }, 'clear apart'],
  ])('%s', (_, change, expected) => expect(judged(apart, change)).toBe(expected));
});

describe('the reason', () => {
  it('holds the figures in both languages', () => {
    const { reason } = judge(meeting);
    expect(reason.zh).toBe('「罐区」与岸线管控范围「甲段」重叠5,000.0 m²，占受检面积的25.0%，最深处距范围边线不少于50.0 m。行为发生于2025-01-01，在黄河保护法施行（2023-04-01）和该范围公布（2024-06-30，示意1号）之后，属新建，为黄河保护法第二十六条第二款所禁止。');
    expect(reason.en).toContain('“罐区” overlaps the shoreline control zone “甲段” by 5,000.0 m², 25.0% of the area tested, reaching at least 50.0 m inside its edge.');
  });
  it('of an expansion says with which boundary it was compared, or why none is needed', () => {
    expect(judge({ ...meeting, act_type: 'expand', tested_part: 'added', before_from: '2021-11-15' }).reason.zh).toContain('「罐区」的新增部分（与2021-11-15起的边界相比）与岸线管控范围「甲段」重叠');
    expect(judge({ ...meeting, act_type: 'expand', tested_part: 'added_within' }).reason.zh).toContain('用地全部位于范围内，新增部分必在其内');
  });
  it('of a clear verdict names the layer, its revision, its day and its coverage', () => {
    const { reason } = judge(apart);
    expect(reason.zh).toContain('岸线管控范围图层第3版，现势性2025-12-31，共7个范围，资料覆盖受检范围的100%');
    expect(reason.zh).toContain('250.0 m，大于容差10.0 m');
    expect(reason.en).toContain('revision 3, as of 2025-12-31, 7 zones');
  });
  it('never rounds an incomplete coverage up to 100%', () => {
    expect(judge({ ...apart, coverage_share: 0.99999 }).reason.zh).toContain('99.9%');
  });
  it('takes its date from the law', () => {
    expect(rule.thresholds['in_force_from']?.value).toBe(legalBasis('yrpl_26_2').texts[0]?.valid_from);
    expect(rule.thresholds['in_force_from']?.value).toBe('2023-04-01');
  });
});
