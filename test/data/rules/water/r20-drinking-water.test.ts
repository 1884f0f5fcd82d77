/** Rule R20 as an inspector reads it: levels, what a site is to the water, and both sides of every day. */
import { describe, expect, it } from 'vitest';
import type { Static } from 'typebox';
import { catalogue } from '../../../../data/catalogue.ts';
import { rule } from '../../../../data/rules/r20_drinking_water/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { apart, meeting, withoutData } from '../lying.ts';

type Facts = Static<typeof rule.facts>;
const inside: Facts = { ...meeting, act_type: 'new', act_date: '2025-04-16', source_works: 'polluting', zone_status: 'published', zone_published_on: '2019-06-05', zone_document: '示意7号', zone_kind: 'level_1' };
const outside: Facts = { ...inside, ...apart };
const judge = (change: Partial<Facts>) => rule.judge({ ...inside, ...change }, thresholdsOf(rule));
const judged = (change: Partial<Facts>) => `${judge(change).verdict} ${judge(change).code}`;

describe('in a drinking-water protection zone', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['level 1: industry is prohibited', {}, 'prohibited in_level_1'],
    ['level 1: housing too', { source_works: 'building' }, 'prohibited in_level_1'],
    ['level 1: enlarged too', { act_type: 'expand' }, 'prohibited in_level_1'],
    ['level 1: rebuilt too', { act_type: 'rebuild' }, 'prohibited in_level_1'],
    ['level 1: a new park too', { source_works: 'park' }, 'prohibited in_level_1'],
    ['level 1: an enlarged park goes to a person', { source_works: 'park', act_type: 'expand' }, 'review park_expansion'],
    ['level 1: water supply goes to a person', { source_works: 'supply' }, 'review supply_works'],
    ['level 1: farming goes to a person', { source_works: 'activity' }, 'review activity'],
    ['level 1: a patrol goes to a person', { source_works: 'other' }, 'review other_works'],
    ['level 1: nobody knows what', { source_works: 'unknown' }, 'review works_unknown'],
    ['level 1: nobody said what', { source_works: null }, 'review works_unknown'],
    ['level 2: industry is prohibited', { zone_kind: 'level_2' }, 'prohibited polluting_in_level_2'],
    ['level 2: housing goes to a person', { zone_kind: 'level_2', source_works: 'building' }, 'review building_in_level_2'],
    ['quasi: industry is restricted', { zone_kind: 'quasi' }, 'restricted polluting_in_quasi'],
    ['quasi: housing goes to a person', { zone_kind: 'quasi', source_works: 'building' }, 'review building_in_quasi'],
    ['of unknown level', { zone_kind: null }, 'review level_unknown'],
    ['what is existing goes to a person', { act_type: 'existing' }, 'review existing'],
    ['what nobody knows to be new', { act_type: null }, 'review unknown_act'],
    ['without its day', { act_date: null }, 'review act_date_unknown'],
    ['on the first day of the law as amended', { act_date: '2018-01-01', zone_published_on: '2017-01-01' }, 'prohibited in_level_1'],
    ['on the day before', { act_date: '2017-12-31', zone_published_on: '2017-01-01' }, 'review before_law'],
    ['on the day the zone was published', { act_date: '2019-06-05' }, 'prohibited in_level_1'],
    ['on the day before it', { act_date: '2019-06-04' }, 'review before_zone'],
    ['in a draft zone', { zone_status: 'draft' }, 'review zone_not_published'],
    ['as deep as the boundary is exact', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper', { inside_depth_m: 10.01 }, 'prohibited in_level_1'],
    ['of unknown accuracy', { tolerance_m: null }, 'review accuracy_unknown'],
  ])('%s', (_, change, expected) => expect(judged(change)).toBe(expected));

  it('is held to the Water Pollution Law until 14 August 2026 and to the Code from the 15th', () => {
    expect(judge({ act_date: '2026-08-14' }).reason.zh).toContain('水污染防治法第六十四至六十七条');
    expect(judge({ act_date: '2026-08-15' }).reason.zh).toContain('生态环境法典第三百一十七至三百一十九条');
  });
});

describe('outside every zone', () => {
  it('is clear beyond the tolerance', () => {
    expect(judged({ ...outside, distance_m: 10.01 })).toBe('clear apart');
    expect(judged({ ...outside, distance_m: 10 })).toBe('review distance_within_accuracy');
  });
  it.each(withoutData)('is not clear when %s', (_, change, expected) => expect(judged({ ...outside, ...change })).toBe(expected));
});

it('every activity that a person can draw is asked for, except an outfall, which has rule R8', () => {
  expect(catalogue.activities.map(({ id }) => id).filter((id) => !Object.hasOwn(rule.sites, id))).toEqual(['outfall']);
});
