/** A stored finding's figures and names in a few words, the same in table, list, map and report. */
import type { FindingRow, StoredFinding } from '../../../server/contract/findings.ts';
import { formatLength, formatNumber } from '../../i18n/format.ts';
import type { Language } from '../../view/view.ts';
import { area, honestShare } from '../Conflicts/figures.ts';
import type { FindingWords } from './words.ts';

export const overlapText = ({ overlap_m2 }: FindingRow, language: Language): string | null => (overlap_m2 !== null && overlap_m2 > 0 ? area(overlap_m2, language) : null);

export const shareText = ({ overlap_share }: FindingRow, language: Language): string | null => (overlap_share !== null && overlap_share > 0 ? honestShare(overlap_share, language) : null);

export const distanceText = ({ distance_m }: FindingRow, language: Language): string | null => (distance_m === null ? null : distance_m > 0 ? formatLength(distance_m, language) : '0 m');

/** What stands beside a name where there is room for one figure. */
export const gistOf = (row: FindingRow, language: Language): string | null => overlapText(row, language) ?? (row.distance_m !== null && row.distance_m > 0 ? formatLength(row.distance_m, language) : null);

export const nameOf = ({ subject }: FindingRow): string => subject.name || subject.id;

/** People have set it aside: it is drawn grey, and stays. */
export const isMuted = ({ standing }: Pick<FindingRow, 'standing'>): boolean => standing === 'dismissed' || standing === 'exempted';

/** What stands at the verdict of a finding that people have set aside: the verdict alone would read as if it still asked for something. */
export function setAsideText({ row: { standing }, events }: Pick<StoredFinding, 'row' | 'events'>, words: FindingWords): string | null {
  if (standing !== 'dismissed' && standing !== 'exempted') return null;
  // Newest first: the decision that holds.
  const day = standing === 'exempted' ? events.find(({ kind }) => kind === 'exempted')?.expires_on : null;
  return day ? words.exempted_until({ day }) : words.set_aside[standing];
}

export const ageText = ({ age_days }: FindingRow, language: Language): string => formatNumber(age_days, language);
