/** Whatever the embedded engine acknowledged is there after its process was killed in the middle of writing. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../server/db/connect.ts';
import type { Database } from '../../../server/db/database.ts';

// An engine starts in four seconds, and in many more where other suites share the processors.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const KILLS = 8;
const PATIENT = { timeout_ms: 110_000 };
const data_dir = mkdtempSync(join(tmpdir(), 'anlan-kill-'));
let database: Database;

beforeAll(async () => {
  database = await openDatabase({ data_dir });
  await database.script('create table written (n int primary key)');
});
afterAll(async () => {
  await database?.close();
  rmSync(data_dir, { recursive: true, force: true });
});

function killEngineAfter(delay_ms: number): void {
  const { pid } = JSON.parse(readFileSync(join(data_dir, 'engine.lock'), 'utf8')) as { pid: number };
  setTimeout(() => process.kill(pid, 'SIGKILL'), delay_ms);
}

/** Inserts from `first` on until the engine goes away. */
async function writeUntilKilled(first: number): Promise<{ acknowledged: number[]; underWay: number; error: unknown }> {
  const acknowledged: number[] = [];
  for (let n = first; ; n += 1) {
    try {
      await database.query('insert into written values ($1)', [n]);
    } catch (error) {
      return { acknowledged, underWay: n, error };
    }
    acknowledged.push(n);
  }
}

test(`loses nothing acknowledged in ${KILLS} kills during writes, and starts again by itself`, async () => {
  const expected: number[] = [];
  let next = 1;
  for (let round = 0; round < KILLS; round += 1) {
    killEngineAfter(40 + round * 35);
    const { acknowledged, underWay, error } = await writeUntilKilled(next);
    expect(error).toMatchObject({ code: 'CONNECTION_LOST' });
    const { rows } = await database.query<{ n: number }>('select n from written order by n', [], PATIENT);
    expected.push(...acknowledged);
    // The one that was under way may have been committed without the word coming back.
    if (rows.at(-1)?.n === underWay) expected.push(underWay);
    expect(rows.map((row) => row.n)).toEqual(expected);
    next = underWay + 1;
  }
  expect(expected.length).toBeGreaterThan(KILLS);
});
