/** Two answers about one site, rule by rule: what changed, and whether the data, the rule or neither of them moved. */
import type { Verdict } from '../../../../data/grammar.ts';
import type { RuleAnswer, SiteAnswer } from '../../../../server/contract/sites.ts';

export type Cause =
  | { readonly kind: 'layer'; readonly layer: string; /** 0: not published then. */ readonly from: number; readonly to: number }
  | { readonly kind: 'rule'; readonly from: string; readonly to: string }
  | { readonly kind: 'new_rule' | 'gone_rule' | 'neither' };

export interface RuleChange {
  readonly rule: string;
  readonly from: Verdict | null;
  readonly to: Verdict | null;
  readonly causes: readonly Cause[];
}

/** Rules whose verdict differs, with every version that moved and that the rule rests on. */
export function whatChanged(before: SiteAnswer, after: SiteAnswer): readonly RuleChange[] {
  const ids = [...new Set([...before.rules, ...after.rules].map(({ rule }) => rule))];
  return ids.flatMap((id) => {
    const [was, is] = [before, after].map((answer) => answer.rules.find(({ rule }) => rule === id));
    if ((was?.verdict ?? null) === (is?.verdict ?? null)) return [];
    return [{ rule: id, from: was?.verdict ?? null, to: is?.verdict ?? null, causes: causesOf(was, is) }];
  });
}

function causesOf(was: RuleAnswer | undefined, is: RuleAnswer | undefined): readonly Cause[] {
  if (!was) return [{ kind: 'new_rule' }];
  if (!is) return [{ kind: 'gone_rule' }];
  const rule: Cause[] = was.rule_version === is.rule_version ? [] : [{ kind: 'rule', from: was.rule_version, to: is.rule_version }];
  const [old, now] = [layersOf(was), layersOf(is)];
  const moved = [...new Set([...old.keys(), ...now.keys()])].flatMap((layer): Cause[] => {
    const [from, to] = [old.get(layer) ?? 0, now.get(layer) ?? 0];
    return from === to ? [] : [{ kind: 'layer', layer, from, to }];
  });
  const causes = [...rule, ...moved];
  return causes.length > 0 ? causes : [{ kind: 'neither' }];
}

function layersOf({ findings }: RuleAnswer): ReadonlyMap<string, number> {
  return new Map(findings.flatMap(({ evidence }) => evidence.layers.map(({ layer, revision }) => [layer, revision] as const)));
}
