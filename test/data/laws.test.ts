/** The law on its days: which wording was in force, and that what we say of it is honest. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../data/catalogue.ts';
import { laws, legalBasis, textInForce } from '../../data/laws.ts';

describe('the wording in force', () => {
  it('of the prohibition begins on 1 April 2023', () => {
    const basis = legalBasis('yrpl_26_2');
    expect(textInForce(basis, '2023-03-31')).toBeNull();
    expect(textInForce(basis, '2023-04-01')?.text).toBe('禁止在黄河干支流岸线管控范围内新建、扩建化工园区和化工项目。');
  });
  it('of the no-burn zones moves from the air law to the Code on 15 August 2026', () => {
    const basis = legalBasis('no_burn_zone');
    expect(textInForce(basis, '2026-08-14')?.document.zh).toBe('中华人民共和国大气污染防治法');
    expect(textInForce(basis, '2026-08-15')?.document.zh).toBe('中华人民共和国生态环境法典');
  });
  it('of the nature reserves changes on 15 March 2026, of the minerals on 1 July 2025', () => {
    expect(textInForce(legalBasis('nature_reserves'), '2026-03-14')?.text).toContain('三区');
    expect(textInForce(legalBasis('nature_reserves'), '2026-03-15')?.text).toContain('两区');
    expect(textInForce(legalBasis('minerals'), '2025-06-30')?.document.en).toBe('Mineral Resources Law (2009)');
    expect(textInForce(legalBasis('minerals'), '2025-07-01')?.document.en).toBe('Mineral Resources Law (2024)');
  });
});

describe('the law on the four days on which it changed', () => {
  const cited = catalogue.rules.flatMap((rule) => rule.legal.map((id) => [rule.id, legalBasis(id)] as const));
  const wordingOf = (basis: (typeof laws)[number], date: string) => textInForce(basis, date)?.document.zh ?? null;

  // Each day with the day before it, and the documents that a rule cites then.
  it.each<[string, string, string, string | null, string | null]>([
    ['2023-03-31', '2023-04-01', 'yrpl_26_2', null, '中华人民共和国黄河保护法'],
    ['2023-03-31', '2023-04-01', 'yrpl_26_2_tailings', null, '中华人民共和国黄河保护法'],
    ['2023-03-31', '2023-04-01', 'yrpl_67', null, '中华人民共和国黄河保护法'],
    ['2023-03-31', '2023-04-01', 'yrpl_118', null, '中华人民共和国黄河保护法'],
    ['2025-06-30', '2025-07-01', 'minerals', '中华人民共和国矿产资源法（2009 修正）', '中华人民共和国矿产资源法（2024 修订）'],
    ['2025-06-30', '2025-07-01', 'minerals_nature_areas', '中华人民共和国矿产资源法（2009 修正）', '中华人民共和国矿产资源法（2024 修订）'],
    ['2025-06-30', '2025-07-01', 'mining_licence', '中华人民共和国矿产资源法（2009 修正）', '中华人民共和国矿产资源法（2024 修订）'],
    ['2025-06-30', '2025-07-01', 'mine_restoration', null, '中华人民共和国矿产资源法（2024 修订）'],
    ['2026-03-14', '2026-03-15', 'nature_reserves', '中华人民共和国自然保护区条例（2017 修订）', '中华人民共和国自然保护区条例（国务院令第 830 号）'],
    ['2026-08-14', '2026-08-15', 'red_line_protection', '中华人民共和国环境保护法', '中华人民共和国生态环境法典'],
    ['2026-08-14', '2026-08-15', 'red_line_solid_waste', '中华人民共和国固体废物污染环境防治法', '中华人民共和国生态环境法典'],
    ['2026-08-14', '2026-08-15', 'bank_dumping', '中华人民共和国水污染防治法', '中华人民共和国生态环境法典'],
    ['2026-08-14', '2026-08-15', 'gangue_fire', '中华人民共和国大气污染防治法', '中华人民共和国生态环境法典'],
    ['2026-08-14', '2026-08-15', 'no_burn_zone', '中华人民共和国大气污染防治法', '中华人民共和国生态环境法典'],
    ['2026-08-14', '2026-08-15', 'outfalls', '中华人民共和国水污染防治法', '中华人民共和国生态环境法典'],
    ['2026-08-14', '2026-08-15', 'nature_areas_apart', null, '中华人民共和国生态环境法典'],
    ['2026-08-14', '2026-08-15', 'mine_waste_closure', null, '中华人民共和国生态环境法典'],
  ])('%s and %s: %s', (before, from, id, old, now) => {
    expect([wordingOf(legalBasis(id), before), wordingOf(legalBasis(id), from)]).toEqual([old, now]);
    // A rule rests on it.
    expect(cited.map(([, basis]) => basis.id)).toContain(id);
  });
});

describe('laws.ts', () => {
  it('gives each basis an id of its own, and texts oldest first without overlap', () => {
    expect(new Set(laws.map((basis) => basis.id)).size).toBe(laws.length);
    const follows = laws.flatMap(({ id, texts }) => texts.slice(1).map((text, index) => ({ id, before: texts[index]?.valid_to ?? 'still in force', from: text.valid_from })));
    expect(laws.filter(({ texts }) => texts.length === 0 || texts.some((text) => text.valid_to !== null && text.valid_to <= text.valid_from))).toEqual([]);
    expect(follows.length).toBeGreaterThan(5);
    expect(follows.filter(({ before, from }) => before > from)).toEqual([]);
  });
  it('says of every summary that it is none of the law’s own words', () => {
    const dishonest = laws.flatMap(({ id, texts }) => texts.filter((text) => text.text.startsWith('〔摘要，非法条原文〕') === text.confirmed).map(() => id));
    // The plan's sentences are quoted word by word; only their first day is unconfirmed.
    expect(dishonest.filter((id) => !id.startsWith('plan_'))).toEqual([]);
    expect(dishonest).toContain('plan_shoreline');
  });
  it('holds every basis that a rule cites', () => {
    for (const rule of catalogue.rules) for (const id of rule.legal) expect(() => legalBasis(id)).not.toThrow();
  });
});
