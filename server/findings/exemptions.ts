/** Ends exemptions whose last day is over: the finding is open again, and that is written down. */
import type { City } from '../../data/grammar.ts';
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { cityDay } from '../scan/city-day.ts';

/** The day for which it was last done; nothing can expire twice in a day, because an exemption begins with a day to come. */
const doneFor = new WeakMap<Database, string>();

/** Cheap to call before every read: it asks the database once a day. */
export async function endExemptions(database: Database, city: City, now: Date): Promise<void> {
  const day = cityDay(city, now);
  if (doneFor.get(database) === day) return;
  await endExemptionsOn(database, city.region, day);
  doneFor.set(database, day);
}

export async function endExemptionsOn(asker: Asker, region: string, day: string): Promise<void> {
  await asker.query(readSql('server/findings/sql/end-exemptions.sql'), [region, day], { what: 'exemptions that have ended' });
}
