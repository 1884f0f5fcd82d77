/** Rules R13 and R13b: heaps of waste in river scopes and red lines, and how they are covered. */
import { describe, expect, it } from 'vitest';
import { rule } from '../../../../data/rules/r13_waste_heaps/rule.ts';
import { rule as storage } from '../../../../data/rules/r13b_heap_storage/rule.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { alone, apart, meeting, withoutData } from '../lying.ts';

type Facts = Parameters<typeof rule.judge>[0];
const inScope: Facts = {
  ...meeting, object_layer: 'river_scopes', kind: 'gangue_yard', cover_state: 'bare', act_date: '2024-02-20', zone_status: 'published', zone_published_on: '2010-01-01', zone_document: null,
};
const inLine: Partial<Facts> = { object_layer: 'red_lines' };
const judge = (change: Partial<Facts>, base: Facts = inScope) => rule.judge({ ...base, ...change }, thresholdsOf(rule));
const judged = (change: Partial<Facts>, base?: Facts) => {
  const { verdict, code } = judge(change, base);
  return `${verdict} ${code}`;
};

describe('a heap of waste', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['in a river scope is prohibited', {}, 'prohibited waste_in_river_scope'],
    ['in a red line is prohibited', inLine, 'prohibited waste_in_red_line'],
    ['in a scope on the last day before the River Regulations goes to a person', { act_date: '1988-06-09', zone_published_on: '1980-01-01' }, 'review before_law'],
    ['in a scope on their first day is prohibited, as rule R3 says', { act_date: '1988-06-10', zone_published_on: '1980-01-01' }, 'prohibited waste_in_river_scope'],
    ['in a scope before the Water Pollution Law as amended is prohibited', { act_date: '2017-12-31' }, 'prohibited waste_in_river_scope'],
    ['in a red line on the last day before the ban goes to a person', { ...inLine, act_date: '2020-08-31' }, 'review before_law'],
    ['in a red line on the first day of the ban is prohibited', { ...inLine, act_date: '2020-09-01' }, 'prohibited waste_in_red_line'],
    ['older than the scope goes to a person', { zone_published_on: '2024-02-21' }, 'review before_zone'],
    ['of the day of the scope is prohibited', { zone_published_on: '2024-02-20' }, 'prohibited waste_in_river_scope'],
    ['in use since an unknown day goes to a person', { act_date: null }, 'review day_unknown'],
    ['that is closed goes to a person', { cover_state: 'closed' }, 'review closed_heap'],
    ['whose cover is unknown is judged all the same', { cover_state: null }, 'prohibited waste_in_river_scope'],
    ['in a draft scope is prohibited by nothing', { zone_status: 'draft' }, 'review zone_not_published'],
    ['in a scope without its day goes to a person', { zone_published_on: null }, 'review zone_date_unknown'],
    ['as deep as the tolerance goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper is prohibited', { inside_depth_m: 10.01 }, 'prohibited waste_in_river_scope'],
  ])('%s', (_, change, expected) => {
    expect(judged(change)).toBe(expected);
  });
  it('falls under the older laws until 14 August 2026 and under the Code from the day after', () => {
    expect(judge({ act_date: '2026-08-14' }).reason.zh).toContain('水污染防治法第三十八条');
    expect(judge({ act_date: '2026-08-15' }).reason.zh).toContain('生态环境法典第一百六十四条第二款');
    expect(judge({ ...inLine, act_date: '2026-08-14' }).reason.zh).toContain('固体废物污染环境防治法第二十一条');
    expect(judge({ ...inLine, act_date: '2026-08-15' }).reason.zh).toContain('生态环境法典第四百八十一条');
  });
  it('names the Water Pollution Law from the day we hold it', () => {
    expect(judge({ act_date: '2017-12-31' }).reason.zh).not.toContain('水污染防治法');
    expect(judge({ act_date: '2018-01-01' }).reason.zh).toContain('水污染防治法第三十八条');
  });
  it('apart from both is clear of each', () => {
    expect(judged({}, { ...inScope, ...apart, object_layer: 'river_scopes' })).toBe('clear apart');
    expect(judged({}, { ...inScope, ...apart, object_layer: 'red_lines' })).toBe('clear apart');
  });
  it.each(withoutData)('is not clear when %s', (_, change, expected) => {
    expect(judged(change, { ...inScope, ...apart, object_layer: 'river_scopes' })).toBe(expected);
  });
});

describe('how a heap is stored', () => {
  it.each([
    ['closed', 'clear closed'], ['covered', 'clear covered'], ['partly', 'restricted partly_covered'], ['bare', 'restricted bare'], [null, 'undetermined cover_unknown'], ['other', 'undetermined cover_unknown'],
  ])('%s: %s', (cover_state, expected) => {
    const { verdict, code } = storage.judge({ ...alone, kind: 'gangue_yard', cover_state }, {});
    expect(`${verdict} ${code}`).toBe(expected);
  });
});
