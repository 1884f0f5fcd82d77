/** Reads `datetime`: an instant or an interval of RFC 3339, as days of the city's calendar. */
import { AppError } from '../errors.ts';
import { isDate } from '../features/attribute-values.ts';

/** Both ends hold; without an end it is `-infinity` or `infinity`, as PostgreSQL writes them. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const INSTANT = /^(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?([Zz]|[-+]([01]\d|2[0-3]):[0-5]\d)$/;

/** @returns null when nothing is asked: what holds today @throws AppError BAD_REQUEST */
export function readDays(text: string | undefined, time_zone: string): Days | null {
  if (text === undefined) return null;
  const parts = text.split('/');
  const [first = '', second] = parts;
  if (parts.length > 2) throw bad(text);
  if (second === undefined) {
    const day = dayOf(first, time_zone);
    if (day === null) throw bad(text);
    return { from: day, to: day };
  }
  const [from, to] = [end(first, '-infinity', time_zone), end(second, 'infinity', time_zone)];
  if (from === null || to === null) throw bad(text);
  if (from !== '-infinity' && to !== 'infinity' && from > to) throw new AppError('BAD_REQUEST', `datetime=${text.slice(0, 80)} ends before it begins.`, { parameter: 'datetime' });
  return { from, to };
}

function end(text: string, open: string, time_zone: string): string | null {
  return text === '' || text === '..' ? open : dayOf(text, time_zone);
}

/** The day on which an instant falls by the city's clock; null for what is no instant. */
function dayOf(text: string, time_zone: string): string | null {
  if (isDate(text)) return text;
  const [, date = ''] = INSTANT.exec(text) ?? [];
  const instant = new Date(text.replace(/:60(?=\.|Z|z|[-+])/, ':59').toUpperCase());
  if (!isDate(date) || Number.isNaN(instant.getTime())) return null;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: time_zone }).format(instant);
}

function bad(text: string): AppError {
  return new AppError('BAD_REQUEST', `datetime=${text.slice(0, 80)} cannot be used; expected a day as 2024-01-31, an instant as 2024-01-31T08:00:00Z, or two of them with a slash between, ".." for no end.`, { parameter: 'datetime' });
}
