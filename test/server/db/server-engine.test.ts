/** The server engine against a private PostgreSQL: refusals in a sentence, cancelling, pools, and a server that restarts. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Client } from 'pg';
import { openDatabase } from '../../../server/db/connect.ts';
import type { Database } from '../../../server/db/database.ts';
import { refuseOldPostgis, refuseOldPostgres, withoutPassword } from '../../../server/db/server-check.ts';
import { startPrivatePostgres } from '../../support/postgres-server.ts';

// An engine starts in four seconds, and in many more where other suites share the processors.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PATIENT = { timeout: 30_000 };

const server = await startPrivatePostgres();
afterAll(() => server?.stop());

function open(database_url: string, more: { pool_size?: number } = {}): Promise<Database> {
  return openDatabase({ database_url, data_dir: '/nowhere', ...more });
}

describe('a refusal without a server', () => {
  test.each([
    ['mysql://user:s3cret@host/db', 'mysql://user:***@host/db'],
    ['postgresql://user:p@ss@word@host:notaport/db', 'postgresql://user:***@host:notaport/db'],
    ['postgresql://host/db?user=u&password=s3cret&sslmode=require', 'postgresql://host/db?user=u&password=***&sslmode=require'],
    ['postgresql://user@host/db', 'postgresql://user@host/db'],
  ])('shows %s as %s', (given, shown) => {
    expect(withoutPassword(given)).toBe(shown);
  });

  test('of something that is no URL of PostgreSQL quotes it without the password', async () => {
    const error = await open('mysql://user:s3cret@host/db').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'DATABASE_URL_INVALID', message: expect.stringContaining('mysql://user:***@host/db') });
    expect(JSON.stringify([String(error), Object.entries(error as object)])).not.toContain('s3cret');
  });

  test('of a server that does not answer names host and port', async () => {
    await expect(open('postgresql://user:s3cret@127.0.0.1:1/db')).rejects.toMatchObject({
      code: 'SERVER_UNREACHABLE',
      message: 'No PostgreSQL server answers at 127.0.0.1:1 (ECONNREFUSED).',
    });
  });

  test('PostgreSQL 14 is too old, 15 and 18 are not', () => {
    expect(() => refuseOldPostgres(14, '14.1', 'host:5432')).toThrow('The server at host:5432 runs PostgreSQL 14.1; Anlan needs PostgreSQL 15 or newer.');
    expect(() => refuseOldPostgres(15, '15.0', 'host:5432')).not.toThrow();
    expect(() => refuseOldPostgres(18, '18.0', 'host:5432')).not.toThrow();
  });

  test.each(['3.2.9', '2.5.9'])('PostGIS %s is too old', (version) => {
    expect(() => refuseOldPostgis(version, 'anlan', 'host:5432')).toThrow(
      `The database "anlan" at host:5432 has PostGIS ${version}; Anlan needs PostGIS 3.3 or newer.`,
    );
  });

  test.each(['3.3.0', '3.10.0', '4.0.0'])('PostGIS %s is new enough', (version) => {
    expect(() => refuseOldPostgis(version, 'anlan', 'host:5432')).not.toThrow();
  });
});

describe.skipIf(server === null)('a PostgreSQL server (skipped where the machine has none)', () => {
  const admin_url = server?.url ?? '';
  const at = new URL(admin_url === '' ? 'postgresql://none' : admin_url);
  const urlOf = (database: string, user = 'anlan_admin', password = ''): string => `postgresql://${user}${password === '' ? '' : `:${password}`}@${at.host}/${database}`;
  const backend = (application: string, name: string): Promise<number> => administer(`select count(*)::int as n from pg_stat_activity where application_name = '${application}' and query like '%${name}%' and state = 'active'`);

  async function administer(statement: string, url = admin_url): Promise<number> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      const { rows } = await client.query<{ n: number }>(statement);
      return rows[0]?.n ?? 0;
    } finally {
      await client.end();
    }
  }

  let database: Database;
  beforeAll(async () => {
    await administer('create database anlan');
    database = await open(urlOf('anlan'), { pool_size: 2 });
  });
  afterAll(() => database?.close());

  test('gets PostGIS by itself where that is permitted', async () => {
    expect(database.version).toMatch(/^PostgreSQL 1\d\.\d+, PostGIS 3\.\d+\.\d+$/);
  });

  test('without the database is named with what to run', async () => {
    await expect(open(urlOf('atlantis'))).rejects.toMatchObject({ code: 'DATABASE_MISSING', message: expect.stringContaining('create database "atlantis"') });
  });

  test('that refuses the user says so without the password', async () => {
    const error = await open(urlOf('anlan', 'nobody_here', 's3cret')).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'LOGIN_REFUSED', message: expect.stringContaining('"nobody_here"') });
    expect(String(error)).not.toContain('s3cret');
  });

  test('where the user may not create PostGIS says what an administrator must run', async () => {
    await administer('create role plain login');
    await administer('create database bare owner anlan_admin');
    await expect(open(urlOf('bare', 'plain'))).rejects.toMatchObject({ code: 'POSTGIS_NOT_PERMITTED', message: expect.stringContaining('create extension postgis') });
  });

  test('stops a statement over its time, and the connection goes on', async () => {
    const slow = database.query('select pg_sleep(20)', [], { timeout_ms: 200, what: 'Sleeping' });
    await expect(slow).rejects.toMatchObject({ code: 'QUERY_TIMEOUT', what: 'Sleeping' });
    expect((await database.query(`select current_setting('statement_timeout') as t`)).rows).toEqual([{ t: '30s' }]);
  });

  test('takes what GEOS says when it is interrupted for the timeout that it is', async () => {
    // Two combs across each other meet 4,000,000 times.
    const comb = (flip: string) => `select st_multi(st_union(${flip})) as g from (select st_makeenvelope(i, 0, i + 0.5, 4000) as e from generate_series(0, 3999) i) bars`;
    const slow = database.query(`select st_npoints(st_intersection(a.g, b.g, 1e-9)) from (${comb('e')}) a, (${comb('st_flipcoordinates(e)')}) b`, [], { timeout_ms: 1500 });
    await expect(slow).rejects.toMatchObject({ code: 'QUERY_TIMEOUT' });
    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('stops a running statement whose caller goes away', async () => {
    const caller = new AbortController();
    const slow = database.query(`select pg_sleep(20), 'abandoned'`, [], { signal: caller.signal });
    await expect.poll(() => backend('anlan', 'abandoned'), PATIENT).toBe(1);
    caller.abort();
    await expect(slow).rejects.toMatchObject({ code: 'QUERY_CANCELLED' });
    await expect.poll(() => backend('anlan', 'abandoned'), PATIENT).toBe(0);
  });

  test('stops a running statement even when every connection is in use', async () => {
    const caller = new AbortController();
    const both = [1, 2].map((n) => database.query(`select pg_sleep(20), 'crowd', ${n}`, [], { signal: caller.signal }).catch((error: unknown) => error));
    await expect.poll(() => backend('anlan', 'crowd'), PATIENT).toBe(2);
    const before = Date.now();
    caller.abort();
    for (const one of both) expect(await one).toMatchObject({ code: 'QUERY_CANCELLED' });
    expect(Date.now() - before).toBeLessThan(15_000);
  });

  test('gives up waiting for a connection in time, and tiles have connections of their own', async () => {
    const caller = new AbortController();
    const both = [1, 2].map(() => database.query('select pg_sleep(20)', [], { signal: caller.signal }).catch(() => undefined));
    await expect(database.query('select 1', [], { timeout_ms: 200 })).rejects.toMatchObject({ code: 'QUERY_TIMEOUT' });
    expect((await database.query('select 1 as one', [], { lane: 'tiles' })).rows).toEqual([{ one: 1 }]);
    caller.abort();
    await Promise.all(both);
    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('a timeout set inside a transaction that rolled back does not stay behind', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query('select 1', [], { timeout_ms: 7_000 });
      throw new Error('rolled back');
    });
    await expect(work).rejects.toThrow('rolled back');
    for (let n = 0; n < 4; n += 1) {
      expect((await database.query(`select current_setting('statement_timeout') as t`)).rows).toEqual([{ t: '30s' }]);
    }
  });

  test('may restart: what was running is rejected, and the next question works', async () => {
    const running = database.query('select pg_sleep(20)', [], { what: 'Across a restart' }).catch((error: unknown) => error);
    const idle = database.query('select 1');
    await idle;
    await server?.crash();
    expect(await running).toMatchObject({ code: 'CONNECTION_LOST', what: 'Across a restart' });
    await expect(database.query('select 1')).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    await server?.restart();
    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});
