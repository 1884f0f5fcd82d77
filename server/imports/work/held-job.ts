/** An import that this process is at work on: every step is written down in the transaction of what it did, so that another process can go on. */
import type { Asker, Database } from '../../db/database.ts';
import type { JobRow } from '../job/job-row.ts';
import { tellImport } from '../job/told.ts';

/** Somebody cancelled it; what was begun is dropped. */
export class Cancelled extends Error {}
/** Another process has taken over; what was not committed is not. */
export class Lost extends Error {}

/** A large layer is read through more than once. */
const LONGEST_STATEMENT_MS = 10 * 60_000;
/** So that open pages are not told more often than anybody reads. */
const TELL_EVERY_MS = 500;

/** The server takes each statement for an expensive one and would compile it anew, which takes longer than the statement. */
const WITHOUT_COMPILING = 'set local jit = off';

export class HeldJob {
  #told_at = 0;

  constructor(
    readonly database: Database,
    readonly region: string,
    readonly holder: string,
    /** As it was when it was taken. */
    readonly row: JobRow,
  ) {}

  /** Does one step in a transaction that also says how far it came. @throws Cancelled, Lost */
  async step<T>(step: string, done: number, total: number | null, work: (tx: Asker) => Promise<T>): Promise<T> {
    const made = await this.database.transaction(
      async (tx) => {
        await tx.script(WITHOUT_COMPILING);
        const { rows } = await tx.query<{ cancel_asked: boolean }>(
          `update import_job set step = $4, done = $5, total = $6, heartbeat_at = now(), changed_at = now()
            where region = $1 and id = $2::uuid and holder = $3 and state in ('inspecting', 'checking', 'publishing') returning cancel_asked`,
          [this.region, this.row.id, this.holder, step, done, total],
        );
        if (rows[0] === undefined) throw new Lost();
        if (rows[0].cancel_asked) throw new Cancelled();
        return work(patient(tx));
      },
      { lane: 'background' },
    );
    this.#say(this.row.state, done, total);
    return made;
  }

  /** Says that this process lives while something takes long. True: somebody wants it stopped. */
  async live(): Promise<boolean> {
    const { rows } = await this.database.query<{ cancel_asked: boolean }>(
      'update import_job set heartbeat_at = now() where region = $1 and id = $2::uuid and holder = $3 returning cancel_asked',
      [this.region, this.row.id, this.holder],
      { lane: 'background' },
    );
    return rows[0]?.cancel_asked !== false;
  }

  /** Sets its state and what came of it, and lets it go. */
  async end(tx: Asker, state: JobRow['state'], set: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const names = Object.keys(set);
    const { rowCount } = await tx.query(
      `update import_job set state = $4, holder = null, step = null, changed_at = now()${names.map((name, at) => `, ${COLUMNS[name] ?? ''} = $${at + 5}${JSON_COLUMNS.has(name) ? '::jsonb' : ''}`).join('')}
        where region = $1 and id = $2::uuid and holder = $3`,
      [this.region, this.row.id, this.holder, state, ...names.map((name) => valueOf(name, set[name]))],
    );
    if (rowCount === 0) throw new Lost();
  }

  announce(state: JobRow['state'], done = 0, total: number | null = null): void {
    this.#told_at = 0;
    this.#say(state, done, total);
  }

  #say(state: JobRow['state'], done: number, total: number | null): void {
    if (Date.now() - this.#told_at < TELL_EVERY_MS) return;
    this.#told_at = Date.now();
    const { id, layer, created_by } = this.row;
    tellImport(this.database, { id, layer, created_by, state, done, total });
  }
}

/** The columns that the end of a step may set: names of ours alone get into the statement. */
const COLUMNS: Readonly<Record<string, string>> = { found: 'found', choices: 'choices', layer: 'layer', saved_from: 'saved_from', report: 'report', against: 'against', schema_mark: 'schema_mark', fault: 'fault', total: 'total', done: 'done' };
const JSON_COLUMNS: ReadonlySet<string> = new Set(['found', 'choices', 'report', 'fault']);

function valueOf(name: string, value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (JSON_COLUMNS.has(name)) return JSON.stringify(value);
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

export function patient(tx: Asker): Asker {
  return {
    query: (text, values, options) => tx.query(text, values, { timeout_ms: LONGEST_STATEMENT_MS, ...options }),
    script: (text, options) => tx.script(text, { timeout_ms: LONGEST_STATEMENT_MS, ...options }),
  };
}
