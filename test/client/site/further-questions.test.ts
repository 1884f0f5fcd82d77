/** What the rules ask besides: an answer that the activity gives stands as a default, and only where it gives all of them the same. */
import { expect, test } from 'vitest';
import type { Attribute } from '../../../data/grammar.ts';
import { furtherQuestions } from '../../../client/panels/Site/form/SaidSection.tsx';

const asked: Attribute = { title: { zh: '问', en: 'Asked' }, type: 'text' };
const rules: Parameters<typeof furtherQuestions>[0]['rules'] = [
  { sites: { park: { kind: 'park', wet: true } }, what_if: { name: asked, kind: asked, wet: asked, size: asked } },
  { sites: { park: { kind: 'works', wet: true } }, what_if: { kind: asked, wet: asked, act_date: asked } },
  { sites: { well: {} }, what_if: { depth: asked } },
];
const told = (activity: string | null) => furtherQuestions({ rules }, activity).map((one) => [one.name, one.told, one.told_somewhere]);

test('every question of the rules that apply, whatever the activity says', () => {
  expect(told('park')).toEqual([['kind', undefined, true], ['wet', true, true], ['size', undefined, false]]);
  expect(told('well')).toEqual([['depth', undefined, false]]);
  expect(told('road')).toEqual([]);
  expect(told(null)).toEqual([]);
});
