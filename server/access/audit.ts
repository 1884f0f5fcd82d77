/** Writes down who did what; the table itself refuses to forget. */
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import type { Caller } from './caller.ts';
import { signHead, type Link } from './seal.ts';

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
const MOST_DETAILS = 16_000;

/** Give it the transaction of the write itself, so that neither is kept without the other. */
export async function audit(asker: Asker | Database, entry: AuditEntry): Promise<void> {
  // The row and the signature over it go together.
  if ('transaction' in asker) await asker.transaction((tx) => write(tx, entry));
  else await write(asker, entry);
}

async function write(tx: Asker, { who, action, target = '', outcome = 'ok', details = {} }: AuditEntry): Promise<void> {
  const [actor, name, role, address] = typeof who === 'string' ? ['', who, '', ''] : [who.person?.id ?? '', who.person?.login ?? '', who.role, who.address];
  const values = [actor, name, role, address.slice(0, 100), clean(action, 200), clean(target, MOST_TARGET), outcome, bounded(details)];
  const { rows } = await tx.query<Link>(readSql('server/access/sql/insert-audit.sql'), values, { what: 'the audit log' });
  if (rows[0]) await signHead(tx, rows[0]);
}

/** How long a text and how many entries of a list may be; the next pair only where the details are still too long. */
const CUTS = [[4_000, 200], [1_000, 100], [300, 50], [100, 20]] as const;
const MOST_NAMES = 60;

/** As JSON of bounded length: every value is cut by itself, so that a long reason never takes kind, signer or day with it. */
function bounded(details: Readonly<Record<string, unknown>>): string {
  let text = '{}';
  for (const [longest, most] of CUTS) {
    text = JSON.stringify(shortened(details, longest, most, 0));
    if (text.length <= MOST_DETAILS) break;
  }
  return text;
}

function shortened(value: unknown, longest: number, most: number, depth: number): unknown {
  if (typeof value === 'string') return value.length > longest ? `${clean(value, longest)}… (${value.length})` : clean(value, longest);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 4) return '…';
  if (Array.isArray(value)) {
    const kept = value.slice(0, most).map((one: unknown) => shortened(one, longest, most, depth + 1));
    return value.length > most ? [...kept, `… (${value.length})`] : kept;
  }
  return Object.fromEntries(Object.entries(value).slice(0, MOST_NAMES).map(([name, one]) => [clean(name, 60), shortened(one, longest, most, depth + 1)]));
}

/** PostgreSQL stores no NUL and no half of a character. */
function clean(text: string, most: number): string {
  return text.slice(0, most).replaceAll(/[\0\p{Surrogate}]/gu, '\u{fffd}');
}
