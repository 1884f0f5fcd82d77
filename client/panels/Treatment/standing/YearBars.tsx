/** Counted area by year: bars in the map's colours; a bar pressed shows that year alone, on the map and in the list below. */
import { areaUnitTitle } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { change, useView } from '../../../view/looking.ts';
import { changeTreatment } from '../../../view/view.ts';
import { AddsUp } from '../breakdown/AddsUp.tsx';
import { PatchList } from '../exclusions/PatchList.tsx';
import panel from '../Treatment.module.css';
import css from './YearBars.module.css';
import { NotThere } from '../account/NotThere.tsx';
import { balanced, everyYear, piecesOf, shown } from '../account/account-figures.ts';
import type { AccountShown } from '../account/shown.ts';
import { placeWords } from '../place/words.ts';
import { treatmentWords } from '../words.ts';

export function YearBars({ all: { account, pieces, piecesState, countedCategory, colours, unit, drawn, onPoint, onOpen } }: { all: AccountShown }) {
  const words = useWordsOf(treatmentWords);
  const own = useWordsOf(placeWords);
  const language = useLanguage();
  const text = useText();
  const year = useView((view) => view.treatment.year);
  const groups = everyYear(account.by['year'] ?? []);
  const figures = balanced(groups.map((group) => group.area_m2), unit);
  const longest_m2 = Math.max(1, ...groups.map((group) => group.area_m2));
  const ofYear = piecesOf(pieces, ({ properties }) => properties.category === countedCategory && properties.year === year);
  return (
    <>
      <fieldset className={year === null ? css.bars : `${css.bars} ${css.dimmed}`} aria-label={`${words.by_year} (${areaUnitTitle(unit, language)})`}>
        {groups.map((group, index) => {
          const of = group.key === null ? null : Number(group.key);
          return (
            <button
              key={group.key ?? 'unknown'}
              type="button"
              className={css.bar}
              disabled={of === null || group.area_m2 === 0}
              data-year={group.key}
              aria-pressed={of !== null && of === year}
              onClick={() => change(changeTreatment({ year: of === year ? null : of }))}
            >
              <span>{group.key ?? text(group.title)}</span>
              <span>
                <span className={css.ink} style={{ width: `${(group.area_m2 / longest_m2) * 100}%`, background: (of !== null && colours.get(of)) || 'var(--ink-3)' }} />
              </span>
              <span>
                {shown(figures[index] ?? 0, language, unit)}
                <span className="visually-hidden">{words.year_bar({ unit: areaUnitTitle(unit, language), count: group.patch_count })}</span>
              </span>
            </button>
          );
        })}
      </fieldset>
      <p className={panel.hint}>{words.legend}</p>
      <AddsUp account={account} groups={groups} unit={unit} />
      {year !== null && (
        <>
          <p className={panel.pair} style={{ marginTop: 12 }}>
            <strong>{drawn || !piecesState.there ? words.year({ year: String(year) }) : words.year_patches({ year: String(year), count: ofYear.length })}</strong>
            <button type="button" className={panel.open} onClick={() => change(changeTreatment({ year: null }))}>
              {words.year_clear}
            </button>
          </p>
          {drawn ? <p className={panel.hint}>{own.no_list}</p> : !piecesState.there ? <NotThere state={piecesState} /> : <PatchList pieces={ofYear} names={new Map()} unit={unit} onPoint={onPoint} onOpen={onOpen} />}
        </>
      )}
    </>
  );
}
