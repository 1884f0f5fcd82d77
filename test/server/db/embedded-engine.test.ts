/** The embedded engine survives kills of its process and its server, at any moment, and keeps its directory to itself. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../server/db/connect.ts';
import type { Database } from '../../../server/db/database.ts';
import { projectRoot } from '../../../server/db/sql-file.ts';

// An engine starts in four seconds, and in many more where other suites share the processors.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PATIENT = { timeout_ms: 110_000 };

const made: string[] = [];
const started: ChildProcess[] = [];

function freshDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'anlan-embedded-'));
  made.push(directory);
  return directory;
}

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  for (const directory of made) rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

function enginePid(data_dir: string): number {
  return (JSON.parse(readFileSync(join(data_dir, 'engine.lock'), 'utf8')) as { pid: number }).pid;
}

/** Another server process on the directory; `heard` resolves with its first line that begins with `word`. */
function startOther(data_dir: string, task = 'hold'): { process: ChildProcess; heard: (word: string) => Promise<string> } {
  const other = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'test/support/hold-database.ts'), data_dir, task], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(other);
  const said: string[] = [];
  createInterface({ input: other.stdout }).on('line', (line) => said.push(line));
  return {
    process: other,
    async heard(word: string): Promise<string> {
      for (;;) {
        const line = said.find((one) => one.startsWith(word));
        if (line !== undefined) return line;
        if (other.exitCode !== null) throw new Error(`It ended after: ${said.join(' | ')}`);
        await sleep(20);
      }
    },
  };
}

describe('an open engine', () => {
  const data_dir = freshDirectory();
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ data_dir });
    await database.script('create table written (n int primary key)');
  });
  afterAll(() => database.close());

  test('runs with fsync that reaches the disk', async () => {
    const { rows } = await database.query(`select current_setting('fsync') as fsync, current_setting('wal_sync_method') as method`);
    expect(rows).toEqual([{ fsync: 'on', method: 'fsync' }]);
  });

  test('a statement over its time is ended, and the next one works', async () => {
    const slow = database.query('select count(*) from (select generate_series(1, 10000000000)) as streamed', [], { timeout_ms: 300, what: 'Counting to ten thousand million' });
    const waiting = database.query('select 1 as one', [], PATIENT);
    await expect(slow).rejects.toMatchObject({ code: 'QUERY_TIMEOUT', what: 'Counting to ten thousand million' });
    expect((await waiting).rows).toEqual([{ one: 1 }]);
  });

  test('a waiting question is dropped when its caller goes away or its time is over', async () => {
    const slow = database.query('select pg_sleep(1)');
    const caller = new AbortController();
    const left = database.query('insert into written values (-1)', [], { signal: caller.signal });
    const late = database.query('insert into written values (-2)', [], { timeout_ms: 100 });
    caller.abort();
    await expect(left).rejects.toMatchObject({ code: 'QUERY_CANCELLED' });
    await expect(late).rejects.toMatchObject({ code: 'QUERY_TIMEOUT' });
    await slow;
    expect((await database.query('select n from written where n < 0', [], PATIENT)).rows).toEqual([]);
  });

  test('a caller of a running question that goes away is answered at once, and a short rest is not worth a restart', async () => {
    const pid = enginePid(data_dir);
    const caller = new AbortController();
    const asked = database.query('select pg_sleep(3)', [], { signal: caller.signal });
    setTimeout(() => caller.abort(), 100);
    const before = Date.now();
    await expect(asked).rejects.toMatchObject({ code: 'QUERY_CANCELLED' });
    expect(Date.now() - before).toBeLessThan(2_500);
    await database.query('select 1');
    expect(enginePid(data_dir)).toBe(pid);
  });

  test('a kill inside a transaction rejects its work and keeps nothing of it', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query('insert into written values (-3)');
      process.kill(enginePid(data_dir), 'SIGKILL');
      await sleep(200);
      await tx.query('insert into written values (-4)');
    });
    await expect(work).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
    expect((await database.query('select n from written where n < 0', [], PATIENT)).rows).toEqual([]);
  });

  test('a second process on the directory gets one sentence that names the first', async () => {
    const other = startOther(data_dir);
    const sentence = await other.heard('DIRECTORY_TAKEN');
    expect(sentence).toContain(data_dir);
    expect(sentence).toContain(`process ${enginePid(data_dir)}`);
    expect(sentence.split('. ')).toHaveLength(1);
  });

  test('closes after what was asked before, and then refuses', async () => {
    const last = database.query('select 1 as one');
    await database.close();
    expect((await last).rows).toEqual([{ one: 1 }]);
    await expect(database.query('select 1')).rejects.toMatchObject({ code: 'DATABASE_CLOSED' });
    expect(existsSync(join(data_dir, 'engine.lock'))).toBe(false);
  });
});

describe('a server that is killed', () => {
  test('in the middle of an endless statement leaves the directory to the next within seconds', async () => {
    const data_dir = freshDirectory();
    const first = startOther(data_dir, 'endless');
    await first.heard('open');
    await sleep(300);
    const orphan = enginePid(data_dir);
    first.process.kill('SIGKILL');
    const database = await openDatabase({ data_dir, fsync: false });
    expect(enginePid(data_dir)).not.toBe(orphan);
    expect(() => process.kill(orphan, 0)).toThrow('ESRCH');
    await database.close();
  });

  test('while it creates the database is recovered from by the next start', async () => {
    const data_dir = freshDirectory();
    const first = startOther(data_dir);
    await first.heard('progress');
    process.kill(enginePid(data_dir), 'SIGKILL');
    first.process.kill('SIGKILL');
    expect(readdirSync(data_dir)).toContain('creating');
    expect(readdirSync(data_dir)).not.toContain('postgres');
    const database = await openDatabase({ data_dir, fsync: false });
    expect((await database.query('select postgis_lib_version() as v')).rows).toEqual([{ v: '3.6.2' }]);
    await database.close();
    expect(readdirSync(data_dir)).toEqual(['postgres']);
  });
});

describe('a directory that is not ours', () => {
  test('under the name of an unfinished creation is refused and left alone', async () => {
    const data_dir = freshDirectory();
    mkdirSync(join(data_dir, 'creating'));
    writeFileSync(join(data_dir, 'creating', 'thesis.txt'), 'ten years of work');
    await expect(openDatabase({ data_dir })).rejects.toMatchObject({ code: 'DIRECTORY_UNUSABLE', message: expect.stringContaining(data_dir) });
    expect(readFileSync(join(data_dir, 'creating', 'thesis.txt'), 'utf8')).toBe('ten years of work');
  });

  test('with the data of another PostgreSQL is refused and left alone', async () => {
    const data_dir = freshDirectory();
    mkdirSync(join(data_dir, 'postgres'));
    writeFileSync(join(data_dir, 'postgres', 'PG_VERSION'), '15\n');
    await expect(openDatabase({ data_dir })).rejects.toMatchObject({ code: 'DIRECTORY_UNUSABLE', message: expect.stringContaining('PostgreSQL 15') });
    expect(readdirSync(join(data_dir, 'postgres'))).toEqual(['PG_VERSION']);
  });

  test('that cannot be made is one sentence', async () => {
    const file = join(freshDirectory(), 'file');
    writeFileSync(file, '');
    await expect(openDatabase({ data_dir: file })).rejects.toMatchObject({ name: 'DatabaseUnavailable', message: expect.stringContaining(file) });
  });
});

test('a lock whose process number now belongs to another process is stale', async () => {
  const data_dir = freshDirectory();
  const owner = { token: 'old', pid: process.pid, parent_pid: 1, host: hostname(), born: 'an-earlier-boot/1' };
  writeFileSync(join(data_dir, 'engine.lock'), JSON.stringify(owner));
  const database = await openDatabase({ data_dir, fsync: false });
  expect(enginePid(data_dir)).not.toBe(process.pid);
  await database.close();
});
