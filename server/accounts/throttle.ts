/** Slows down whoever guesses passwords without locking out whom they guess at; kept in the database, so that a restart forgives nothing. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { networkOf } from '../access/network.ts';
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';

interface Limit {
  /** So many failures are free, then the wait doubles from one second up to the longest. */
  readonly free: number;
  readonly longest_s: number;
}

/** Of one name from one address, or from one browser that is known as this person's. */
const PAIR: Limit = { free: 5, longest_s: 900 };
/** A whole office may share one address. */
const ADDRESS: Limit = { free: 30, longest_s: 900 };
/** Of one name from everywhere: nobody may lock a name they know, so this only counts, and `delayOf` answers later and later. */
const LOGIN: Limit = { free: 0, longest_s: 0 };
const LOGIN_FREE = 100;
const LOGIN_STEP_MS = 50;
const LOGIN_LONGEST_MS = 10_000;
/** Attempts at one name that are being held at once; more than that is no person. */
const MOST_HELD = 10;
/** Failures are forgotten after so long without another. */
const FORGOTTEN_AFTER_MINUTES = 60;

export interface Attempt {
  readonly login: string;
  readonly address: string;
  /** What proves a browser as this person's: then nobody else's guesses count against it. Null: a stranger so far. */
  readonly device: string | null;
}

/** How long an attempt at a name is held that failed so often from anywhere in the last hour. */
export function delayOf(failures: number): number {
  return Math.min(LOGIN_LONGEST_MS, Math.max(0, failures - LOGIN_FREE) * LOGIN_STEP_MS);
}

const held = new Map<string, number>();

/** Counts the attempt as failed before it is looked at, so that a hundred at once cannot slip through. @throws AppError TOO_MANY_REQUESTS */
export async function beginAttempt(database: Database, attempt: Attempt): Promise<void> {
  const { pair, address, login } = keysOf(attempt);
  const asked: readonly (readonly [string, Limit])[] = attempt.device === null ? [[pair, PAIR], [address, ADDRESS], [login, LOGIN]] : [[pair, PAIR]];
  const failures = await database.transaction(async (tx) => {
    const keys = asked.map(([key]) => key);
    const values = [keys, asked.map(([, { free }]) => free), asked.map(([, { longest_s }]) => longest_s), FORGOTTEN_AFTER_MINUTES];
    const { rows } = await tx.query<{ key: string; failures: number }>(readSql('server/accounts/sql/begin-attempt.sql'), values, { what: 'the count of failed sign-ins' });
    if (rows.length < keys.length) {
      const { rows: blocked } = await tx.query<{ wait_s: number }>('select ceil(extract(epoch from max(blocked_until) - now()))::integer as wait_s from sign_in_failure where key = any ($1::text[])', [keys]);
      throw tooMany(Math.max(1, blocked[0]?.wait_s ?? 1));
    }
    return rows.find(({ key }) => key === login)?.failures ?? 0;
  });
  await hold(login, delayOf(failures));
}

async function hold(login: string, delay_ms: number): Promise<void> {
  if (delay_ms === 0) return;
  const others = held.get(login) ?? 0;
  if (others >= MOST_HELD) throw tooMany(Math.ceil(delay_ms / 1000));
  held.set(login, others + 1);
  try {
    await sleep(delay_ms);
  } finally {
    const left = (held.get(login) ?? 1) - 1;
    if (left > 0) held.set(login, left);
    else held.delete(login);
  }
}

function tooMany(wait_s: number): AppError {
  return new AppError('TOO_MANY_REQUESTS', `Too many failed sign-ins; the next one is looked at in ${wait_s} s.`, { retry_after_s: wait_s });
}

/** The attempt was no failure after all. */
export async function forgiveAttempt(tx: Asker, attempt: Attempt): Promise<void> {
  const { pair, address, login } = keysOf(attempt);
  await tx.query('delete from sign_in_failure where key = $1', [pair]);
  if (attempt.device !== null) return;
  // What others did under the same name or from the same address is not forgiven.
  await tx.query('update sign_in_failure set failures = failures - 1, blocked_until = now() where key = any ($1::text[]) and failures > 0', [[address, login]]);
}

/** Hashed: people type their password into the wrong box. */
function keysOf({ login, address, device }: Attempt): { readonly pair: string; readonly address: string; readonly login: string } {
  const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');
  const network = networkOf(address);
  return {
    pair: device === null ? `pair ${hashed(JSON.stringify([login, network]))}` : `device ${hashed(JSON.stringify([login, device]))}`,
    address: `address ${hashed(network)}`,
    login: `login ${hashed(login)}`,
  };
}
