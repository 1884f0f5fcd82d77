/** The demonstration data of some rules in a database of their own, and what the rules say of them. */
import type { Catalogue } from '../../../../data/grammar.ts';
import { createAnalysis, type Analysis } from '../../../../server/analysis/analysis.ts';
import type { Finding } from '../../../../server/contract/rules.ts';
import { catalogue as whole } from '../../../../data/catalogue.ts';
import { openFilledWorld, type World } from '../world.ts';

/** The catalogue cut down to these rules and the layers that they need. */
export function catalogueOf(...ids: readonly string[]): Catalogue {
  const rules = ids.map((id) => {
    const rule = whole.rules.find((one) => one.id === id);
    if (rule === undefined) throw new Error(`The catalogue has no rule "${id}"`);
    return rule;
  });
  const wanted = new Set(rules.flatMap((rule) => [...rule.subjects, ...rule.against]));
  return { ...whole, rules, layers: whole.layers.filter(({ id }) => wanted.has(id)) };
}

export interface Demonstration {
  readonly world: World;
  readonly analysis: Analysis;
  readonly catalogue: Catalogue;
  /** `verdict code` of every finding of a subject, or `verdict code object` where the object is named with it. */
  said(rule: string, subject: string, objectLayer?: string): string[];
  readonly of: (rule: string) => readonly Finding[];
  close(): Promise<void>;
}

export async function demonstrate(...ids: readonly string[]): Promise<Demonstration> {
  const catalogue = catalogueOf(...ids);
  const world = await openFilledWorld(catalogue);
  const analysis = createAnalysis(world.database, catalogue);
  const found = new Map<string, readonly Finding[]>();
  for (const id of ids) found.set(id, (await analysis.findings(id)).findings);
  const of = (rule: string) => found.get(rule) ?? [];
  return {
    world, analysis, catalogue, of,
    said: (rule, subject, layer) => of(rule).filter((one) => one.subject.id === subject && (layer === undefined || one.object?.layer === layer)).map(({ verdict, code }) => `${verdict} ${code}`),
    close: () => world.database.close(),
  };
}

/** Subjects whose what-if says something else than the scan: nobody, it is to be hoped. */
export async function strayWhatIfs({ analysis, of }: Demonstration, rule: string, most = Infinity): Promise<string[]> {
  const brief = (findings: readonly Finding[]) => findings.map(({ key, code }) => `${key} ${code}`).toSorted().join(' · ');
  const subjects = [...new Map(of(rule).map(({ subject }) => [subject.id, subject])).values()].slice(0, most);
  const stray: string[] = [];
  for (const { layer, id } of subjects) {
    const scanned = brief(of(rule).filter(({ subject }) => subject.id === id));
    const asked = brief((await analysis.check(rule, { layer, id })).findings);
    if (asked !== scanned) stray.push(`${id}: scan ${scanned}; what-if ${asked}`);
  }
  return stray;
}

/** A rule shows what it is for: something found, something clear, something that cannot be told; and no key stands twice. */
export function shows(findings: readonly Finding[]): { found: boolean; clear: boolean; undetermined: boolean; twice: string[]; real: string[] } {
  const verdicts = new Set(findings.map(({ verdict }) => verdict));
  const keys = findings.map(({ key }) => key);
  return {
    found: verdicts.has('prohibited') || verdicts.has('restricted') || verdicts.has('review'),
    clear: verdicts.has('clear'),
    undetermined: verdicts.has('undetermined'),
    twice: keys.filter((key, at) => keys.indexOf(key) !== at),
    // Every one of them rests on invented data and must say so.
    real: findings.filter(({ demonstration }) => !demonstration).map(({ key }) => key),
  };
}
export const complete = { found: true, clear: true, undetermined: true, twice: [], real: [] };
