/** Rows of areas in every unit at once, rounded so that in each column they add up to its total. */
import type { Bilingual } from '../../../../data/grammar.ts';
import { areaUnits, areaUnitTitle } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import report from '../../Report/Report.module.css';
import { balanced, shown } from '../account/account-figures.ts';
import { treatmentWords } from '../words.ts';
import css from './Sheet.module.css';

interface UnitsTableProps {
  readonly rows: readonly { readonly key: string | null; readonly title: Bilingual; readonly area_m2: number }[];
  readonly total: string;
}

export function UnitsTable({ rows, total }: UnitsTableProps) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const columns = areaUnits.map((unit) => ({ unit, figures: balanced(rows.map(({ area_m2 }) => area_m2), unit) }));
  return (
    <table className={`${report.table} ${css.figures}`}>
      <thead>
        <tr>
          <th>{words.name}</th>
          {areaUnits.map((unit) => (
            <th key={unit}>{areaUnitTitle(unit, language)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, title }, row) => (
          <tr key={key ?? ''}>
            <td>{text(title) || words.no_zone}</td>
            {columns.map(({ unit, figures }) => (
              <td key={unit}>{shown(figures[row] ?? 0, language, unit)}</td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th>{total}</th>
          {columns.map(({ unit, figures }) => (
            <th key={unit}>
              {shown(
                figures.reduce((sum, value) => sum + value, 0),
                language,
                unit,
              )}
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
