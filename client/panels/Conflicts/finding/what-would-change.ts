/** What would change a verdict: what its own evidence says is weak, and the other answers that the rule knows to ask for. */
import type { Attribute } from '../../../../data/grammar.ts';
import type { Evidence, Finding } from '../../../../server/contract/rules.ts';

export type Weakness =
  | { readonly kind: 'no_data'; readonly layers: readonly string[] }
  | { readonly kind: 'coverage'; readonly share: number }
  | { readonly kind: 'tolerance'; readonly depth_m: number; readonly tolerance_m: number }
  | { readonly kind: 'overlap'; readonly area_m2: number }
  | { readonly kind: 'distance'; readonly distance_m: number; readonly tolerance_m: number }
  | { readonly kind: 'law' }
  | { readonly kind: 'demonstration' };

/** Reads only figures that every rule's evidence has; what they mean for one rule is for its judge to say. */
export function weaknessesOf(finding: Finding): Weakness[] {
  const { evidence, verdict } = finding;
  const found: Weakness[] = [];
  const missing = evidence.layers.filter((layer) => layer.revision === 0).map((layer) => layer.layer);
  if (missing.length > 0) found.push({ kind: 'no_data', layers: missing });
  if (evidence.coverage_share !== null && evidence.coverage_share < 1) found.push({ kind: 'coverage', share: evidence.coverage_share });
  found.push(...spatial(evidence, verdict === 'clear'));
  if (evidence.legal.length > 0 && evidence.legal.every((text) => !text.in_force_on_act_date)) found.push({ kind: 'law' });
  if (finding.demonstration) found.push({ kind: 'demonstration' });
  return found;
}

function spatial({ overlap_m2, overlap_depth_m, tolerance_m, distance_m }: Evidence, clear: boolean): Weakness[] {
  if (overlap_m2 !== null && overlap_m2 > 0) {
    const thin = overlap_depth_m !== null && tolerance_m !== null && overlap_depth_m <= tolerance_m;
    return [thin ? { kind: 'tolerance', depth_m: overlap_depth_m, tolerance_m } : { kind: 'overlap', area_m2: overlap_m2 }];
  }
  const near = clear && distance_m !== null && distance_m > 0 && tolerance_m !== null;
  return near ? [{ kind: 'distance', distance_m, tolerance_m }] : [];
}

/** One other answer to one of the rule's questions. */
export interface Alternative {
  readonly attribute: string;
  readonly value: string | boolean;
}

/**
 * Every other value of the rule's choices, and for dates the days around which a cited law begins to hold. What is known
 * now is left out. At most `most`, so that one click never sends a flood of questions.
 */
export function alternativesOf(questions: Readonly<Record<string, Attribute>>, finding: Finding, most = 12): Alternative[] {
  const days = [...new Set(finding.evidence.legal.flatMap((text) => [dayBefore(text.valid_from), text.valid_from]))].sort();
  const values = (attribute: Attribute): (string | boolean)[] => {
    if (attribute.type === 'choice') return Object.keys(attribute.choices ?? {});
    if (attribute.type === 'boolean') return [true, false];
    return attribute.type === 'date' ? days : [];
  };
  return Object.entries(questions)
    .flatMap(([name, attribute]) => values(attribute).map((value) => ({ attribute: name, value })))
    .filter(({ attribute, value }) => finding.evidence.facts[attribute] !== value)
    .slice(0, most);
}

function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
