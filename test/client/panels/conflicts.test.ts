/** A finding's "what would change", its text and what it has the map draw. */
import { expect, test } from 'vitest';
import type { Attribute } from '../../../data/grammar.ts';
import { wordsIn } from '../../../client/i18n/words.ts';
import { conflictsScene } from '../../../client/panels/Conflicts/conflicts-scene.ts';
import { honestShare } from '../../../client/panels/Conflicts/figures.ts';
import { findingText } from '../../../client/panels/Conflicts/finding/finding-text.ts';
import { alternativesOf, weaknessesOf } from '../../../client/panels/Conflicts/finding/what-would-change.ts';
import { conflictWords } from '../../../client/panels/Conflicts/words.ts';
import { aCitation, aFinding } from './a-finding.ts';

const piece = { type: 'Polygon', coordinates: [[[106.8, 39.5], [106.9, 39.5], [106.9, 39.6], [106.8, 39.5]]] };

const thick = (overlap_depth_m: number) => weaknessesOf(aFinding({ verdict: 'review' }, { overlap_m2: 500, overlap_depth_m, tolerance_m: 10 })).map((weakness) => weakness.kind);

test('an overlap thinner than the accuracy, and exactly as thin, is a matter of surveying; a thicker one of giving it up', () => {
  expect(thick(9.9)).toEqual(['tolerance']);
  expect(thick(10)).toEqual(['tolerance']);
  expect(thick(10.1)).toEqual(['overlap']);
});

test('missing data, part coverage, no law in force and demonstration data are all named', () => {
  const finding = aFinding(
    { verdict: 'undetermined', demonstration: true },
    { layers: [{ layer: 'zones', revision: 0, as_of: null, demonstration: false }], coverage_share: 0.4, legal: [{ ...aCitation, in_force_on_act_date: false }] },
  );
  expect(weaknessesOf(finding)).toEqual([{ kind: 'no_data', layers: ['zones'] }, { kind: 'coverage', share: 0.4 }, { kind: 'law' }, { kind: 'demonstration' }]);
  expect(weaknessesOf(aFinding())).toEqual([]);
});

test('other answers: every other choice, and the days around which the cited law begins to hold', () => {
  const titles = { zh: '', en: '' };
  const questions: Record<string, Attribute> = {
    act: { title: titles, type: 'choice', choices: { new: titles, old: titles } },
    day: { title: titles, type: 'date' },
    name: { title: titles, type: 'text' },
  };
  const finding = aFinding({}, { facts: { act: 'new', day: '2023-04-01' }, legal: [aCitation, aCitation] });
  expect(alternativesOf(questions, finding)).toEqual([
    { attribute: 'act', value: 'old' },
    { attribute: 'day', value: '2023-03-31' },
  ]);
  expect(alternativesOf(questions, finding, 1)).toHaveLength(1);
});

test('a share of almost nothing or almost all is not rounded into nothing or all', () => {
  expect(['0%', '< 0.1%', '0.1%', '> 99.9%', '100%']).toEqual([0, 0.0004, 0.0006, 0.9999, 1].map((share) => honestShare(share, 'en')));
});

test('the copied text says verdict, reason, figures, law, versions and that it is a demonstration', () => {
  const finding = aFinding({ verdict: 'prohibited', demonstration: true }, { overlap_m2: 1234.4, overlap_depth_m: 31.26, legal: [aCitation] });
  const rule = { id: 'a_rule', version: '1.0.0', title: { zh: '某规则', en: 'A rule' }, summary: { zh: '', en: '' }, legal: [], subjects: [], against: [], what_if: {}, thresholds: {}, unit: { zh: '', en: '' }, sites: {} };
  const text = findingText(finding, rule, { language: 'zh', general: wordsIn('zh'), words: conflictWords.zh, layerTitle: () => '化工厂' });
  for (const said of ['【禁止】甲厂 对“乙区”', '示意数据', '重叠面积：1,234 m²', '深入范围（至少）：31.3 m', '某法 第一条（行为发生日有效；条文已核对）', '　禁止。', '某规则', '化工厂 第 3 版 · 截至 2026-01-01', 'EPSG:4490', '2026-11-23 14:00', 'a_rule:plants/1:zone-1']) {
    expect(text).toContain(said);
  }
});

test('the list draws pieces and a point for every finding, the worst last; the open finding draws its subject, the tested part hatched, and its distance', () => {
  const meets = aFinding({ key: 'meets', verdict: 'prohibited' }, { overlap: piece, overlap_m2: 10 });
  const apart = aFinding({ key: 'apart' }, { distance_m: 1234, nearest: { subject: [106.8, 39.5], object: [106.81, 39.5] }, tested: piece });
  const base = { pointed: null, places: new Map([['inside', [106.7, 39.4]]]), subject: null, dark: false, language: 'zh', words: conflictWords.zh, general: wordsIn('zh'), onPick: () => undefined } as const;
  const list = conflictsScene({ ...base, findings: [meets, apart], open: null });
  expect(list.areas?.map((area) => area.key)).toEqual(['meets']);
  expect(list.points?.map((point) => point.key)).toEqual(['apart', 'meets']);
  const inside = aFinding({ key: 'inside', verdict: 'review' });
  const nowhere = aFinding({ key: 'nowhere', verdict: 'undetermined' });
  expect(conflictsScene({ ...base, findings: [inside, nowhere], open: null }).points?.map((point) => [point.key, point.position])).toEqual([['inside', [106.7, 39.4]]]);
  expect(list.lines).toEqual([]);
  const open = conflictsScene({ ...base, findings: [meets, apart], open: apart, subject: piece });
  expect(open.areas?.map((area) => [area.key, area.dashed ?? false])).toEqual([['apart', false], ['apart', true]]);
  expect(open.lines).toMatchObject([{ path: [[106.8, 39.5], [106.81, 39.5]], label: '1.23 km' }]);
});

test('pointing at a row in the list brings out its piece and draws its distance', () => {
  const apart = aFinding({ key: 'apart' }, { distance_m: 500, nearest: { subject: [106.8, 39.5], object: [106.81, 39.5] } });
  const meets = aFinding({ key: 'meets' }, { overlap: piece, overlap_m2: 10 });
  const base = { findings: [meets, apart], open: null, places: new Map(), subject: null, dark: true, language: 'en', words: conflictWords.en, general: wordsIn('en'), onPick: () => undefined } as const;
  expect(conflictsScene({ ...base, pointed: 'meets' }).areas?.[0]?.emphasised).toBe(true);
  expect(conflictsScene({ ...base, pointed: 'apart' }).lines).toHaveLength(1);
});
