/** Which values may stand in an attribute, by its type in the catalogue. */
import type { Attribute } from '../../data/grammar.ts';

/** Characters. */
export const MAX_TEXT = 10_000;

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
    case 'choice':
      return expectedChoice(Object.keys(attribute.choices ?? {}), value);
    default:
      return attribute.type satisfies never;
  }
}

function expectedChoice(values: readonly string[], value: unknown): string | null {
  return typeof value === 'string' && values.includes(value) ? null : `one of ${values.join(', ')}`;
}

/** A day that exists, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
