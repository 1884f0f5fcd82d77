/** Figures as people write them. */
import { describe, expect, test } from 'vitest';
import { formatArea, formatDate, formatLength, formatPosition, formatShare } from '../../client/i18n/format.ts';
import { clauses, inBrackets, listed, titled } from '../../client/i18n/punctuation.ts';
import { attributeText } from '../../client/panels/Feature/Attributes.tsx';
import { wordsIn } from '../../client/i18n/words.ts';
import { en } from '../../client/i18n/en.ts';
import { zh } from '../../client/i18n/zh.ts';

describe('areas', () => {
  test.each([
    [9_999, '9,999 m²'],
    [10_000, '1 公顷'],
    [999_999, '100 公顷'],
    [1_000_000, '1 km²'],
    [471_336_012, '471.336 km²'],
  ])('%i m² is %s', (area_m2, text) => expect(formatArea(area_m2, 'zh')).toBe(text));

  // 15 亩 are one hectare.
  test('亩', () => {
    expect(formatArea(10_000, 'zh', 'mu')).toBe('15 亩');
    expect(formatArea(1_000_000, 'en', 'mu')).toBe('1,500 mu');
  });
});

test.each([
  [3.456, '3.46 m'],
  [999, '999 m'],
  [1_234, '1.23 km'],
  [123_456, '123.5 km'],
])('%f m is %s', (length_m, text) => expect(formatLength(length_m, 'en')).toBe(text));

test('shares, positions, dates', () => {
  expect(formatShare(0.0336, 'zh')).toBe('3.4%');
  expect(formatPosition(106.8213, 39.5471, 4)).toBe('106.8213°E 39.5471°N');
  expect(formatDate('2025-03-01')).toBe('2025-03-01');
  // China is eight hours ahead.
  expect(formatDate('2026-11-23T17:05:00Z')).toBe('2026-11-24 01:05');
  expect(formatDate(null)).toBeNull();
});

const title = { zh: '', en: '' };
const write = (value: string | number | boolean | null, attribute: Parameters<typeof attributeText>[1]) => attributeText(value, attribute, 'zh', wordsIn('zh'));

test('attributes are written in the words and units of their layer; a year has no thousands', () => {
  expect(write(2025, { title, type: 'integer' })).toBe('2025');
  expect(write(1234.5, { title, type: 'number', unit: 'm' })).toBe('1,234.5 m');
  expect(write('a', { title, type: 'choice', choices: { a: { zh: '甲', en: 'A' } } })).toBe('甲');
  expect(write('b', { title, type: 'choice', choices: {} })).toBe('b');
  expect(write(false, { title, type: 'boolean' })).toBe('否');
  expect(write(null, { title, type: 'text' })).toBe('—');
});

test('both languages have the same entries', () => {
  const keys = (words: object, path = ''): string[] => Object.entries(words).flatMap(([key, value]) => (typeof value === 'object' && value !== null ? keys(value as object, `${path}${key}.`) : [`${path}${key}`]));
  expect(keys(en)).toEqual(keys(zh));
});

test('each language has its own marks between words', () => {
  expect(titled('面积', '3 km²', 'zh') + inBrackets('示意', 'zh')).toBe('面积：3 km²（示意）');
  expect(titled('Area', '3 km²', 'en') + inBrackets('demo', 'en')).toBe('Area: 3 km² (demo)');
  expect([listed(['甲', '乙'], 'zh'), listed(['a', 'b'], 'en'), clauses(['甲', '乙'], 'zh'), clauses(['a', 'b'], 'en')]).toEqual(['甲、乙', 'a, b', '甲；乙', 'a; b']);
});
