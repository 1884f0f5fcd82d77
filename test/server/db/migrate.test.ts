/** Migrations run forwards, once, whole, and refuse a past that does not match. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { openTestDatabase } from '../../support/test-database.ts';

// An engine starts in four seconds, and in many more where other suites share the processors.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = mkdtempSync(join(tmpdir(), 'anlan-migrations-'));
let database: Database;
let directory = '';
let round = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database?.close();
  rmSync(root, { recursive: true, force: true });
});

beforeEach(async () => {
  await database.script('drop table if exists migration, place, visit');
  round += 1;
  directory = join(root, String(round));
  mkdirSync(directory);
  write('0001_make_place.sql', `create table place (n int);\ninsert into place values (1); -- 乌海\n`);
  write('0002_fill_place.sql', 'insert into place values (2);\ninsert into place values (3);\n');
});

function write(name: string, text: string): void {
  writeFileSync(join(directory, name), text);
}

async function places(): Promise<number[]> {
  return (await database.query<{ n: number }>('select n from place order by n')).rows.map((row) => row.n);
}

test('applies the files in order, once, and keeps their checksums', async () => {
  expect(await migrate(database, directory)).toEqual(['0001_make_place.sql', '0002_fill_place.sql']);
  expect(await migrate(database, directory)).toEqual([]);
  expect(await places()).toEqual([1, 2, 3]);
  const { rows } = await database.query('select name, sha256 from migration order by name');
  // printf 'insert into place values (2);\ninsert into place values (3);\n' | sha256sum
  expect(rows[1]).toEqual({ name: '0002_fill_place.sql', sha256: '844cb36c33df922357f9fad63956d946885428b804e7b8ffffc7756b4ff378a9' });
});

test('applies later what is new', async () => {
  await migrate(database, directory);
  write('0003_more.sql', 'insert into place values (4)');
  expect(await migrate(database, directory)).toEqual(['0003_more.sql']);
  expect(await places()).toEqual([1, 2, 3, 4]);
});

test('keeps nothing of a file that fails, and says which it was', async () => {
  write('0003_breaks.sql', 'insert into place values (4); select 1/0;');
  await expect(migrate(database, directory)).rejects.toMatchObject({ code: 'MIGRATION_FAILED', message: expect.stringMatching(/0003_breaks\.sql.*division by zero/) });
  expect(await places()).toEqual([1, 2, 3]);
  write('0003_breaks.sql', 'insert into place values (5)');
  expect(await migrate(database, directory)).toEqual(['0003_breaks.sql']);
  expect(await places()).toEqual([1, 2, 3, 5]);
});

test('refuses a file that commits by itself', async () => {
  write('0003_commits.sql', 'insert into place values (4); commit; begin;');
  await expect(migrate(database, directory)).rejects.toMatchObject({ code: 'MIGRATION_FAILED', message: expect.stringContaining('ends its transaction') });
});

test('stops at an old file that was changed', async () => {
  await migrate(database, directory);
  write('0001_make_place.sql', 'create table place (n bigint);');
  await expect(migrate(database, directory)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED', message: expect.stringContaining('0001_make_place.sql') });
});

test('does not mind other line ends', async () => {
  await migrate(database, directory);
  write('0001_make_place.sql', `create table place (n int);\r\ninsert into place values (1); -- 乌海\r\n`);
  expect(await migrate(database, directory)).toEqual([]);
});

test('stops at an old file that is missing, also when it was renamed', async () => {
  await migrate(database, directory);
  renameSync(join(directory, '0002_fill_place.sql'), join(directory, '0002_fill_places.sql'));
  await expect(migrate(database, directory)).rejects.toMatchObject({ code: 'MIGRATION_MISSING', message: expect.stringContaining('0002_fill_place.sql') });
  unlinkSync(join(directory, '0002_fill_places.sql'));
  await expect(migrate(database, directory)).rejects.toMatchObject({ code: 'MIGRATION_MISSING' });
});

test('stops at a new file before one that was applied', async () => {
  unlinkSync(join(directory, '0001_make_place.sql'));
  write('0002_fill_place.sql', 'create table place (n int)');
  await migrate(database, directory);
  write('0001_too_late.sql', 'select 1');
  await expect(migrate(database, directory)).rejects.toMatchObject({ code: 'MIGRATION_OUT_OF_ORDER', message: expect.stringContaining('0001_too_late.sql') });
});

test.each(['3_short.sql', '0003-dashes.sql', '0003_Upper.sql', '0002_same_number.sql'])('refuses the name %s', async (name) => {
  write(name, 'select 1');
  await expect(migrate(database, directory)).rejects.toMatchObject({ code: 'MIGRATION_NAME', message: expect.stringContaining(name) });
});

test('two at the same time apply each file once', async () => {
  const both = await Promise.all([migrate(database, directory), migrate(database, directory)]);
  expect(both.flat().sort()).toEqual(['0001_make_place.sql', '0002_fill_place.sql']);
  expect(await places()).toEqual([1, 2, 3]);
});
