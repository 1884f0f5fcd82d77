/** Rules R8 and R8b as an inspector reads them: where an outfall stands, what paper it has, what water it runs into. */
import { describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import { rule as place } from '../../../../data/rules/r8_outfall_place/rule.ts';
import { rule as approval } from '../../../../data/rules/r8b_outfall_approval/rule.ts';
import { rule as water } from '../../../../data/rules/r8b_receiving_water/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { alone, apart, meeting, withoutData } from '../lying.ts';

const zone = { zone_status: 'published', zone_published_on: '2019-06-05', zone_document: '示意6号' };

describe('R8: an outfall', () => {
  type Facts = Static<typeof place.facts>;
  const said = { act_type: 'new', act_date: '2026-08-15', kind: 'industrial', status: 'in_use' };
  const inSource: Facts = { ...meeting, ...said, ...zone, object_layer: 'water_source_zones', zone_kind: 'level_2' };
  const inRedLine: Facts = { ...inSource, object_layer: 'red_lines', zone_kind: 'biodiversity' };
  const outside: Facts = { ...apart, ...said, ...zone, object_layer: 'red_lines', zone_kind: 'biodiversity' };
  const judge = (facts: Facts) => place.judge(facts, thresholdsOf(place));
  const judged = (facts: Facts) => `${judge(facts).verdict} ${judge(facts).code}`;

  it.each<[string, Partial<Facts>, string]>([
    ['in level 2 is prohibited', {}, 'prohibited in_water_source_zone'],
    ['in level 1 too', { zone_kind: 'level_1' }, 'prohibited in_water_source_zone'],
    ['however old it is', { act_type: 'existing', act_date: '1998-01-01' }, 'prohibited in_water_source_zone'],
    ['and without its day', { act_type: null, act_date: null }, 'prohibited in_water_source_zone'],
    ['in a quasi zone goes to a person', { zone_kind: 'quasi' }, 'review quasi_zone'],
    ['in a zone of unknown level goes to a person', { zone_kind: null }, 'review level_unknown'],
    ['in a draft zone goes to a person', { zone_status: 'draft' }, 'review zone_not_published'],
    ['as deep as the boundary is exact goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper is prohibited', { inside_depth_m: 10.01 }, 'prohibited in_water_source_zone'],
    ['that is sealed is clear', { status: 'sealed' }, 'clear sealed'],
    ['that is sealed is not clear where data are missing', { status: 'sealed', coverage_share: 0.5 }, 'undetermined outside_coverage'],
  ])('in a drinking-water zone: %s', (_, change, expected) => expect(judged({ ...inSource, ...change })).toBe(expected));

  it('in a drinking-water zone is held to the older law until 14 August 2026', () => {
    expect(judge({ ...inSource, act_date: '2026-08-14' }).reason.zh).toContain('，水污染防治法第六十四条');
    expect(judge(inSource).reason.zh).toContain('，生态环境法典第三百一十八条');
  });

  it('in a drinking-water zone is held to the law of today where it must go, and of its day where it was new', () => {
    expect(judge({ ...inSource, act_type: 'existing', act_date: '2019-08-11' }).law_day).toBe('today');
    expect(judge({ ...inSource, act_date: null }).law_day).toBe('today');
    expect(judge({ ...inSource, act_date: '2017-12-31' }).law_day).toBe('today');
    expect(judge({ ...inSource, act_date: '2018-01-01' }).law_day).toBeUndefined();
  });

  it.each<[string, Partial<Facts>, string]>([
    ['new since the Code is prohibited', {}, 'prohibited new_in_protected_area'],
    ['new on the day before goes to a person', { act_date: '2026-08-14' }, 'review before_code'],
    ['existing goes to a person', { act_type: 'existing' }, 'review existing'],
    ['an enlarged one goes to a person', { act_type: 'expand' }, 'review not_new'],
    ['a changed one goes to a person', { act_type: 'rebuild' }, 'review not_new'],
    ['of an unknown act goes to a person', { act_type: 'unknown' }, 'review unknown_act'],
    ['without its day goes to a person', { act_date: null }, 'review act_date_unknown'],
    ['before the red line was approved goes to a person', { zone_published_on: '2026-08-16' }, 'review before_zone'],
    ['on the day it was approved is prohibited', { zone_published_on: '2026-08-15' }, 'prohibited new_in_protected_area'],
    ['in a red line of unknown standing goes to a person', { zone_status: null, zone_published_on: null }, 'review zone_not_published'],
    ['in a wetland park is prohibited too', { object_layer: 'wetlands', zone_kind: 'national' }, 'prohibited new_in_protected_area'],
    ['in a wetland park on the day before the Code goes to a person', { object_layer: 'wetlands', act_date: '2026-08-14' }, 'review before_code'],
    ['in a wetland park of unknown day goes to a person', { object_layer: 'wetlands', zone_status: null, zone_published_on: null }, 'review zone_not_published'],
    ['in a nature reserve is prohibited too', { object_layer: 'nature_reserves', zone_kind: 'general' }, 'prohibited new_in_protected_area'],
  ])('in a red line: %s', (_, change, expected) => expect(judged({ ...inRedLine, ...change })).toBe(expected));

  it.each(withoutData)('outside is not clear when %s', (_, change, expected) => expect(judged({ ...outside, ...change })).toBe(expected));
  it('outside is clear beyond the tolerance', () => {
    expect(judged({ ...outside, distance_m: 10.01 })).toBe('clear apart');
    expect(judged({ ...outside, distance_m: 10 })).toBe('review distance_within_accuracy');
  });
});

describe('R8b, approval: an outfall', () => {
  type Facts = Static<typeof approval.facts>;
  const bare: Facts = { ...alone, act_type: 'new', act_date: '2025-06-20', kind: 'industrial', status: 'in_use', outfall_approval_no: null, outfall_approved_on: null };
  const judge = (change: Partial<Facts>) => approval.judge({ ...bare, ...change }, thresholdsOf(approval));
  const judged = (change: Partial<Facts>) => `${judge(change).verdict} ${judge(change).code}`;

  it.each<[string, Partial<Facts>, string]>([
    ['of industry without approval is prohibited', {}, 'prohibited not_approved'],
    ['of an urban plant too', { kind: 'urban_plant' }, 'prohibited not_approved'],
    ['of a farm without registration is restricted', { kind: 'agricultural' }, 'restricted not_registered'],
    ['for storm water too', { kind: 'other' }, 'restricted not_registered'],
    ['of industry on the first day of the Yellow River Protection Law', { act_date: '2023-04-01' }, 'prohibited not_approved'],
    ['of industry on the day before', { act_date: '2023-03-31' }, 'review before_law'],
    ['of industry before the Measures', { act_date: '2024-06-15' }, 'prohibited not_approved'],
    ['of a farm on the first day of the Measures', { kind: 'agricultural', act_date: '2025-01-01' }, 'restricted not_registered'],
    ['of a farm on the day before', { kind: 'agricultural', act_date: '2024-12-31' }, 'review before_measures'],
    ['of a farm before the law', { kind: 'agricultural', act_date: '2023-03-31' }, 'review before_law'],
    ['enlarged', { act_type: 'expand' }, 'prohibited not_approved'],
    ['changed', { act_type: 'rebuild' }, 'prohibited not_approved'],
    ['existing', { act_type: 'existing' }, 'review existing_without_paper'],
    ['of an unknown act', { act_type: 'unknown' }, 'review unknown_act'],
    ['without its day', { act_date: null }, 'review act_date_unknown'],
    ['of unknown class', { kind: null }, 'undetermined kind_unknown'],
    ['with a blank number', { outfall_approval_no: ' ' }, 'prohibited not_approved'],
    ['with its paper', { outfall_approval_no: '示意1号', outfall_approved_on: '2025-06-20' }, 'clear paper_on_record'],
    ['with its paper a day late', { outfall_approval_no: '示意1号', outfall_approved_on: '2025-06-21' }, 'review paper_after_act'],
    ['of unknown class with its paper', { kind: null, outfall_approval_no: '示意1号' }, 'clear paper_on_record'],
    ['sealed', { status: 'sealed' }, 'clear sealed'],
  ])('%s', (_, change, expected) => expect(judged(change)).toBe(expected));

  it('is held to the Code too from 15 August 2026', () => {
    expect(judge({ act_date: '2026-08-14' }).reason.zh).not.toContain('法典');
    expect(judge({ act_date: '2026-08-15' }).reason.zh).toContain('生态环境法典第二百七十五');
  });
});

describe('R8b, receiving water: an outfall', () => {
  type Facts = Static<typeof water.facts>;
  const failing: Facts = { ...meeting, ...zone, act_type: 'new', act_date: '2025-04-02', kind: 'industrial', status: 'in_use', attainment: 'failing', target_class: 'IV', latest_class: '劣V', result_year: 2025 };
  const outside: Facts = { ...failing, ...apart };
  const judge = (facts: Facts) => water.judge(facts, thresholdsOf(water));
  const judged = (facts: Facts) => `${judge(facts).verdict} ${judge(facts).code}`;

  it.each<[string, Partial<Facts>, string]>([
    ['new in a failing zone is restricted', {}, 'restricted failing_zone'],
    ['enlarged too', { act_type: 'expand' }, 'restricted failing_zone'],
    ['of an urban plant is let be', { kind: 'urban_plant' }, 'clear livelihood_works'],
    ['of an urban plant in a draft zone is not', { kind: 'urban_plant', zone_status: 'draft' }, 'review zone_not_published'],
    ['of unknown class goes to a person', { kind: null }, 'review kind_unknown'],
    ['existing goes to a person', { act_type: 'existing' }, 'review existing'],
    ['on the first day of the law is restricted', { act_date: '2023-04-01' }, 'restricted failing_zone'],
    ['on the day before goes to a person', { act_date: '2023-03-31' }, 'review before_law'],
    ['before the zone was published goes to a person', { zone_published_on: '2025-04-03' }, 'review before_zone'],
    ['without its day goes to a person', { act_date: null }, 'review act_date_unknown'],
    ['in a zone that meets its target is clear', { attainment: 'attained', latest_class: 'III' }, 'clear zone_attained'],
    ['in a zone that meets its target, at its edge, goes to a person', { attainment: 'attained', inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['in a zone that meets its target, of unknown accuracy, goes to a person', { attainment: 'attained', tolerance_m: null }, 'review accuracy_unknown'],
    ['of an urban plant at an edge of unknown accuracy goes to a person', { kind: 'urban_plant', tolerance_m: null }, 'review accuracy_unknown'],
    ['in a draft zone that meets its target goes to a person', { attainment: 'attained', zone_status: 'draft' }, 'review zone_not_published'],
    ['in a zone not monitored goes to a person', { attainment: 'unknown' }, 'review attainment_unknown'],
    ['in a zone of which nobody said goes to a person', { attainment: null }, 'review attainment_unknown'],
    ['as deep as the boundary is exact goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['that is sealed is clear', { status: 'sealed' }, 'clear sealed'],
  ])('%s', (_, change, expected) => expect(judged({ ...failing, ...change })).toBe(expected));

  it('says worse than V in English words', () => expect(judge(failing).reason.en).toContain('worse than V'));
  it.each(withoutData)('outside is not clear when %s', (_, change, expected) => expect(judged({ ...outside, ...change })).toBe(expected));
});
