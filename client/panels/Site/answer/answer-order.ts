/** The rules' answers in the order of reading: worst first, those that do not apply apart; and what one row says at a glance. */
import type { Verdict } from '../../../../data/grammar.ts';
import type { Finding } from '../../../../server/contract/rules.ts';
import type { RuleAnswer, SiteAnswer } from '../../../../server/contract/sites.ts';
import { formatArea, formatLength, formatNumber } from '../../../i18n/format.ts';
import { verdictOrder } from '../../../ui/verdicts.ts';
import type { Language } from '../../../view/view.ts';
import type { SiteWordList } from '../words.ts';

export interface VerdictGroup {
  readonly verdict: Verdict;
  readonly rules: readonly RuleAnswer[];
}

export function grouped(answer: SiteAnswer): readonly VerdictGroup[] {
  return verdictOrder.map((verdict) => ({ verdict, rules: answer.rules.filter((rule) => rule.verdict === verdict) })).filter(({ rules }) => rules.length > 0);
}

export const notApplicable = (answer: SiteAnswer): readonly RuleAnswer[] => answer.rules.filter(({ verdict }) => verdict === null);

/** What decides stands first: the findings come worst first. */
export function gistOf(finding: Finding | undefined, words: SiteWordList, language: Language): string | null {
  if (!finding) return null;
  const { overlap_m2, distance_m } = finding.evidence;
  if (overlap_m2 !== null && overlap_m2 > 0) return words.overlap({ area: areaText(overlap_m2, language) });
  if (distance_m !== null && distance_m > 0) return words.apart({ distance: formatLength(distance_m, language) });
  return null;
}

export const areaText = (area_m2: number, language: Language): string => (area_m2 > 0 && area_m2 < 1 ? `${formatNumber(area_m2, language, 2)} m²` : formatArea(area_m2, language));

/** As much of a site's name as leaves room for the verdict's reason. */
const most_of_name = 20;

/** A reason in which a very long name of the site is cut short. */
export function withShortName(reason: string, name: string): string {
  const letters = Array.from(name);
  return letters.length > most_of_name ? reason.replaceAll(name, () => `${letters.slice(0, most_of_name).join('')}…`) : reason;
}
