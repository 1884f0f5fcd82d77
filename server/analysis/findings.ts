/** Measures with a rule's facts.sql, judges with its judge, and writes each verdict with the evidence it rests on. */
import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Catalogue, Rule, Thresholds, Verdict } from '../../data/grammar.ts';
import type { Evidence, Finding, LayerVersion } from '../contract/rules.ts';
import type { Asker, AskOptions } from '../db/database.ts';
import { citations } from './citations.ts';
import { measuring } from './measuring.ts';
import { thresholdsOf } from './sql-slots.ts';
import type { Subject } from './subject-slot.ts';

/** The columns that every facts.sql gives beside what its judge asks for. */
interface Parties {
  readonly subject_layer: string;
  readonly subject_id: string;
  readonly subject_name: string;
  readonly subject_synthetic: boolean;
  readonly object_layer: string | null;
  readonly object_id: string | null;
  readonly object_name: string | null;
  readonly object_synthetic: boolean;
  /** What the rule's subject.sql and object.sql say beyond the columns of every subject; merged into the facts. */
  readonly subject_said?: Readonly<Record<string, unknown>> | null;
  readonly object_said?: Readonly<Record<string, unknown>> | null;
}

/** The columns that a facts.sql gives where its rule measures such a thing. */
interface Measures {
  readonly coverage_demonstration: boolean;
  readonly act_date: string | null;
  readonly tested_area_m2: number | null;
  readonly overlap_m2: number | null;
  readonly overlap_share: number | null;
  readonly overlap_width_m: number | null;
  readonly overlap_depth_m: number | null;
  readonly distance_m: number | null;
  readonly tolerance_m: number | null;
  readonly coverage_share: number | null;
  readonly evidence_overlap: Evidence['overlap'];
  readonly evidence_tested: Evidence['tested'];
  readonly evidence_nearest: Evidence['nearest'];
}
const unmeasured: Measures = {
  coverage_demonstration: false, act_date: null, tested_area_m2: null, overlap_m2: null, overlap_share: null, overlap_width_m: null, overlap_depth_m: null,
  distance_m: null, tolerance_m: null, coverage_share: null, evidence_overlap: null, evidence_tested: null, evidence_nearest: null,
};

export interface Run {
  readonly id: string;
  readonly at: string;
}

export const newRun = (): Run => ({ id: randomUUID(), at: new Date().toISOString() });

/** One finding for each row of facts, worst first. */
export async function findingsOf(
  asker: Asker, catalogue: Catalogue, rule: Rule, subject: Subject, layers: Static<typeof LayerVersion>[], run: Run, asked: AskOptions, thresholds = thresholdsOf(rule),
): Promise<Finding[]> {
  const { text, values } = measuring(catalogue, rule, subject, thresholds);
  const { rows } = await asker.query<Parties & Partial<Measures>>(text, values, { ...asked, what: `facts of rule ${rule.id}` });
  return rows.map((row) => findingOf(catalogue, rule, { ...unmeasured, ...row.object_said, ...row.subject_said, ...row }, layers, run, thresholds)).sort(worstFirst);
}

function findingOf(catalogue: Catalogue, rule: Rule, row: Parties & Measures, layers: Static<typeof LayerVersion>[], run: Run, thresholds: Thresholds): Finding {
  const facts = factsOf(rule, row);
  const { verdict, code, reason } = rule.judge(facts, thresholds);
  const object = row.object_layer === null || row.object_id === null ? null : { layer: row.object_layer, id: row.object_id, name: row.object_name ?? row.object_id, synthetic: row.object_synthetic };
  return {
    key: keyOf(rule, row, verdict),
    verdict,
    code,
    reason,
    subject: { layer: row.subject_layer, id: row.subject_id, name: row.subject_name, synthetic: row.subject_synthetic },
    object,
    demonstration: row.subject_synthetic || row.object_synthetic || row.coverage_demonstration,
    evidence: {
      rule: rule.id,
      rule_version: rule.version,
      legal: citations(catalogue, rule.legal, row.act_date, run.at.slice(0, 10)),
      layers,
      crs: 'EPSG:4490',
      tested_area_m2: row.tested_area_m2,
      overlap_m2: row.overlap_m2,
      overlap_share: row.overlap_share,
      overlap_width_m: row.overlap_width_m,
      overlap_depth_m: row.overlap_depth_m,
      distance_m: row.distance_m,
      nearest: row.evidence_nearest,
      overlap: row.evidence_overlap,
      tested: row.evidence_tested,
      tolerance_m: row.tolerance_m,
      coverage_share: row.coverage_share,
      facts,
      run_id: run.id,
      run_at: run.at,
    },
  };
}

/**
 * The identity that outlives a scan. Where nothing was found the nearest object is no part of it: another one may be nearest tomorrow.
 * `rule:subject-layer/subject-id:object-layer/object-id`, the object's id left out where nothing was found or could be told.
 */
function keyOf(rule: Rule, row: Parties, verdict: Verdict): string {
  const object = verdict === 'clear' || verdict === 'undetermined' ? '' : (row.object_id ?? '');
  return `${rule.id}:${row.subject_layer}/${row.subject_id}:${row.object_layer ?? ''}/${object}`;
}

/** The columns that the rule's judge asks for. @throws Error when facts.sql does not keep what the rule promises */
export function factsOf(rule: Rule, row: object): Evidence['facts'] {
  const promised: unknown = Reflect.get(rule.facts, 'properties');
  if (typeof promised !== 'object' || promised === null) throw new Error(`The facts of rule ${rule.id} are not an object schema`);
  const facts: Record<string, unknown> = Object.fromEntries(Object.keys(promised).map((name) => [name, Reflect.get(row, name)]));
  if (!Value.Check(rule.facts, facts)) {
    const [first] = Value.Errors(rule.facts, facts);
    throw new Error(`${rule.sql.facts} does not keep what rule ${rule.id} promises: ${first?.instancePath ?? ''} ${first?.message ?? ''}`);
  }
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, asScalar(value)]));
}

function asScalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** Not knowing is worse than having looked and found nothing. */
const severity: Readonly<Record<Verdict, number>> = { prohibited: 0, restricted: 1, review: 2, undetermined: 3, clear: 4 };

/** Worst verdict, then largest overlap, then shortest distance, then the key, so that the order never wavers. */
export function worstFirst(a: Finding, b: Finding): number {
  return (
    severity[a.verdict] - severity[b.verdict] ||
    (b.evidence.overlap_m2 ?? 0) - (a.evidence.overlap_m2 ?? 0) ||
    (a.evidence.distance_m ?? Infinity) - (b.evidence.distance_m ?? Infinity) ||
    (a.key < b.key ? -1 : 1)
  );
}
