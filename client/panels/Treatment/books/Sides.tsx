/** The difference patch by patch: what was recorded, what counts, and each reason for what does not; a click shows that piece on the map. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { NotThere } from '../account/NotThere.tsx';
import { areaText, type Piece } from '../account/account-figures.ts';
import type { AccountShown } from '../account/shown.ts';
import table from '../breakdown/Breakdown.module.css';
import panel from '../Treatment.module.css';
import { treatmentWords } from '../words.ts';
import css from './Sides.module.css';
import { sidesOf, type Side } from './books.ts';

const page = 20;

export function Sides({ all }: { all: AccountShown }) {
  const words = useWordsOf(treatmentWords);
  const [limit, setLimit] = useState(page);
  const { pieces, piecesState, countedCategory } = all;
  if (!piecesState.there) return <NotThere state={piecesState} />;
  const sides = sidesOf(pieces, countedCategory);
  if (sides.length === 0) return <p className={panel.hint}>{words.none_excluded}</p>;
  const names = new Map(pieces.map(({ properties }) => [properties.patch, properties.name || properties.patch]));
  return (
    <>
      <p className={panel.hint}>{words.side_by_side({ count: sides.length })}</p>
      <div className={css.wide}>
        <table className={table.table}>
          <caption className="visually-hidden">{words.patch_by_patch}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.record_view}</th>
              <th scope="col">{words.union_view}</th>
            </tr>
          </thead>
          <tbody>
            {sides.slice(0, limit).map((side) => (
              <SideRow key={side.patch} side={side} all={all} names={names} />
            ))}
          </tbody>
        </table>
      </div>
      {sides.length > limit && (
        <Button variant="subtle" size="compact-xs" onClick={() => setLimit(limit + page)}>
          {words.more({ count: Math.min(sides.length - limit, page) })}
        </Button>
      )}
    </>
  );
}

function SideRow({ side: { patch, name, recorded_m2, counted_m2, less }, all: { indicator, unit, onPoint, onOpen }, names }: { side: Side; all: AccountShown; names: ReadonlyMap<string, string> }) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const why = ({ properties: { category, counted_in, area_m2 } }: Piece): string =>
    words.less({ area: areaText(area_m2, language, unit), reason: text(indicator.account.categories[category] ?? { zh: category, en: category }), patch: counted_in === null ? '' : (names.get(counted_in) ?? counted_in) });
  return (
    <tr data-differs={patch} onPointerEnter={() => onPoint(patch)} onPointerLeave={() => onPoint(null)}>
      <th scope="row">
        {name}
        {less.map((piece) => (
          <button key={`${piece.properties.category} ${piece.properties.counted_in ?? ''}`} type="button" className={`${panel.open} ${css.why}`} onClick={() => onOpen(piece)} onFocus={() => onPoint(patch)} onBlur={() => onPoint(null)}>
            {why(piece)}
          </button>
        ))}
      </th>
      <td>{areaText(recorded_m2, language, unit)}</td>
      <td>{areaText(counted_m2, language, unit)}</td>
    </tr>
  );
}
