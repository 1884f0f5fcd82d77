/** One batch of a scan: some subjects of one rule are measured by one statement and judged; what changed is written by another. */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Catalogue, Rule } from '../../data/grammar.ts';
import { severity } from '../analysis/findings.ts';
import { judged, measuredRows, relationOf, type Judged, type MeasuredRow } from '../analysis/judged.ts';
import { layerVersions, onWire, versionKey } from '../analysis/layer-versions.ts';
import { thresholdsOf } from '../analysis/sql-slots.ts';
import { someSubjects } from '../analysis/subject-slot.ts';
import type { Asker, Value } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { changesOf, type Changes, type Counts, type Found, type Held, type Write } from './life.ts';

const BATCH_TIMEOUT_MS = 60_000;
/** So few subjects are measured faster than the statement is planned: the plan is kept. Of many it depends on how many they are. */
const FEW = 50;
/** So many findings are judged in some milliseconds. */
const AT_ONCE = 50;

export interface BatchOf {
  readonly catalogue: Catalogue;
  readonly rule: Rule;
  readonly layer: string;
  readonly ids: readonly string[];
  readonly scan: string;
  readonly basis: BasisBook;
}

export interface BatchDone extends Counts {
  /** The least exact boundary met. */
  readonly margin_m: number;
}

/** A finding as it goes into the table. */
interface Row extends Found {
  readonly [column: string]: unknown;
}

/** What PostGIS says of some subjects, and of which layer versions. */
export interface Measured {
  readonly rows: readonly MeasuredRow[];
  readonly basis: Basis;
}

/** What the judge says of it. */
export interface JudgedBatch {
  readonly found: readonly Row[];
  readonly basis: Basis;
  /** The least exact boundary met. */
  readonly margin_m: number;
}

export async function measureBatch(tx: Asker, of: BatchOf, signal?: AbortSignal): Promise<Measured> {
  const { catalogue, rule, layer, ids } = of;
  // Compiling a statement costs more than it saves on a batch.
  await tx.script('set local jit = off');
  const asked = { timeout_ms: BATCH_TIMEOUT_MS, prepared: ids.length <= FEW, ...(signal && { signal }) };
  return of.basis.during(tx, catalogue, rule, () => measuredRows(tx, catalogue, rule, someSubjects(rule, layer, ids), thresholdsOf(rule), asked));
}

/** In small parts, so that whoever asks the server something meanwhile is heard. */
export async function judgeBatch(rule: Rule, { rows, basis }: Measured): Promise<JudgedBatch> {
  const thresholds = thresholdsOf(rule);
  const found: Row[] = [];
  for (const row of rows) {
    if (found.length % AT_ONCE === 0) await setImmediate();
    found.push(rowOf(rule, basis.id, judged(rule, row, thresholds)));
  }
  return { found: oneForEachKey(found), basis, margin_m: marginOf(rows) };
}

export async function keepBatch(tx: Asker, of: BatchOf, { found, basis, margin_m }: JudgedBatch): Promise<BatchDone> {
  await of.basis.writeDown(tx, of, basis);
  return { ...(await keep(tx, of, await heldOf(tx, of), found)), margin_m };
}

export async function heldOf(tx: Asker, { catalogue, rule, layer, ids, scan }: BatchOf): Promise<Held[]> {
  const { rows } = await tx.query<Held>(readSql('server/scan/sql/held.sql'), [catalogue.city.region, rule.id, layer, ids, scan], { what: 'findings held' });
  return rows;
}

/** Writes what changed, if anything did. */
export async function keep(tx: Asker, of: BatchOf, held: readonly Held[], found: readonly Row[]): Promise<Counts> {
  const supposed = changesOf(held, found);
  if (isEmpty(supposed)) return supposed.counts;
  const changes = changesOf(await lockHeld(tx, of, held, supposed), found);
  await write(tx, of, new Set(held.map(({ key }) => key)), changes);
  return changes.counts;
}

/** What people say of those that are about to be written may have changed while they were measured; from here on it cannot. */
async function lockHeld(tx: Asker, { catalogue }: BatchOf, held: readonly Held[], { writes, resolved, gone }: Changes<Row>): Promise<readonly Held[]> {
  const touched = new Set([...writes.map(({ found }) => found.key), ...resolved, ...gone]);
  const keys = held.map(({ key }) => key).filter((key) => touched.has(key));
  if (keys.length === 0) return held;
  const { rows } = await tx.query<Pick<Held, 'key' | 'standing' | 'told' | 'decided'>>(readSql('server/scan/sql/lock-held.sql'), [catalogue.city.region, keys], { what: 'findings to be written' });
  const now = new Map(rows.map((row) => [row.key, row]));
  return held.map((one) => ({ ...one, ...now.get(one.key) }));
}

function rowOf(rule: Rule, basis: string, { key, verdict, code, reason, demonstration, law_day, facts, row }: Judged): Row {
  const clear = verdict === 'clear';
  const columns = {
    key, rule: rule.id, basis, verdict, severity: severity[verdict], code, reason_zh: reason.zh, reason_en: reason.en,
    subject_id: row.subject_id, subject_name: row.subject_name, subject_synthetic: row.subject_synthetic,
    object_layer: row.object_layer, object_id: row.object_id, object_name: row.object_name, object_synthetic: row.object_synthetic,
    relation: relationOf(row), demonstration, overlap_m2: row.overlap_m2, overlap_share: row.overlap_share, distance_m: row.distance_m,
    evidence: clear ? null : evidenceOf(row, law_day, facts),
    clipped: clear || row.evidence_overlap === null ? null : JSON.stringify(row.evidence_overlap),
  };
  return withMark(columns);
}

/** With a hash of all that it says. */
export function withMark<Columns extends Omit<Found, 'mark'>>(columns: Columns): Columns & { readonly mark: string } {
  return { ...columns, mark: createHash('sha1').update(JSON.stringify(columns)).digest('base64url') };
}

function evidenceOf(row: MeasuredRow, law_day: string | null, facts: Judged['facts']): object {
  return {
    act_date: row.act_date, law_day, tested_area_m2: row.tested_area_m2, overlap_width_m: row.overlap_width_m, overlap_depth_m: row.overlap_depth_m, nearest: row.evidence_nearest,
    tested: row.evidence_tested, tolerance_m: row.tolerance_m, coverage_share: row.coverage_share, facts,
  };
}

/** A statement may say the same twice, as of two layers that are both missing: the worse one stands. */
function oneForEachKey(rows: readonly Row[]): Row[] {
  const kept = new Map<string, Row>();
  for (const row of rows) {
    const known = kept.get(row.key);
    if (known === undefined || severity[row.verdict] < severity[known.verdict]) kept.set(row.key, row);
  }
  return [...kept.values()];
}

function marginOf(rows: readonly MeasuredRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.tolerance_m ?? 0, row.subject_accuracy_m ?? 0, row.object_accuracy_m ?? 0), 0);
}

function isEmpty({ writes, resolved, gone }: Changes<Row>): boolean {
  return writes.length + resolved.length + gone.length === 0;
}

async function write(tx: Asker, { catalogue, layer, scan }: BatchOf, known: ReadonlySet<string>, changes: Changes<Row>): Promise<void> {
  const { region, territory, time_zone } = catalogue.city;
  const line = ({ found, life, told, changed, returned, reopened }: Write<Row>) => ({ ...found, fresh: !known.has(found.key), life, told, changed, returned, reopened });
  const values: Value[] = [
    region, layer, territory, scan, time_zone, JSON.stringify(changes.writes.map(line)), changes.resolved, changes.gone, JSON.stringify(changes.events),
  ];
  await tx.query(readSql('server/scan/sql/write.sql'), values, { timeout_ms: BATCH_TIMEOUT_MS, what: 'findings to be kept' });
}

/** The layer versions that a rule's findings rest on. */
export interface Basis {
  readonly id: string;
  readonly layers: string;
}

/** Remembers them, so that each is made out and written once. */
export class BasisBook {
  #known: { readonly rule: string; readonly numbers: string; readonly basis: Basis } | null = null;
  #written: string | null = null;

  /** Measures; once more when a layer was published meanwhile, because figures and versions must belong together. */
  async during(tx: Asker, catalogue: Catalogue, rule: Rule, measure: () => Promise<MeasuredRow[]>): Promise<{ rows: MeasuredRow[]; basis: Basis }> {
    for (;;) {
      const basis = await this.current(tx, catalogue, rule);
      const rows = await measure();
      if ((await this.current(tx, catalogue, rule)).id === basis.id) return { rows, basis };
    }
  }

  /** The layer versions of now. */
  async current(tx: Asker, catalogue: Catalogue, rule: Rule): Promise<Basis> {
    const region = catalogue.city.region;
    const layers = [...new Set([...rule.subjects, ...rule.against])];
    const { rows } = await tx.query<{ layer: string; number: number }>('select layer, max(number) as number from revision where region = $1 and layer = any ($2::text[]) group by layer order by layer', [region, layers], { prepared: true });
    const numbers = JSON.stringify(rows);
    if (this.#known?.rule === rule.id && this.#known.numbers === numbers) return this.#known.basis;
    const versions = await layerVersions(tx, region, layers, { prepared: true });
    const basis = { id: `${rule.id}@${rule.version} ${versionKey(versions)}`, layers: JSON.stringify(onWire(versions)) };
    this.#known = { rule: rule.id, numbers, basis };
    return basis;
  }

  async writeDown(tx: Asker, { catalogue, rule }: Pick<BatchOf, 'catalogue' | 'rule'>, { id, layers }: Basis): Promise<void> {
    if (this.#written === id) return;
    await tx.query('insert into finding_basis (region, id, rule, rule_version, layers) values ($1, $2, $3, $4, $5::jsonb) on conflict do nothing', [catalogue.city.region, id, rule.id, rule.version, layers]);
    this.#written = id;
  }

  /** After a batch that was rolled back, what it wrote is not there. */
  forget(): void {
    this.#written = null;
  }
}
