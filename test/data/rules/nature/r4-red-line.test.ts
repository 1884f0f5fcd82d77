/** Rule R4 as a planner reads it: the ten allowed activities, what is banned, and both sides of every legal day. */
import { describe, expect, it } from 'vitest';
import { landActivities } from '../../../../data/measures/asked.ts';
import { rule } from '../../../../data/rules/r4_red_line_activities/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { apart, meeting, withoutData } from '../lying.ts';

type Facts = Parameters<typeof rule.judge>[0];
const inLine: Facts = {
  ...meeting, activity: 'production', act_type: 'new', act_date: '2025-05-01', red_line_opinion_no: null, zone_status: 'published', zone_published_on: '2020-01-01', zone_document: '示意文号',
};
const judge = (change: Partial<Facts>, base: Facts = inLine) => rule.judge({ ...base, ...change }, thresholdsOf(rule));
const judged = (change: Partial<Facts>, base?: Facts) => {
  const { verdict, code } = judge(change, base);
  return `${verdict} ${code}`;
};
const ten = ['patrol', 'residents', 'archaeology', 'forestry', 'visiting', 'linear', 'minerals', 'restoration', 'border', 'other_lawful'];

describe('an activity in an ecological red line', () => {
  it('has ten allowed activities in the order of notice 142', () => {
    expect(Object.keys(landActivities).slice(0, 10)).toEqual(ten);
    expect(Object.values(landActivities).slice(0, 10).map(({ zh }) => zh[0])).toEqual(Array.from('①②③④⑤⑥⑦⑧⑨⑩'));
  });
  it('knows the first five from the notice; what rests on the others, nobody has read', () => {
    const verdicts = ten.map((activity) => judged({ activity }));
    expect(verdicts).toEqual([...Array.from({ length: 5 }, () => 'restricted allowed_activity'), ...Array.from({ length: 5 }, () => 'review item_not_confirmed')]);
  });
  it.each(ten)('%s is asked for its paper', (activity) => {
    expect(judge({ activity, red_line_opinion_no: '认定1号' }).reason.zh).toContain('台账载明「认定1号」');
    expect(judge({ activity }).reason.zh).toContain('台账中没有文号');
  });
  it.each(['production', 'housing', 'pv'])('%s is prohibited', (activity) => {
    expect(judged({ activity })).toBe('prohibited production_in_red_line');
  });
  it.each<[string, Partial<Facts>, string]>([
    ['a solid-waste site is prohibited', { activity: 'solid_waste' }, 'prohibited solid_waste_in_red_line'],
    ['an expansion is prohibited', { act_type: 'expand' }, 'prohibited production_in_red_line'],
    ['existing works go to a person', { act_type: 'existing' }, 'review existing'],
    ['an unknown act goes to a person', { act_type: 'unknown' }, 'review unknown_act'],
    ['an unknown day goes to a person', { act_date: null }, 'review act_date_unknown'],
    ['an unknown activity goes to a person', { activity: 'unknown' }, 'review activity_unknown'],
    ['an activity nobody stated goes to a person', { activity: null }, 'review activity_unknown'],
    ['the last day before notice 142 goes to a person', { act_date: '2022-08-15' }, 'review before_law'],
    ['the first day of notice 142 is prohibited', { act_date: '2022-08-16' }, 'prohibited production_in_red_line'],
    ['solid waste: the last day before the ban goes to a person', { activity: 'solid_waste', act_date: '2020-08-31' }, 'review before_law'],
    ['solid waste: the first day of the ban is prohibited', { activity: 'solid_waste', act_date: '2020-09-01' }, 'prohibited solid_waste_in_red_line'],
    ['what is older than the line goes to a person', { act_date: '2025-04-30', zone_published_on: '2025-05-01' }, 'review before_zone'],
    ['what began on the day of the line is prohibited', { zone_published_on: '2025-05-01' }, 'prohibited production_in_red_line'],
    ['a draft line prohibits nothing', { zone_status: 'draft' }, 'review zone_not_published'],
    ['a line without its day prohibits nothing', { zone_published_on: null }, 'review zone_date_unknown'],
    ['as deep as the tolerance goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper is prohibited', { inside_depth_m: 10.01 }, 'prohibited production_in_red_line'],
  ])('%s', (_, change, expected) => {
    expect(judged(change)).toBe(expected);
  });
  it('names the Solid Waste Law until 14 August 2026 and the Code from the day after', () => {
    expect(judge({ activity: 'solid_waste', act_date: '2026-08-14' }).reason.zh).toContain('固体废物污染环境防治法第二十一条');
    expect(judge({ activity: 'solid_waste', act_date: '2026-08-15' }).reason.zh).toContain('生态环境法典第四百八十一条');
  });
});

describe('an activity apart from every red line', () => {
  const off: Facts = { ...inLine, ...apart };
  it('is clear', () => expect(judged({}, off)).toBe('clear apart'));
  it.each(withoutData)('is not clear when %s', (_, change, expected) => {
    expect(judged(change, off)).toBe(expected);
  });
});
