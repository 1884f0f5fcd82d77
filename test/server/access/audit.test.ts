/** The audit log: complete, in a chain, deaf to those who would rewrite it, and safe to open in a spreadsheet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signAuditAnew } from '../../../server/access/audit-log.ts';
import { audit } from '../../../server/access/audit.ts';
import { auditKey, sealWith } from '../../../server/access/seal.ts';
import { hashPassword } from '../../../server/accounts/passwords.ts';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { AuditPage, AuditRow } from '../../../server/contract/people.ts';
import { openApp, type OpenApp } from '../app/open-app.ts';
import { world } from '../tiles/tile-world.ts';
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
  it('is every check of a person, also when it fails', async () => {
    const viewer = await signedIn(open.database, 'viewer');
    await open.app.inject({ method: 'POST', url: '/api/rules/nothing/check', payload: { layer: 'parcels', id: 'p-01' }, headers: { ...viewer.headers, 'x-forwarded-for': '198.51.100.8' } });
    expect(await newest()).toMatchObject({ actor: viewer.login, role: 'viewer', address: '198.51.100.8', action: 'POST /api/rules/:rule/check', target: 'nothing', outcome: 'UNKNOWN_RULE' });
  });
  it('is of strangers how often an address did the same in an hour, when the hour is over', async () => {
    const before = await count();
    const ask = (ip: string, url: string, payload: object) => open.app.inject({ method: 'POST', url, payload, headers: { 'x-forwarded-for': ip } });
    for (const ip of ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:3:4:5:6']) await ask(ip, '/api/rules/nothing/check', { layer: 'parcels', id: 'p-01' });
    await ask('198.51.100.9', '/api/rules/nothing/check', { layer: 'parcels', id: 'p-01' });
    await ask('198.51.100.9', '/api/rules/nothing/check', { wrong: true });
    await ask('198.51.100.9', '/api/people', { login: 'x', name: 'x', role: 'viewer' });
    await page();
    expect(await count()).toBe(before);
    await open.database.query('update audit_tally set until = now()');
    const { rows } = await page('?outcome=refused');
    const counted = rows.filter(({ target }) => target.endsWith(' ×')).map(({ actor, role, address, action, target, outcome }) => [actor, role, address, action, target, outcome]);
    expect(counted.toSorted((a, b) => (a.join() < b.join() ? -1 : 1))).toEqual([
      ['', 'public', '198.51.100.9', 'POST /api/people', '1 ×', 'NOT_SIGNED_IN'],
      ['', 'public', '198.51.100.9', 'POST /api/rules/:rule/check', '1 ×', 'BAD_REQUEST'],
      ['', 'public', '198.51.100.9', 'POST /api/rules/:rule/check', '1 ×', 'UNKNOWN_RULE'],
      ['', 'public', '2001:db8:1:2::/64', 'POST /api/rules/:rule/check', '3 ×', 'UNKNOWN_RULE'],
    ]);
    expect(await count()).toBe(before + 4);
    expect((await open.database.query('select 1 from audit_tally')).rows).toEqual([]);
  });
  it('is of floods how often in a minute; what was counted outlives the server', async () => {
    const before = await count();
    const busy = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '2' }), open.database, world);
    const statuses: number[] = [];
    for (let round = 0; round < 5; round++) statuses.push((await busy.inject({ method: 'POST', url: '/api/people', payload: {}, headers: admin.headers })).statusCode);
    await busy.close();
    expect(statuses).toEqual([400, 400, 429, 429, 429]);
    expect(await count()).toBe(before + 2);
    const { rows } = await open.database.query<{ outcome: string; count: number; seconds: number }>('select outcome, count, extract(epoch from until - began)::integer as seconds from audit_tally');
    expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(3);
    expect(new Set(rows.map(({ outcome, seconds }) => `${outcome} ${seconds}`))).toEqual(new Set(['TOO_MANY_REQUESTS 60']));
    await open.database.query('delete from audit_tally');
  });
  it('is what was refused before it began: a one-time password, a page of another site, a body of another form', async () => {
    const fresh = await signedIn(open.database, 'administrator', { must_change: true });
    const add = (headers: Record<string, string>, payload: object = { login: 'y', name: 'y', role: 'viewer' }) => open.app.inject({ method: 'POST', url: '/api/people', payload, headers });
    const before = await count();
    await add(fresh.headers);
    expect(await newest()).toMatchObject({ actor: fresh.login, action: 'POST /api/people', outcome: 'PASSWORD_CHANGE_NEEDED' });
    await add({ ...admin.headers, origin: 'https://evil.example' });
    expect(await newest()).toMatchObject({ actor: admin.login, action: 'POST /api/people', outcome: 'FORGED_REQUEST' });
    await add({ cookie: admin.headers.cookie });
    expect(await newest()).toMatchObject({ actor: admin.login, action: 'POST /api/people', outcome: 'FORGED_REQUEST' });
    await add(admin.headers, { login: 'y' });
    expect(await newest()).toMatchObject({ actor: admin.login, action: 'POST /api/people', outcome: 'BAD_REQUEST' });
    await open.app.inject({ method: 'POST', url: '/api/people', payload: '{', headers: { ...admin.headers, 'content-type': 'application/json' } });
    expect(await newest()).toMatchObject({ actor: admin.login, action: 'POST /api/people', outcome: 'BAD_REQUEST' });
    expect(await count()).toBe(before + 5);
  });
  it('is of a changed person what they were before and after', async () => {
    const planner = await signedIn(open.database, 'planner');
    await open.app.inject({ method: 'PUT', url: `/api/people/${planner.id}`, payload: { name: '王五', role: 'reviewer', layers: ['parcels'], disabled: false }, headers: admin.headers });
    expect((await newest())?.details).toEqual({ before: { name: planner.login, role: 'planner', layers: [], disabled: false }, after: { name: '王五', role: 'reviewer', layers: ['parcels'], disabled: false } });
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
    expect(row).toMatchObject({ actor: '', target: 'unknown' });
  });
  it('is whose account was meant where there is one; a sign-in is the person’s own', async () => {
    const password = 'correct-horse-battery';
    const { id, login } = await signedIn(open.database, 'reviewer');
    await open.database.query('update person set password_hash = $2 where id = $1', [id, await hashPassword(password)]);
    const signIn = (given: string) => open.app.inject({ method: 'POST', url: '/api/session', payload: { login: login.toUpperCase(), password: given } });
    await signIn('wrong-password');
    expect(await newest()).toMatchObject({ actor: '', target: `person ${id}`, outcome: 'WRONG_CREDENTIALS' });
    await signIn(password);
    expect(await newest()).toMatchObject({ actor: login, role: 'reviewer', target: `person ${login}`, outcome: 'ok' });
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
    expect([row?.action.length, row?.target.length, row?.details]).toEqual([200, 500, { text: `${'y'.repeat(4000)}… (9000)`, broken: '\u{fffd}\u{fffd}' }]);
    const long = '“长”'.repeat(600);
    await audit(open.database, { who: 'test', action: 'decision', details: { kind: 'exempted', reason: long, evidence: '"'.repeat(500), signer: '"'.repeat(100), expires_on: '2027-01-01', many: Array.from({ length: 900 }, () => long) } });
    const { many, ...kept } = (await newest())?.details ?? {};
    expect(kept).toMatchObject({ kind: 'exempted', signer: '"'.repeat(100), expires_on: '2027-01-01', reason: expect.stringMatching(/^“长”.*… \(1800\)$/) });
    expect([JSON.stringify(many).length < 16_000, Array.isArray(many) && many.at(-1)]).toEqual([true, '… (900)']);
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

describe('the end of the log', () => {
  const key = Buffer.from('a key of at least 32 characters, outside the database');
  const rebuilt = `update audit a set previous = '\\x' where number = 1;
    do $$ declare one record; last bytea := '\\x'; begin
      for one in select * from audit order by number loop
        update audit set previous = last, hash = audit_hash(number, at, array[actor, actor_name, role, address, action, target, outcome], details, last) where number = one.number returning hash into last;
      end loop;
    end $$`;
  const tampered = async (statement: string, then: () => Promise<void> = async () => undefined) => {
    await open.database.script(`create table audit_copy as table audit; create table head_copy as table audit_head; alter table audit disable trigger audit_append_only; ${statement}; alter table audit enable trigger audit_append_only`);
    await then();
    const found = await verify();
    await open.database.script('alter table audit disable trigger all; delete from audit; insert into audit select * from audit_copy; drop table audit_copy; delete from audit_head; insert into audit_head select * from head_copy; drop table head_copy; alter table audit enable trigger all');
    return found;
  };
  let whole: OpenApp;
  let before: [OpenApp, SignedIn];
  beforeAll(async () => {
    before = [open, admin];
    whole = await openApp({ ANLAN_ANONYMOUS_ROLE: 'public' });
    // The rows that prepared the world were not signed: a log that begins under the key.
    await whole.database.script('alter table audit disable trigger all; delete from audit; alter table audit enable trigger all');
    sealWith(key);
    [open, admin] = [whole, await signedIn(whole.database, 'administrator')];
    for (let round = 1; round <= 8; round++) await audit(open.database, { who: 'test', action: `signed ${round}` });
  }, 120_000);
  afterAll(async () => {
    sealWith(null);
    [open, admin] = before;
    await whole.close();
  }, 60_000);

  it('is signed with every row', async () => {
    expect(await verify()).toMatchObject({ rows: 8, whole: true, broken_at: null, seal: 'signed', signed_rows: 8 });
  });
  it.each([
    ['the last rows are taken away', 'delete from audit where number > 6', { rows: 6, broken_at: 7 }],
    ['one is changed and the whole chain computed anew', `update audit set target = 'else' where number = 3; ${rebuilt}`, { rows: 8, broken_at: 8 }],
    ['everything is taken away', 'delete from audit', { rows: 0, broken_at: 1 }],
    ['the signature is moved to a shorter log', "delete from audit where number > 6; update audit_head set number = 6, hash = (select hash from audit where number = 6)", { rows: 6, seal: 'broken' }],
    ['the signature is taken away', 'delete from audit_head', { rows: 8, seal: 'broken' }],
    ['rows are added past the server', "insert into audit (actor, actor_name, role, address, action, target, outcome, details) values ('', 'forger', '', '', 'x', '', 'ok', '{}')", { rows: 9, broken_at: 9 }],
  ])('shows that %s', async (_, statement, found) => {
    expect(await tampered(statement)).toMatchObject({ whole: false, ...found });
    expect((await verify()).whole).toBe(true);
  });
  it.each([
    ['the last rows were taken away', 'delete from audit where number > 6'],
    ['a forged row stood at the end', "insert into audit (actor, actor_name, role, address, action, target, outcome, details) values ('', 'forger', '', '', 'x', '', 'ok', '{}')"],
  ])('shows it for good: what is written after %s heals nothing', async (_, statement) => {
    const found = await tampered(statement, async () => {
      for (let round = 1; round <= 4; round++) await audit(open.database, { who: 'test', action: `after ${round}` });
    });
    expect(found).toMatchObject({ whole: false, seal: 'signed', signed_rows: 8 });
  });
  it('is none of another key’s', async () => {
    sealWith(Buffer.from('another key of at least 32 characters'));
    const found = await verify();
    sealWith(key);
    expect(found).toMatchObject({ whole: false, seal: 'broken' });
  });
  it('is signed anew after the key was changed, which is written down', async () => {
    const before = await verify();
    sealWith(Buffer.from('another key of at least 32 characters'));
    await audit(open.database, { who: 'test', action: 'under the new key' });
    expect(await verify()).toMatchObject({ rows: 9, whole: false, seal: 'broken' });
    const signed = await signAuditAnew(open.database);
    expect(signed).toMatchObject({ rows: 10, whole: true, broken_at: null, seal: 'signed', signed_rows: 10 });
    expect(await newest()).toMatchObject({ actor: 'terminal', action: 'audit sign', target: 'rows 1–9', details: { rows: 9, signed_before: 8, unsigned: 1 } });
    await audit(open.database, { who: 'test', action: 'afterwards' });
    expect(await verify()).toMatchObject({ rows: 11, whole: true, signed_rows: 11 });
    await expect(signAuditAnew(open.database)).rejects.toThrow(/signed by this key already, up to row 11/);
    sealWith(key);
    const refused: string[] = [];
    for (const statement of ['delete from audit where number > 9', "update audit set target = 'else' where number = 3", `update audit set target = 'else' where number = 3; ${rebuilt}`]) {
      await tampered(statement, () => signAuditAnew(open.database).then(() => void refused.push('signed'), ({ detail }: { detail: string }) => void refused.push(detail)));
    }
    expect(refused).toEqual([expect.stringMatching(/row 11 has the hash .* only 9 rows/), expect.stringMatching(/^Row 3 of the audit log/), expect.stringMatching(/row 11 has the hash/)]);
    expect(before).toMatchObject({ rows: 8 });
    await signAuditAnew(open.database);
    expect(await verify()).toMatchObject({ rows: 12, whole: true });
  });
  it('has a key file of its own that nobody else may read', () => {
    const directory = mkdtempSync(join(tmpdir(), 'anlan-key-'));
    const made = auditKey(undefined, directory);
    expect([made.length, auditKey(undefined, directory).equals(made), statSync(join(directory, 'audit.key')).mode & 0o777]).toEqual([43, true, 0o600]);
    expect(auditKey('x'.repeat(32), directory).toString()).toBe('x'.repeat(32));
    rmSync(directory, { recursive: true });
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
    expect((await page('?outcome=refused')).rows.map(({ outcome }) => outcome)).toContain('LOGIN_TAKEN');
    expect((await page('?outcome=refused')).rows.map(({ outcome }) => outcome)).not.toContain('ok');
    expect((await page('?to=2020-01-01')).rows).toEqual([]);
    expect((await page('?from=2020-01-01')).rows.length).toBe(Math.min(100, await count()));
  });
  it('takes it home as a file in which nothing is a formula', async () => {
    for (const target of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1', '＝1', '＋1', '－1', '＠1', 'a "quoted", cell']) await audit(open.database, { who: '=cmd|calc', action: 'formula', target });
    const file = await open.app.inject({ url: '/api/audit.csv?action=formula', headers: admin.headers });
    expect(file.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="anlan-audit.csv"', 'cache-control': 'private, no-store' });
    const cells = file.body.split('\r\n').slice(1, -1).map((line) => line.split(','));
    expect(file.body.startsWith('\u{feff}number,at,actor,role,address,action,target,outcome,details,hash\r\n')).toBe(true);
    expect(cells.map((line) => line[2])).toEqual(Array.from({ length: 12 }, () => "'=cmd|calc"));
    expect(cells.map((line) => line[6]).toReversed()).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", '"\'\rx"', '"\'\n=1"', "'＝1", "'＋1", "'－1", "'＠1", '"a ""quoted""']);
  });
  it('gets the whole log in parts', async () => {
    await open.database.query("insert into audit (actor, actor_name, role, address, action, target, outcome, details) select '', 'test', '', '', 'many', '', 'ok', '{}' from generate_series(1, 2500)");
    const file = await open.app.inject({ url: '/api/audit.csv', headers: admin.headers });
    expect(file.body.split('\r\n').length - 2).toBe(await count());
  }, 60_000);
});
