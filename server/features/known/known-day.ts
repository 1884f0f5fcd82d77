/** The instant up to which it was known: the end of a day by the city's clock. What was known then never changes any more. */
import type { City } from '../../../data/grammar.ts';
import type { Database } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import { isDate } from '../attribute-values.ts';

/** @returns null for today: what is known now @throws AppError BAD_REQUEST for what is no day, or one to come */
export async function endOfDay(database: Database, { time_zone }: City, day: string | undefined, now = new Date()): Promise<string | null> {
  if (day === undefined) return null;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: time_zone }).format(now);
  if (!isDate(day) || day > today) throw new AppError('BAD_REQUEST', `known_on is "${day.slice(0, 40)}"; expected a day no later than today, ${today}.`, { pointer: '/known_on' });
  if (day === today) return null;
  const { rows } = await database.query<{ known: string }>("select ($1::date + 1)::timestamp at time zone $2 - interval '1 microsecond' as known", [day, time_zone], { what: 'the end of a day' });
  return rows[0]?.known ?? null;
}
