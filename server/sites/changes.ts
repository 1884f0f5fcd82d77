/** What differs between two runs of a saved site: its data, its rules, their answers. */
import type { RuleAnswer, SavedSite, SiteChanges } from '../contract/sites.ts';

type Run = SavedSite['runs'][number];

export function changesBetween(before: Run, after: Run): SiteChanges {
  const revisions = ({ answer }: Run) => new Map(answer.layers.map(({ layer, revision }) => [layer, revision]));
  const versions = ({ answer }: Run) => new Map(answer.rules.map(({ rule, rule_version }) => [rule, rule_version]));
  const answers = ({ answer }: Run) => new Map(answer.rules.map((one) => [one.rule, one]));
  const layers = differing(revisions(before), revisions(after)).map(([layer, from, to]) => ({ layer, from, to }));
  const rules = differing(versions(before), versions(after)).map(([rule, from, to]) => ({ rule, from, to }));
  const answered = differing(answers(before), answers(after), gist).map(([rule, from, to]) => ({ rule, from: from?.verdict ?? null, to: to?.verdict ?? null }));
  return { nothing: layers.length === 0 && rules.length === 0 && answered.length === 0, since: before.at, layers, rules, answers: answered };
}

/** What a rule says of a site: figures may differ in their last place; days and numbers of runs always do, and so does a finding's key, which holds the number that the site bears in one check. */
const gist = ({ verdict, findings }: RuleAnswer): string => JSON.stringify([verdict, findings.map(({ object, verdict: own, code }) => [object?.layer ?? '', object?.id ?? '', own, code].join(' ')).toSorted()]);

/** What stands in one of the two alone, or otherwise. */
function differing<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>, gistOf: (value: T) => unknown = (value) => value): [string, T | null, T | null][] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name): [string, T | null, T | null][] => {
    const [from, to] = [before.get(name) ?? null, after.get(name) ?? null];
    const same = from !== null && to !== null && gistOf(from) === gistOf(to);
    return same ? [] : [[name, from, to]];
  });
}
