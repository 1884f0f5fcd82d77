/** Signing in through the organisation's own service, against a real one on this machine. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startOidcIssuer, type OidcIssuer } from '../../support/oidc-issuer.ts';
import { openApp, type OpenApp } from '../app/open-app.ts';
import { headersOf, signedIn, tokenOf } from './sign-in.ts';

let issuer: OidcIssuer;
let open: OpenApp;
beforeAll(async () => {
  issuer = await startOidcIssuer('anlan', 's3cret');
  open = await openApp({
    ANLAN_ANONYMOUS_ROLE: 'public', ANLAN_PUBLIC_ORIGIN: 'https://anlan.example', ANLAN_OIDC_ISSUER: issuer.issuer, ANLAN_OIDC_CLIENT_ID: 'anlan', ANLAN_OIDC_CLIENT_SECRET: 's3cret',
    ANLAN_OIDC_ROLE_CLAIM: 'realm_access.roles', ANLAN_OIDC_ROLES: JSON.stringify({ 'map-readers': 'viewer', 'map-planners': 'planner', 'map-chiefs': 'administrator' }),
  });
}, 120_000);
afterAll(async () => {
  await open.close();
  await issuer.stop();
}, 60_000);
beforeEach(() => {
  issuer.claims = { sub: 'u-17', preferred_username: 'Wang.Wu', name: '王五', realm_access: { roles: ['other', 'map-readers', 'map-planners'] } };
  issuer.forges = false;
});

const begin = () => open.app.inject({ url: '/api/session/oidc' });
const stateOf = (answer: Awaited<ReturnType<typeof begin>>) => answer.cookies.find(({ name }) => name === 'anlan_oidc_state')?.value ?? '';

/** As a browser goes: to the service, which sends it back with a code. */
async function roundTrip(change: (back: URL, state: string) => string = (_, state) => state) {
  const started = await begin();
  const there = await fetch(String(started.headers['location']), { redirect: 'manual' });
  const back = new URL(there.headers.get('location') ?? '');
  const state = change(back, stateOf(started));
  return { back, answer: await open.app.inject({ url: `${back.pathname}${back.search}`, headers: { cookie: `anlan_oidc_state=${state}` } }) };
}
const whoAmI = async (token: string) => (await open.app.inject({ url: '/api/session', headers: headersOf(token) })).json<{ person: { login: string; name: string } | null; role: string; oidc: object }>();
const people = async () => (await open.database.query<{ login: string; role: string; subject: string | null }>('select login, role, subject from person order by created_at, login')).rows;

describe('a person of the organisation', () => {
  it('is not asked about before somebody wants to sign in that way', async () => {
    await open.app.inject({ url: '/api/session' });
    await open.app.inject({ url: '/api/catalogue' });
    expect(issuer.asked).toEqual([]);
  });
  it('is sent there with PKCE, state and nonce, and to our own address back', async () => {
    const started = await begin();
    const { searchParams, pathname } = new URL(String(started.headers['location']));
    expect([started.statusCode, pathname]).toEqual([302, '/authorize']);
    expect(Object.fromEntries(searchParams)).toMatchObject({ response_type: 'code', client_id: 'anlan', redirect_uri: 'https://anlan.example/api/session/oidc/callback', code_challenge_method: 'S256', scope: 'openid profile email' });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)?.length).toBeGreaterThanOrEqual(40);
    expect(started.headers['set-cookie']).toMatch(/HttpOnly; Secure; SameSite=Lax$/);
  });
  it('comes back signed in with the highest role that the claim gives, and is the same person the next time', async () => {
    const { answer } = await roundTrip();
    expect([answer.statusCode, answer.headers['location']]).toEqual([302, '/']);
    expect(await whoAmI(tokenOf(answer))).toMatchObject({ person: { login: 'wang.wu', name: '王五' }, role: 'planner', oidc: { title: expect.stringContaining('127.0.0.1') } });
    issuer.claims = { ...issuer.claims, realm_access: { roles: 'map-readers' } };
    expect(await whoAmI(tokenOf((await roundTrip()).answer))).toMatchObject({ person: { login: 'wang.wu' }, role: 'viewer' });
    expect(await people()).toEqual([{ login: 'wang.wu', role: 'viewer', subject: 'u-17' }]);
  });
  it('is never taken for somebody of the same name who signs in by password', async () => {
    const local = await signedIn(open.database, 'administrator');
    issuer.claims = { ...issuer.claims, sub: 'u-18', preferred_username: local.login };
    const { person, role } = await whoAmI(tokenOf((await roundTrip()).answer));
    expect([person?.login, role]).toEqual([expect.stringMatching(/^[0-9a-f]{12}@127\.0\.0\.1\.\d+$/), 'planner']);
  });
  it('has no password here to change or to reset', async () => {
    const admin = await signedIn(open.database, 'administrator');
    const session = headersOf(tokenOf((await roundTrip()).answer));
    expect((await open.app.inject({ method: 'PUT', url: '/api/session/password', payload: { current: 'x', password: 'long-enough-2026' }, headers: session })).json()).toMatchObject({ code: 'NOT_ALLOWED' });
    const { rows } = await open.database.query<{ id: string }>("select id from person where subject = 'u-17'");
    expect((await open.app.inject({ method: 'POST', url: `/api/people/${rows[0]?.id}/password`, headers: admin.headers })).json()).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('what is refused, with no session', () => {
  it.each<[string, string, () => void, ((back: URL, state: string) => string)?]>([
    ['a person without a role here', 'NOT_ALLOWED', () => (issuer.claims = { sub: 'u-9', realm_access: { roles: ['other', 'constructor'] } })],
    ['a person without the claim', 'NOT_ALLOWED', () => (issuer.claims = { sub: 'u-9' })],
    ['a token that somebody else signed', 'WRONG_CREDENTIALS', () => (issuer.forges = true)],
    ['a token for another program', 'WRONG_CREDENTIALS', () => (issuer.claims = { ...issuer.claims, aud: 'another' })],
    ['a token of another service', 'WRONG_CREDENTIALS', () => (issuer.claims = { ...issuer.claims, iss: 'https://evil.example' })],
    ['a token that has expired', 'WRONG_CREDENTIALS', () => (issuer.claims = { ...issuer.claims, exp: 1_000_000_000 })],
    ['a token for another question', 'WRONG_CREDENTIALS', () => (issuer.claims = { ...issuer.claims, nonce: 'another' })],
    ['a state that the browser did not keep', 'WRONG_CREDENTIALS', () => undefined, () => 'x'.repeat(43)],
    ['a state that was changed on the way', 'WRONG_CREDENTIALS', () => undefined, (back, state) => (back.searchParams.set('state', 'another'), state)],
    ['a code that was never given', 'WRONG_CREDENTIALS', () => undefined, (back, state) => (back.searchParams.set('code', 'another'), state)],
  ])('%s', async (_, code, arrange, change) => {
    arrange();
    const { answer } = await roundTrip(change);
    expect([answer.statusCode, answer.headers['location'], tokenOf(answer)]).toEqual([302, `/?sign_in=${code}`, '']);
  });
  it('the same return a second time', async () => {
    const { back } = await roundTrip();
    const again = await open.app.inject({ url: `${back.pathname}${back.search}`, headers: { cookie: `anlan_oidc_state=${back.searchParams.get('state')}` } });
    expect(again.headers['location']).toBe('/?sign_in=WRONG_CREDENTIALS');
  });
  it('somebody whom an administrator locked out', async () => {
    await open.database.query("update person set disabled = true where subject = 'u-17'");
    expect((await roundTrip()).answer.headers['location']).toBe('/?sign_in=NOT_ALLOWED');
  });
});

it('every return stands in the audit log', async () => {
  const { rows } = await open.database.query<{ outcome: string; count: number }>("select outcome, count(*) as count from audit where action = 'GET /api/session/oidc/callback' group by outcome order by outcome");
  expect(rows).toEqual([{ outcome: 'NOT_ALLOWED', count: 3 }, { outcome: 'WRONG_CREDENTIALS', count: 9 }, { outcome: 'ok', count: 5 }]);
});
