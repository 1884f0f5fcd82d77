/** Counted area by year: bars in the map's colours; a bar pressed shows that year alone, on the map and in the list below. */
import type { AreaAccount } from '../../../server/contract/accounts.ts';
import { areaUnitTitle, type AreaUnit } from '../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../i18n/words.ts';
import { change, useView } from '../../view/looking.ts';
import { changeTreatment } from '../../view/view.ts';
import { AddsUp } from './AddsUp.tsx';
import { PatchList } from './exclusions/PatchList.tsx';
import panel from './Treatment.module.css';
import css from './YearBars.module.css';
import { balanced, everyYear, piecesOf, shown, type Piece } from './account/account-figures.ts';
import { treatmentWords } from './words.ts';

interface BarsProps {
  readonly account: AreaAccount;
  readonly pieces: readonly Piece[];
  readonly countedCategory: string;
  readonly colours: ReadonlyMap<number, string>;
  readonly unit: AreaUnit;
  readonly onPoint: (patch: string | null) => void;
  readonly onOpen: (piece: Piece) => void;
}

export function YearBars({ account, pieces, countedCategory, colours, unit, onPoint, onOpen }: BarsProps) {
  const words = useWordsOf(treatmentWords);
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
          const own = group.key === null ? null : Number(group.key);
          return (
            <button
              key={group.key ?? 'unknown'}
              type="button"
              className={css.bar}
              disabled={own === null || group.area_m2 === 0}
              aria-pressed={own !== null && own === year}
              onClick={() => change(changeTreatment({ year: own === year ? null : own }))}
            >
              <span>{group.key ?? text(group.title)}</span>
              <span>
                <span className={css.ink} style={{ width: `${(group.area_m2 / longest_m2) * 100}%`, background: (own !== null && colours.get(own)) || 'var(--ink-3)' }} />
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
            <strong>{words.year_patches({ year: String(year), count: ofYear.length })}</strong>
            <button type="button" className={panel.open} onClick={() => change(changeTreatment({ year: null }))}>
              {words.year_clear}
            </button>
          </p>
          <PatchList pieces={ofYear} names={new Map()} unit={unit} onPoint={onPoint} onOpen={onOpen} />
        </>
      )}
    </>
  );
}
