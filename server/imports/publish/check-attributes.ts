/** Holds a feature's attributes against its layer's schema before they are stored, so that the typed views never fail on them. */
import type { Attribute, Layer } from '../../../data/grammar.ts';
import type { Attributes } from '../publication.ts';

const MAX_TEXT = 10_000;
const MAX_EXTRA = 32_768;

/** What is wrong with the attributes, each as a sentence with the value and what was expected; empty when all is well. */
export function attributeProblems(layer: Layer, attributes: Attributes): string[] {
  const problems: string[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    const expected = isReserved(name) ? expectedReserved(name, value) : expectedValue(layer.attributes[name], value);
    if (expected !== null) problems.push(`${name} is ${shown(value)}; expected ${expected}`);
  }
  // PostgreSQL's jsonb takes neither NUL nor half a surrogate pair.
  const text = JSON.stringify(attributes);
  if (/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(text)) problems.push('a text holds a NUL or half a character');
  return problems;
}

const RESERVED = ['source', 'confidence', 'synthetic', 'extra'];

export function isReserved(name: string): boolean {
  return RESERVED.includes(name);
}

function expectedReserved(name: string, value: unknown): string | null {
  if (name === 'synthetic') return typeof value === 'boolean' ? null : 'true or false';
  if (name !== 'extra') return typeof value === 'string' && value.length <= MAX_TEXT ? null : 'a text';
  const fits = typeof value === 'object' && !Array.isArray(value) && JSON.stringify(value).length <= MAX_EXTRA;
  return fits ? null : `an object of at most ${MAX_EXTRA} characters`;
}

/** Null when the value may stand in this attribute; otherwise what was expected. */
export function expectedValue(attribute: Attribute | undefined, value: unknown): string | null {
  if (!attribute) return 'an attribute of this layer';
  switch (attribute.type) {
    case 'text':
      return typeof value === 'string' && value.length <= MAX_TEXT ? null : `a text of at most ${MAX_TEXT} characters`;
    case 'integer':
      return Number.isInteger(value) && Math.abs(Number(value)) <= 2_147_483_647 ? null : 'a whole number within ±2147483647';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'a number';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : 'a date as 2024-01-31';
    case 'choice': {
      const values = Object.keys(attribute.choices ?? {});
      return typeof value === 'string' && values.includes(value) ? null : `one of ${values.join(', ')}`;
    }
  }
}

/** A day that exists, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').slice(0, 80);
}
