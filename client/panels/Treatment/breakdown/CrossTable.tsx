/** Two dimensions at once as a table: cells, sums of rows and columns, all of which add up as shown. */
import { useAccounts } from '../../../api/indicators.ts';
import { areaUnitTitle } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useView } from '../../../view/looking.ts';
import { shown } from '../account/account-figures.ts';
import type { AccountShown } from '../account/shown.ts';
import panel from '../Treatment.module.css';
import { treatmentWords } from '../words.ts';
import css from './Breakdown.module.css';
import { crossedPieces, crossedZones, inOrder, shownCells, turned, type Crossed } from './crossed.ts';

/** So many zones are asked for; what lies in the others is one row. */
const most_zones = 60;

interface CrossProps {
  readonly all: AccountShown;
  readonly rows: string;
  readonly columns: string;
  readonly titles: ReadonlyMap<string, string>;
  readonly chosen: (dimension: string) => string | null;
  readonly onOpen: (dimension: string, key: string) => void;
}

export function CrossTable(props: CrossProps) {
  const { crossed, fault, again } = useCrossed(props.all, props.rows, props.columns);
  if (fault) return <ErrorState fault={fault} onRetry={again} />;
  return crossed ? <Table {...props} crossed={crossed} /> : <Loading lines={6} />;
}

interface Asked {
  /** Null: not all of it is there. */
  readonly crossed: Crossed | null;
  readonly fault: Error | null;
  readonly again: () => void;
}

/** The kind with fewer zones is asked for, zone by zone. */
function useCrossed({ account, indicator, pieces, piecesState, countedCategory }: AccountShown, rows: string, columns: string): Asked {
  const as_of = useView((view) => view.targets.as_of);
  const kinds = new Set(indicator.account.zones.map(({ id }) => id));
  const count = (dimension: string): number => (kinds.has(dimension) ? (account.by[dimension]?.length ?? 0) : Infinity);
  const kind = Math.min(count(rows), count(columns)) === Infinity ? null : count(rows) <= count(columns) ? rows : columns;
  const groups = kind === null ? [] : inOrder(account, kind).filter(({ key, area_m2 }) => key !== null && area_m2 > 0).slice(0, most_zones);
  const { accounts, fault, again } = useAccounts(indicator.id, groups.map(({ key }) => `${kind ?? ''}/${key ?? ''}`), as_of);
  if (kind === null) {
    if (!piecesState.there) return { crossed: null, fault: piecesState.fault, again: piecesState.again };
    const counted = pieces.filter(({ properties }) => properties.category === countedCategory);
    return { crossed: rows === 'year' ? crossedPieces(account, 'year', 'measure', counted) : crossedPieces(account, 'measure', 'year', counted), fault: null, again };
  }
  const there = accounts.filter((one) => one !== undefined);
  if (there.length < groups.length) return { crossed: null, fault, again };
  const crossed = crossedZones(account, groups, kind === rows ? columns : rows, there);
  return { crossed: kind === rows ? crossed : turned(crossed), fault, again };
}

function Table({ all: { unit }, rows, columns, titles, chosen, onOpen, crossed }: CrossProps & { crossed: Crossed }) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const { cells, across, down, total } = shownCells(crossed, unit);
  const title = words.cross_title({ rows: titles.get(rows) ?? rows, columns: titles.get(columns) ?? columns, unit: areaUnitTitle(unit, language) });
  const figure = (value: number): string => (value === 0 ? '–' : shown(value, language, unit));
  const head = (dimension: string, key: string | null, name: string) =>
    key === null ? (
      name || words.no_zone
    ) : (
      <button type="button" className={panel.open} aria-pressed={chosen(dimension) === key} onClick={() => onOpen(dimension, key)}>
        {name}
      </button>
    );
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard */}
      <section className={css.wide} aria-label={title} tabIndex={0}>
        <table className={`${css.table} ${css.cross}`}>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{titles.get(rows)}</th>
              {crossed.columns.map(({ key, title: name }) => (
                <th key={key ?? ''} scope="col">
                  {head(columns, key, text(name))}
                </th>
              ))}
              <th scope="col">{words.total}</th>
            </tr>
          </thead>
          <tbody>
            {crossed.rows.map(({ key, title: name }, row) => (
              <tr key={key ?? ''}>
                <th scope="row">{head(rows, key, text(name))}</th>
                {crossed.columns.map((column, at) => (
                  <td key={column.key ?? ''}>{figure(cells[row]?.[at] ?? 0)}</td>
                ))}
                <td className={css.sum}>{figure(across[row] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.total}</th>
              {crossed.columns.map((column, at) => (
                <td key={column.key ?? ''}>{figure(down[at] ?? 0)}</td>
              ))}
              <td data-total>{shown(total, language, unit)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <p className={panel.hint}>{words.cross_hint}</p>
    </>
  );
}
