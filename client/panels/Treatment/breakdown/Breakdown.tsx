/** One breakdown of the counted area as a table: rows that add up, each zone a way into its own account. */
import type { AccountGroup, AreaAccount } from '../../../../server/contract/accounts.ts';
import { areaUnitTitle, formatShare, type AreaUnit } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { AddsUp } from './AddsUp.tsx';
import css from './Breakdown.module.css';
import panel from '../Treatment.module.css';
import { balanced, shown } from '../account/account-figures.ts';
import { treatmentWords } from '../words.ts';

interface BreakdownProps {
  readonly title: string;
  readonly account: AreaAccount;
  readonly groups: readonly AccountGroup[];
  readonly unit: AreaUnit;
  /** The row whose patches the map shows. */
  readonly chosen: string | null;
  /** Opens a zone's own account, or shows the row's patches on the map. */
  readonly onOpen: ((key: string) => void) | undefined;
}

export function Breakdown({ title, account, groups: rows, unit, chosen, onOpen }: BreakdownProps) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const figures = balanced(rows.map((row) => row.area_m2), unit);
  const total = figures.reduce((sum, value) => sum + value, 0);
  return (
    <>
      <table className={css.table}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">{areaUnitTitle(unit, language)}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.key ?? ''}>
              <RowTitle row={row} chosen={chosen} onOpen={onOpen} />
              <td>{row.patch_count}</td>
              <td>{shown(figures[index] ?? 0, language, unit)}</td>
              <td>{account.counted_m2 > 0 ? formatShare(row.area_m2 / account.counted_m2, language) : '–'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            {/* A patch that crosses a border is counted in each of its zones, so patches have no total here. */}
            <td>–</td>
            <td>{shown(total, language, unit)}</td>
            <td>{account.counted_m2 > 0 ? formatShare(1, language) : '–'}</td>
          </tr>
        </tfoot>
      </table>
      <AddsUp account={account} groups={rows} unit={unit} />
    </>
  );
}

function RowTitle({ row, chosen, onOpen }: { row: AccountGroup } & Pick<BreakdownProps, 'chosen' | 'onOpen'>) {
  const words = useWordsOf(treatmentWords);
  const text = useText();
  const { key } = row;
  const title = text(row.title) || words.no_zone;
  return (
    <th scope="row">
      {key !== null && onOpen ? (
        <button type="button" className={panel.open} aria-pressed={chosen === key} onClick={() => onOpen(key)}>
          {title}
        </button>
      ) : (
        title
      )}
    </th>
  );
}
