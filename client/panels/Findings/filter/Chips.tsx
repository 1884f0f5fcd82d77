/** The filter as chips that can be taken away one by one; what is left out though nobody said so is told too. */
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { FindingGroup, FindingSummary } from '../../../../server/contract/findings.ts';
import { useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { IconX } from '../../../ui/icons.ts';
import { everyVerdict, filterNames, listNames, lives, toggleValue, valuesOf, withPart, withoutOmission, type FindingsFilter, type ListName } from '../../../view/findings-filter.ts';
import { changeFilter } from '../use-workplace.ts';
import { findingWords, type FindingWords } from '../words.ts';
import css from './Filter.module.css';

interface ChipsProps {
  readonly filter: FindingsFilter;
  readonly summary: FindingSummary | undefined;
  readonly catalogue: CatalogueAnswer;
}

interface Chip {
  readonly key: string;
  readonly title: string;
  readonly less: (filter: FindingsFilter) => FindingsFilter;
}

export function Chips({ filter, summary, catalogue }: ChipsProps) {
  const words = useWordsOf(findingWords);
  const titleOf = useValueTitle(summary, catalogue);
  const chips: Chip[] = [
    ...listNames.flatMap((name) => listChips(filter, name, titleOf, words)),
    ...ageChip(filter, words),
    ...(filter.subject ? [{ key: 'subject', title: words.subject_part({ subject: filter.subject }), less: (now: FindingsFilter) => withPart(now, 'subject', null) }] : []),
    ...(filter.scan ? [{ key: 'scan', title: words.scan_part({ scan: filter.scan.slice(0, 8) }), less: (now: FindingsFilter) => withPart(now, 'scan', null) }] : []),
    ...(filter.bbox ? [{ key: 'bbox', title: words.in_view, less: (now: FindingsFilter) => withPart(now, 'bbox', null) }] : []),
    ...(filter.q ? [{ key: 'q', title: `“${filter.q}”`, less: (now: FindingsFilter) => withPart(now, 'q', null) }] : []),
  ];
  const asksOf = filter.subject !== undefined || filter.scan !== undefined;
  const [noVerdict, noLife] = [!asksOf && !filter.verdict, !asksOf && !filter.life];
  return (
    <div className={css.chips}>
      {chips.map((chip) => (
        <button key={chip.key} type="button" className={css.chip} aria-label={words.remove({ what: chip.title })} onClick={() => changeFilter(chip.less)}>
          <span>{chip.title}</span>
          <IconX size={12} aria-hidden />
        </button>
      ))}
      {chips.length > 1 && (
        <button type="button" className={css.clear} onClick={() => changeFilter(() => ({}))}>
          {words.clear_filters}
        </button>
      )}
      {(noVerdict || noLife) && (
        <span className={css.omitted}>
          {noVerdict && noLife ? words.omitted : noVerdict ? words.omitted_verdicts : words.omitted_lives}
          <button type="button" className={css.clear} onClick={() => changeFilter(withoutOmission)}>
            {words.list_all}
          </button>
        </span>
      )}
    </div>
  );
}

export const countOf = (filter: FindingsFilter): number => filterNames.filter((name) => filter[name]).length;

function listChips(filter: FindingsFilter, name: ListName, titleOf: (name: ListName, value: string) => string, words: FindingWords): Chip[] {
  const values = valuesOf(filter, name);
  const whole = name === 'verdict' ? everyVerdict.length : name === 'life' ? lives.length : Infinity;
  if (values.length === whole) return [{ key: name, title: name === 'verdict' ? words.all_verdicts : words.all_lives, less: (now) => withPart(now, name, null) }];
  return values.map((value) => ({ key: `${name} ${value}`, title: titleOf(name, value), less: (now) => toggleValue(now, name, value) }));
}

function ageChip({ min_age, max_age }: FindingsFilter, words: FindingWords): Chip[] {
  if (!min_age && !max_age) return [];
  const title = min_age && max_age ? words.age_part({ from: min_age, to: max_age }) : min_age ? words.age_from({ from: min_age }) : words.age_to({ to: max_age ?? '' });
  return [{ key: 'age', title, less: (filter) => withPart(withPart(filter, 'min_age', null), 'max_age', null) }];
}

/** What a filter's value is called: the charts know it, else the catalogue, else it is shown as it is. */
export function useValueTitle(summary: FindingSummary | undefined, catalogue: CatalogueAnswer): (name: ListName, value: string) => string {
  const words = useWordsOf(findingWords);
  const general = useWords();
  const text = useText();
  return (name, value) => {
    if (name === 'verdict') return general.verdicts[everyVerdict.find((one) => one === value) ?? 'undetermined'];
    if (name === 'life') return words.lives[value as keyof FindingWords['lives']] ?? value;
    if (name === 'standing') return words.standings[value as keyof FindingWords['standings']] ?? value;
    const rule = name === 'rule' ? catalogue.rules.find((one) => one.id === value) : undefined;
    if (rule) return text(rule.title);
    if (name === 'district' && value === 'none') return words.no_district;
    const group: FindingGroup | undefined = summary?.by[name].find((one) => one.key === value);
    return group ? text(group.title) : value;
  };
}
