/** The audit log: complete, in a chain, deaf to those who would rewrite it, and safe to open in a spreadsheet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../../server/access/audit.ts';
import type { AuditPage, AuditRow } from '../../../server/contract/people.ts';
import { openApp, type OpenApp } from '../app/open-app.ts';
import { signedIn, type SignedIn } from './sign-in.ts';

let open: OpenApp;
let admin: SignedIn;
beforeAll(async () => {
  open = await openApp({ ANLAN_ANONYMOUS_ROLE: 'public', ANLAN_TRUST_PROXY: '1' });
  admin = await signedIn(open.database, 'administrator');
}, 120_000);
afterAll(() => open.close(), 60_000);

const page = async (query = ''): Promise<AuditPage> => (await open.app.inject({ url: `/api/audit${query}`, headers: admin.headers })).json();
const newest = async (): Promise<AuditRow | undefined> => (await page('?limit=1')).rows[0];
const count = async (): Promise<number> => (await open.database.query<{ count: number }>('select count(*) as count from audit')).rows[0]?.count ?? -1;
const verify = async () => (await open.app.inject({ url: '/api/audit/verification', headers: admin.headers })).json<{ rows: number; whole: boolean; broken_at: number | null }>();

describe('what is written down', () => {
  it('is every write, by whom, from where and with what', async () => {
    const before = await count();
    await open.app.inject({ method: 'POST', url: '/api/people', payload: { login: 'li.si', name: '李四', role: 'planner' }, headers: { ...admin.headers, 'x-forwarded-for': '198.51.100.7' } });
    expect(await count()).toBe(before + 1);
    expect(await newest()).toMatchObject({ actor: admin.login, role: 'administrator', address: '198.51.100.7', action: 'POST /api/people', target: 'person li.si', outcome: 'ok', details: { role: 'planner', layers: [] } });
  });
  it('is every check, of whoever asks, also when it fails', async () => {
    await open.app.inject({ method: 'POST', url: '/api/rules/nothing/check', payload: { layer: 'parcels', id: 'p-01' }, headers: { 'x-forwarded-for': '198.51.100.8' } });
    expect(await newest()).toMatchObject({ actor: '', role: 'public', address: '198.51.100.8', action: 'POST /api/rules/:rule/check', target: 'nothing', outcome: 'UNKNOWN_RULE' });
  });
  it('is what somebody tried who may not, and a write that failed', async () => {
    const planner = await signedIn(open.database, 'planner');
    await open.app.inject({ method: 'POST', url: '/api/people', payload: { login: 'x', name: 'x', role: 'viewer' }, headers: planner.headers });
    expect(await newest()).toMatchObject({ actor: planner.login, action: 'POST /api/people', outcome: 'NOT_ALLOWED' });
    await open.app.inject({ method: 'POST', url: '/api/people', payload: { login: 'LI.SI', name: 'x', role: 'viewer' }, headers: admin.headers });
    expect(await newest()).toMatchObject({ actor: admin.login, action: 'POST /api/people', outcome: 'LOGIN_TAKEN' });
  });
  it('is a failed sign-in without the name that was typed, which may be a password', async () => {
    await open.app.inject({ method: 'POST', url: '/api/session', payload: { login: 'my-secret-password', password: 'another-secret' } });
    const row = await newest();
    expect(row).toMatchObject({ action: 'POST /api/session', outcome: 'WRONG_CREDENTIALS' });
    expect(JSON.stringify(row)).not.toMatch(/secret/);
  });
  it('is no reading', async () => {
    const before = await count();
    for (const url of ['/api/catalogue', '/api/layers/parcels', '/api/session', '/api/people', '/api/audit']) await open.app.inject({ url, headers: admin.headers });
    expect(await count()).toBe(before);
  });
  it('goes with the transaction of the write', async () => {
    const before = await count();
    const failed = open.database.transaction(async (tx) => {
      await audit(tx, { who: 'test', action: 'undone' });
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    expect(await count()).toBe(before);
  });
  it('is bounded, whatever is given', async () => {
    await audit(open.database, { who: 'test', action: 'x'.repeat(9_000), target: '\u0000\ud800'.repeat(9_000), details: { text: 'y'.repeat(9_000), broken: '\u0000\udfff' } });
    const row = await newest();
    expect([row?.action.length, row?.target.length, row?.details]).toEqual([200, 500, { cut: true, length: expect.any(Number), names: ['text', 'broken'] }]);
    await audit(open.database, { who: 'test', action: 'small', details: { broken: '\u0000\udfff' } });
    expect((await newest())?.details).toEqual({ broken: '\u{fffd}\u{fffd}' });
  });
});

describe('the table', () => {
  it.each(["update audit set outcome = 'ok'", 'delete from audit', 'truncate audit', 'delete from audit where false', "insert into audit (number) values (1) on conflict (number) do update set actor = ''"])('refuses: %s', async (statement) => {
    await expect(open.database.query(statement)).rejects.toThrow(/append-only|null value/);
  });
  it('chains what is written at the same time, and whatever number a statement names', async () => {
    await Promise.all(Array.from({ length: 25 }, (_, index) => audit(open.database, { who: 'test', action: `at once ${index}` })));
    await open.database.query("insert into audit (number, at, actor, actor_name, role, address, action, target, outcome, details, previous, hash) select 7, '2020-01-01', '', 'forger', '', '', 'two rows', '', 'ok', '{}', '', '' from generate_series(1, 2)");
    expect(await verify()).toMatchObject({ rows: await count(), whole: true, broken_at: null });
    expect((await newest())?.at.slice(0, 4)).not.toBe('2020');
  });
  it.each([
    ['a row was changed', "update audit set target = 'something else' where number = 3", 3],
    ['a row was taken out', 'delete from audit where number = 5', 6],
    ['a time was changed', "update audit set at = at + interval '1 microsecond' where number = 2", 2],
  ])('shows where %s by somebody who owns the database', async (_, statement, broken_at) => {
    await open.database.script(`create table audit_copy as table audit; alter table audit disable trigger all; ${statement}`);
    const found = await verify();
    await open.database.script('delete from audit; insert into audit select * from audit_copy; drop table audit_copy; alter table audit enable trigger all');
    expect(found).toMatchObject({ whole: false, broken_at });
    expect((await verify()).whole).toBe(true);
  });
});

describe('the administrator', () => {
  it('reads it in pages, newest first, without a gap or a repetition', async () => {
    const numbers: number[] = [];
    for (let before: number | null = null, query = '?limit=7'; ; query = `?limit=7&before=${before}`) {
      const { rows, next } = await page(query);
      numbers.push(...rows.map(({ number }) => number));
      if ((before = next) === null) break;
    }
    expect(numbers).toEqual(Array.from({ length: await count() }, (_, index) => numbers.length - index));
  });
  it('filters it by person, action, target, outcome and day', async () => {
    expect((await page(`?actor=${admin.login.toUpperCase()}`)).rows.every(({ actor }) => actor === admin.login)).toBe(true);
    expect((await page('?action=once')).rows.length).toBe(25);
    expect((await page('?action=at%20once%207')).rows.length).toBe(1);
    expect((await page('?action=o_ce')).rows).toEqual([]);
    expect((await page('?target=li.si')).rows.map(({ outcome }) => outcome)).toEqual(['ok']);
    expect((await page('?outcome=refused')).rows.map(({ outcome }) => outcome)).toEqual(['WRONG_CREDENTIALS', 'LOGIN_TAKEN', 'NOT_ALLOWED', 'UNKNOWN_RULE']);
    expect((await page('?to=2020-01-01')).rows).toEqual([]);
    expect((await page('?from=2020-01-01')).rows.length).toBe(Math.min(100, await count()));
  });
  it('takes it home as a file in which nothing is a formula', async () => {
    for (const target of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a "quoted", cell']) await audit(open.database, { who: '=cmd|calc', action: 'formula', target });
    const file = await open.app.inject({ url: '/api/audit.csv?action=formula', headers: admin.headers });
    expect(file.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="anlan-audit.csv"', 'cache-control': 'private, no-store' });
    const cells = file.body.split('\r\n').slice(1, -1).map((line) => line.split(','));
    expect(file.body.startsWith('\u{feff}number,at,actor,role,address,action,target,outcome,details,hash\r\n')).toBe(true);
    expect(cells.map((line) => line[2])).toEqual(Array.from({ length: 7 }, () => "'=cmd|calc"));
    expect(cells.map((line) => line[6]).toReversed()).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", '"\'\rx"', '"a ""quoted""']);
  });
  it('gets the whole log in parts', async () => {
    await open.database.query("insert into audit (actor, actor_name, role, address, action, target, outcome, details) select '', 'test', '', '', 'many', '', 'ok', '{}' from generate_series(1, 2500)");
    const file = await open.app.inject({ url: '/api/audit.csv', headers: admin.headers });
    expect(file.body.split('\r\n').length - 2).toBe(await count());
  }, 60_000);
});
