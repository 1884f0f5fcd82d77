/** Sessions: who signed in, by a token that only their browser holds. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Role } from '../../data/grammar.ts';
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';

/** A working day without a click, and the longest that anybody stays signed in. */
export const IDLE_HOURS = 8;
export const LONGEST_HOURS = 72;
/** How long another process may take to notice that a session has ended, and how rarely a click is written down. */
const KEPT_MS = 5_000;
const MOST_KEPT = 1_000;

export interface SessionOwner {
  readonly person: { readonly id: string; readonly login: string; readonly name: string };
  readonly role: Role;
  readonly layers: readonly string[];
  readonly must_change: boolean;
  /** What a page must send with everything that changes something; bound to the token. */
  readonly csrf: string;
}

export interface Sessions {
  /** Null: there is no such session, it has ended, or its person may not sign in any more. */
  readonly find: (token: string) => Promise<SessionOwner | null>;
  /** @returns the new token; what a browser held before is ended */
  start(tx: Asker, person: string, before: string | null): Promise<string>;
  end(token: string): Promise<void>;
  /** Call after the transaction in which people or sessions were changed. */
  forget(): void;
}

interface SessionRow {
  readonly person: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly layers: readonly string[];
  readonly must_change: boolean;
}

const TOKEN = /^[\w-]{43}$/;

export function createSessions(database: Database): Sessions {
  const kept = new LRUCache<string, { owner: SessionOwner | null }>({ max: MOST_KEPT, ttl: KEPT_MS });
  return {
    async find(token) {
      if (!TOKEN.test(token)) return null;
      const known = kept.get(token);
      if (known) return known.owner;
      const { rows } = await database.query<SessionRow>(readSql('server/accounts/sql/find-session.sql'), [hashOf(token), IDLE_HOURS, LONGEST_HOURS], { what: 'a session' });
      const [row] = rows;
      const owner = row ? { person: { id: row.person, login: row.login, name: row.name }, role: row.role, layers: row.layers, must_change: row.must_change, csrf: csrfOf(token) } : null;
      kept.set(token, { owner });
      return owner;
    },
    async start(tx, person, before) {
      const token = randomBytes(32).toString('base64url');
      if (before !== null && TOKEN.test(before)) await tx.query('delete from session where token_hash = $1', [hashOf(before)], { what: 'the session before' });
      await tx.query(readSql('server/accounts/sql/start-session.sql'), [hashOf(token), person, IDLE_HOURS, LONGEST_HOURS], { what: 'a new session' });
      return token;
    },
    async end(token) {
      await database.query('delete from session where token_hash = $1', [hashOf(token)], { what: 'the end of a session' });
      kept.delete(token);
    },
    forget: () => kept.clear(),
  };
}

export const csrfOf = (token: string): string => createHmac('sha256', token).update('csrf').digest('base64url');
const hashOf = (token: string): Uint8Array => createHash('sha256').update(token).digest();
