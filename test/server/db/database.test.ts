/** The promises of server/db/database.ts, asked of whichever engine the run uses. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database, Value } from '../../../server/db/database.ts';
import { QueryError } from '../../../server/db/database-errors.ts';
import { openTestDatabase } from '../../support/test-database.ts';

// An engine starts in four seconds, and in many more where other suites share the processors.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database?.close());

async function one(expression: string, ...values: Value[]): Promise<unknown> {
  const { rows } = await database.query<{ v: unknown }>(`select ${expression} as v`, values);
  return rows[0]?.v;
}

/** The same of a statement whose plan is kept. */
async function again(expression: string, ...values: Value[]): Promise<unknown> {
  const { rows } = await database.query<{ v: unknown }>(`select ${expression} as v`, values, { prepared: true });
  return rows[0]?.v;
}

async function failure(work: Promise<unknown>): Promise<QueryError> {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof QueryError)) throw error;
  return error;
}

describe('a column arrives as', () => {
  test.each<[string, string, unknown]>([
    ['int2', `12::int2`, 12],
    ['int8 within the safe integers', `9007199254740991::int8`, 9007199254740991],
    ['numeric', `1234.5000::numeric(10,4)`, 1234.5],
    ['float8', `0.1::float8`, 0.1],
    ['float8 not a number', `'NaN'::float8`, NaN],
    ['float8 infinite', `'-Infinity'::float8`, -Infinity],
    ['bool', `true`, true],
    ['text', `'乌海市海勃湾区'::text`, '乌海市海勃湾区'],
    ['null', `null::int`, null],
    ['uuid', `'6a1f0a52-6f0c-4a51-9f1e-0e3d1c9a7b10'::uuid`, '6a1f0a52-6f0c-4a51-9f1e-0e3d1c9a7b10'],
    ['date', `'2026-11-23'::date`, '2026-11-23'],
    ['date without end', `'infinity'::date`, 'infinity'],
    ['date without beginning', `'-infinity'::date`, '-infinity'],
    ['timestamptz in UTC', `'2026-11-23 08:00:00+08'::timestamptz`, '2026-11-23T00:00:00.000Z'],
    ['timestamptz with microseconds', `'2026-11-23 08:00:00.123456+08'::timestamptz`, '2026-11-23T00:00:00.123456Z'],
    ['timestamp', `'2026-11-23 08:00:00.5'::timestamp`, '2026-11-23T08:00:00.500Z'],
    ['timestamptz without end', `'infinity'::timestamptz`, 'infinity'],
    ['jsonb', `'{"a":[1,null,"x"]}'::jsonb`, { a: [1, null, 'x'] }],
    ['jsonb that is a string', `'"x"'::jsonb`, 'x'],
    ['bytea', `'\\x00ff10'::bytea`, new Uint8Array([0, 255, 16])],
    ['empty bytea', `''::bytea`, new Uint8Array([])],
    ['int array', `array[1,null,3]`, [1, null, 3]],
    ['nested array', `array[[1,2],[3,4]]`, [[1, 2], [3, 4]]],
    ['empty array', `'{}'::text[]`, []],
    ['text array with awkward words', `array['a,b','"q"','back\\slash','NULL',null,'{}','']`, ['a,b', '"q"', 'back\\slash', 'NULL', null, '{}', '']],
    ['bytea array', `array['\\x01'::bytea]`, [new Uint8Array([1])]],
    ['date array', `array['2026-01-02'::date]`, ['2026-01-02']],
    ['jsonb array', `array['{"a":1}'::jsonb]`, [{ a: 1 }]],
    ['interval, as PostgreSQL prints it', `'1 day 02:00'::interval`, '1 day 02:00:00'],
    ['oid, as PostgreSQL prints it', `42::oid`, '42'],
    ['a geometry, as PostgreSQL prints it', `'POINT(1 2)'::geometry`, '0101000000000000000000F03F0000000000000040'],
  ])('%s', async (_, expression, expected) => {
    expect(await one(expression)).toEqual(expected);
    expect(await again(expression)).toEqual(expected);
  });

  test('an int8 that JavaScript would round is an error, not another number', async () => {
    expect(await failure(one('9007199254740993::int8'))).toMatchObject({ code: 'VALUE_UNREADABLE' });
    expect(await one('1')).toBe(1);
  });
});

describe('a value goes in as', () => {
  test.each<[string, string, Value, unknown]>([
    ['array to text[]', `$1::text[]`, ['a', 'b,c', '"', '\\', null, ''], ['a', 'b,c', '"', '\\', null, '']],
    ['array to int[]', `$1::int[]`, [1, 2, 3], [1, 2, 3]],
    ['array to float8[]', `$1::float8[]`, [0.1, NaN, Infinity], [0.1, NaN, Infinity]],
    ['array to bytea[]', `$1::bytea[]`, [new Uint8Array([1, 92, 34])], [new Uint8Array([1, 92, 34])]],
    ['array to bool[]', `$1::bool[]`, [true, false], [true, false]],
    ['empty array', `$1::text[]`, [], []],
    ['nested array', `$1::int[]`, [[1, 2], [3, 4]], [[1, 2], [3, 4]]],
    ['JSON text to jsonb, once', `jsonb_typeof($1::jsonb)`, '{"a":1}', 'object'],
    ['JSON text to json', `$1::json`, '[1,2]', [1, 2]],
    ['JSON texts to jsonb[]', `$1::jsonb[]`, ['{"a":"x"}', '[1]'], [{ a: 'x' }, [1]]],
    ['bytes to bytea', `$1::bytea`, new Uint8Array([0, 1, 254, 255]), new Uint8Array([0, 1, 254, 255])],
    ['a window on bytes', `$1::bytea`, new Uint8Array([9, 1, 2, 9]).subarray(1, 3), new Uint8Array([1, 2])],
    ['null', `$1::int is null`, null, true],
    ['number to int', `$1::int + 1`, 41, 42],
    ['number to float8', `$1::float8`, 1e-9, 1e-9],
    ['number to text', `$1::text`, 7, '7'],
    ['boolean', `not $1::bool`, false, true],
    ['date', `$1::date + 1`, '2026-12-31', '2027-01-01'],
    ['timestamptz as it came out', `$1::timestamptz`, '2026-11-23T00:00:00.123456Z', '2026-11-23T00:00:00.123456Z'],
    ['Chinese', `length($1::text)`, '化工园区', 4],
  ])('%s', async (_, expression, value, expected) => {
    expect(await one(expression, value)).toEqual(expected);
    expect(await again(expression, value)).toEqual(expected);
  });

  test('unnest of three arrays inserts as many rows', async () => {
    await database.script('create table parcel_in (n int, name text, geom geometry)');
    const wkb = Buffer.from('0101000000000000000000F03F0000000000000040', 'hex');
    const { rowCount } = await database.query('insert into parcel_in select * from unnest($1::int[], $2::text[], $3::bytea[])', [[1, 2], ['甲', '乙'], [wkb, wkb]]);
    expect(rowCount).toBe(2);
    expect(await one('(select sum(st_x(geom)) from parcel_in)')).toBe(2);
  });
});

describe('a statement whose plan is kept', () => {
  test('takes other values each time, also after more than a server plans anew for', async () => {
    for (let n = 0; n < 12; n++) expect(await again('$1::int * 2', n)).toBe(2 * n);
    expect(await again('$1::int * 2', null)).toBeNull();
  });
  test('counts what it changed, sees what the transaction did, and is undone with it', async () => {
    await database.script('create table plan_of (n int)');
    const add = 'insert into plan_of select * from generate_series(1, $1::int)';
    expect((await database.query(add, [3], { prepared: true })).rowCount).toBe(3);
    const undone = database.transaction(async (tx) => {
      await tx.query(add, [4], { prepared: true });
      expect((await tx.query('select count(*)::int as n from plan_of where $1::bool', [true], { prepared: true })).rows).toEqual([{ n: 7 }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await database.query('select count(*)::int as n from plan_of where $1::bool', [true], { prepared: true })).rows).toEqual([{ n: 3 }]);
  });
  test('that fails harms none of those after it, whether it is wrong itself or its value is', async () => {
    expect(await failure(again('no_such_column + $1::int', 1))).toMatchObject({ code: '42703' });
    expect(await failure(again('no_such_column + $1::int', 1))).toMatchObject({ code: '42703' });
    expect(await again('12 / $1::int', 4)).toBe(3);
    expect(await failure(again('12 / $1::int', 0))).toMatchObject({ code: '22012' });
    expect(await failure(again('12 / $1::int', 'four'))).toMatchObject({ code: '22P02' });
    expect(await again('12 / $1::int', 6)).toBe(2);
    const broken = database.transaction(async (tx) => {
      await failure(tx.query('select 12 / $1::int as v', [0], { prepared: true }));
      return tx.query('select 12 / $1::int as v', [1], { prepared: true });
    });
    await expect(broken).rejects.toMatchObject({ code: '25P02' });
    expect(await again('12 / $1::int', 3)).toBe(4);
  });
  test('is planned anew when a table it reads has other columns, and forgotten when there are too many', async () => {
    await database.script('create table plan_wide (a int); insert into plan_wide values (1)');
    const all = () => database.query('select a, $1::int as b from plan_wide', [2], { prepared: true });
    expect((await all()).rows).toEqual([{ a: 1, b: 2 }]);
    await database.script('alter table plan_wide add column c int');
    expect((await all()).rows).toEqual([{ a: 1, b: 2 }]);
    for (let n = 0; n < 400; n++) expect(await again(`$1::int + ${n}`, 1)).toBe(1 + n);
    expect((await all()).rows).toEqual([{ a: 1, b: 2 }]);
  });
});

describe('a question', () => {
  test('counts the rows that it changed', async () => {
    await database.script('create table counted (n int); insert into counted select generate_series(1, 5)');
    expect((await database.query('update counted set n = n where n > 2')).rowCount).toBe(3);
    expect((await database.query('select n from counted')).rowCount).toBe(5);
    expect((await database.query('create table uncounted (n int)')).rowCount).toBe(0);
  });

  test('keeps the SQLSTATE, the constraint and what was being asked', async () => {
    await database.script('create table single (n int constraint only_once unique); insert into single values (1)');
    const error = await failure(database.query('insert into single values ($1)', [1], { what: 'Publishing the layer' }));
    expect(error).toMatchObject({ code: '23505', what: 'Publishing the layer', fields: { constraint: 'only_once', table: 'single' } });
    expect(error.message).toMatch(/^Publishing the layer: duplicate key/);
  });

  test('with several statements is refused', async () => {
    expect(await failure(database.query('select 1; select 2'))).toMatchObject({ code: '42601' });
  });

  test('whose caller has gone already is not asked', async () => {
    await database.script('create table untouched (n int)');
    const gone = AbortSignal.abort();
    expect(await failure(database.query('insert into untouched values (1)', [], { signal: gone }))).toMatchObject({ code: 'QUERY_CANCELLED' });
    expect(await one('(select count(*) from untouched)')).toBe(0);
  });
});

describe('a transaction', () => {
  beforeAll(() => database.script('create table kept (n int)'));

  test('commits what its work did', async () => {
    const result = await database.transaction(async (tx) => {
      await tx.query('insert into kept values ($1)', [1]);
      await tx.script('insert into kept values (2); insert into kept values (3)');
      return 'done';
    });
    expect(result).toBe('done');
    expect(await one('(select sum(n) from kept)')).toBe(6);
  });

  test('rolls back when its work throws, and the error is the work\'s own', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query('insert into kept values (100)');
      throw new TypeError('changed my mind');
    });
    await expect(work).rejects.toThrow(new TypeError('changed my mind'));
    expect(await one('(select count(*) from kept where n = 100)')).toBe(0);
  });

  test('that swallowed a failed statement says that nothing was committed', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query('insert into kept values (200)');
      await tx.query('select 1/0').catch(() => undefined);
    });
    expect(await failure(work)).toMatchObject({ code: 'TRANSACTION_ABORTED' });
    expect(await one('(select count(*) from kept where n = 200)')).toBe(0);
  });

  test('refuses the database inside its work instead of waiting for itself for ever', async () => {
    const work = database.transaction(() => database.query('select 1', [], { what: 'A slip' }));
    expect(await failure(work)).toMatchObject({ code: 'TRANSACTION_MISUSED', what: 'A slip' });
  });

  test('refuses questions after its end', async () => {
    const kept = await database.transaction((tx) => Promise.resolve(tx));
    expect(await failure(kept.query('select 1'))).toMatchObject({ code: 'TRANSACTION_MISUSED' });
  });

  test('is not interleaved with others', async () => {
    await database.script('create table account (balance int); insert into account values (0)');
    const add = (): Promise<void> =>
      database.transaction(async (tx) => {
        const { rows } = await tx.query<{ balance: number }>('select balance from account for update');
        await tx.query('update account set balance = $1', [(rows[0]?.balance ?? NaN) + 1]);
      });
    await Promise.all(Array.from({ length: 20 }, add));
    expect(await one('(select balance from account)')).toBe(20);
  });

  test('a script outside a transaction is all or nothing', async () => {
    await failure(database.script('insert into kept values (300); select 1/0'));
    expect(await one('(select count(*) from kept where n = 300)')).toBe(0);
  });
});

test('the session speaks UTC and serves PostGIS 3.3 or newer on PostgreSQL 15 or newer', async () => {
  expect(await one(`current_setting('timezone')`)).toBe('UTC');
  const versions = /^PostgreSQL (\d+)\.\d+, PostGIS (\d+)\.(\d+)\.\d+$/.exec(database.version);
  expect(Number(versions?.[1])).toBeGreaterThanOrEqual(15);
  expect(Number(versions?.[2]) * 100 + Number(versions?.[3])).toBeGreaterThanOrEqual(303);
});

test('tidy refreshes the planner\'s idea of a table', async () => {
  await database.script('create table tidied as select generate_series(1, 1234) as n');
  await database.tidy();
  expect(await one(`(select reltuples::int from pg_class where relname = 'tidied')`)).toBe(1234);
});
