/** Answers as the panel reads them: worst first, two options against each other, and why a rule answers otherwise than before. */
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../data/grammar.ts';
import type { Evidence } from '../../../server/contract/rules.ts';
import type { RuleAnswer, SiteAnswer } from '../../../server/contract/sites.ts';
import { grouped, notApplicable, withShortName } from '../../../client/panels/Site/answer/answer-order.ts';
import { whatChanged } from '../../../client/panels/Site/answer/what-changed.ts';
import { drawnVerdicts } from '../../../client/panels/Site/paper/SiteMap.tsx';
import { compared } from '../../../client/panels/Site/saved/Compare.tsx';

function rule(id: string, verdict: Verdict | null, layers: Readonly<Record<string, number>> = {}, rule_version = '1.0.0'): RuleAnswer {
  const evidence: Evidence = {
    rule: id, rule_version, legal: [], layers: Object.entries(layers).map(([layer, revision]) => ({ layer, revision, as_of: null, demonstration: false })), crs: 'EPSG:4490', tested_area_m2: null,
    overlap_m2: null, overlap_share: null, overlap_width_m: null, overlap_depth_m: null, distance_m: null, nearest: null, overlap: null, tested: null, tolerance_m: null, coverage_share: null,
    facts: {}, run_id: '', run_at: '',
  };
  const findings = verdict === null ? [] : [{ key: id, verdict, code: '', reason: { zh: '', en: '' }, subject: { layer: 'drawn', id: '', name: '', synthetic: false }, object: null, demonstration: false, evidence }];
  return { rule: id, rule_version, verdict, findings };
}
const answer = (...rules: RuleAnswer[]): SiteAnswer => ({ verdict: 'clear', undetermined: 0, area_m2: null, length_m: null, rules, bands: [], layers: [], run_at: '' });

describe('order', () => {
  test('worst first, undetermined before clear, what does not apply apart', () => {
    const all = answer(rule('a', 'clear'), rule('b', 'undetermined'), rule('c', null), rule('d', 'prohibited'), rule('e', 'review'));
    expect(grouped(all).map(({ verdict, rules }) => [verdict, rules.map((one) => one.rule)])).toEqual([['prohibited', ['d']], ['review', ['e']], ['undetermined', ['b']], ['clear', ['a']]]);
    expect(notApplicable(all).map((one) => one.rule)).toEqual(['c']);
  });
});

test('a very long name leaves room for the reason; a short one stays whole', () => {
  const name = '长'.repeat(200);
  expect(withShortName(`“${name}”位于禁建区`, name)).toBe(`“${'长'.repeat(20)}…”位于禁建区`);
  expect(withShortName('“锅炉房”位于禁建区', '锅炉房')).toBe('“锅炉房”位于禁建区');
  expect(withShortName('位于禁建区', '')).toBe('位于禁建区');
});

test('the legend on paper names the verdicts that are drawn, worst first, and no others', () => {
  const square = { type: 'Polygon', coordinates: [] };
  const at = (one: RuleAnswer, more: Partial<Evidence>): RuleAnswer => ({ ...one, findings: one.findings.map((finding) => ({ ...finding, evidence: { ...finding.evidence, ...more } })) });
  const way: Partial<Evidence> = { nearest: { subject: [106.8, 39.3], object: [106.81, 39.3] }, distance_m: 860 };
  const drawn = drawnVerdicts(answer(at(rule('a', 'review'), { overlap: square }), at(rule('b', 'restricted'), { overlap: square }), at(rule('c', 'clear'), way), at(rule('d', 'review'), way), at(rule('e', 'review'), { ...way, distance_m: 3_001 })));
  expect(drawn).toEqual({ pieces: ['restricted', 'review'], lines: ['review'] });
});

describe('two options', () => {
  test('rules that differ stand first; rules that judge neither are left out', () => {
    const rows = compared(answer(rule('same', 'prohibited'), rule('differs', 'clear'), rule('neither', null), rule('here', 'review')), answer(rule('same', 'prohibited'), rule('differs', 'restricted'), rule('neither', null), rule('here', null)));
    expect(rows.map((row) => [row.rule, row.differs])).toEqual([['differs', true], ['here', true], ['same', false]]);
  });
});

describe('what changed', () => {
  const change = (before: RuleAnswer[], after: RuleAnswer[]) => whatChanged(answer(...before), answer(...after));
  test('nothing, where every verdict is the same, whatever was published meanwhile', () => {
    expect(change([rule('a', 'clear', { zones: 1 })], [rule('a', 'clear', { zones: 2 })])).toEqual([]);
  });
  test('because a layer went on, or was first published', () => {
    expect(change([rule('a', 'clear', { zones: 1, rivers: 4 })], [rule('a', 'prohibited', { zones: 3, rivers: 4 })])).toEqual([{ rule: 'a', from: 'clear', to: 'prohibited', causes: [{ kind: 'layer', layer: 'zones', from: 1, to: 3 }] }]);
    expect(change([rule('a', 'undetermined', { zones: 0 })], [rule('a', 'clear', { zones: 1 })])[0]?.causes).toEqual([{ kind: 'layer', layer: 'zones', from: 0, to: 1 }]);
  });
  test('because the rule is another, is new, or is gone', () => {
    expect(change([rule('a', 'review', {}, '1.0.0')], [rule('a', 'clear', {}, '1.1.0')])[0]?.causes).toEqual([{ kind: 'rule', from: '1.0.0', to: '1.1.0' }]);
    expect(change([], [rule('a', 'review')])[0]).toEqual({ rule: 'a', from: null, to: 'review', causes: [{ kind: 'new_rule' }] });
    expect(change([rule('a', 'review')], [])[0]?.causes).toEqual([{ kind: 'gone_rule' }]);
  });
  test('because of neither: a term ran out', () => {
    expect(change([rule('a', 'restricted', { zones: 2 })], [rule('a', 'prohibited', { zones: 2 })])[0]?.causes).toEqual([{ kind: 'neither' }]);
  });
});
