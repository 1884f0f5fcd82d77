/** How a file or a text that cannot be read is refused: the place, the value, and what was expected. */
import { AppError } from '../errors.ts';

export function unreadable(found: string, expected: string, extra: Readonly<Record<string, unknown>> = {}): AppError {
  return new AppError('BAD_REQUEST', `${found.slice(0, 300)}; ${expected}.`, extra);
}

/** `Line 12 is "J5,1,abc"; expected …` @param number counted from 1 */
export function unreadableLine(number: number, line: string, expected: string): AppError {
  return unreadable(`Line ${number} is ${JSON.stringify(line.length > 120 ? `${line.slice(0, 120)}…` : line)}`, expected, { line: number });
}

/** A value as it stands in a message: short, whatever it is. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}
