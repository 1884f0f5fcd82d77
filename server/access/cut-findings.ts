/** What of a rule's findings somebody may see who may not see every layer the rule reads. Never clear where something is closed. */
import type { Bilingual, Catalogue, Rule } from '../../data/grammar.ts';
import { DRAWN } from '../analysis/subject-slot.ts';
import type { CheckAnswer, Finding, Findings } from '../contract/rules.ts';
import { isTold, type Visible } from './visible.ts';

export const LAYER_NOT_OPEN = 'layer_not_open';

export const notOpen: Bilingual = {
  zh: '本规则所依据的部分图层未向您开放，因此无法判定；登录后按权限可见。',
  en: 'The rule rests on a layer that is not open to you, so it cannot be told; sign in to see what your role allows.',
};

/**
 * Findings that involve a closed layer are left out, and everything that one statement says of closed and open layers together. Of a rule whose objects are partly closed, conflicts with open objects remain,
 * and every subject gets one finding that says that the rest cannot be told.
 */
export function cutFindings(rule: Rule, findings: readonly Finding[], visible: Visible): Finding[] {
  const open = (layer: string): boolean => layer === DRAWN || visible.sees(layer);
  const shown = findings.filter(({ subject, object }) => open(subject.layer) && (object === null || open(object.layer))).map((finding) => withOpenLayers(finding, visible));
  if (rule.against.every(visible.sees)) return shown;
  const conflicts = shown.filter(({ object, verdict }) => isTold(rule, { object_layer: object?.layer ?? null, verdict }, visible) && verdict !== 'undetermined');
  const subjects = new Map(findings.filter(({ subject }) => open(subject.layer)).map((finding) => [`${finding.subject.layer}/${finding.subject.id}`, finding]));
  return [...conflicts, ...Array.from(subjects.values(), (finding) => untoldOf(rule, finding, visible))];
}

export function cutCheck(catalogue: Catalogue, answer: CheckAnswer, visible: Visible): CheckAnswer {
  const findings = cutFindings(ruleOf(catalogue, answer.rule), answer.findings, visible);
  return { ...answer, verdict: findings[0]?.verdict ?? 'undetermined', findings };
}

export function cutScan(catalogue: Catalogue, answer: Findings, visible: Visible): Findings {
  const findings = cutFindings(ruleOf(catalogue, answer.rule), answer.findings, visible);
  const counts = { prohibited: 0, restricted: 0, review: 0, clear: 0, undetermined: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return { ...answer, layers: answer.layers.filter(({ layer }) => visible.sees(layer)), counts, findings };
}

function ruleOf(catalogue: Catalogue, id: string): Rule {
  const rule = catalogue.rules.find((one) => one.id === id);
  if (!rule) throw new Error(`An answer of rule ${id}, which the catalogue does not have`);
  return rule;
}

function withOpenLayers(finding: Finding, visible: Visible): Finding {
  const layers = finding.evidence.layers.filter(({ layer }) => visible.sees(layer));
  return layers.length === finding.evidence.layers.length ? finding : { ...finding, evidence: { ...finding.evidence, layers } };
}

/** Nothing that was measured stays in it: the same for a subject in conflict and for one far away. */
function untoldOf(rule: Rule, finding: Finding, visible: Visible): Finding {
  const { subject, evidence } = withOpenLayers(finding, visible);
  return {
    key: `${rule.id}:${subject.layer}/${subject.id}:/`,
    verdict: 'undetermined',
    code: LAYER_NOT_OPEN,
    reason: notOpen,
    subject,
    object: null,
    demonstration: subject.synthetic,
    evidence: {
      rule: evidence.rule, rule_version: evidence.rule_version, legal: evidence.legal, layers: evidence.layers, crs: evidence.crs,
      tested_area_m2: null, overlap_m2: null, overlap_share: null, overlap_width_m: null, overlap_depth_m: null, distance_m: null, nearest: null,
      overlap: null, tested: null, tolerance_m: null, coverage_share: null, facts: {}, run_id: evidence.run_id, run_at: evidence.run_at,
    },
  };
}
