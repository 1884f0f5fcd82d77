/** Rule R3 as a river chief reads it: banned kinds, kinds that need approval, and both sides of every amount. */
import { describe, expect, it } from 'vitest';
import { rule } from '../../../../data/rules/r3_river_encroachments/rule.ts';
import { banned, needingApproval } from '../../../../data/rules/r3_river_encroachments/judge.ts';
import { thresholdsOf } from '../../../../server/analysis/sql-slots.ts';
import { apart, meeting, withoutData } from '../lying.ts';

type Facts = Parameters<typeof rule.judge>[0];
const inScope: Facts = {
  ...meeting, kind: 'solid_waste', act_type: 'new', act_date: '2024-05-01', historic: false, river_permit_no: null, amount_m2: null, amount_m3: null,
  zone_status: 'published', zone_published_on: '2022-12-20', zone_document: null,
};
const judge = (change: Partial<Facts>, base: Facts = inScope) => rule.judge({ ...base, ...change }, thresholdsOf(rule));
const judged = (change: Partial<Facts>, base?: Facts) => {
  const { verdict, code } = judge(change, base);
  return `${verdict} ${code}`;
};

describe('an encroachment in a river management scope', () => {
  it.each([...banned])('%s is banned, permit or not', (kind) => {
    expect(judged({ kind })).toBe('prohibited banned_in_scope');
    expect(judged({ kind, river_permit_no: '乌水许可1号' })).toBe('prohibited banned_in_scope');
  });
  it.each([...needingApproval])('%s needs approval', (kind) => {
    expect(judged({ kind })).toBe('restricted approval_missing');
    expect(judged({ kind, river_permit_no: '  ' })).toBe('restricted approval_missing');
    expect(judged({ kind, river_permit_no: '乌水许可1号' })).toBe('restricted approval_stated');
  });
  it('knows every kind of the layer', () => {
    const kinds = Object.keys(rule.what_if['kind']?.choices ?? {}).filter((kind) => kind !== 'unknown' && kind !== 'town_building');
    expect(kinds.filter((kind) => !banned.has(kind) && !needingApproval.has(kind))).toEqual([]);
    expect([...banned].filter((kind) => needingApproval.has(kind))).toEqual([]);
  });
  it.each<[string, Partial<Facts>, string]>([
    ['what is historic goes to a person', { historic: true }, 'review historic'],
    ['whether it is historic nobody stated: it is not', { historic: null }, 'prohibited banned_in_scope'],
    ['an unknown kind goes to a person', { kind: 'unknown' }, 'review kind_unknown'],
    ['a kind nobody stated goes to a person', { kind: null }, 'review kind_unknown'],
    ['housing goes to a person, permit or not', { kind: 'town_building', river_permit_no: '乌水许可1号' }, 'review town_in_scope'],
    ['housing that exists goes to a person', { kind: 'town_building', act_type: 'existing' }, 'review existing'],
    ['what exists goes to a person', { act_type: 'existing' }, 'review existing'],
    ['an unknown act goes to a person', { act_type: 'unknown' }, 'review unknown_act'],
    ['what nobody said of the act is about to be done', { act_type: null }, 'prohibited banned_in_scope'],
    ['an unknown day goes to a person', { act_date: null }, 'review act_date_unknown'],
    ['the last day before the regulations goes to a person', { act_date: '1988-06-09', zone_published_on: '1980-01-01' }, 'review before_law'],
    ['the first day of the regulations is prohibited', { act_date: '1988-06-10', zone_published_on: '1980-01-01' }, 'prohibited banned_in_scope'],
    ['the day before the scope was published goes to a person', { act_date: '2022-12-19' }, 'review before_zone'],
    ['the day of publication is prohibited', { act_date: '2022-12-20' }, 'prohibited banned_in_scope'],
    ['a draft scope prohibits nothing', { zone_status: 'draft' }, 'review zone_not_published'],
    ['a scope in consultation prohibits nothing', { zone_status: 'consultation' }, 'review zone_not_published'],
    ['a scope without its day prohibits nothing', { zone_published_on: null }, 'review zone_date_unknown'],
    ['as deep as the tolerance goes to a person', { inside_depth_m: 10 }, 'review overlap_within_accuracy'],
    ['a centimetre deeper is prohibited', { inside_depth_m: 10.01 }, 'prohibited banned_in_scope'],
  ])('%s', (_, change, expected) => {
    expect(judged(change)).toBe(expected);
  });
});

it('of housing it names the two articles that keep towns off beaches', () => {
  const { reason } = judge({ kind: 'town_building' });
  expect(reason.zh).toContain('河道管理条例第十六条');
  expect(reason.zh).toContain('黄河保护法第六十六条第三款');
});

describe('its amount', () => {
  it.each<[string, Partial<Facts>, string, string]>([
    ['crops below 1,000 m²', { kind: 'tall_crops', overlap_m2: 999.9 }, '按数量属一般问题', 'ordinary'],
    ['crops of 1,000 m²', { kind: 'tall_crops', overlap_m2: 1000 }, '按数量属较严重问题', 'serious'],
    ['crops of 5,000 m²', { kind: 'tall_crops', overlap_m2: 5000 }, '按数量属较严重问题', 'serious'],
    ['crops above 5,000 m²', { kind: 'tall_crops', overlap_m2: 5000.1 }, '按数量属重大问题', 'major'],
    ['crops at a point with a stated area', { kind: 'tall_crops', amount_m2: 6000 }, '按数量属重大问题', 'major'],
    ['crops of unknown area', { kind: 'tall_crops' }, '数量不明', 'unknown'],
    ['net pens below 5,000 m²', { kind: 'net_pen', overlap_m2: 4999.9 }, '未达到', 'stays below'],
    ['net pens of 5,000 m²', { kind: 'net_pen', overlap_m2: 5000 }, '达到5,000.0 m²', 'reaches the limit'],
    ['sand below 500 m³', { kind: 'sand', amount_m3: 499.9 }, '未达到500 m³', 'stays below'],
    ['sand of 500 m³', { kind: 'sand', amount_m3: 500 }, '达到500 m³', 'reaches the limit'],
    ['soil of unknown volume', { kind: 'soil' }, '数量不明', 'unknown'],
  ])('%s', (_, change, zh, en) => {
    const { reason } = judge(change);
    expect(reason.zh).toContain(zh);
    expect(reason.en).toContain(en);
  });
});

describe('an encroachment apart from every scope', () => {
  const off: Facts = { ...inScope, ...apart };
  it('is clear, and a matter of review within the tolerance', () => {
    expect(judged({}, off)).toBe('clear apart');
    expect(judged({ distance_m: 10 }, off)).toBe('review distance_within_accuracy');
    expect(judged({ distance_m: 10.01 }, off)).toBe('clear apart');
  });
  it.each(withoutData)('is not clear when %s', (_, change, expected) => {
    expect(judged(change, off)).toBe(expected);
  });
});
