/** Checks what a person says of a site against the rule's own list of questions. */
import type { Attribute, Rule } from '../../data/grammar.ts';
import { AppError } from '../errors.ts';

export type SaidValue = string | number | boolean | null;

const MAX_TEXT = 200;
/** As in an import: worse than this a boundary says nothing. */
const MAX_METRES = 100_000;

/** @throws AppError BAD_REQUEST with the attribute, its value and what was expected */
export function readSiteAttributes(rule: Rule, attributes: Readonly<Record<string, SaidValue>>): Record<string, SaidValue> {
  const said: Record<string, SaidValue> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = Object.hasOwn(rule.what_if, name) ? rule.what_if[name] : undefined;
    if (attribute === undefined) throw new AppError('BAD_REQUEST', `attributes.${name.slice(0, 60)} is not asked for by rule ${rule.id}; expected any of: ${Object.keys(rule.what_if).join(', ')}.`);
    const expected = value === null ? null : unlike(attribute, value);
    if (expected !== null) throw new AppError('BAD_REQUEST', `attributes.${name} is ${JSON.stringify(value)?.slice(0, 120)}; expected ${expected}.`);
    said[name] = value;
  }
  return said;
}

/** What was expected instead, or null when the value fits. */
function unlike(attribute: Attribute, value: Exclude<SaidValue, null>): string | null {
  switch (attribute.type) {
    case 'text':
      // PostgreSQL's text holds no NUL.
      return typeof value === 'string' && value.length <= MAX_TEXT && !value.includes('\u0000') ? null : `text of at most ${MAX_TEXT} characters`;
    case 'choice': {
      const known = Object.keys(attribute.choices ?? {});
      return typeof value === 'string' && known.includes(value) ? null : `one of: ${known.join(', ')}`;
    }
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2_147_483_647 ? null : 'a whole number';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && (attribute.unit !== 'm' || (value >= 0 && value <= MAX_METRES)) ? null : attribute.unit === 'm' ? `metres from 0 to ${MAX_METRES}` : 'a number';
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : 'a date as YYYY-MM-DD';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false';
    default:
      return attribute.type satisfies never;
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1000') return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
