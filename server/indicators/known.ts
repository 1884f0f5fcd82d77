/** The instant that a day's answer speaks of, and the mark of all that was known by then. */
import type { Catalogue } from '../../data/grammar.ts';
import type { Asker } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { isDate } from '../features/attribute-values.ts';
import { cityDay } from '../scan/city-day.ts';
import type { Moment } from './known-layers.ts';

/** @param as_of undefined: now @throws AppError BAD_REQUEST for a day to come */
export async function momentOf(asker: Asker, { city }: Catalogue, as_of: string | undefined, now: Date): Promise<Moment> {
  const today = cityDay(city, now);
  if (as_of === undefined || as_of === today) return { day: today, known: null };
  if (!isDate(as_of) || as_of > today) throw new AppError('BAD_REQUEST', `as_of is "${as_of}"; expected a day no later than today, ${today}.`, { pointer: '/as_of' });
  const { rows } = await asker.query<{ known: string }>("select ($1::date + 1)::timestamp at time zone $2 - interval '1 microsecond' as known", [as_of, city.time_zone], { what: 'the end of a day' });
  return { day: as_of, known: rows[0]?.known ?? '' };
}

/** Another revision or another observation makes another mark. */
export interface Mark {
  readonly revisions: ReadonlyMap<string, number>;
  readonly observations: string;
}

export async function markOf(asker: Asker, { city }: Catalogue, { known }: Moment): Promise<Mark> {
  const { rows } = await asker.query<{ layer: string; number: number }>('select layer, max(number) as number from revision where region = $1 and published_at <= $2::timestamptz group by layer', [city.region, known ?? 'infinity'], { what: 'revisions by a day' });
  const reported = await asker.query<{ mark: string }>("select coalesce(max(id), 0) || '/' || count(*) as mark from observation where region = $1 and entered_at <= $2::timestamptz", [city.region, known ?? 'infinity'], { what: 'observations by a day' });
  return { revisions: new Map(rows.map(({ layer, number }) => [layer, number])), observations: reported.rows[0]?.mark ?? '' };
}

/** For an answer that rests on these layers alone. */
export const revisionsKey = ({ revisions }: Mark, layers: readonly string[]): string => layers.map((layer) => `${layer}@${revisions.get(layer) ?? 0}`).join(' ');
