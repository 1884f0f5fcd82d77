/** Rule R2 as an inspector reads it: every branch of the judge, and both sides of the law's first day and of the tolerance. */
import { describe, expect, it } from 'vitest';
import { rule } from '../../../../data/rules/r2_tailings_shoreline/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { apart, meeting, withoutData } from '../lying.ts';

type Facts = Parameters<typeof rule.judge>[0];
/** A new pond of 2025 that takes 5,000 m² of a published zone of the main stem. */
const inZone: Facts = {
  ...meeting, subject_shape: 'area', tested_area_m2: 20_000, overlap_m2: 5000, overlap_share: 0.25, relation: 'overlapping', act_type: 'new', act_date: '2025-01-01', rebuild_purpose: null,
  zone_status: 'published', zone_published_on: '2023-06-30', zone_document: '示意1号', zone_river: '黄河',
};
const judged = (change: Partial<Facts>, base: Facts = inZone) => {
  const { verdict, code } = rule.judge({ ...base, ...change }, thresholdsOf(rule));
  return `${verdict} ${code}`;
};

describe('a tailings pond in a shoreline control zone', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['new is prohibited', {}, 'prohibited new_in_zone'],
    ['an expansion that lies wholly in the zone is prohibited', { act_type: 'expand', relation: 'within' }, 'prohibited expansion_in_zone'],
    ['an expansion that reaches out of it goes to a person', { act_type: 'expand' }, 'review added_part_unknown'],
    ['a rebuilding for safety is restricted', { act_type: 'rebuild', rebuild_purpose: 'safety' }, 'restricted rebuild_for_protection'],
    ['a rebuilding for ecology is restricted', { act_type: 'rebuild', rebuild_purpose: 'ecology' }, 'restricted rebuild_for_protection'],
    ['a rebuilding for capacity is prohibited', { act_type: 'rebuild', rebuild_purpose: 'capacity' }, 'prohibited rebuild_in_zone'],
    ['a rebuilding of unknown purpose goes to a person', { act_type: 'rebuild', rebuild_purpose: 'unknown' }, 'review rebuild_purpose_unknown'],
    ['a rebuilding whose purpose nobody stated goes to a person', { act_type: 'rebuild' }, 'review rebuild_purpose_unknown'],
    ['an existing pond goes to a person', { act_type: 'existing' }, 'review existing'],
    ['an unknown act goes to a person', { act_type: null }, 'review unknown_act'],
    ['an unknown day goes to a person', { act_date: null }, 'review act_date_unknown'],
    ['a listed important tributary counts as the main stem does', { zone_river: '大黑河' }, 'prohibited new_in_zone'],
    ['a tributary that is not listed goes to a person (“等”)', { zone_river: '都思兔河' }, 'review tributary_not_listed'],
    ['a zone of an unknown river goes to a person', { zone_river: null }, 'review river_unknown'],
    ['a draft zone prohibits nothing', { zone_status: 'draft' }, 'review zone_not_published'],
    ['a zone in consultation prohibits nothing', { zone_status: 'consultation' }, 'review zone_not_published'],
    ['a zone whose standing nobody stated prohibits nothing', { zone_status: null }, 'review zone_not_published'],
    ['a zone without its day prohibits nothing', { zone_published_on: null }, 'review zone_date_unknown'],
    ['the last day before the law goes to a person', { act_date: '2023-03-31', zone_published_on: '2020-01-01' }, 'review before_law'],
    ['the first day of the law is prohibited', { act_date: '2023-04-01', zone_published_on: '2020-01-01' }, 'prohibited new_in_zone'],
    ['the day before the zone was published goes to a person', { act_date: '2023-06-29' }, 'review before_zone'],
    ['the day of publication is prohibited', { act_date: '2023-06-30' }, 'prohibited new_in_zone'],
    ['an overlap exactly as deep as the tolerance goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper is prohibited', { inside_depth_m: 10.01 }, 'prohibited new_in_zone'],
    ['unknown accuracy prohibits nothing', { tolerance_m: null }, 'review accuracy_unknown'],
    ['a hit counts outside the coverage too', { coverage_share: 0.5 }, 'prohibited new_in_zone'],
  ])('%s', (_, change, expected) => {
    expect(judged(change)).toBe(expected);
  });
});

describe('a tailings pond apart from every zone', () => {
  const off: Facts = { ...inZone, ...apart, subject_shape: 'area' };
  it('is clear', () => expect(judged({}, off)).toBe('clear apart'));
  it('is a matter of review within the tolerance, clear a centimetre further', () => {
    expect(judged({ distance_m: 10 }, off)).toBe('review distance_within_accuracy');
    expect(judged({ distance_m: 10.01 }, off)).toBe('clear apart');
  });
  it.each(withoutData)('is not clear when %s', (_, change, expected) => {
    expect(judged(change, off)).toBe(expected);
  });
});

describe('its reasons', () => {
  it('hold the figures with their units, in both languages', () => {
    const { reason } = rule.judge(inZone, thresholdsOf(rule));
    expect(reason.zh).toContain('重叠5,000.0 m²，占受检面积的25.0%，最深处距边线不少于60.0 m');
    expect(reason.en).toContain('by 5,000.0 m², 25.0% of the area tested, reaching at least 60.0 m inside its edge');
  });
});
