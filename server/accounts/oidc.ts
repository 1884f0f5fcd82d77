/** Signing in through the organisation's own service (OpenID Connect: code flow with PKCE, state and nonce); asked only where one is configured. */
import { createHash } from 'node:crypto';
import type { Configuration } from 'openid-client';
import { roles, type Role } from '../../data/grammar.ts';
import type { Oidc } from '../config.ts';
import type { Asker, Database } from '../db/database.ts';
import { errorMessage } from '../db/database-errors.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { LOGIN, refuseIfLast } from './people.ts';
import type { Sessions } from './sessions.ts';
import { loginOf, type Who } from './sign-in.ts';

/** How long somebody may take at the other service. */
export const ATTEMPT_MINUTES = 10;
const TIMEOUT_S = 10;
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;

export interface ExternalSignIn {
  /** Where to send the browser, and the state that it must bring back. */
  begin(redirect_uri: string): Promise<{ readonly address: string; readonly state: string }>;
  /** @param state what the browser kept @returns the token of the new session @throws AppError NOT_ALLOWED, WRONG_CREDENTIALS */
  finish(came_back: URL, state: string, before: string | null, record: (tx: Asker, who: Who) => Promise<void>): Promise<string>;
}

export function createExternalSignIn(database: Database, sessions: Sessions, oidc: Oidc): ExternalSignIn {
  let known: Promise<Configuration> | null = null;
  const configuration = (): Promise<Configuration> => {
    known ??= discover(oidc);
    // A service that was away is asked again.
    known.catch(() => (known = null));
    return known;
  };
  return {
    async begin(redirect_uri) {
      const client = await import('openid-client');
      const service = await configuration();
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
      await database.query(readSql('server/accounts/sql/begin-external.sql'), [hashOf(state), nonce, verifier, ATTEMPT_MINUTES], { what: 'a sign-in at another service' });
      const code_challenge = await client.calculatePKCECodeChallenge(verifier);
      const address = client.buildAuthorizationUrl(service, { redirect_uri, scope: 'openid profile email', code_challenge, code_challenge_method: 'S256', state, nonce });
      return { address: address.href, state };
    },
    async finish(came_back, state, before, record) {
      const { rows } = await database.query<{ nonce: string; verifier: string }>(
        'delete from sign_in_attempt where state_hash = $1 and started_at > now() - make_interval(mins => $2) returning nonce, verifier',
        [hashOf(state), ATTEMPT_MINUTES],
        { what: 'a sign-in that comes back' },
      );
      const [attempt] = rows;
      if (!attempt) throw new AppError('WRONG_CREDENTIALS', 'No sign-in is under way in this browser, or it took too long; begin again.');
      const claims = await claimsOf(await configuration(), came_back, state, attempt);
      const role = roleOf(oidc, claims);
      const token = await database.transaction(async (tx) => {
        const person = await personOf(tx, oidc, claims, role);
        await record(tx, { ...person, role });
        return sessions.start(tx, person.id, before);
      });
      sessions.forget();
      return token;
    },
  };
}

async function discover(oidc: Oidc): Promise<Configuration> {
  const client = await import('openid-client');
  // Plain http only to a service on this very machine.
  const execute = LOOPBACK.test(oidc.issuer) ? [client.allowInsecureRequests, client.enableNonRepudiationChecks] : [client.enableNonRepudiationChecks];
  try {
    return await client.discovery(new URL(oidc.issuer), oidc.client_id, oidc.client_secret, oidc.client_secret === undefined ? client.None() : undefined, { execute, timeout: TIMEOUT_S });
  } catch (error) {
    throw new AppError('BUSY', `The sign-in service ${new URL(oidc.issuer).host} does not answer as expected: ${errorMessage(error).slice(0, 200)}.`, { retry_after_s: 30 });
  }
}

type Claims = Readonly<Record<string, unknown>>;

async function claimsOf(service: Configuration, came_back: URL, state: string, { nonce, verifier }: { nonce: string; verifier: string }): Promise<Claims> {
  const client = await import('openid-client');
  try {
    const tokens = await client.authorizationCodeGrant(service, came_back, { pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true });
    return { ...tokens.claims() };
  } catch (error) {
    throw new AppError('WRONG_CREDENTIALS', `The sign-in service did not confirm who this is: ${errorMessage(error).slice(0, 200)}.`);
  }
}

/** The highest role that any value of the claim gives. @param path `roles`, or `realm_access.roles` inside another */
function roleOf({ role_claim, roles: given }: Oidc, claims: Claims): Exclude<Role, 'public'> {
  const said = role_claim.split('.').reduce<unknown>((value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined), claims);
  const values = [said].flat().filter((value) => typeof value === 'string');
  const found = values.flatMap((value) => (Object.hasOwn(given, value) ? [given[value]] : [])).filter((role) => role !== undefined);
  const [highest] = found.toSorted((one, other) => roles.indexOf(other) - roles.indexOf(one));
  if (highest) return highest;
  throw new AppError('NOT_ALLOWED', `The sign-in service knows this person, but gives no role here: none of its ${role_claim} is named in ANLAN_OIDC_ROLES.`);
}

/** The person by what the service calls them for good; never a person of the same name who signs in by password. */
async function personOf(tx: Asker, { issuer }: Oidc, claims: Claims, role: Exclude<Role, 'public'>): Promise<Omit<Who, 'role'>> {
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
  const subject = text('sub');
  const name = (text('name') || text('preferred_username') || subject).replaceAll('\0', '').slice(0, 100);
  const { rows } = await tx.query<{ id: string; login: string; role: Role; disabled: boolean }>('select id, login, role, disabled from person where issuer = $1 and subject = $2 for update', [issuer, subject]);
  const [known] = rows;
  if (!known) return addExternal(tx, { issuer, subject, name, role, login: text('preferred_username') || text('email') || subject });
  if (known.disabled) throw new AppError('NOT_ALLOWED', 'This account was locked by an administrator.');
  // The other service may not leave this one without anybody who lets people in.
  if (known.role === 'administrator' && role !== 'administrator') await refuseIfLast(tx, known.id);
  await tx.query('update person set role = $2, name = $3, signed_in_at = now() where id = $1', [known.id, role, name]);
  return { ...known, name };
}

async function addExternal(tx: Asker, person: { issuer: string; subject: string; name: string; role: string; login: string }): Promise<Omit<Who, 'role'>> {
  const wanted = loginOf(person.login);
  const unmistakable = `${createHash('sha256').update(person.subject).digest('hex').slice(0, 12)}@${new URL(person.issuer).host.replaceAll(':', '.')}`.slice(0, 100);
  for (const login of LOGIN.test(wanted) ? [wanted, unmistakable] : [unmistakable]) {
    const { rows } = await tx.query<Omit<Who, 'role'>>(
      'insert into person (login, name, role, issuer, subject, signed_in_at) values ($1, $2, $3, $4, $5, now()) on conflict (login) do nothing returning id, login, name',
      [login, person.name, person.role, person.issuer, person.subject],
    );
    if (rows[0]) return rows[0];
  }
  throw new AppError('LOGIN_TAKEN', `Somebody signs in as "${unmistakable}" already.`);
}

const hashOf = (state: string): Uint8Array => createHash('sha256').update(state).digest();
