/** Reads a filter that a request gives as JSON, and holds it against the layer's attributes. */
import type { Layer } from '../../data/grammar.ts';
import { AppError } from '../errors.ts';
import { expectedValue } from './attribute-values.ts';

const MAX_VALUES = 200;

/** Values that are allowed for each attribute; a feature matches when all hold. */
export type Filter = Readonly<Record<string, readonly unknown[]>>;

/** @throws AppError BAD_FILTER with the offending name or value and what was expected */
export function readFilter(layer: Layer, text: string | undefined): Filter {
  if (text === undefined || text === '') return {};
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new AppError('BAD_FILTER', `filter=${text.slice(0, 120)} is not JSON; expected an object: attribute → value or array of values.`);
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new AppError('BAD_FILTER', `filter=${text.slice(0, 120)}: expected an object: attribute → value or array of values.`);
  }
  return Object.fromEntries(Object.entries(given).map(([name, wanted]) => [name, readValues(layer, name, wanted)]));
}

function readValues(layer: Layer, name: string, wanted: unknown): unknown[] {
  const attribute = Object.hasOwn(layer.attributes, name) ? layer.attributes[name] : undefined;
  const values: unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  if (!attribute && name !== 'synthetic' && name !== 'confidence') {
    const names = [...Object.keys(layer.attributes), 'synthetic', 'confidence'].join(', ');
    throw new AppError('BAD_FILTER', `"${name.slice(0, 80)}" is not an attribute of ${layer.id}; expected one of: ${names}.`);
  }
  if (values.length > MAX_VALUES) throw new AppError('BAD_FILTER', `${name} is given ${values.length} values; expected at most ${MAX_VALUES}.`);
  for (const value of values) {
    if (value === null) continue;
    const expected = attribute ? expectedValue(attribute, value) : expectedMark(name, value);
    if (expected !== null) throw new AppError('BAD_FILTER', `${name} cannot be ${(JSON.stringify(value) ?? '').slice(0, 80)}; expected ${expected}.`);
    if (typeof value === 'string' && /[\0\p{Cs}]/u.test(value)) throw new AppError('BAD_FILTER', `${name} cannot hold a NUL or half a surrogate pair; expected a text.`);
  }
  return values;
}

function expectedMark(name: string, value: unknown): string | null {
  if (name === 'synthetic') return typeof value === 'boolean' ? null : 'true or false';
  return typeof value === 'string' ? null : 'a text';
}
