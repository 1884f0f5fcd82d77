/** The record view and the union view side by side: a table that adds up in every unit, and the difference patch by patch. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import { areaUnits, areaUnitTitle, type AreaUnit } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { areaText, shown, type Piece } from '../account/account-figures.ts';
import table from '../Breakdown.module.css';
import panel from '../Treatment.module.css';
import { treatmentWords } from '../words.ts';
import css from './Books.module.css';
import { booksOf, sidesOf } from './books.ts';

const page = 20;

interface BooksProps {
  readonly account: AreaAccount;
  readonly indicator: CatalogueIndicator;
  readonly pieces: readonly Piece[];
  readonly countedCategory: string;
  readonly unit: AreaUnit;
  readonly onPoint: (patch: string | null) => void;
  readonly onOpen: (piece: Piece) => void;
}

export function Books({ account, indicator, ...rest }: BooksProps) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const { rows, total } = booksOf(account);
  return (
    <>
      <div className={css.wide}>
        <table className={table.table}>
          <caption className="visually-hidden">{words.books}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              {areaUnits.map((unit) => (
                <th key={unit} scope="col">
                  {areaUnitTitle(unit, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ category, figures }) => (
              <tr key={category ?? ''}>
                <th scope="row">{category === null ? words.union : text(indicator.account.categories[category] ?? { zh: category, en: category })}</th>
                {areaUnits.map((unit) => (
                  <td key={unit}>{shown(figures[unit], language, unit)}</td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.recorded}</th>
              {areaUnits.map((unit) => (
                <td key={unit}>{shown(total[unit], language, unit)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className={panel.hint}>{words.balanced}</p>
      <Sides indicator={indicator} {...rest} />
    </>
  );
}

function Sides({ indicator, pieces, countedCategory, unit, onPoint, onOpen }: Omit<BooksProps, 'account'>) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const [limit, setLimit] = useState(page);
  const sides = sidesOf(pieces, countedCategory);
  if (sides.length === 0) return null;
  const names = new Map(pieces.map(({ properties }) => [properties.patch, properties.name || properties.patch]));
  const why = ({ properties: { category, counted_in, area_m2 } }: Piece): string =>
    words.less({ area: areaText(area_m2, language, unit), reason: text(indicator.account.categories[category] ?? { zh: category, en: category }), patch: counted_in === null ? '' : (names.get(counted_in) ?? counted_in) });
  return (
    <details className={css.sides}>
      <summary>{words.side_by_side({ count: sides.length })}</summary>
      <div className={css.wide}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.recorded_short}</th>
              <th scope="col">{words.counted_short}</th>
            </tr>
          </thead>
          <tbody>
            {sides.slice(0, limit).map(({ patch, name, recorded_m2, counted_m2, less }) => (
              <tr key={patch} onPointerEnter={() => onPoint(patch)} onPointerLeave={() => onPoint(null)}>
                <th scope="row">
                  <button type="button" className={panel.open} onClick={() => less[0] && onOpen(less[0])} onFocus={() => onPoint(patch)} onBlur={() => onPoint(null)}>
                    {name}
                  </button>
                  {less.map((piece) => (
                    <small key={`${piece.properties.category} ${piece.properties.counted_in ?? ''}`} className={css.why}>
                      {why(piece)}
                    </small>
                  ))}
                </th>
                <td>{areaText(recorded_m2, language, unit)}</td>
                <td>{areaText(counted_m2, language, unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sides.length > limit && (
        <Button variant="subtle" size="compact-xs" onClick={() => setLimit(limit + page)}>
          {words.more({ count: Math.min(sides.length - limit, page) })}
        </Button>
      )}
    </details>
  );
}
