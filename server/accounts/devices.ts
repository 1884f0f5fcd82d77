/** Browsers that somebody signed in with before: what strangers guess elsewhere does not keep their owner out. */
import { createHash, randomBytes } from 'node:crypto';
import type { Asker } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';

/** A browser that was not used for so long is a stranger again. */
export const DEVICE_DAYS = 180;
const TOKEN = /^[\w-]{43}$/;

/** @param token what the browser brought @returns whether this person signed in with it before */
export async function isKnownDevice(asker: Asker, person: string, token: string | null): Promise<boolean> {
  if (token === null || !TOKEN.test(token)) return false;
  const { rows } = await asker.query('select 1 from known_device where token_hash = $1 and person = $2 and seen_at > now() - make_interval(days => $3)', [hashOf(token), person, DEVICE_DAYS], { what: 'a known browser' });
  return rows.length > 0;
}

/** After a sign-in. @returns the token to keep: the browser's own when somebody signed in with it before, else a new one, so that nobody can plant theirs */
export async function knowDevice(tx: Asker, person: string, token: string | null): Promise<string> {
  const { rows } = token !== null && TOKEN.test(token) ? await tx.query('select 1 from known_device where token_hash = $1 limit 1', [hashOf(token)], { what: 'a known browser' }) : { rows: [] };
  const kept = token !== null && rows.length > 0 ? token : randomBytes(32).toString('base64url');
  await tx.query(readSql('server/accounts/sql/know-device.sql'), [hashOf(kept), person, DEVICE_DAYS], { what: 'a browser that is known from now on' });
  return kept;
}

const hashOf = (token: string): Uint8Array => createHash('sha256').update(token).digest();
