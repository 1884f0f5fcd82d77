/** Findings as they are listed: grouped by verdict, worst first; chips that filter; which finding a click on the map means. */
import type { Verdict } from '../../../data/grammar.ts';
import type { Finding } from '../../../server/contract/rules.ts';
import { verdictOrder } from '../../ui/verdicts.ts';
import type { FeatureRef } from '../../view/view.ts';

export interface VerdictGroup {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** Groups that hold something, worst first; within a group the server's order stays. `listed` null lists all. */
export function groupByVerdict(findings: readonly Finding[], listed: readonly Verdict[] | null): VerdictGroup[] {
  return verdictOrder
    .filter((verdict) => listed === null || listed.includes(verdict))
    .map((verdict) => ({ verdict, findings: findings.filter((finding) => finding.verdict === verdict) }))
    .filter((group) => group.findings.length > 0);
}

/** A first click on a chip shows that verdict alone, further chips join it; none left or all of them means no filter. */
export function toggleVerdict(listed: readonly Verdict[] | null, verdict: Verdict): readonly Verdict[] | null {
  if (listed === null) return [verdict];
  const next = listed.includes(verdict) ? listed.filter((other) => other !== verdict) : [...listed, verdict];
  if (next.length === 0 || next.length === verdictOrder.length) return null;
  return verdictOrder.filter((other) => next.includes(other));
}

/** The first `limit` findings over all groups, and how many are left. */
export function firstOf(groups: readonly VerdictGroup[], limit: number): { readonly groups: VerdictGroup[]; readonly left: number } {
  let room = limit;
  const shown = groups.map((group) => {
    const findings = group.findings.slice(0, room);
    room -= findings.length;
    return { ...group, findings };
  });
  const all = groups.reduce((sum, group) => sum + group.findings.length, 0);
  return { groups: shown.filter((group) => group.findings.length > 0), left: Math.max(0, all - limit) };
}

const worst = (of: readonly Finding[]): Finding | undefined => verdictOrder.flatMap((verdict) => of.filter((finding) => finding.verdict === verdict))[0];

/** The worst finding about a feature, as subject before as object. */
export function findingOf(findings: readonly Finding[], feature: FeatureRef): Finding | undefined {
  const isParty = (party: { layer: string; id: string } | null): boolean => party?.layer === feature.layer && party.id === feature.id;
  return worst(findings.filter((finding) => isParty(finding.subject))) ?? worst(findings.filter((finding) => isParty(finding.object)));
}
