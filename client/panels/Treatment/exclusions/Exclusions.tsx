/** Recorded against counted: one bar for both, and under it each reason why an area does not count, with its patches. */
import type { Dispatch, SetStateAction } from 'react';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import type { AreaUnit } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { IconChevronRight } from '../../../ui/icons.ts';
import { PatchList } from './PatchList.tsx';
import panel from '../Treatment.module.css';
import css from './Exclusions.module.css';
import { areaText, excluded_m2, piecesOf, type Piece } from '../account/account-figures.ts';
import { treatmentWords } from '../words.ts';

interface ExclusionsProps {
  readonly account: AreaAccount;
  readonly pieces: readonly Piece[];
  readonly unit: AreaUnit;
  readonly onOpenCategory: Dispatch<SetStateAction<string | null>>;
  readonly onPoint: (patch: string | null) => void;
  readonly onOpen: (piece: Piece) => void;
}

export function Exclusions({ account, pieces, unit, onOpenCategory, onPoint, onOpen }: ExclusionsProps) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const names = new Map(pieces.map(({ properties }) => [properties.patch, properties.name || properties.patch]));
  const stated = account.exclusions.filter((exclusion) => exclusion.area_m2 > 0);
  const share = account.recorded_m2 > 0 ? account.counted_m2 / account.recorded_m2 : 0;
  return (
    <>
      <p className={panel.pair}>
        <span>{words.recorded}</span>
        <strong>{areaText(account.recorded_m2, language, unit)}</strong>
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
        <strong>{areaText(account.counted_m2, language, unit)}</strong>
      </p>
      <p className={panel.hint} style={{ margin: '6px 0 8px' }}>
        <span className={`${panel.swatch} ${panel.hatched}`} aria-hidden />
        {stated.length > 0 ? words.difference({ area: areaText(excluded_m2(account), language, unit) }) : words.none_excluded}
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
            <span className={css.foldFigure}>{areaText(exclusion.area_m2, language, unit)}</span>
          </summary>
          <PatchList pieces={piecesOf(pieces, ({ properties }) => properties.category === exclusion.category)} names={names} unit={unit} onPoint={onPoint} onOpen={onOpen} />
        </details>
      ))}
    </>
  );
}
