/** Writes down who did what; the table itself refuses to forget. */
import type { Asker } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import type { Caller } from './caller.ts';

export interface AuditEntry {
  /** A caller, or the program itself (`scan`, `load`). */
  readonly who: Caller | string;
  /** The request line, or what the program did. */
  readonly action: string;
  /** What it was done to: `finding R1:…`, `person admin`, `site 17`. */
  readonly target?: string;
  /** `ok`, or the code of the problem. */
  readonly outcome?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

const MOST_TARGET = 500;
const MOST_DETAILS = 4_000;

/** Give it the transaction of the write itself, so that neither is kept without the other. */
export async function audit(asker: Asker, { who, action, target = '', outcome = 'ok', details = {} }: AuditEntry): Promise<void> {
  const [actor, name, role, address] = typeof who === 'string' ? ['', who, '', ''] : [who.person?.id ?? '', who.person?.login ?? '', who.role, who.address];
  const values = [actor, name, role, address.slice(0, 100), clean(action, 200), clean(target, MOST_TARGET), outcome, bounded(details)];
  await asker.query(readSql('server/access/sql/insert-audit.sql'), values, { what: 'the audit log' });
}

/** As JSON of bounded length; what is too long is cut to its names. */
function bounded(details: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(details, (_, value: unknown) => (typeof value === 'string' ? clean(value, MOST_DETAILS) : value));
  if (text.length <= MOST_DETAILS) return text;
  return JSON.stringify({ cut: true, length: text.length, names: Object.keys(details).slice(0, 40).map((name) => clean(name, 60)) });
}

/** PostgreSQL stores no NUL and no half of a character. */
function clean(text: string, most: number): string {
  return text.slice(0, most).replaceAll(/[\0\p{Surrogate}]/gu, '\u{fffd}');
}
