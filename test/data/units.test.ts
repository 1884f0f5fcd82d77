/** Every department that a rule names has one name in each language, so that each can be chosen by itself. */
import { expect, test } from 'vitest';
import { catalogue } from '../../data/catalogue.ts';
import { bureausOf } from '../../server/findings/filter.ts';

test('a rule names as many departments in English as in Chinese', () => {
  expect(catalogue.rules.filter(({ unit }) => unit.zh.split('、').length !== unit.en.split('; ').length).map(({ id }) => id)).toEqual([]);
});

test('a department is called the same by every rule', () => {
  const names = new Map<string, Set<string>>();
  for (const { zh, en } of catalogue.rules.flatMap(({ unit }) => bureausOf(unit))) names.set(zh, (names.get(zh) ?? new Set()).add(en));
  expect([...names].filter(([, english]) => english.size > 1)).toEqual([]);
  expect(new Set([...names.values()].map(([en]) => en)).size).toBe(names.size);
  expect([...names.keys()].filter((name) => /[、（）]/.test(name))).toEqual([]);
});

test('an office within a department is the department', () => {
  expect(bureausOf({ zh: '甲局（办公室）、乙局', en: 'Bureau A (its office); Bureau B' })).toEqual([{ zh: '甲局', en: 'Bureau A' }, { zh: '乙局', en: 'Bureau B' }]);
});
