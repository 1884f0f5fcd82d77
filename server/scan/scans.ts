/** What people ask of scans: to list and look at them, to start a full one, to stop one. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Visible } from '../access/visible.ts';
import { audit } from '../access/audit.ts';
import type { Scan } from '../contract/findings.ts';
import type { Asker, Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { BY_ITSELF, SCAN_COLUMNS, scanOnWire, type ScanRow } from './scan-row.ts';

const MOST_LISTED = 50;
/** A running scan stops after its batch; the caller is told how it ended if that is soon. */
const STOPPED_WITHIN_MS = 5_000;

/** Those that are called when somebody asks for something; held by the database's own life. */
const wakers = new WeakMap<Database, Set<() => void>>();

/** Calls `wake` when a scan is asked for or to be stopped; returns how to end that. */
export function onScanAsked(database: Database, wake: () => void): () => void {
  const known = wakers.get(database) ?? new Set();
  known.add(wake);
  wakers.set(database, known);
  return () => void known.delete(wake);
}

const wakeAll = (database: Database): void => wakers.get(database)?.forEach((wake) => wake());

export async function listScans(asker: Asker, region: string, visible: Visible): Promise<{ scans: Scan[] }> {
  const { rows } = await asker.query<ScanRow>(`select ${SCAN_COLUMNS} from scan where region = $1 order by number desc limit ${MOST_LISTED}`, [region]);
  const scans: Scan[] = [];
  for (const row of rows) scans.push(await scanOnWire(asker, region, row, visible));
  return { scans };
}

/** @throws AppError UNKNOWN_SCAN */
export async function findScan(asker: Asker, region: string, id: string, visible: Visible): Promise<Scan> {
  return scanOnWire(asker, region, await rowOf(asker, region, id), visible);
}

async function rowOf(asker: Asker, region: string, id: string): Promise<ScanRow> {
  const { rows } = await asker.query<ScanRow>(`select ${SCAN_COLUMNS} from scan where region = $1 and id = $2`, [region, id]);
  if (rows[0] === undefined) throw new AppError('UNKNOWN_SCAN', `There is no scan "${id.slice(0, 60)}".`);
  return rows[0];
}

/** A full scan; when one waits or runs already, that one. `within` is called in the same transaction. */
export async function startScan(database: Database, region: string, cause: string, visible: Visible, within: (tx: Asker, id: string) => Promise<void> = async () => undefined): Promise<Scan> {
  const scan = await database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('anlan.scan'), hashtext($1))", [region]);
    const { rows } = await tx.query<ScanRow>(`select ${SCAN_COLUMNS} from scan where region = $1 and kind = 'full' and state in ('waiting', 'running') and not cancel_asked limit 1`, [region]);
    const id = rows[0]?.id ?? (await addScan(tx, region, 'full', cause));
    await within(tx, id);
    return findScan(tx, region, id, visible);
  });
  wakeAll(database);
  return scan;
}

export async function addScan(asker: Asker, region: string, kind: Scan['kind'], cause: string): Promise<string> {
  const id = randomUUID();
  await asker.query("insert into scan (region, id, kind, state, cause) values ($1, $2, $3, 'waiting', $4)", [region, id, kind, cause.slice(0, 300)]);
  // What a person starts is written down with their request.
  if (BY_ITSELF.test(cause)) await audit(asker, { who: 'scan', action: 'scan started', target: `scan ${id}`, details: { kind, cause } });
  return id;
}

/** @throws AppError UNKNOWN_SCAN, BAD_REQUEST when it has ended */
export async function cancelScan(database: Database, region: string, id: string, visible: Visible, within: (tx: Asker, id: string) => Promise<void> = async () => undefined): Promise<Scan> {
  await database.transaction(async (tx) => {
    const { state } = await rowOf(tx, region, id);
    if (state !== 'waiting' && state !== 'running') throw new AppError('BAD_REQUEST', `The scan has ended (${state}); expected one that waits or runs.`);
    await tx.query(
      `update scan set cancel_asked = true, state = case when state = 'waiting' then 'cancelled' else state end, finished_at = case when state = 'waiting' then now() end
        where region = $1 and id = $2 and state in ('waiting', 'running')`,
      [region, id],
    );
    await within(tx, id);
  });
  wakeAll(database);
  for (const until = Date.now() + STOPPED_WITHIN_MS; ; await sleep(100)) {
    const scan = await findScan(database, region, id, visible);
    if (scan.state !== 'running' || Date.now() > until) return scan;
  }
}
