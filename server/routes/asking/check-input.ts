/** Reads what a request brings by the contract's schemas; says which value cannot be used and what was expected. */
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { AppError } from '../../errors.ts';

/** What JSON schema says of one value, as far as the contract uses it. */
interface ValueSchema {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
}

const MOST_NESTED = 40;

/**
 * Query parameters and path parameters: each at most once, none that the contract does not know, numbers written as numbers.
 * @param part `query parameter` or `part of the address`, for the message
 */
export function textReader(schema: TSchema, part: string): (given: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  const { properties = {}, required = [] }: ValueSchema = schema;
  const names = Object.keys(properties);
  const checks = new Map(Object.entries(properties).map(([name, value]) => [name, Compile(value as TSchema)]));
  return (given) => {
    const read: Record<string, unknown> = {};
    for (const name of Object.keys(given)) {
      if (!names.includes(name)) throw refused(part, name, given[name], names.length > 0 ? `known are ${names.join(', ')}` : 'none is expected here');
    }
    for (const [name, value] of Object.entries(properties)) {
      const text = given[name];
      const expected = `expected ${describe(value)}`;
      if (text === undefined) {
        if (required.includes(name)) throw new AppError('BAD_REQUEST', `The ${part} ${name} is missing; ${expected}.`, { parameter: name });
        if (value.default !== undefined) read[name] = value.default;
        continue;
      }
      if (typeof text !== 'string') throw refused(part, name, text, `it may be given once; ${expected}`);
      const parsed = value.type === 'integer' || value.type === 'number' ? readNumber(text) : text;
      if (!isCleanText(text) || !checks.get(name)?.Check(parsed)) throw refused(part, name, text, expected);
      read[name] = parsed;
    }
    return read;
  };
}

/** @returns NaN, which no schema accepts, for what is not plainly a finite number */
function readNumber(text: string): number {
  const value = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

/** A JSON body: of the schema's form, not nested without end, every number finite, every text storable. */
export function bodyReader(schema: TSchema): (given: unknown) => unknown {
  const check = Compile(schema);
  return (given) => {
    refuseUnstorable(given);
    if (check.Check(given)) return given;
    const errors = check.Errors(given);
    // The deepest place is the one that the caller meant; alternatives that fail at the top say nothing.
    const deepest = errors.toSorted((one, other) => depthOf(other.instancePath) - depthOf(one.instancePath))[0];
    const where = deepest?.instancePath || '/';
    throw new AppError('BAD_REQUEST', `The body cannot be used: at ${where.slice(0, 200)} stands ${show(valueAt(given, where))}, which ${deepest?.message ?? 'is not of the expected form'}.`, { pointer: where.slice(0, 200) });
  };
}

function depthOf(pointer: string): number {
  return pointer.split('/').length;
}

function valueAt(given: unknown, pointer: string): unknown {
  let value: unknown = given;
  for (const step of pointer.split('/').slice(1)) {
    if (step === '' || typeof value !== 'object' || value === null) break;
    value = Reflect.get(value, step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return value;
}

/** Walks a body without recursion, so that no nesting can exhaust the stack. */
function refuseUnstorable(given: unknown): void {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [{ value: given, path: '', depth: 0 }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { value, path, depth } = item;
    const bad = (expected: string): AppError => new AppError('BAD_REQUEST', `The body cannot be used: at ${path.slice(0, 200) || '/'} ${expected}.`, { pointer: path.slice(0, 200) });
    if (depth > MOST_NESTED) throw bad(`it is nested more than ${MOST_NESTED} deep`);
    if (typeof value === 'number' && !Number.isFinite(value)) throw bad('stands a number that is too large; expected a finite number');
    if (typeof value === 'string' && !isCleanText(value)) throw bad('stands a text with a NUL character or half a character; expected whole Unicode text');
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (!isCleanText(key)) throw bad('stands a name with a NUL character or half a character; expected whole Unicode text');
      open.push({ value: member, path: `${path}/${key}`, depth: depth + 1 });
    }
  }
}

/** PostgreSQL stores no NUL, and half a surrogate pair is no character. */
function isCleanText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

function refused(part: string, name: string, value: unknown, expected: string): AppError {
  return new AppError('BAD_REQUEST', `The ${part} ${name.slice(0, 100)}=${show(value)} cannot be used: ${expected}.`, { parameter: name.slice(0, 100) });
}

/** A value as it stands in a message: short, on one line, without characters that a terminal would obey. */
function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  const short = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  return short.replaceAll(/\p{C}/gu, '\u{fffd}');
}

function describe(schema: ValueSchema): string {
  const { type, minimum, maximum, minLength, maxLength, format, description } = schema;
  const kind = type === 'integer' ? 'a whole number' : type === 'number' ? 'a number' : format ? `a ${format}` : 'text';
  const range = minimum !== undefined && maximum !== undefined ? ` from ${minimum} to ${maximum}` : '';
  const size = type === 'string' && maxLength !== undefined ? ` of ${minLength ?? 0} to ${maxLength} characters` : '';
  return `${kind}${range}${size}${description ? ` (${description})` : ''}`;
}
