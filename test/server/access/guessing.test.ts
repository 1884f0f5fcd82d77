/** Guessing passwords: how far somebody gets who tries, and that nobody else pays for it. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstAdministrator } from '../../../server/accounts/people.ts';
import { delayOf } from '../../../server/accounts/throttle.ts';
import { networkOf } from '../../../server/access/network.ts';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { openApp, type OpenApp } from '../app/open-app.ts';
import { world } from '../tiles/tile-world.ts';
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

describe('guessing', () => {
  const failures = async (login: string, times: number, ip?: string) => {
    const statuses: number[] = [];
    for (let round = 0; round < times; round++) statuses.push((await signIn(login, 'wrong-password', from(ip))).statusCode);
    return statuses;
  };
  /** As after so many failures, the wait for them over. */
  const after = (failed: number, key: 'pair' | 'login' | 'address' | 'device') => open.database.query("update sign_in_failure set failures = $1, blocked_until = now() where key like $2", [failed, `${key} %`]);
  const standing = async (key: 'pair' | 'login' | 'address' | 'device') =>
    (await open.database.query<{ failures: number; wait_s: number }>('select failures, extract(epoch from blocked_until - last_at)::integer as wait_s from sign_in_failure where key like $1', [`${key} %`])).rows;
  const HERE = '203.0.113.7';
  beforeEach(() => open.database.script('delete from sign_in_failure'));

  it('of one name from one address is slowed down from the fifth failure on', async () => {
    const { login } = await signedIn(open.database, 'viewer');
    expect(await failures(login, 4, HERE)).toEqual([401, 401, 401, 401]);
    expect(await standing('pair')).toEqual([{ failures: 4, wait_s: 0 }]);
    expect(await failures(login, 1, HERE)).toEqual([401]);
    expect(await standing('pair')).toEqual([{ failures: 5, wait_s: 1 }]);
    await after(9, 'pair');
    expect(await failures(login, 2, HERE)).toEqual([401, 429]);
    expect(await standing('pair')).toEqual([{ failures: 10, wait_s: 32 }]);
    await after(40, 'pair');
    expect(await failures(login, 1, HERE)).toEqual([401]);
    expect(await standing('pair')).toEqual([{ failures: 41, wait_s: 900 }]);
  });
  it('makes the right password wait as well where it was guessed at, says how long, and a restart forgives nothing', async () => {
    await failures('admin', 1, HERE);
    await after(40, 'pair');
    await failures('admin', 1, HERE);
    const restarted = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_TRUST_PROXY: '1' }), open.database, world);
    const refused = await restarted.inject({ method: 'POST', url: '/api/session', payload: { login: 'admin', password: FIRST }, headers: from(HERE) });
    await restarted.close();
    expect(code(refused)).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(900);
  });
  it('does not keep out whom it is about: the right password from elsewhere is right', async () => {
    await failures('admin', 1, HERE);
    await after(40, 'pair');
    expect(await failures('admin', 2, HERE)).toEqual([401, 429]);
    expect((await signIn('admin', FIRST)).statusCode).toBe(200);
    // What the others did is not forgiven with it.
    expect((await standing('login')).map(({ failures: failed }) => failed)).toEqual([2]);
    expect(await failures('admin', 1, HERE)).toEqual([429]);
  });
  it('at one name from everywhere is answered later and later, but never not at all', () => {
    expect([0, 100, 101, 120, 300, 1_000_000].map(delayOf)).toEqual([0, 0, 50, 1000, 10_000, 10_000]);
  });
  it('holds a few at a time; a browser in which the person signed in before is not held, and not by what its own address did', async () => {
    const first = await signIn('admin', FIRST, from(HERE));
    const device = tokenOf(first, 'device');
    await failures('admin', 1, HERE);
    await after(500, 'login');
    await open.database.script("update sign_in_failure set failures = 40, blocked_until = now() + interval '10 minutes' where key like 'address %' or key like 'pair %'");
    const held = Promise.all(Array.from({ length: 12 }, () => signIn('admin', 'wrong-password')));
    const own = await signIn('admin', FIRST, { ...from(HERE), cookie: `anlan_device=${device}` });
    expect(own.statusCode).toBe(200);
    expect(tokenOf(own, 'device')).toBe(device);
    // Somebody else's browser is a stranger, and so is one that was made up.
    const { login } = await signedIn(open.database, 'viewer');
    await failures(login, 1);
    expect((await signIn(login, 'wrong-password', { ...from(HERE), cookie: `anlan_device=${device}` })).statusCode).toBe(429);
    expect((await signIn('admin', FIRST, { ...from(HERE), cookie: `anlan_device=${'A'.repeat(43)}` })).statusCode).toBe(429);
    expect((await held).map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
  });
  it('from such a browser is slowed down by itself; only its hash is kept, and nobody can plant one', async () => {
    const device = tokenOf(await signIn('admin', FIRST), 'device');
    const { rows } = await open.database.query<{ hash: string }>("select encode(token_hash, 'hex') as hash from known_device");
    expect(rows.map(({ hash }) => hash)).toContain(createHash('sha256').update(device).digest('hex'));
    const wrong = () => signIn('admin', 'wrong-password', { ...from(), cookie: `anlan_device=${device}` });
    await wrong();
    await after(9, 'device');
    expect([(await wrong()).statusCode, (await wrong()).statusCode]).toEqual([401, 429]);
    expect((await standing('login')).map(({ failures: failed }) => failed)).toEqual([0]);
    const planted = 'B'.repeat(43);
    expect(tokenOf(await signIn('admin', FIRST, { ...from(), cookie: `anlan_device=${planted}` }), 'device')).not.toBe(planted);
  });
  it('all at once gets no more looks than one after the other', async () => {
    const { login } = await signedIn(open.database, 'viewer');
    await failures(login, 1, HERE);
    await after(9, 'pair');
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(login, 'wrong-password', from(HERE))));
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([401, ...Array.from({ length: 11 }, () => 429)]);
  });
  it('of many names from one address is slowed down as well, from the thirtieth failure on', async () => {
    await failures('nobody-1', 1, '203.0.113.9');
    await after(29, 'address');
    expect(await failures('nobody-2', 1, '203.0.113.9')).toEqual([401]);
    expect(await standing('address')).toEqual([{ failures: 30, wait_s: 1 }]);
    await after(35, 'address');
    expect(await failures('nobody-3', 1, '203.0.113.9')).toEqual([401]);
    expect(await failures('nobody-4', 1, '203.0.113.9')).toEqual([429]);
    expect(await failures('nobody-5', 1, '203.0.113.10')).toEqual([401]);
  });
  it('from the other addresses of one IPv6 connection is from one address', async () => {
    await failures('nobody-1', 1, '2001:db8:1:2::1');
    await after(40, 'address');
    expect(await failures('nobody-2', 1, '2001:db8:1:2:ffff:1:2:3')).toEqual([401]);
    expect(await failures('nobody-3', 1, '2001:0db8:0001:0002:0000:0000:0000:0009')).toEqual([429]);
    expect(await failures('nobody-4', 1, '2001:db8:1:3::1')).toEqual([401]);
  });
  it.each([
    ['198.51.100.7', '198.51.100.7'], ['::ffff:198.51.100.7', '198.51.100.7'], ['::ffff:c633:6407', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:DB8:0001::7', '2001:db8:1:0::/64'], ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['64:ff9b::198.51.100.7', '64:ff9b:0:0::/64'], ['', ''], ['no address', 'no address'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
  it('is forgiven when the right password comes', async () => {
    expect((await signIn('admin', 'wrong-password', from(HERE))).statusCode).toBe(401);
    expect((await signIn('admin', FIRST, from(HERE))).statusCode).toBe(200);
    expect(await standing('pair')).toEqual([]);
  });
  it('the old password by somebody who is in already is slowed down for that session, not by what strangers do', async () => {
    const change = (token: string, current: string) => open.app.inject({ method: 'PUT', url: '/api/session/password', payload: { current, password: SECOND }, headers: { ...headersOf(token), ...from(HERE) } });
    const [one, other] = [tokenOf(await signIn('admin', FIRST)), tokenOf(await signIn('admin', FIRST))];
    await failures('admin', 1, HERE);
    await open.database.script("update sign_in_failure set failures = 500, blocked_until = case when key like 'login %' then now() else now() + interval '10 minutes' end");
    expect((await change(one, 'wrong-password')).statusCode).toBe(401);
    await after(9, 'device');
    expect([(await change(one, 'wrong-password')).statusCode, (await change(one, 'wrong-password')).statusCode]).toEqual([401, 429]);
    expect((await change(other, 'wrong-password')).statusCode).toBe(401);
  });
});
