/** Turns what a file says into a value of an attribute, or says what was expected. */
import type { Attribute } from '../../../data/grammar.ts';
import { expectedValue, isDate } from '../../features/attribute-values.ts';

export type Converted = { readonly value: string | number | boolean | null } | { readonly expected: string };

/** Nothing, blanks and null are "unknown": null. */
export function convertValue(attribute: Attribute, raw: unknown): Converted {
  if (raw === null || raw === undefined) return { value: null };
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return { expected: 'a single value' };
  const text = cleanText(String(raw));
  if (text === '') return { value: null };
  const value = readers[attribute.type](text, attribute, raw);
  if (value === undefined) return { expected: expectedValue(attribute, undefined) ?? attribute.type };
  const expected = expectedValue(attribute, value);
  return expected === null ? { value } : { expected };
}

/** Without what PostgreSQL cannot keep: NUL and halves of characters. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd').trim();
}

type Reader = (text: string, attribute: Attribute, raw: unknown) => string | number | boolean | undefined;

const readers: Readonly<Record<Attribute['type'], Reader>> = {
  text: (text) => text,
  integer: readNumber,
  number: readNumber,
  boolean(text) {
    const word = text.normalize('NFKC').toLowerCase();
    if (['true', 't', 'yes', 'y', '1', '是', '有'].includes(word)) return true;
    return ['false', 'f', 'no', 'n', '0', '否', '无'].includes(word) ? false : undefined;
  },
  date: (text) => readDate(text),
  choice(text, { choices = {}, values = {} }) {
    const same = (other: string) => other.toLowerCase() === text.toLowerCase();
    const key = Object.keys(choices).find(same);
    if (key !== undefined) return key;
    const foreign = Object.entries(values).find(([word]) => same(word));
    return foreign?.[1] ?? Object.entries(choices).find(([, title]) => same(title.zh) || same(title.en))?.[0];
  },
};

function readNumber(text: string, _attribute: Attribute, raw: unknown): number | undefined {
  if (typeof raw === 'number') return raw;
  const plain = text.normalize('NFKC');
  const digits = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits) ? Number(digits) : undefined;
}

/** 2024-01-31, 2024/1/31, 2024.1.31, 20240131, 2024年1月31日, with or without a time of day; a month alone is not a day. */
export function readDate(text: string): string | undefined {
  const plain = text.normalize('NFKC');
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const day = parts && `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  return day && isDate(day) ? day : undefined;
}
