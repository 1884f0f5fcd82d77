/** Rule R6: wetlands by level, the acts of art. 28, and both sides of the two years. */
import { describe, expect, it } from 'vitest';
import { rule } from '../../../../data/rules/r6_wetland_projects/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { apart, meeting, withoutData } from '../lying.ts';

type Facts = Parameters<typeof rule.judge>[0];
const inNational: Facts = {
  ...meeting, act_type: 'new', act_date: '2025-05-01', wetland_opinion_no: null, temporary_years: null, wetland_act: null, wetland_exception: null, wetland_level: 'national', wetland_kind: 'river', activity: 'production',
  zone_status: 'published', zone_published_on: '2023-03-01', zone_document: null,
};
const judge = (change: Partial<Facts>, base: Facts = inNational) => rule.judge({ ...base, ...change }, thresholdsOf(rule));
const judged = (change: Partial<Facts>, base?: Facts) => {
  const { verdict, code } = judge(change, base);
  return `${verdict} ${code}`;
};

describe('a project in a wetland', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['of national importance is prohibited', {}, 'prohibited national_wetland'],
    ['of national importance, said to be no exception, is prohibited', { wetland_exception: 'none' }, 'prohibited national_wetland'],
    ['as a major national project it is restricted', { wetland_exception: 'national_project' }, 'restricted national_wetland_excepted'],
    ['as a disaster work it is restricted', { wetland_exception: 'disaster' }, 'restricted national_wetland_excepted'],
    ['as key water works it is restricted', { wetland_exception: 'water_protection' }, 'restricted national_wetland_excepted'],
    ['as wetland protection it is restricted', { wetland_exception: 'wetland_protection' }, 'restricted national_wetland_excepted'],
    ['of regional importance it needs an opinion', { wetland_level: 'provincial' }, 'restricted wetland_opinion'],
    ['of no listing it needs an opinion', { wetland_level: 'general', zone_published_on: null }, 'restricted wetland_opinion'],
    ['of unknown level it goes to a person', { wetland_level: null }, 'review level_unknown'],
    ['for exactly two years it is restricted', { wetland_level: 'general', temporary_years: 2 }, 'restricted temporary'],
    ['for longer than two years it is prohibited', { wetland_level: 'general', temporary_years: 2.01 }, 'prohibited temporary_too_long'],
    ['for a year in one of national importance it is prohibited all the same', { temporary_years: 1 }, 'prohibited national_wetland'],
    ['on the last day before the law goes to a person', { act_date: '2022-05-31', zone_published_on: '2020-01-01' }, 'review before_law'],
    ['on the first day of the law it is prohibited', { act_date: '2022-06-01', zone_published_on: '2020-01-01' }, 'prohibited national_wetland'],
    ['on the day before the listing it goes to a person', { act_date: '2023-02-28' }, 'review before_zone'],
    ['on the day of the listing it is prohibited', { act_date: '2023-03-01' }, 'prohibited national_wetland'],
    ['that exists goes to a person', { act_type: 'existing' }, 'review existing'],
    ['of an unknown day goes to a person', { act_date: null }, 'review act_date_unknown'],
    ['in a draft goes to a person', { zone_status: 'draft' }, 'review zone_not_published'],
    ['as deep as the tolerance goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper is prohibited', { inside_depth_m: 10.01 }, 'prohibited national_wetland'],
  ])('%s', (_, change, expected) => {
    expect(judged(change)).toBe(expected);
  });
  it.each<[string, Partial<Facts>, string]>([
    ['of national importance without the day of its listing goes to a person', { zone_published_on: null }, 'review zone_date_unknown'],
    ['of regional importance without the day of its listing goes to a person', { wetland_level: 'provincial', zone_published_on: null }, 'review zone_date_unknown'],
    ['farming of which no more is said goes to a person', { activity: 'residents', wetland_level: 'general' }, 'review farming_unsaid'],
    ['farming that does neither needs an opinion', { activity: 'residents', wetland_level: 'general', wetland_act: 'none' }, 'restricted wetland_opinion'],
    ['farming that over-grazes is banned, also in an artificial one', { activity: 'residents', wetland_level: 'general', wetland_kind: 'artificial', wetland_act: 'overgraze' }, 'prohibited banned_act'],
    ['farming that reclaims a natural one is banned', { activity: 'residents', wetland_level: 'general', wetland_act: 'reclaim' }, 'prohibited banned_act'],
    ['farming that reclaims an artificial one goes to a person', { activity: 'residents', wetland_level: 'general', wetland_kind: 'artificial', wetland_act: 'reclaim' }, 'review not_a_natural_wetland'],
    ['cutting off the water of an artificial one goes to a person', { wetland_level: 'general', wetland_kind: 'artificial', wetland_act: 'cut_off' }, 'review not_a_natural_wetland'],
    ['reclaiming one of unknown kind goes to a person', { wetland_level: 'general', wetland_kind: null, wetland_act: 'reclaim' }, 'review not_a_natural_wetland'],
    ['reclaiming an artificial one of national importance is prohibited all the same', { wetland_kind: 'artificial', wetland_act: 'reclaim' }, 'prohibited national_wetland'],
    ['restoration of which no more is said, in one of national importance, goes to a person', { activity: 'restoration' }, 'review exception_unsaid'],
    ['restoration that is no exception is prohibited there', { activity: 'restoration', wetland_exception: 'none' }, 'prohibited national_wetland'],
    ['restoration as wetland protection is restricted there', { activity: 'restoration', wetland_exception: 'wetland_protection' }, 'restricted national_wetland_excepted'],
    ['restoration elsewhere needs an opinion', { activity: 'restoration', wetland_level: 'general' }, 'restricted wetland_opinion'],
  ])('%s', (_, change, expected) => {
    expect(judged(change)).toBe(expected);
  });
  it.each(['reclaim', 'cut_off', 'extract', 'dump', 'overgraze'])('%s is banned in every natural wetland', (wetland_act) => {
    for (const wetland_level of ['national', 'provincial', 'general']) expect(judged({ wetland_act, wetland_level, wetland_exception: 'disaster' })).toBe('prohibited banned_act');
  });
  it('says whether an opinion is on record', () => {
    expect(judge({ wetland_level: 'general' }).reason.zh).toContain('台账中没有意见文号');
    expect(judge({ wetland_level: 'general', wetland_opinion_no: '乌林湿3号' }).reason.zh).toContain('「乌林湿3号」');
  });
});

describe('a project apart from every wetland', () => {
  const off: Facts = { ...inNational, ...apart };
  it('is clear', () => expect(judged({}, off)).toBe('clear apart'));
  it.each(withoutData)('is not clear when %s', (_, change, expected) => {
    expect(judged(change, off)).toBe(expected);
  });
});
