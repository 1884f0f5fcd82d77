/** Measures with a rule's statement and judges each row of it: verdict, key and facts, without law and wrapping. */
import { Compile, type Validator } from 'typebox/compile';
import type { Bilingual, Catalogue, Judgement, Rule, Thresholds, Verdict } from '../../data/grammar.ts';
import type { Relation } from '../contract/findings.ts';
import type { Evidence } from '../contract/rules.ts';
import type { Asker, AskOptions } from '../db/database.ts';
import { measuring } from './measuring.ts';
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
  readonly relation: Relation | null;
  readonly meets: boolean | null;
  readonly tested_area_m2: number | null;
  readonly overlap_m2: number | null;
  readonly overlap_share: number | null;
  readonly overlap_width_m: number | null;
  readonly overlap_depth_m: number | null;
  readonly distance_m: number | null;
  readonly tolerance_m: number | null;
  readonly subject_accuracy_m: number | null;
  readonly object_accuracy_m: number | null;
  readonly coverage_share: number | null;
  readonly evidence_overlap: Evidence['overlap'];
  readonly evidence_tested: Evidence['tested'];
  readonly evidence_nearest: Evidence['nearest'];
}
const unmeasured: Measures = {
  coverage_demonstration: false, act_date: null, relation: null, meets: null, tested_area_m2: null, overlap_m2: null, overlap_share: null, overlap_width_m: null,
  overlap_depth_m: null, distance_m: null, tolerance_m: null, subject_accuracy_m: null, object_accuracy_m: null, coverage_share: null, evidence_overlap: null,
  evidence_tested: null, evidence_nearest: null,
};

export type MeasuredRow = Parties & Measures;

export interface Judged {
  readonly key: string;
  readonly verdict: Verdict;
  readonly code: string;
  readonly reason: Bilingual;
  /** Rests on 示意数据 in the subject, the object or the coverage. */
  readonly demonstration: boolean;
  /** The day whose law is cited: YYYY-MM-DD, `today` (the day of judging), or null when unknown. */
  readonly law_day: string | null;
  readonly facts: Evidence['facts'];
  readonly row: MeasuredRow;
}

export async function measuredRows(asker: Asker, catalogue: Catalogue, rule: Rule, subject: Subject, thresholds: Thresholds, asked: AskOptions): Promise<MeasuredRow[]> {
  const { text, values } = measuring(catalogue, rule, subject, thresholds);
  const { rows } = await asker.query<Parties & Partial<Measures>>(text, values, { ...asked, what: `facts of rule ${rule.id}` });
  return rows.map((row) => Object.assign({}, unmeasured, row.object_said, row.subject_said, row));
}

/** @throws Error when the statement does not keep what the rule promises, or what the judge throws */
export function judged(rule: Rule, row: MeasuredRow, thresholds: Thresholds): Judged {
  const facts = factsOf(rule, row);
  const { verdict, code, reason, law_day = row.act_date }: Judgement = rule.judge(facts, thresholds);
  return { key: keyOf(rule, row, verdict), verdict, code, reason, demonstration: row.subject_synthetic || row.object_synthetic || row.coverage_demonstration, law_day, facts, row };
}

/**
 * The identity that outlives a scan. Where nothing was found the nearest object is no part of it: another one may be nearest tomorrow.
 * `rule:subject-layer/subject-id:object-layer/object-id`, the object's id left out where nothing was found or could be told. What meets an
 * object that allows it (a gas boiler in two no-burn zones, one within the other), or touches it, keeps the object's id: two meetings are two findings.
 */
function keyOf(rule: Rule, row: MeasuredRow, verdict: Verdict): string {
  const together = row.meets === true || row.relation === 'touching' || row.relation === 'adjoining';
  const nothing = (verdict === 'clear' || verdict === 'undetermined') && !together;
  const object = nothing ? '' : (row.object_id ?? '');
  return `${rule.id}:${row.subject_layer}/${row.subject_id}:${row.object_layer ?? ''}/${object}`;
}

const promised = new WeakMap<Rule, { readonly names: readonly string[]; readonly check: Validator }>();

function promiseOf(rule: Rule): { readonly names: readonly string[]; readonly check: Validator } {
  const known = promised.get(rule);
  if (known !== undefined) return known;
  const properties: unknown = Reflect.get(rule.facts, 'properties');
  if (typeof properties !== 'object' || properties === null) throw new Error(`The facts of rule ${rule.id} are not an object schema`);
  const made = { names: Object.keys(properties), check: Compile(rule.facts) };
  promised.set(rule, made);
  return made;
}

/** The columns that the rule's judge asks for. @throws Error when facts.sql does not keep what the rule promises */
export function factsOf(rule: Rule, row: object): Evidence['facts'] {
  const { names, check } = promiseOf(rule);
  // Where there is no object, nothing is said of it; any other column that is missing is a fault of the statement.
  const unsaid = Reflect.get(row, 'object_said') === null ? null : undefined;
  const facts: Record<string, unknown> = {};
  for (const name of names) facts[name] = Reflect.get(row, name) ?? (name in row ? null : unsaid);
  if (!check.Check(facts)) {
    const [first] = check.Errors(facts);
    throw new Error(`${rule.sql.facts} does not keep what rule ${rule.id} promises: ${first?.instancePath ?? ''} ${first?.message ?? ''}`);
  }
  const scalars: Record<string, string | number | boolean | null> = {};
  for (const name of names) scalars[name] = asScalar(facts[name]);
  return scalars;
}

function asScalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** From 99.9999999 % on the rest is noise of the overlay's grid. */
const WHOLE = 1 - 1e-9;

/** How the two lie to each other: as the statement says, else as its measures say. */
export function relationOf({ relation, object_id, meets, overlap_m2, overlap_share, distance_m, tolerance_m }: MeasuredRow): Relation {
  if (relation !== null) return relation;
  if (object_id === null) return 'none';
  if (overlap_m2 !== null && overlap_m2 > 0) return (overlap_share ?? 0) >= WHOLE ? 'within' : 'overlapping';
  if (meets === true) return overlap_m2 === null ? 'within' : 'overlapping';
  if (distance_m === 0) return 'touching';
  return distance_m !== null && tolerance_m !== null && distance_m <= tolerance_m ? 'adjoining' : 'apart';
}
