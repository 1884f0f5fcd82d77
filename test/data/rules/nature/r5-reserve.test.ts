/** Rule R5: core and general zone, and both sides of 15 March 2026. */
import { describe, expect, it } from 'vitest';
import { rule } from '../../../../data/rules/r5_reserve_activities/rule.ts';
import { building } from '../../../../data/rules/r5_reserve_activities/judge.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { apart, meeting, withoutData } from '../lying.ts';

type Facts = Parameters<typeof rule.judge>[0];
const inCore: Facts = {
  ...meeting, activity: 'pv', act_type: 'new', act_date: '2026-05-01', reserve_approval_no: null, zone_status: 'published', zone_published_on: '1997-12-08', zone_document: null, reserve_zone: 'core',
};
const judged = (change: Partial<Facts>, base: Facts = inCore) => {
  const { verdict, code } = rule.judge({ ...base, ...change }, thresholdsOf(rule));
  return `${verdict} ${code}`;
};

describe('an activity in a nature reserve', () => {
  it.each([...building])('building (%s) in the core is prohibited, in the general zone it goes to a person', (activity) => {
    expect(judged({ activity })).toBe('prohibited building_in_core');
    expect(judged({ activity, reserve_zone: 'general' })).toBe('review activity_in_general');
  });
  it.each(['patrol', 'residents', 'archaeology', 'visiting', 'minerals', 'restoration', 'unknown', null])('%s goes to a person in both zones, because the lists are not confirmed', (activity) => {
    expect(judged({ activity })).toBe('review activity_in_core');
    expect(judged({ activity, reserve_zone: 'general' })).toBe('review activity_in_general');
  });
  it.each<[string, Partial<Facts>, string]>([
    ['the last day of the three zones goes to a person', { act_date: '2026-03-14' }, 'review three_zones_then'],
    ['the first day of the two zones is prohibited', { act_date: '2026-03-15' }, 'prohibited building_in_core'],
    ['existing works go to a person', { act_type: 'existing', act_date: '2010-01-01' }, 'review existing'],
    ['an unknown day goes to a person', { act_date: null }, 'review act_date_unknown'],
    ['an unknown act goes to a person', { act_type: null }, 'review unknown_act'],
    ['an unknown zone goes to a person', { reserve_zone: null }, 'review zone_unknown'],
    ['a draft reserve prohibits nothing', { zone_status: 'draft' }, 'review zone_not_published'],
    ['a reserve without its day prohibits nothing', { zone_published_on: null }, 'review zone_date_unknown'],
    ['as deep as the tolerance goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper is prohibited', { inside_depth_m: 10.01 }, 'prohibited building_in_core'],
  ])('%s', (_, change, expected) => {
    expect(judged(change)).toBe(expected);
  });
});

describe('an activity apart from every reserve', () => {
  const off: Facts = { ...inCore, ...apart };
  it('is clear', () => expect(judged({}, off)).toBe('clear apart'));
  it.each(withoutData)('is not clear when %s', (_, change, expected) => {
    expect(judged(change, off)).toBe(expected);
  });
});
