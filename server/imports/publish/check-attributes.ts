/** Holds a feature's attributes against its layer's schema before they are stored, so that the typed views never fail on them. */
import type { Layer } from '../../../data/grammar.ts';
import { expectedValue, MAX_TEXT } from '../../features/attribute-values.ts';
import type { Attributes } from '../publication.ts';

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

const RESERVED: ReadonlySet<string> = new Set(['source', 'confidence', 'synthetic', 'extra']);

export function isReserved(name: string): boolean {
  return RESERVED.has(name);
}

function expectedReserved(name: string, value: unknown): string | null {
  if (name === 'synthetic') return typeof value === 'boolean' ? null : 'true or false';
  if (name !== 'extra') return typeof value === 'string' && value.length <= MAX_TEXT ? null : 'a text';
  const fits = typeof value === 'object' && !Array.isArray(value) && JSON.stringify(value).length <= MAX_EXTRA;
  return fits ? null : `an object of at most ${MAX_EXTRA} characters`;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').slice(0, 80);
}
