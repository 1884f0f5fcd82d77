/** The account as plain text for a memo: the plan's words, both readings, what counts and what does not. */
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import { formatDate, formatShare, type AreaUnit } from '../../../i18n/format.ts';
import { clauses, inBrackets, listed, titled } from '../../../i18n/punctuation.ts';
import type { Words } from '../../../i18n/words.ts';
import type { Language } from '../../../view/view.ts';
import { areaText, countedPatches, inOrderOfYear } from './account-figures.ts';
import type { TreatmentWords } from '../words.ts';

interface Speech {
  readonly language: Language;
  readonly general: Words;
  readonly words: TreatmentWords;
}

export function accountText(account: AreaAccount, indicator: CatalogueIndicator, { language, general, words }: Speech, unit: AreaUnit): string {
  const figure = (area_m2: number): string => areaText(area_m2, language, unit);
  const data = account.layers.find(({ layer }) => layer === indicator.account.layer)?.as_of ?? general.unknown;
  return [
    titled(indicator.title[language], `“${indicator.phrase}”`, language),
    words.told_of({ day: account.as_of ?? words.as_known_now, data }),
    ...(account.demonstration ? [`※ ${titled(general.synthetic, words.notice, language)}`] : []),
    titled(account.zone ? words.counted_in({ zone: account.zone.title }) : words.counted, `${figure(account.counted_m2)}${inBrackets(patchesText(account, words), language)}`, language),
    ...account.readings.map(
      (reading) =>
        titled(reading.title[language], listed([`${figure(reading.counted_m2)} / ${figure(reading.target_m2)}`, formatShare(reading.share, language), ...(account.zone ? [] : [reading.met ? words.met : words.not_met])], language), language),
    ),
    titled(words.recorded, figure(account.recorded_m2), language),
    ...account.exclusions.filter((exclusion) => exclusion.area_m2 > 0).map((exclusion) => `　− ${titled(exclusion.title[language], `${figure(exclusion.area_m2)}${inBrackets(words.patches({ count: exclusion.patch_count }), language)}`, language)}`),
    titled(words.by_year, clauses(inOrderOfYear(account.by['year'] ?? []).map((group) => `${group.key ?? general.unknown} ${figure(group.area_m2)}`), language), language),
    titled(words.definition, (indicator.definitions.at(-1) ?? indicator.definitions[0]).text[language], language),
    titled(words.run_at, formatDate(account.run_at) ?? account.run_at, language),
  ].join('\n');
}

/** How many patches are recorded, and how many of them count at least in part. */
export const patchesText = (account: AreaAccount, words: TreatmentWords): string => words.patches_of({ recorded: account.patch_count, counted: countedPatches(account) });
