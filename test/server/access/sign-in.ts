/** People of every role for the tests, signed in without the half second that a password takes. */
import type { FastifyInstance } from 'fastify';
import type { Role } from '../../../data/grammar.ts';
import { createSessions, csrfOf } from '../../../server/accounts/sessions.ts';
import type { Database } from '../../../server/db/database.ts';
import type { OpenApp } from '../app/open-app.ts';

export interface SignedIn {
  readonly id: string;
  readonly login: string;
  readonly token: string;
  /** Cookie and CSRF token, as the page sends them. */
  readonly headers: { readonly cookie: string; readonly 'x-csrf-token': string };
}

export const FIRST = 'correct-horse-battery';
export const SECOND = 'another-staple-2026';

let address = 0;
/** Each from an address of its own, unless one is named. */
export const from = (ip = `198.51.100.${++address}`): Record<string, string> => ({ 'x-forwarded-for': ip });

export function signInTo({ app }: OpenApp, login: string, password: string, headers: Record<string, string>) {
  return app.inject({ method: 'POST', url: '/api/session', payload: { login, password }, headers });
}

export const code = (answer: { json: () => { code: string }; statusCode: number }) => [answer.statusCode, answer.json().code];

let made = 0;

/** A new person of a role with a session of their own. */
export async function signedIn(database: Database, role: Exclude<Role, 'public'>, { layers = [], must_change = false }: { readonly layers?: readonly string[]; readonly must_change?: boolean } = {}): Promise<SignedIn> {
  const login = `${role}-${++made}`;
  const { rows } = await database.query<{ id: string }>('insert into person (login, name, role, layers, must_change) values ($1, $1, $2, $3, $4) returning id', [login, role, layers, must_change]);
  const id = rows[0]?.id ?? '';
  const token = await database.transaction((tx) => createSessions(database).start(tx, id, null));
  return { id, login, token, headers: headersOf(token) };
}

export function headersOf(token: string): SignedIn['headers'] {
  return { cookie: `anlan_session=${token}; __Host-anlan_session=${token}`, 'x-csrf-token': csrfOf(token) };
}

/** The session cookie that an answer sets, or what tells its browser apart from now on. */
export function tokenOf(answer: Awaited<ReturnType<FastifyInstance['inject']>>, kept: 'session' | 'device' = 'session'): string {
  const cookie = answer.cookies.find(({ name }) => name.replace('__Host-', '') === `anlan_${kept}`);
  return cookie?.value ?? '';
}
