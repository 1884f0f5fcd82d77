/** Figures of a finding in words: lengths to the decimetre where a decimetre counts, shares that never read as nothing or all. */
import { formatArea, formatLength, formatNumber, formatShare } from '../../i18n/format.ts';
import type { Language } from '../../view/view.ts';
import type { Finding } from '../../../server/contract/rules.ts';
import type { ConflictWords } from './words.ts';

/** Thickness and tolerance are compared with each other: both in metres with one decimal. */
export const metres = (length_m: number, language: Language): string => `${formatNumber(length_m, language, 1)} m`;

/** A share of almost nothing is not 0 %, of almost all not 100 %. */
export function honestShare(share: number, language: Language): string {
  if (share > 0 && share < 0.0005) return `< ${formatShare(0.001, language)}`;
  if (share < 1 && share > 0.9995) return `> ${formatShare(0.999, language)}`;
  return formatShare(share, language);
}

/** Small areas to the square metre, however the unit would round them. */
export const area = (area_m2: number, language: Language): string =>
  area_m2 > 0 && area_m2 < 1 ? `${formatNumber(area_m2, language, 2)} m²` : formatArea(area_m2, language);

/** A drawn site has no name until somebody gives it one. */
export const subjectName = (finding: Finding, words: ConflictWords): string => finding.subject.name || words.site;

/** What a row says beside its name: the overlap, else the distance, else nothing. */
export function gist(finding: Finding, words: ConflictWords, language: Language): string | null {
  const { overlap_m2, distance_m } = finding.evidence;
  if (overlap_m2 !== null && overlap_m2 > 0) return words.overlap({ area: area(overlap_m2, language) });
  if (distance_m !== null && distance_m > 0) return words.apart({ length: formatLength(distance_m, language) });
  return null;
}
