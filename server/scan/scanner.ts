/** Runs scans one after the other: the one that was interrupted, then what people asked for, then what changes made necessary. */
import { randomUUID } from 'node:crypto';
import type { Catalogue, Rule } from '../../data/grammar.ts';
import type { Asker, Database } from '../db/database.ts';
import { errorMessage, QueryError } from '../db/database-errors.ts';
import { readSql } from '../db/sql-file.ts';
import { endExemptions } from '../findings/exemptions.ts';
import { BasisBook, measureBatch, type BatchDone } from './batch.ts';
import { BatchSize } from './batch-size.ts';
import { isPending, pendingOf, planScan, type Plan, type Step } from './plan.ts';
import { SCAN_COLUMNS, type ScanRow } from './scan-row.ts';
import { addScan } from './scans.ts';

export interface ScannerOptions {
  /** For tests: subjects in a batch; adapted to the engine's speed when absent. */
  readonly batch?: number;
  readonly now?: () => Date;
  /** Called after each batch, outside its transaction. */
  readonly afterBatch?: () => Promise<void>;
}

/** Another process has taken over; what was not committed is not. */
class LeaseLost extends Error {}

interface StepOf {
  readonly plan: Plan;
  readonly at: number;
  readonly step: Step;
  /** Undefined: the districts. */
  readonly rule: Rule | undefined;
  readonly book: BasisBook;
}

const LOST = new Set(['CONNECTION_LOST', 'DATABASE_CLOSED', 'QUERY_CANCELLED']);
const DISTRICTS = '';

export class Scanner {
  readonly holder = randomUUID();
  readonly #region: string;
  #stopping = false;

  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly options: ScannerOptions = {},
  ) {
    this.#region = catalogue.city.region;
  }

  /** No further batch is begun; a scan under way stays to be gone on with. */
  stop(): void {
    this.#stopping = true;
  }

  /** Runs everything there is to run. @returns how many scans ran */
  async settle(): Promise<number> {
    for (let ran = 0; ; ran++) if (!(await this.turn())) return ran;
  }

  /** Runs the next scan. False: there is none, or another process scans. */
  async turn(): Promise<boolean> {
    const now = this.#now();
    if (this.#stopping || !(await this.holdLease())) return false;
    await endExemptions(this.database, this.catalogue.city, now);
    const scan = await this.#next(now);
    if (scan === null) return false;
    await this.#run(scan);
    return !this.#stopping;
  }

  /** Says that this process lives. False: another one scans. */
  async holdLease(): Promise<boolean> {
    // The embedded engine belongs to this process alone; a predecessor that was killed is dead.
    const { rows } = await this.database.query(readSql('server/scan/sql/take-lease.sql'), [this.#region, this.holder, this.database.engine === 'embedded'], { what: 'the right to scan' });
    return rows.length > 0;
  }

  async leaveLease(): Promise<void> {
    await this.database.query('delete from scan_lease where region = $1 and holder = $2', [this.#region, this.holder]);
  }

  #now(): Date {
    return this.options.now?.() ?? new Date();
  }

  async #next(now: Date): Promise<ScanRow | null> {
    const { rows } = await this.database.query<ScanRow>(`select ${SCAN_COLUMNS}, plan from scan where region = $1 and state in ('running', 'waiting') order by state, number limit 1`, [this.#region]);
    if (rows[0] !== undefined) return rows[0];
    const pending = await pendingOf(this.database, this.catalogue, now);
    if (!isPending(pending)) return null;
    const last = await this.database.query<{ put_off: string | null }>('select put_off from scan where region = $1 order by number desc limit 1', [this.#region]);
    // Somebody stopped exactly this; something new must happen first.
    if (last.rows[0]?.put_off === pending.mark) return null;
    await addScan(this.database, this.#region, pending.never ? 'full' : 'incremental', pending.never ? 'first start' : pending.causes.join(', '));
    return this.#next(now);
  }

  async #run(scan: ScanRow): Promise<void> {
    try {
      const plan = scan.plan ?? (await this.#begin(scan));
      await this.#goOn(scan, plan);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (error instanceof QueryError && LOST.has(error.code)) throw error;
      await this.#end(scan.id, 'failed', errorMessage(error).slice(0, 500));
    }
  }

  async #begin(scan: ScanRow): Promise<Plan> {
    return this.#inBackground(async (tx) => {
      await tx.script('set local jit = off');
      const { plan, total, layers, resolved } = await planScan(tx, this.catalogue, scan, this.#now());
      const values = [this.#region, scan.id, JSON.stringify(plan), total, JSON.stringify(layers), resolved];
      await tx.query("update scan set state = 'running', started_at = now(), plan = $3::jsonb, total = $4, layers = $5::jsonb, resolved = $6 where region = $1 and id = $2", values);
      return plan;
    });
  }

  async #goOn(scan: ScanRow, plan: Plan): Promise<void> {
    const book = new BasisBook();
    let after = scan.after;
    for (let at = scan.step; at < plan.steps.length; at++) {
      const step = plan.steps[at];
      if (step === undefined) break;
      const rule = this.catalogue.rules.find(({ id }) => id === step.rule);
      const known = plan.rules[step.rule];
      if (step.rule !== DISTRICTS && (rule === undefined || rule.version !== known?.version)) throw new Error(`Rule ${step.rule} is not what it was when this scan began; a new scan measures it.`);
      try {
        const outcome = await this.#runStep(scan.id, { plan, at, step, rule, book }, after);
        if (outcome === 'stopped') return;
        if (outcome === 'cancelled') return await this.#end(scan.id, 'cancelled', null);
        if (rule && plan.steps[at + 1]?.rule !== rule.id) await this.#finishRule(scan.id, plan, rule, at, null);
      } catch (error) {
        if (error instanceof LeaseLost || (error instanceof QueryError && LOST.has(error.code)) || rule === undefined) throw error;
        while (plan.steps[at + 1]?.rule === rule.id) at += 1;
        await this.#finishRule(scan.id, plan, rule, at, errorMessage(error));
      }
      after = '';
    }
    await this.#end(scan.id, 'done', null, plan);
  }

  async #runStep(scan: string, of: StepOf, from: string): Promise<'ended' | 'stopped' | 'cancelled'> {
    const size = new BatchSize(this.database.engine, this.options.batch);
    for (let after = from; ; ) {
      if (this.#stopping) return 'stopped';
      const started = performance.now();
      try {
        const done = await this.#inBackground((tx) => this.#batch(tx, scan, of, after, size.now));
        if (done.cancelled) return 'cancelled';
        if (done.last === null) return 'ended';
        after = done.last;
      } catch (error) {
        of.book.forget();
        // What takes too long together may not one by one.
        if (!(error instanceof QueryError && error.code === 'QUERY_TIMEOUT' && size.shrink())) throw error;
        continue;
      }
      size.took(performance.now() - started);
      await this.options.afterBatch?.();
    }
  }

  async #batch(tx: Asker, scan: string, { plan, at, step, rule, book }: StepOf, after: string, size: number): Promise<{ last: string | null; cancelled: boolean }> {
    const ids = await this.#nextIds(tx, scan, step, after, size);
    const last = ids.at(-1) ?? null;
    const done = last === null ? nothing : rule === undefined ? await this.#redistrict(tx, ids) : await measureBatch(tx, { catalogue: this.catalogue, rule, layer: step.layer, ids, scan, basis: book });
    await this.#refuseForeignLease(tx);
    const { appeared, verdict_changed, resolved, relapsed, margin_m } = done;
    // At the end of a rule's last step the place is kept until what the rule rests on is written down too.
    const onward = last === null && plan.steps[at + 1]?.rule === step.rule;
    const { rows } = await tx.query<{ cancel_asked: boolean }>(readSql('server/scan/sql/progress.sql'), [
      this.#region, scan, onward ? at + 1 : at, onward ? '' : (last ?? after), ids.length, step.rule || null, appeared, verdict_changed, resolved, relapsed, margin_m,
    ]);
    return { last, cancelled: rows[0]?.cancel_asked ?? true };
  }

  async #nextIds(tx: Asker, scan: string, { rule, layer, whole }: Step, after: string, size: number): Promise<string[]> {
    const region = this.#region;
    const { rows } =
      rule === DISTRICTS
        ? await tx.query<{ id: string }>('select key as id from finding where region = $1 and key > $2 order by key limit $3', [region, after, size])
        : whole
          ? await tx.query<{ id: string }>(readSql('server/scan/sql/next-subjects.sql'), [region, rule, layer, after, size])
          : await tx.query<{ id: string }>(readSql('server/scan/sql/next-listed.sql'), [region, scan, rule, layer, after, size]);
    return rows.map(({ id }) => id);
  }

  async #redistrict(tx: Asker, keys: readonly string[]): Promise<BatchDone> {
    await tx.query(readSql('server/scan/sql/redistrict.sql'), [this.#region, this.catalogue.city.territory, keys], { timeout_ms: 60_000, what: 'where findings lie' });
    return nothing;
  }

  /** Held until the batch is committed, so that nobody takes over in between. */
  async #refuseForeignLease(tx: Asker): Promise<void> {
    const { rows } = await tx.query<{ holder: string }>('select holder from scan_lease where region = $1 for update', [this.#region]);
    if (rows[0]?.holder !== this.holder) throw new LeaseLost('another process scans');
  }

  async #finishRule(scan: string, plan: Plan, rule: Rule, at: number, fault: string | null): Promise<void> {
    const known = plan.rules[rule.id];
    if (known === undefined) return;
    await this.#inBackground(async (tx) => {
      await this.#refuseForeignLease(tx);
      const { rows } = await tx.query<{ margin_m: number }>('select margin_m from scan where region = $1 and id = $2', [this.#region, scan]);
      const values = [this.#region, rule.id, rule.version, plan.day, JSON.stringify(known.revisions), JSON.stringify(known.basis), rows[0]?.margin_m ?? 0, known.whole && fault === null, fault?.slice(0, 500) ?? null];
      await tx.query(readSql('server/scan/sql/finish-rule.sql'), values);
      const failed = fault === null ? '{}' : JSON.stringify({ [rule.id]: fault.slice(0, 500) });
      await tx.query("update scan set margin_m = 0, step = $3, after = '', failed_rules = failed_rules || $4::jsonb where region = $1 and id = $2", [this.#region, scan, at + 1, failed]);
    });
  }

  async #end(scan: string, state: 'done' | 'cancelled' | 'failed', fault: string | null, plan?: Plan): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.#refuseForeignLease(tx);
      if (plan) {
        const place = JSON.stringify({ [this.catalogue.city.territory]: plan.territory });
        await tx.query(readSql('server/scan/sql/finish-rule.sql'), [this.#region, DISTRICTS, '', plan.day, place, '{}', 0, true, null]);
      }
      // What a person stopped, and what fails, does not begin again by itself.
      const put_off = state === 'done' ? null : (await pendingOf(tx, this.catalogue, this.#now())).mark;
      await tx.query('update scan set state = $3, finished_at = now(), rule = null, plan = null, fault = $4, put_off = $5, total = case when $3 = \'done\' then done else total end where region = $1 and id = $2', [this.#region, scan, state, fault, put_off]);
      await tx.query('delete from scan_subject where region = $1 and scan = $2', [this.#region, scan], { timeout_ms: 600_000 });
    });
  }

  #inBackground<T>(work: (tx: Asker) => Promise<T>): Promise<T> {
    return this.database.transaction(work, { lane: 'background' });
  }
}

const nothing: BatchDone = { appeared: 0, verdict_changed: 0, resolved: 0, relapsed: 0, margin_m: 0 };
