/** The account as plain text for a memo: the plan's words, both readings, what counts and what does not. */
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import { formatDate, formatShare, type AreaUnit } from '../../../i18n/format.ts';
import type { Words } from '../../../i18n/words.ts';
import type { Language } from '../../../view/view.ts';
import { areaText, inOrderOfYear } from './account-figures.ts';
import type { TreatmentWords } from '../words.ts';

interface Speech {
  readonly language: Language;
  readonly general: Words;
  readonly words: TreatmentWords;
}

export function accountText(account: AreaAccount, indicator: CatalogueIndicator, { language, general, words }: Speech, unit: AreaUnit): string {
  const figure = (area_m2: number): string => areaText(area_m2, language, unit);
  return [
    `${indicator.title[language]}：“${indicator.phrase}”`,
    ...(account.demonstration ? [`※ ${general.synthetic}：${words.notice}`] : []),
    `${account.zone ? words.counted_in({ zone: account.zone.title }) : words.counted}：${figure(account.counted_m2)}（${words.patches({ count: account.patch_count })}）`,
    ...account.readings.map(
      (reading) =>
        `${reading.title[language]}：${figure(reading.counted_m2)} / ${figure(reading.target_m2)}，${formatShare(reading.share, language)}${account.zone ? '' : `，${reading.met ? words.met : words.not_met}`}`,
    ),
    `${words.recorded}：${figure(account.recorded_m2)}`,
    ...account.exclusions.filter((exclusion) => exclusion.area_m2 > 0).map((exclusion) => `　− ${exclusion.title[language]}：${figure(exclusion.area_m2)}（${words.patches({ count: exclusion.patch_count })}）`),
    `${words.by_year}：${inOrderOfYear(account.by['year'] ?? []).map((group) => `${group.key ?? general.unknown} ${figure(group.area_m2)}`).join('；')}`,
    `${words.definition}：${indicator.definition[language]}`,
    `${words.run_at}：${formatDate(account.run_at) ?? account.run_at}`,
  ].join('\n');
}
