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
