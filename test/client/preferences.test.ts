/** The language of a first visit: what was chosen once, else the browser's, else the city's. */
import { expect, test } from 'vitest';
import { languageFor } from '../../client/view/preferences.ts';

test.each([
  [undefined, ['en-US', 'en'], 'en'],
  [undefined, ['zh-CN', 'zh', 'en'], 'zh'],
  [undefined, ['mn-CN', 'EN-gb', 'zh'], 'en'],
  [undefined, ['zh-Hant-TW'], 'zh'],
  [undefined, ['fr-FR', 'mn'], 'zh'],
  [undefined, [], 'zh'],
  ['zh', ['en-US'], 'zh'],
  ['en', ['zh-CN'], 'en'],
  ['klingon', ['en-US'], 'en'],
  [7, ['zh-CN'], 'zh'],
] as const)('chosen %s, browser %j: %s', (chosen, languages, expected) => {
  expect(languageFor(chosen, languages)).toBe(expected);
});
