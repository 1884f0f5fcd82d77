/** Signing in and out: what a browser holds, what a thief gets, what changes when a password does. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { firstAdministrator, recoverPerson } from '../../../server/accounts/people.ts';
import { openApp, type OpenApp } from '../app/open-app.ts';
import { code, FIRST, from, headersOf, SECOND, signedIn, signInTo, tokenOf } from './sign-in.ts';

// Half a second for each password, more while other tests run.
vi.setConfig({ testTimeout: 90_000 });

let open: OpenApp;
beforeAll(async () => {
  open = await openApp({ ANLAN_ANONYMOUS_ROLE: 'public', ANLAN_TRUST_PROXY: '1' });
  await firstAdministrator(open.database, FIRST);
}, 120_000);
afterAll(() => open.close(), 60_000);

const signIn = (login: string, password: string, headers = from()) => signInTo(open, login, password, headers);
const whoAmI = async (headers: Record<string, string> = {}) => (await open.app.inject({ url: '/api/session', headers })).json<{ person: { login: string } | null; role: string; must_change: boolean; csrf: string | null }>();

describe('the first start', () => {
  it('makes an administrator once, with a one-time password when none is given', async () => {
    expect(await firstAdministrator(open.database, undefined)).toBeNull();
    await open.database.script("update person set login = 'away' where login = 'admin'; alter table person rename to person_away; create table person (like person_away including all)");
    const shown = await firstAdministrator(open.database, undefined);
    const { rows } = await open.database.query('select login, role, must_change, password_hash, one_time_until - now() > interval \'71 hours\' as lasts from person');
    await open.database.script("drop table person; alter table person_away rename to person; update person set login = 'admin' where login = 'away'");
    expect(shown).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/);
    expect(rows).toMatchObject([{ login: 'admin', role: 'administrator', must_change: true, lasts: true }]);
    expect(JSON.stringify(rows)).not.toContain(shown);
  });
});

describe('a password', () => {
  it('is kept as scrypt with N = 2^17, r = 8, p = 1 and a salt of its own', async () => {
    const { rows } = await open.database.query<{ password_hash: string }>("select password_hash from person where login = 'admin'");
    expect(rows[0]?.password_hash).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  });
  it('opens a session that scripts cannot read and other sites cannot use', async () => {
    const answer = await signIn('Admin ', FIRST);
    expect(answer.json()).toMatchObject({ person: { login: 'admin' }, role: 'administrator', must_change: false, csrf: expect.stringMatching(/^[\w-]{43}$/) });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^anlan_session=[\w-]{43}; Max-Age=259200; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^anlan_device=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect((await whoAmI(headersOf(tokenOf(answer)))).person?.login).toBe('admin');
  });
  it('opens one for https alone behind a proxy that speaks it', async () => {
    const answer = await signIn('admin', FIRST, { ...from(), 'x-forwarded-proto': 'https' });
    expect(answer.cookies.map(({ name, secure, path, domain }) => [name, secure, path, domain])).toEqual([['__Host-anlan_session', true, '/', undefined], ['__Host-anlan_device', true, '/', undefined]]);
    const token = answer.cookies[0]?.value ?? '';
    const over = (name: string) => whoAmI({ ...from(), 'x-forwarded-proto': 'https', cookie: `${name}=${token}` });
    expect((await over('__Host-anlan_session')).person?.login).toBe('admin');
    // The other name a neighbouring host could have planted.
    expect((await over('anlan_session')).person).toBeNull();
    const out = await open.app.inject({ method: 'DELETE', url: '/api/session', headers: { 'x-forwarded-proto': 'https', cookie: `__Host-anlan_session=${token}`, 'x-csrf-token': headersOf(token)['x-csrf-token'] } });
    expect(out.headers['set-cookie']).toMatch(/^__Host-anlan_session=; .*Secure/);
  });
  it('is answered alike when the name is unknown, wrong or locked out, and says nothing of which', async () => {
    const before = await signedIn(open.database, 'viewer');
    await open.database.query('update person set disabled = true, password_hash = (select password_hash from person where login = $2) where id = $1', [before.id, 'admin']);
    const answers = [await signIn('nobody', FIRST), await signIn('admin', 'wrong-password'), await signIn(before.login, FIRST), await signIn("admin' or '1'='1", FIRST), await signIn('admin\u0001', FIRST)];
    expect(new Set(answers.map((answer) => JSON.stringify(code(answer))))).toEqual(new Set(['[401,"WRONG_CREDENTIALS"]']));
    expect(new Set(answers.map((answer) => answer.json<{ detail: string }>().detail)).size).toBe(1);
    expect(answers.every((answer) => answer.headers['set-cookie'] === undefined)).toBe(true);
  });
});

describe('a session', () => {
  it('is kept only as a hash, ends at sign-out, and is replaced at the next sign-in', async () => {
    const first = tokenOf(await signIn('admin', FIRST));
    const { rows } = await open.database.query<{ hash: string }>("select encode(token_hash, 'hex') as hash from session");
    expect(rows.map(({ hash }) => hash)).toContain(createHash('sha256').update(first).digest('hex'));
    const second = tokenOf(await signIn('admin', FIRST, { ...from(), cookie: `anlan_session=${first}` }));
    expect(second).not.toBe(first);
    expect((await whoAmI(headersOf(first))).person).toBeNull();
    expect((await open.app.inject({ method: 'DELETE', url: '/api/session', headers: headersOf(second) })).json()).toMatchObject({ person: null, role: 'public' });
    expect((await whoAmI(headersOf(second))).person).toBeNull();
  });
  it('that rested for more than 8 hours, or lasted more than 72, is over', async () => {
    const [rested, lasted, fresh] = [await signedIn(open.database, 'planner'), await signedIn(open.database, 'planner'), await signedIn(open.database, 'planner')];
    const age = (id: string, started: string, seen: string) => open.database.query('update session set started_at = now() - $2::interval, seen_at = now() - $3::interval where person = $1', [id, started, seen]);
    await age(rested.id, '9 hours', '8 hours 1 minute');
    await age(lasted.id, '72 hours 1 minute', '1 minute');
    await age(fresh.id, '71 hours', '7 hours 59 minutes');
    expect(await Promise.all([rested, lasted, fresh].map(async ({ headers }) => (await whoAmI(headers)).person !== null))).toEqual([false, false, true]);
  });
  it('with a made-up or damaged token is nobody', async () => {
    const { token } = await signedIn(open.database, 'administrator');
    for (const stolen of ['', 'x', 'A'.repeat(43), `${token}A`, token.slice(1), token.toUpperCase()]) {
      expect((await whoAmI({ cookie: `anlan_session=${stolen}` })).person).toBeNull();
    }
  });
  it('ends when its person is locked out', async () => {
    const [admin, planner] = [await signedIn(open.database, 'administrator'), await signedIn(open.database, 'planner')];
    expect((await whoAmI(planner.headers)).role).toBe('planner');
    const said = { name: 'x', role: 'planner', layers: [], disabled: true };
    expect((await open.app.inject({ method: 'PUT', url: `/api/people/${planner.id}`, payload: said, headers: admin.headers })).statusCode).toBe(200);
    expect((await whoAmI(planner.headers)).person).toBeNull();
  });
});

describe('a request from another site', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that only begins alike', { origin: 'http://localhost:80.evil.example' }],
    ['no origin at all (null)', { origin: 'null' }],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused, signed in or not', async (_, headers) => {
    const { headers: own } = await signedIn(open.database, 'administrator');
    const people = { method: 'POST' as const, url: '/api/people', payload: { login: 'forged', name: 'x', role: 'administrator' } };
    expect(code(await open.app.inject({ ...people, headers: { ...own, ...headers } }))).toEqual([403, 'FORGED_REQUEST']);
    expect(code(await signIn('admin', FIRST, { ...from(), ...headers }))).toEqual([403, 'FORGED_REQUEST']);
    expect(code(await open.app.inject({ method: 'POST', url: '/api/rules/r/check', payload: {}, headers }))).toEqual([403, 'FORGED_REQUEST']);
  });
  it('that has the cookie but not the token of the session is refused; with both it is the page itself', async () => {
    const [one, other] = [await signedIn(open.database, 'administrator'), await signedIn(open.database, 'administrator')];
    const add = (login: string, headers: Record<string, string>) => open.app.inject({ method: 'POST', url: '/api/people', payload: { login, name: 'x', role: 'viewer' }, headers });
    expect(code(await add('f1', { cookie: one.headers.cookie }))).toEqual([403, 'FORGED_REQUEST']);
    expect(code(await add('f2', { cookie: one.headers.cookie, 'x-csrf-token': other.headers['x-csrf-token'] }))).toEqual([403, 'FORGED_REQUEST']);
    expect((await add('f3', { ...one.headers, origin: 'https://192.0.2.7', host: '192.0.2.7:443' })).statusCode).toBe(200);
    const { rows } = await open.database.query("select login from person where login ~ '^f[0-9]$|^forged$'");
    expect(rows).toEqual([{ login: 'f3' }]);
  });
});

describe('changing the password', () => {
  const change = (headers: Record<string, string>, current: string, password: string) => open.app.inject({ method: 'PUT', url: '/api/session/password', payload: { current, password }, headers: { ...headers, ...from() } });

  it.each([
    ['short', 'nine-char', 'length'],
    ['the old one', FIRST, 'same'],
    ['the name and a little', 'admin12345', 'login'],
    ['one letter over and over', 'aaaaaaaaaaaaa', 'simple'],
  ])('to %s is refused', async (_, password, reason) => {
    const answer = await change(headersOf(tokenOf(await signIn('admin', FIRST))), FIRST, password);
    expect(answer.json()).toMatchObject({ status: 400, code: 'BAD_PASSWORD', reason });
  });
  it('needs the old one, ends every other session and gives a new one', async () => {
    const [here, elsewhere] = [tokenOf(await signIn('admin', FIRST)), tokenOf(await signIn('admin', FIRST))];
    expect(code(await change(headersOf(here), 'not-the-old-one', SECOND))).toEqual([401, 'WRONG_CREDENTIALS']);
    const changed = await change(headersOf(here), FIRST, SECOND);
    expect(changed.statusCode).toBe(200);
    expect(await Promise.all([here, elsewhere, tokenOf(changed)].map(async (token) => (await whoAmI(headersOf(token))).person?.login ?? null))).toEqual([null, null, 'admin']);
    expect([(await signIn('admin', FIRST)).statusCode, (await signIn('admin', SECOND)).statusCode]).toEqual([401, 200]);
  });
  it('is refused to whom nobody knows', async () => {
    expect(code(await change({}, FIRST, SECOND))).toEqual([401, 'NOT_SIGNED_IN']);
  });
});

describe('a one-time password', () => {
  it('opens nothing but its own change', async () => {
    const admin = await signedIn(open.database, 'administrator');
    const added = await open.app.inject({ method: 'POST', url: '/api/people', payload: { login: '张三', name: '张三', role: 'administrator' }, headers: admin.headers });
    const { password } = added.json<{ password: string }>();
    const session = headersOf(tokenOf(await signIn('张三', password)));
    expect(await whoAmI(session)).toMatchObject({ must_change: true });
    for (const url of ['/api/catalogue', '/api/people', '/api/layers/parcels', '/api/health', '/tiles/parcels/1/0/0/0.mvt', '/api/openapi.json', '/api/audit.csv']) {
      expect(code(await open.app.inject({ url, headers: session }))).toEqual([403, 'PASSWORD_CHANGE_NEEDED']);
    }
    const changed = await open.app.inject({ method: 'PUT', url: '/api/session/password', payload: { current: password, password: SECOND }, headers: { ...session, ...from() } });
    expect(changed.json()).toMatchObject({ must_change: false });
    expect((await open.app.inject({ url: '/api/people', headers: headersOf(tokenOf(changed)) })).statusCode).toBe(200);
  });
  it('opens nothing any more after 72 hours, whoever made it', async () => {
    const admin = await signedIn(open.database, 'administrator');
    const added = await open.app.inject({ method: 'POST', url: '/api/people', payload: { login: 'late', name: 'late', role: 'viewer' }, headers: admin.headers });
    const { person, password } = added.json<{ person: { id: string }; password: string }>();
    const rest = async (id: string) => (await open.database.query<{ rest_s: number }>('select extract(epoch from one_time_until - now())::integer as rest_s from person where id = $1', [id])).rows[0]?.rest_s;
    const full = await rest(person.id);
    expect([full !== undefined && full > 72 * 3600 - 300, full !== undefined && full <= 72 * 3600]).toEqual([true, true]);
    await open.database.query("update person set one_time_until = now() - interval '1 second' where id = $1", [person.id]);
    expect(code(await signIn('late', password))).toEqual([401, 'WRONG_CREDENTIALS']);
    const reset = await open.app.inject({ method: 'POST', url: `/api/people/${person.id}/password`, payload: {}, headers: admin.headers });
    const renewed = await signIn('late', reset.json<{ password: string }>().password);
    expect(renewed.statusCode).toBe(200);
    await open.app.inject({ method: 'PUT', url: '/api/session/password', payload: { current: reset.json<{ password: string }>().password, password: SECOND }, headers: { ...headersOf(tokenOf(renewed)), ...from() } });
    expect(await rest(person.id)).toBeNull();
  });
});

describe('a password that was lost', () => {
  it('is replaced on the machine itself, for whoever may log in there; of somebody locked out only when that is meant', async () => {
    const { id, login, headers } = await signedIn(open.database, 'administrator');
    await open.database.query('update person set disabled = true where id = $1', [id]);
    await expect(recoverPerson(open.database, login)).rejects.toMatchObject({ code: 'NOT_ALLOWED', detail: expect.stringContaining('--enable') });
    expect((await open.database.query('select disabled, password_hash from person where id = $1', [id])).rows).toEqual([{ disabled: true, password_hash: null }]);
    const password = await recoverPerson(open.database, login.toUpperCase(), true);
    const answer = await signIn(login, password);
    expect(answer.json()).toMatchObject({ person: { login }, must_change: true });
    expect((await whoAmI(headers)).person).toBeNull();
    await expect(recoverPerson(open.database, 'nobody')).rejects.toMatchObject({ code: 'UNKNOWN_PERSON' });
  });
});

describe('people', () => {
  const put = (as: Record<string, string>, id: string, role: string, disabled = false) => open.app.inject({ method: 'PUT', url: `/api/people/${id}`, payload: { name: 'x', role, disabled }, headers: as });

  it('one cannot take the own role away, nor the last administrator theirs', async () => {
    await open.database.script("update person set role = 'viewer' where role = 'administrator'");
    const [one, other] = [await signedIn(open.database, 'administrator'), await signedIn(open.database, 'administrator')];
    expect(code(await put(one.headers, one.id, 'viewer'))).toEqual([403, 'NOT_ALLOWED']);
    expect(code(await put(one.headers, one.id, 'administrator', true))).toEqual([403, 'NOT_ALLOWED']);
    // Both at once: one of them remains.
    const both = await Promise.all([put(one.headers, other.id, 'planner'), put(other.headers, one.id, 'planner')]);
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).not.toEqual([200, 200]);
    const { rows } = await open.database.query<{ count: number }>("select count(*) as count from person where role = 'administrator' and not disabled");
    expect(rows[0]?.count).toBe(1);
  });
  it.each([['a b'], ['-x'], ['<script>'], ['x'.repeat(101)], ['']])('nobody is called %j', async (login) => {
    const admin = await signedIn(open.database, 'administrator');
    const answer = await open.app.inject({ method: 'POST', url: '/api/people', payload: { login, name: 'x', role: 'viewer' }, headers: admin.headers });
    expect(code(answer)).toEqual([400, 'BAD_REQUEST']);
  });
  it('cannot be given a layer that does not exist, or the role of the public', async () => {
    const admin = await signedIn(open.database, 'administrator');
    const add = (body: object) => open.app.inject({ method: 'POST', url: '/api/people', payload: { login: 'new-one', name: 'x', role: 'viewer', ...body }, headers: admin.headers });
    expect(code(await add({ layers: ['nothing'] }))).toEqual([404, 'UNKNOWN_LAYER']);
    expect(code(await add({ role: 'public' }))).toEqual([400, 'BAD_REQUEST']);
  });
});
