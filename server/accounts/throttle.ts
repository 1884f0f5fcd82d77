/** Slows down whoever guesses passwords, by login name and by address; kept in the database, so that a restart forgives nothing. */
import { createHash } from 'node:crypto';
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';

/** So many failures are free, then the wait doubles from one second up to the longest. */
const LOGIN = { free: 5, longest_s: 60 };
/** A whole office may share one address. */
const ADDRESS = { free: 30, longest_s: 900 };
/** Failures are forgotten after so long without another. */
const FORGOTTEN_AFTER_MINUTES = 60;

export interface Attempt {
  readonly login: string;
  readonly address: string;
}

/** Counts the attempt as failed before it is looked at, so that a hundred at once cannot slip through. @throws AppError TOO_MANY_REQUESTS */
export async function beginAttempt(database: Database, attempt: Attempt): Promise<void> {
  await database.transaction(async (tx) => {
    const keys = keysOf(attempt);
    const { rows } = await tx.query<{ wait_s: number }>(
      readSql('server/accounts/sql/begin-attempt.sql'),
      [keys, [LOGIN.free, ADDRESS.free], [LOGIN.longest_s, ADDRESS.longest_s], FORGOTTEN_AFTER_MINUTES],
      { what: 'the count of failed sign-ins' },
    );
    if (rows.length === keys.length) return;
    const { rows: blocked } = await tx.query<{ wait_s: number }>('select ceil(extract(epoch from max(blocked_until) - now()))::integer as wait_s from sign_in_failure where key = any ($1::text[])', [keys]);
    const wait_s = Math.max(1, blocked[0]?.wait_s ?? 1);
    throw new AppError('TOO_MANY_REQUESTS', `Too many failed sign-ins; the next one is looked at in ${wait_s} s.`, { retry_after_s: wait_s });
  });
}

/** The attempt was no failure after all. */
export async function forgiveAttempt(tx: Asker, attempt: Attempt): Promise<void> {
  const [login = '', address = ''] = keysOf(attempt);
  await tx.query('delete from sign_in_failure where key = $1', [login]);
  await tx.query('update sign_in_failure set failures = failures - 1, blocked_until = now() where key = $1 and failures > 0', [address]);
}

/** Hashed: people type their password into the wrong box. */
function keysOf({ login, address }: Attempt): string[] {
  const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');
  return [`login ${hashed(login)}`, `address ${hashed(address)}`];
}
