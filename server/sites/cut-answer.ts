/** What of a site's answer somebody may see: an answer is measured and stored whole, and cut whenever it is shown. */
import type { Catalogue } from '../../data/grammar.ts';
import { cutFindings } from '../access/cut-findings.ts';
import { holds, type Caller } from '../access/caller.ts';
import type { Visible } from '../access/visible.ts';
import { worstFirst } from '../analysis/findings.ts';
import type { RuleAnswer, SavedSite, SiteAnswer } from '../contract/sites.ts';
import { changesBetween } from './changes.ts';
import { summed } from './check-site.ts';
import type { StoredSite } from './saved/saved-sites.ts';

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

/** Also what changed is told of what is open alone. */
export function cutSite(catalogue: Catalogue, { owner, ...site }: StoredSite, visible: Visible, caller: Pick<Caller, 'person' | 'role'>): SavedSite {
  const runs = site.runs.map((run) => ({ ...run, answer: cutAnswer(catalogue, run.answer, visible) }));
  const [newest, before] = runs;
  return { ...site, may_remove: mayRemove(owner, caller), changes: newest && before ? changesBetween(before, newest) : null, runs };
}

/** Whose it is, or a reviewer. */
export function mayRemove(owner: string | null, { person, role }: Pick<Caller, 'person' | 'role'>): boolean {
  return holds(role, 'reviewer') || (holds(role, 'planner') && person !== null && person.id === owner);
}
