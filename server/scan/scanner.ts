/** Runs scans one after the other: the one that was interrupted, then what people asked for, then what changes made necessary. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalogue, Rule } from '../../data/grammar.ts';
import type { Asker, Database } from '../db/database.ts';
import { errorMessage, QueryError } from '../db/database-errors.ts';
import { readSql } from '../db/sql-file.ts';
import { endExemptions } from '../findings/exemptions.ts';
import { BasisBook, judgeBatch, keepBatch, type BatchDone, type JudgedBatch } from './batch.ts';
import { BatchSize } from './batch-size.ts';
import { Ahead, look, nextIds, type LookAt, type Seen } from './look.ts';
import { nextScan } from './next-scan.ts';
import { DISTRICTS, pendingOf, planScan, type Plan } from './plan.ts';
import type { ScanRow } from './scan-row.ts';
import { keepUnmeasured, mayBeOfSubject } from './unmeasured.ts';

export interface ScannerOptions {
  /** For tests: subjects in a batch; adapted to the engine's speed when absent. */
  readonly batch?: number;
  readonly now?: () => Date;
  /** Called after each batch, outside its transaction. */
  readonly afterBatch?: () => Promise<void>;
}

const MOST_TRIES = 5;
/** Two changes got in each other's way; the one that was taken back is simply made again. The last one: a kept plan that no longer fits. */
const COLLISIONS = new Set(['40001', '40P01', '55P03', '0A000']);
/** More subjects that fail one after the other are no bad subjects: the rule is at fault. */
const MOST_BAD_IN_A_ROW = 20;

/** Another process has taken over; what was not committed is not. */
class LeaseLost extends Error {}

interface StepOf extends LookAt {
  readonly plan: Plan;
  readonly at: number;
  /** The rule could measure some subject. */
  works: boolean;
  /** What it last failed with. */
  fault: unknown;
}

const LOST = new Set(['CONNECTION_LOST', 'DATABASE_CLOSED', 'QUERY_CANCELLED']);

export class Scanner {
  readonly holder = randomUUID();
  readonly #region: string;
  #stopping = false;
  readonly #ahead: Ahead;

  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly options: ScannerOptions = {},
  ) {
    this.#region = catalogue.city.region;
    this.#ahead = new Ahead((at, after, size, signal) => this.#inBackground((tx) => look(tx, at, after, size, signal)));
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
    const scan = await nextScan(this.database, this.catalogue, now);
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

  async #run(scan: ScanRow): Promise<void> {
    try {
      if (scan.plan !== null && this.#isOfToday(scan.plan)) await this.#goOn(scan, scan.plan);
      else await this.#goOn({ ...scan, step: 0, after: '' }, await this.#begin(scan));
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (error instanceof QueryError && LOST.has(error.code)) throw error;
      await this.#end(scan.id, 'failed', errorMessage(error).slice(0, 500));
    } finally {
      await this.#ahead.drop();
    }
  }

  /** False: the program was replaced by another version since the plan was made. */
  #isOfToday({ steps, rules }: Plan): boolean {
    return steps.every((step) => step.rule === DISTRICTS || this.catalogue.rules.some(({ id, version }) => id === step.rule && version === rules[id]?.version));
  }

  async #begin(scan: ScanRow): Promise<Plan> {
    return this.#inBackground(async (tx) => {
      await this.#refuseForeignLease(tx);
      await tx.script('set local jit = off');
      await tx.query('delete from scan_subject where region = $1 and scan = $2', [this.#region, scan.id], { timeout_ms: 600_000 });
      const { plan, total, layers, resolved } = await planScan(tx, this.catalogue, scan, this.#now());
      const values = [this.#region, scan.id, JSON.stringify(plan), total, JSON.stringify(layers), resolved];
      await tx.query(
        `update scan set state = 'running', started_at = coalesce(started_at, now()), plan = $3::jsonb, step = 0, after = '', margin_m = 0, done = 0, failed_rules = '{}', total = $4, layers = $5::jsonb, resolved = resolved + $6
          where region = $1 and id = $2`,
        values,
      );
      return plan;
    });
  }

  async #goOn(scan: ScanRow, plan: Plan): Promise<void> {
    const book = new BasisBook();
    let after = scan.after;
    let of: StepOf | undefined;
    for (let at = scan.step; at < plan.steps.length; at++) {
      const step = plan.steps[at];
      if (step === undefined) break;
      const rule = this.catalogue.rules.find(({ id }) => id === step.rule);
      try {
        of = { catalogue: this.catalogue, scan: scan.id, plan, at, step, rule, book, works: of !== undefined && of.rule === rule ? of.works : after !== '' || (await this.#hasWorked(rule)), fault: null };
        const outcome = await this.#runStep(of, after);
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

  async #hasWorked(rule: Rule | undefined): Promise<boolean> {
    const { rows } = await this.database.query('select from scan_rule where region = $1 and rule = $2 and version = $3 and fault is null', [this.#region, rule?.id ?? DISTRICTS, rule?.version ?? '']);
    return rows.length > 0;
  }

  async #runStep(of: StepOf, from: string): Promise<'ended' | 'stopped' | 'cancelled'> {
    const size = this.#batchSize();
    let bad: string[] = [];
    for (let after = from; ; ) {
      if (this.#stopping) return 'stopped';
      const started = performance.now();
      try {
        const seen = await this.#ahead.take(of, after, size.now);
        this.#lookAhead(of, seen, size.now);
        const found = of.rule === undefined || seen.measured === null ? null : await judgeBatch(of.rule, seen.measured);
        if (await this.#inBackground((tx) => this.#keep(tx, of, after, seen, found, bad))) return 'cancelled';
        bad = [];
        if (seen.last === null) return 'ended';
        after = seen.last;
        if (seen.ended) {
          await this.options.afterBatch?.();
          return 'ended';
        }
      } catch (error) {
        if (of.rule === undefined || error instanceof LeaseLost || !mayBeOfSubject(error)) throw error;
        await this.#ahead.drop();
        // What cannot be measured together may be one by one.
        if (size.shrink()) continue;
        const [one] = await nextIds(this.database, of, after, 1);
        if (one === undefined || bad.push(one) > MOST_BAD_IN_A_ROW) throw error;
        after = one;
        of.fault = error;
        continue;
      }
      size.took(performance.now() - started);
      await this.options.afterBatch?.();
    }
  }

  #batchSize(): BatchSize {
    return new BatchSize(this.database.engine, this.options.batch);
  }

  /** A server measures the next ones while these are judged and written; the embedded engine does one after the other. */
  #lookAhead(of: StepOf, { last, ended }: Seen, size: number): void {
    if (this.database.engine === 'embedded') return;
    if (!ended && last !== null) return this.#ahead.begin(of, last, size);
    const step = of.plan.steps[of.at + 1];
    const rule = this.catalogue.rules.find(({ id }) => id === step?.rule);
    if (step && rule) this.#ahead.begin({ ...of, step, rule }, '', this.#batchSize().now);
  }

  /** @param bad Subjects before these that cannot be measured; if the rule fails at all subjects that there are, it is the rule. @returns whether somebody asked to stop */
  async #keep(tx: Asker, of: StepOf, after: string, { ids, last, ended }: Seen, found: JudgedBatch | null, bad: readonly string[]): Promise<boolean> {
    const { plan, at, step, rule, book, scan } = of;
    if (last === null && bad.length > 0 && !of.works) throw of.fault;
    try {
      const about = (of_ids: readonly string[], of_rule: Rule) => ({ catalogue: this.catalogue, rule: of_rule, layer: step.layer, ids: of_ids, scan, basis: book });
      const done = last === null ? nothing : rule === undefined || found === null ? await this.#redistrict(tx, ids) : await keepBatch(tx, about(ids, rule), found);
      const undone = rule === undefined || bad.length === 0 ? nothing : await keepUnmeasured(tx, about(bad, rule));
      await this.#refuseForeignLease(tx);
      // At the end of a rule's last step the place is kept until what the rule rests on is written down too.
      const onward = ended && plan.steps[at + 1]?.rule === step.rule;
      const { rows } = await tx.query<{ cancel_asked: boolean }>(readSql('server/scan/sql/progress.sql'), [
        this.#region, scan, onward ? at + 1 : at, onward ? '' : (last ?? after), ids.length + bad.length, step.rule || null, done.appeared + undone.appeared,
        done.verdict_changed + undone.verdict_changed, done.resolved + undone.resolved, done.relapsed + undone.relapsed, done.margin_m,
      ]);
      of.works ||= last !== null;
      return rows[0]?.cancel_asked ?? true;
    } catch (error) {
      book.forget();
      throw error;
    }
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
        // What this scan did not find first, or again, is news no longer.
        await tx.query("update finding set life = 'persisting' where region = $1 and life in ('new', 'relapsed') and scan <> $2", [this.#region, scan], { timeout_ms: 600_000, what: 'what is new no longer' });
      }
      // What a person stopped does not begin again by itself; what fails is tried again.
      const put_off = state !== 'cancelled' ? null : (await pendingOf(tx, this.catalogue, this.#now())).mark;
      await tx.query('update scan set state = $3, finished_at = now(), rule = null, plan = null, fault = $4, put_off = $5, total = case when $3 = \'done\' then done else total end where region = $1 and id = $2', [this.#region, scan, state, fault, put_off]);
      await tx.query('delete from scan_subject where region = $1 and scan = $2', [this.#region, scan], { timeout_ms: 600_000 });
    });
  }

  async #inBackground<T>(work: (tx: Asker) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.database.transaction(work, { lane: 'background' });
      } catch (error) {
        if (tries === MOST_TRIES || !(error instanceof QueryError && COLLISIONS.has(error.code))) throw error;
        await sleep(50 * tries);
      }
    }
  }
}

const nothing: BatchDone = { appeared: 0, verdict_changed: 0, resolved: 0, relapsed: 0, margin_m: 0 };
