/** Recorded against counted: one bar for both, and under it each reason why an area does not count, with its patches. */
import type { Dispatch, SetStateAction } from 'react';
import { areaUnitTitle } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { IconChevronRight } from '../../../ui/icons.ts';
import { PatchList } from './PatchList.tsx';
import panel from '../Treatment.module.css';
import css from './Exclusions.module.css';
import { NotThere } from '../account/NotThere.tsx';
import { piecesOf, shown, smallest } from '../account/account-figures.ts';
import type { AccountShown } from '../account/shown.ts';
import { booksOf } from '../books/books.ts';
import { placeWords } from '../place/words.ts';
import { treatmentWords } from '../words.ts';

interface ExclusionsProps {
  readonly all: AccountShown;
  readonly onOpenCategory: Dispatch<SetStateAction<string | null>>;
}

export function Exclusions({ all: { account, pieces, piecesState, unit, drawn, onPoint, onOpen }, onOpenCategory }: ExclusionsProps) {
  const words = useWordsOf(treatmentWords);
  const own = useWordsOf(placeWords);
  const language = useLanguage();
  const text = useText();
  const names = new Map(pieces.map(({ properties }) => [properties.patch, properties.name || properties.patch]));
  const stated = account.exclusions.filter((exclusion) => exclusion.area_m2 > 0);
  // One book of rounded figures: in every unit what counts and every reason add up to what was recorded, as shown.
  const books = booksOf(account);
  const least = shown(smallest(unit), language, unit);
  const figure = (category: string | null): number => books.rows.find((row) => row.category === category)?.figures[unit] ?? 0;
  const say = (value: number): string => `${shown(value, language, unit)} ${areaUnitTitle(unit, language)}`;
  const share = account.recorded_m2 > 0 ? account.counted_m2 / account.recorded_m2 : 0;
  return (
    <>
      <p className={panel.pair}>
        <span>{words.recorded}</span>
        <strong>{say(books.total[unit])}</strong>
      </p>
      <div className={css.stack} aria-hidden>
        <div className={css.stackCounted} style={{ width: `${share * 100}%` }} />
        <div className={panel.hatched} style={{ flex: 1 }} />
      </div>
      <p className={panel.pair}>
        <span>
          <span className={panel.swatch} style={{ background: 'var(--accent)' }} aria-hidden />
          {words.union}
        </span>
        <strong>{say(figure(null))}</strong>
      </p>
      <p className={panel.hint} style={{ margin: '6px 0 8px' }}>
        <span className={`${panel.swatch} ${panel.hatched}`} aria-hidden />
        {stated.length > 0 ? words.difference({ area: say(books.total[unit] - figure(null)) }) : words.none_excluded}
      </p>
      {stated.map((exclusion) => (
        <details
          key={exclusion.category}
          className={css.fold}
          name="exclusions"
          onToggle={(event) => {
            const { open } = event.currentTarget;
            // Opening one closes another, which says so afterwards: it must not close the one just opened.
            onOpenCategory((now) => (open ? exclusion.category : now === exclusion.category ? null : now));
          }}
        >
          <summary>
            <IconChevronRight size={14} aria-hidden />
            <span className={css.foldTitle}>{text(exclusion.title)}</span>
            <span className={panel.hint}>{words.patches({ count: exclusion.patch_count })}</span>
            <span className={css.foldFigure}>{figure(exclusion.category) === 0 ? `< ${least} ${areaUnitTitle(unit, language)}` : say(figure(exclusion.category))}</span>
          </summary>
          {drawn ? (
            <p className={panel.hint}>{own.no_list}</p>
          ) : !piecesState.there ? (
            <NotThere state={piecesState} />
          ) : (
            <PatchList pieces={piecesOf(pieces, ({ properties }) => properties.category === exclusion.category)} names={names} unit={unit} onPoint={onPoint} onOpen={onOpen} />
          )}
        </details>
      ))}
    </>
  );
}
