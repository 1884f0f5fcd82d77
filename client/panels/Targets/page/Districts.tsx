/** The number by district, as bars: one pressed narrows table and map; chosen members are counted in each by themselves. */
import type { IndicatorPage } from '../../../../server/contract/indicators.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { inBrackets } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { change } from '../../../view/looking.ts';
import { noDistrict } from '../../../view/targets/targets-view.ts';
import { changeTargets } from '../../../view/view.ts';
import { boundsText, figure, periodText } from '../target-text.ts';
import targets from '../Targets.module.css';
import { targetWords } from '../words.ts';
import { chosenByDistrict, districtKey, toldBy, type District, type Tally } from './members.ts';
import css from './Page.module.css';
import { chooseMembers, type TargetMembers } from './use-members.ts';

const openDistrict = (district: string | null): void => change(changeTargets({ district }));

export function Districts({ page, members }: { page: IndicatorPage; members: TargetMembers }) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const { district, chosen } = members;
  const of_chosen = chosenByDistrict(members.all, chosen);
  const longest = Math.max(...page.by_district.map(({ value }) => Math.abs(value ?? 0)), page.unit === '%' ? 100 : 0, 1e-9);
  return (
    <>
      <fieldset className={css.bars} aria-label={words.by_district}>
        {page.by_district.map((one) => (
          <DistrictBar key={districtKey(one.district)} one={one} page={page} longest={longest} pressed={district === districtKey(one.district)} tally={chosen.size > 0 ? (of_chosen.get(districtKey(one.district)) ?? nothing) : null} />
        ))}
      </fieldset>
      <p className={css.hint}>
        {chosen.size > 0 ? (
          <>
            {words.of_chosen({ count: formatNumber(chosen.size, language) })}{' '}
            <button type="button" className={targets.link} onClick={() => chooseMembers([])}>
              {words.clear_chosen}
            </button>
          </>
        ) : district === null ? (
          words.district_hint
        ) : (
          <button type="button" className={targets.link} onClick={() => openDistrict(null)}>
            {words.all_districts}
          </button>
        )}
      </p>
    </>
  );
}

const nothing: Tally = { count: 0, numerator: 0, denominator: null, unknown: 0, open: 0 };

interface BarProps {
  readonly one: District;
  readonly page: IndicatorPage;
  readonly longest: number;
  readonly pressed: boolean;
  /** Of the chosen alone; null: nothing is chosen. */
  readonly tally: Tally | null;
}

function DistrictBar({ one, page, longest, pressed, tally }: BarProps) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const text = useText();
  const key = districtKey(one.district);
  const { unit, target } = page;
  const share = (page.counts?.denominator ?? null) !== null;
  const count = tally ? tally.count : one.members;
  const { numerator } = tally ?? one;
  const denominator = tally && !share ? null : (tally ?? one).denominator;
  const unknown = tally ? tally.unknown : one.unknown_members;
  const { value, range } = tally ? toldBy(tally, share) : one;
  const bounds = boundsText({ value, range, unit, target }, words, language);
  // Districts may have reported different times; what is measured is all of one day.
  const period = page.kind === 'reported' ? periodText(one.from, one.to) : null;
  const width = Math.min(100, (Math.abs(value ?? 0) / longest) * 100);
  return (
    <button type="button" className={css.bar} aria-pressed={pressed} data-district={key} data-count={count} onClick={() => openDistrict(pressed ? null : key)}>
      <span className={css.barName}>{key === noDistrict ? words.no_district : text(one.title)}</span>
      <span className={css.track}>
        <span className={css.ink} data-chosen={tally !== null || undefined} style={{ width: `${width}%` }} />
      </span>
      <span className={css.barValue}>
        {value === null ? words.no_value : figure(value, unit, language)}
        <small>
          {numerator !== null && denominator !== null && `${formatNumber(numerator, language, 2)} / ${formatNumber(denominator, language, 2)} · `}
          {period ?? words.bar({ members: formatNumber(count, language) })}
          {unknown > 0 && inBrackets(words.unknown_members({ count: formatNumber(unknown, language) }), language)}
          {bounds && ` · ${bounds}`}
        </small>
      </span>
    </button>
  );
}
