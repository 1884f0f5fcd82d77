/** What a rule would find with other figures, against what it finds with its own; nothing is stored. */
import { isTold, type Visible } from '../access/visible.ts';
import type { Rule, Thresholds, Verdict } from '../../data/grammar.ts';
import { judged, measuredRows, type Judged } from '../analysis/judged.ts';
import { measuring } from '../analysis/measuring.ts';
import { thresholdsOf } from '../analysis/sql-slots.ts';
import { someSubjects } from '../analysis/subject-slot.ts';
import { CheckQueue } from '../analysis/check-queue.ts';
import type { DryRun } from '../contract/findings.ts';
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { BatchSize } from '../scan/batch-size.ts';

const MOST_SHOWN = 500;
const BATCH_TIMEOUT_MS = 60_000;
const CONFLICTS: ReadonlySet<Verdict> = new Set(['prohibited', 'restricted', 'review']);

type Changed = Omit<DryRun['added'][number], 'point'>;
type Counts = DryRun['verdicts']['today'];
const KINDS = ['added', 'removed', 'other'] as const;
interface Tally {
  readonly today: Counts;
  readonly tried: Counts;
  readonly found: Readonly<Record<(typeof KINDS)[number], { count: number; readonly shown: Changed[] }>>;
}

const zero = (): Counts => ({ prohibited: 0, restricted: 0, review: 0, clear: 0, undetermined: 0 });
const none = (): { count: number; readonly shown: Changed[] } => ({ count: 0, shown: [] });
const conflictsIn = (counts: Counts): number => counts.prohibited + counts.restricted + counts.review;

/** Lets one dry run go at a time: it reads every subject. */
const queues = new WeakMap<Database, CheckQueue>();
const LIMITS = { running: 1, waiting: 4, patience_ms: 60_000 };

/** @throws AppError UNKNOWN_RULE, BAD_REQUEST for a figure that may not be tried, BUSY */
export async function dryRun(database: Database, ruleId: string, tried: Readonly<Record<string, number>>, visible: Visible, signal?: AbortSignal): Promise<DryRun> {
  const { catalogue } = visible;
  const rule = catalogue.rules.find(({ id }) => id === ruleId);
  if (rule === undefined) throw new AppError('UNKNOWN_RULE', `"${ruleId.slice(0, 100)}" is not a rule; expected one of: ${catalogue.rules.map(({ id }) => id).join(', ')}.`);
  const figures = { own: thresholdsOf(rule), other: { ...thresholdsOf(rule), ...readTried(rule, tried) } };
  const queue = queues.get(database) ?? new CheckQueue(LIMITS);
  queues.set(database, queue);
  return queue.run(async () => {
    const tally: Tally = { today: zero(), tried: zero(), found: { added: none(), removed: none(), other: none() } };
    for (const layer of rule.subjects.filter((one) => visible.sees(one))) await tryLayer(database, rule, layer, figures, visible, tally, signal);
    const { today, tried: then, found: { added, removed, other } } = tally;
    const points = await pointsOf(database, catalogue.city.region, KINDS.flatMap((kind) => tally.found[kind].shown));
    const placed = ({ shown }: { readonly shown: readonly Changed[] }): DryRun['added'] => shown.flatMap((one) => {
      const point = points.get(`${one.subject.layer}/${one.subject.id}`);
      return point === undefined ? [] : [{ ...one, point }];
    });
    return {
      rule: rule.id,
      today: conflictsIn(today),
      // oxlint-disable-next-line no-thenable -- the contract's word; a number is never called
      then: conflictsIn(then),
      verdicts: { today, tried: then },
      added: placed(added), removed: placed(removed), other: placed(other),
      added_count: added.count, removed_count: removed.count, other_count: other.count,
    };
  }, signal);
}

function readTried(rule: Rule, tried: Readonly<Record<string, number>>): Thresholds {
  for (const [name, value] of Object.entries(tried)) {
    const { adjustable } = (Object.hasOwn(rule.thresholds, name) ? rule.thresholds[name] : undefined) ?? {};
    if (adjustable === undefined) {
      const open = Object.entries(rule.thresholds).filter(([, threshold]) => threshold.adjustable).map(([id]) => id);
      throw bad(name, value, open.length > 0 ? `one of: ${open.join(', ')}` : 'none: no figure of this rule may be tried');
    }
    if (!Number.isFinite(value) || value < adjustable.min || value > adjustable.max) throw bad(name, value, `a number from ${adjustable.min} to ${adjustable.max}`);
  }
  return tried;
}

function bad(name: string, value: number, expected: string): AppError {
  return new AppError('BAD_REQUEST', `thresholds.${name.slice(0, 60)} is ${value}; expected ${expected}.`, { pointer: `/thresholds/${name.slice(0, 60)}` });
}

interface Figures {
  readonly own: Thresholds;
  readonly other: Thresholds;
}

async function tryLayer(database: Database, rule: Rule, layer: string, figures: Figures, visible: Visible, tally: Tally, signal?: AbortSignal): Promise<void> {
  const size = new BatchSize(database.engine);
  for (let after = ''; ; ) {
    signal?.throwIfAborted();
    const started = performance.now();
    const last = await database.transaction(async (tx) => {
      await tx.script('set transaction isolation level repeatable read, read only; set local jit = off');
      const { rows } = await tx.query<{ id: string }>(readSql('server/findings/sql/next-features.sql'), [visible.catalogue.city.region, layer, after, size.now]);
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0) await tryBatch(tx, rule, layer, ids, figures, visible, tally);
      return ids.at(-1);
    });
    if (last === undefined) return;
    after = last;
    size.took(performance.now() - started);
  }
}

async function tryBatch(tx: Asker, rule: Rule, layer: string, ids: readonly string[], { own, other }: Figures, visible: Visible, tally: Tally): Promise<void> {
  const subject = someSubjects(rule, layer, ids);
  const asked = { timeout_ms: BATCH_TIMEOUT_MS };
  const before = await measuredRows(tx, visible.catalogue, rule, subject, own, asked);
  // Where only the judge knows the figure, what was measured is the same.
  const sameStatement = JSON.stringify(measuring(visible.catalogue, rule, subject, own).values) === JSON.stringify(measuring(visible.catalogue, rule, subject, other).values);
  const after = sameStatement ? before : await measuredRows(tx, visible.catalogue, rule, subject, other, asked);
  const told = (rows: typeof before, thresholds: Thresholds): Map<string, Judged> =>
    byKey(rows.map((row) => judged(rule, row, thresholds)).filter(({ row, verdict }) => isTold(rule, { object_layer: row.object_layer, verdict }, visible)));
  compare(told(before, own), told(after, other), tally);
}

const byKey = (all: readonly Judged[]): Map<string, Judged> => new Map(all.map((one) => [one.key, one]));

function compare(before: ReadonlyMap<string, Judged>, after: ReadonlyMap<string, Judged>, { today, tried, found }: Tally): void {
  const isConflict = (one: Judged | undefined): boolean => one !== undefined && CONFLICTS.has(one.verdict);
  const put = (kind: (typeof KINDS)[number], one: Judged, from: Judged | undefined, to: Judged | undefined): void => {
    found[kind].count += 1;
    if (found[kind].shown.length < MOST_SHOWN) found[kind].shown.push(changeOf(one, from, to));
  };
  for (const one of after.values()) {
    tried[one.verdict] += 1;
    const same = before.get(one.key);
    const former = same ?? otherOf(before, one);
    if (isConflict(one) && !isConflict(same)) put('added', one, former, one);
    else if (former !== undefined && isConflict(one) === isConflict(former) && former.verdict !== one.verdict) put('other', one, former, one);
  }
  for (const one of before.values()) {
    today[one.verdict] += 1;
    const same = after.get(one.key);
    const now = same ?? otherOf(after, one);
    if (isConflict(one) && !isConflict(same)) put('removed', one, one, now);
    else if (same === undefined && now !== undefined && !isConflict(one) && !isConflict(now) && now.verdict !== one.verdict) put('other', one, one, now);
  }
}

/** The same finding, or what was said instead where it is none: the key without its object. */
function otherOf(among: ReadonlyMap<string, Judged>, { key, row }: Judged): Judged | undefined {
  return among.get(key) ?? among.get(key.slice(0, key.length - (row.object_id ?? '').length));
}

function changeOf({ key, row }: Judged, from: Judged | undefined, to: Judged | undefined): Changed {
  return { key, from: from?.verdict ?? null, to: to?.verdict ?? null, subject: { layer: row.subject_layer, id: row.subject_id, name: row.subject_name, synthetic: row.subject_synthetic } };
}

async function pointsOf(database: Database, region: string, changed: readonly Changed[]): Promise<Map<string, number[]>> {
  const { rows } = await database.query<{ layer: string; id: string; lon: number; lat: number }>(readSql('server/findings/sql/subject-points.sql'), [
    region, changed.map(({ subject }) => subject.layer), changed.map(({ subject }) => subject.id),
  ]);
  return new Map(rows.map(({ layer, id, lon, lat }) => [`${layer}/${id}`, [lon, lat]]));
}
