/** What of a site's answer somebody may see: an answer is measured and stored whole, and cut whenever it is shown. */
import type { Catalogue } from '../../data/grammar.ts';
import { cutFindings } from '../access/cut-findings.ts';
import type { Visible } from '../access/visible.ts';
import { worstFirst } from '../analysis/findings.ts';
import type { RuleAnswer, SavedSite, SiteAnswer } from '../contract/sites.ts';
import { summed } from './check-site.ts';

export function cutAnswer(catalogue: Catalogue, answer: SiteAnswer, visible: Visible): SiteAnswer {
  const rules = answer.rules.map((one): RuleAnswer => {
    const rule = catalogue.rules.find(({ id }) => id === one.rule);
    if (one.verdict === null) return one;
    // Of a rule that has left the catalogue nobody knows what it rested on.
    if (rule === undefined) return visible.closed_layers === 0 ? one : { ...one, verdict: 'undetermined', findings: [] };
    const findings = cutFindings(rule, one.findings, visible).toSorted(worstFirst);
    return { ...one, verdict: findings[0]?.verdict ?? 'undetermined', findings };
  });
  return {
    ...answer,
    ...summed(rules),
    rules,
    bands: answer.bands.filter(({ layer }) => visible.sees(layer)),
    layers: answer.layers.filter(({ layer }) => visible.sees(layer)),
  };
}

export function cutSite(catalogue: Catalogue, site: SavedSite, visible: Visible): SavedSite {
  return { ...site, runs: site.runs.map((run) => ({ ...run, answer: cutAnswer(catalogue, run.answer, visible) })) };
}
