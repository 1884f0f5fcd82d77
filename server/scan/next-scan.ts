/** Which scan runs next: the one that was interrupted, then what people asked for, then what changes or faults made necessary. */
import type { Catalogue } from '../../data/grammar.ts';
import type { Database } from '../db/database.ts';
import { backOffMs, isPending, pendingOf, type Pending } from './plan.ts';
import { SCAN_COLUMNS, type ScanRow } from './scan-row.ts';
import { addScan } from './scans.ts';

export async function nextScan(database: Database, catalogue: Catalogue, now: Date): Promise<ScanRow | null> {
  const region = catalogue.city.region;
  const waiting = await firstUnfinished(database, region);
  if (waiting !== null) return waiting;
  const pending = await pendingOf(database, catalogue, now);
  if (!isPending(pending) || (await isPutOff(database, region, pending)) || (await hasJustFailed(database, region, now))) return null;
  await addScan(database, region, pending.never ? 'full' : 'incremental', pending.never ? 'first start' : pending.causes.join(', '));
  return firstUnfinished(database, region);
}

async function firstUnfinished(database: Database, region: string): Promise<ScanRow | null> {
  const { rows } = await database.query<ScanRow>(`select ${SCAN_COLUMNS}, plan from scan where region = $1 and state in ('running', 'waiting') order by state, number limit 1`, [region]);
  return rows[0] ?? null;
}

/** Somebody stopped exactly this; something new must happen first. A full scan that was called off before it began stopped nothing. */
async function isPutOff(database: Database, region: string, { mark }: Pending): Promise<boolean> {
  const { rows } = await database.query<{ id: string; state: string; put_off: string | null }>(
    `select id, state, put_off from scan
      where region = $1 and state in ('done', 'cancelled') and not (state = 'cancelled' and started_at is null and kind = 'full' and cause <> 'first start')
      order by number desc limit 1`,
    [region],
  );
  const [last] = rows;
  if (last?.state !== 'cancelled') return false;
  if (last.put_off !== null) return last.put_off === mark;
  // Called off while it waited: what it would have done is what is pending now.
  await database.query('update scan set put_off = $3 where region = $1 and id = $2', [region, last.id, mark]);
  return true;
}

/** What failed is tried again, at longer and longer intervals. */
async function hasJustFailed(database: Database, region: string, now: Date): Promise<boolean> {
  const { rows } = await database.query<{ failures: number; at: string | null }>(
    `select count(*)::integer as failures, max(finished_at) as at from scan
      where region = $1 and state = 'failed' and number > coalesce((select max(number) from scan where region = $1 and state = 'done'), 0)`,
    [region],
  );
  const [{ failures, at } = { failures: 0, at: null }] = rows;
  return at !== null && now.getTime() < Date.parse(at) + backOffMs(failures);
}
