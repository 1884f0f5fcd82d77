/** A rule that is no rule: it lets a test ask a shared statement of data/measures how things lie. */
import { Type } from 'typebox';
import type { Rule } from '../../../../data/grammar.ts';

/** Red lines and nature reserves as objects, told apart by kind and zone. */
export function testRule(facts: string, against: readonly string[]): Rule {
  return {
    id: 'test_lies', version: '1', title: { zh: '试', en: 'Test' }, summary: { zh: '试', en: 'Test' }, legal: [], subjects: ['mines'], against, what_if: {}, thresholds: {},
    unit: { zh: '试', en: 'Test' }, sites: {}, reach_m: 15_000,
    sql: { facts, subject: 'test/fixtures/measures/subject.sql', object: 'test/fixtures/measures/object.sql' },
    facts: Type.Object({}),
    judge: () => ({ verdict: 'review', code: 'test', reason: { zh: '试。', en: 'Test.' } }),
  };
}
