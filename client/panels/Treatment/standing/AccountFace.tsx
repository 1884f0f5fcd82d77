/** The account itself: what counts beside what was recorded, both readings of the target, by year, the trend, and what it is not. */
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import { formatNumber, formatShare } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { IconInfoCircle } from '../../../ui/icons.ts';
import { change } from '../../../view/looking.ts';
import { changeTreatment } from '../../../view/view.ts';
import { areaText, balanced, countedPatches, excluded_m2, shown } from '../account/account-figures.ts';
import { patchesText } from '../account/account-text.ts';
import type { AccountShown } from '../account/shown.ts';
import table from '../breakdown/Breakdown.module.css';
import { placeWords } from '../place/words.ts';
import { Trend } from '../trend/Trend.tsx';
import css from '../Treatment.module.css';
import { treatmentWords } from '../words.ts';
import { Beside } from './Beside.tsx';
import { Definition } from './Definition.tsx';
import { Phrase } from './Phrase.tsx';
import { Progress } from './Progress.tsx';
import { YearBars } from './YearBars.tsx';

export function AccountFace({ all, catalogue }: { all: AccountShown; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(treatmentWords);
  const { account, indicator, unit, drawn } = all;
  const { beside } = indicator.account;
  return (
    <>
      <Headline all={all} />
      {!drawn && (
        <PanelSection>
          <Phrase indicator={indicator} indicators={catalogue.indicators} />
        </PanelSection>
      )}
      <PanelSection title={words.readings}>
        <Progress account={account} indicator={indicator} unit={unit} />
      </PanelSection>
      <PanelSection title={words.by_year}>
        <YearBars all={all} />
      </PanelSection>
      <PanelSection title={words.trend_title}>
        <Trend account={account} unit={unit} />
      </PanelSection>
      {beside !== undefined && (
        <PanelSection title={words.two_things_title}>
          <Beside indicator={beside} catalogue={catalogue} />
        </PanelSection>
      )}
      <Definition indicator={indicator} account={account} catalogue={catalogue} unit={unit} />
    </>
  );
}

/** Counted first and large; recorded and counted side by side below it. */
function Headline({ all: { account, unit, drawn } }: { all: AccountShown }) {
  const words = useWordsOf(treatmentWords);
  const own = useWordsOf(placeWords);
  const language = useLanguage();
  const text = useText();
  const { zone } = account;
  return (
    <PanelSection>
      <p className={css.hint}>{zone ? words.counted_in({ zone: drawn ? own.drawn : zone.title }) : words.counted}</p>
      <p className={css.headline}>
        <span className={css.number} data-counted>
          {areaText(account.counted_m2, language, unit)}
        </span>
        <span className={css.hint}>
          {patchesText(account, words)}
          {zone && zone.area_m2 > 0 && ` · ${drawn ? words.drawn_share({ share: formatShare(account.counted_m2 / zone.area_m2, language), area: areaText(zone.area_m2, language, unit) }) : words.zone_share({ share: formatShare(account.counted_m2 / zone.area_m2, language) })}`}
        </span>
      </p>
      {zone?.note && <p className={css.hint}>{text(zone.note)}</p>}
      <Views account={account} unit={unit} />
      {account.demonstration && (
        <p className={css.notice} role="note">
          <IconInfoCircle size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
          {words.notice}
        </p>
      )}
    </PanelSection>
  );
}

function Views({ account, unit }: Pick<AccountShown, 'account' | 'unit'>) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  // Counted and left out add up to what was recorded, also as shown.
  const [counted = 0, less = 0] = balanced([account.counted_m2, excluded_m2(account)], unit);
  const unitText = (value: number): string => `${shown(value, language, unit)} ${areaText(0, language, unit).split(' ').at(-1) ?? ''}`;
  return (
    <table className={`${table.table} ${css.views}`}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words.name}</span>
          </th>
          <th scope="col">{words.record_view}</th>
          <th scope="col">{words.union_view}</th>
          <th scope="col">{words.less_view}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.area}</th>
          <td>{unitText(counted + less)}</td>
          <td>{unitText(counted)}</td>
          <td>
            <button type="button" className={css.open} title={words.why_less} onClick={() => change(changeTreatment({ face: 'difference' }))}>
              {unitText(less)}
            </button>
          </td>
        </tr>
        <tr>
          <th scope="row">{words.count}</th>
          <td>{formatNumber(account.patch_count, language)}</td>
          <td>{formatNumber(countedPatches(account), language)}</td>
          <td>–</td>
        </tr>
      </tbody>
    </table>
  );
}
