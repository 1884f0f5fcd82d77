/** What the list of saved sites must know of an answer: each rule's worst verdict by the layer of the other object. */
import type { Catalogue, Verdict } from '../../data/grammar.ts';
import type { Visible } from '../access/visible.ts';
import { severity } from '../analysis/findings.ts';
import type { SiteAnswer } from '../contract/sites.ts';

export type Outline = readonly {
  readonly rule: string;
  readonly verdict: Verdict;
  /** The worst verdict by object layer; `''`: about no object. */
  readonly by_layer: Readonly<Record<string, Verdict>>;
}[];

const worstOf = (verdicts: readonly Verdict[]): Verdict => verdicts.toSorted((one, other) => severity[one] - severity[other])[0] ?? 'undetermined';

/** Of the rules that judge such a site. */
export function outlineOf(answer: SiteAnswer): Outline {
  return answer.rules.flatMap(({ rule, verdict, findings }) => {
    if (verdict === null) return [];
    const by_layer = new Map<string, Verdict>();
    for (const finding of findings) {
      const layer = finding.object?.layer ?? '';
      by_layer.set(layer, worstOf([finding.verdict, by_layer.get(layer) ?? finding.verdict]));
    }
    return [{ rule, verdict, by_layer: Object.fromEntries(by_layer) }];
  });
}

/** The verdict that `cutAnswer` would leave of the whole answer. */
export function verdictSeen(catalogue: Catalogue, outline: Outline, visible: Visible): Verdict {
  return worstOf(
    outline.map(({ rule: id, verdict, by_layer }): Verdict => {
      const rule = catalogue.rules.find((one) => one.id === id);
      if (rule === undefined) return visible.closed_layers === 0 ? verdict : 'undetermined';
      const open = Object.entries(by_layer).filter(([layer]) => layer === '' || visible.sees(layer));
      if (rule.against.every(visible.sees)) return worstOf(open.map(([, worst]) => worst));
      // Of a rule that reads closed layers only conflicts with open objects remain; the rest cannot be told.
      const conflicts = open.flatMap(([layer, worst]) => (layer !== '' && worst !== 'clear' ? [worst] : []));
      return worstOf([...conflicts, 'undetermined']);
    }),
  );
}
