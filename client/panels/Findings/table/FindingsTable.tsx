/** Findings as a table: sticky head, sorted by its columns, walked with the arrow keys, chosen with boxes; only rows in sight are drawn. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Checkbox } from '@mantine/core';
import type { FindingRow } from '../../../../server/contract/findings.ts';
import { IconArrowDown, IconArrowUp, IconChevronRight } from '../../../ui/icons.ts';
import { useWordsOf } from '../../../i18n/words.ts';
import type { FindingSort } from '../../../view/findings-filter.ts';
import { change } from '../../../view/looking.ts';
import { changeConflicts } from '../../../view/view.ts';
import { findingWords } from '../words.ts';
import { columns, nextSort, sortedAs, type Column, type Telling } from './columns.tsx';
import { TableRow } from './TableRow.tsx';
import css from './Table.module.css';
import { useRowsInView } from './use-rows-in-view.ts';

interface TableProps {
  readonly rows: readonly FindingRow[];
  /** Open, but further down than the list is loaded, or left out by the filter: it stands first, apart. */
  readonly pinned: FindingRow | null;
  readonly total: number;
  readonly sort: FindingSort;
  readonly dense: boolean;
  readonly open: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly telling: Telling;
  readonly more: (() => void) | null;
  readonly onOpen: (key: string) => void;
  readonly onPoint: (key: string | null) => void;
  readonly onChoose: (keys: readonly string[], on: boolean) => void;
}

const head_px = 34;
const width_px = 40 + columns.reduce((sum, column) => sum + column.width_px, 0);

export function FindingsTable({ rows: loaded, pinned, total, sort, dense, open, chosen, telling, more, onOpen, onPoint, onChoose }: TableProps) {
  const words = useWordsOf(findingWords);
  const row_px = dense ? 30 : 42;
  const rows = useMemo(() => (pinned ? [pinned, ...loaded] : loaded), [pinned, loaded]);
  const { box, from, to, further, onScroll, onFurther, reveal } = useRowsInView(rows.length, row_px, head_px);
  // The row that Tab reaches: the open one, else where the arrows have led.
  const [walked, setWalked] = useState(0);
  const wanted = useRef<number | null>(null);
  const at = Math.min(walked, Math.max(0, rows.length - 1));
  useEffect(() => {
    if (more && to > rows.length - 60) more();
  }, [more, to, rows.length]);
  // Once for each finding that is opened: a page that is loaded later must not scroll back to it.
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    const index = revealed.current === open ? -1 : rows.findIndex((row) => row.key === open);
    if (open === null) revealed.current = null;
    if (index < 0) return;
    revealed.current = open;
    // oxlint-disable-next-line react/set-state-in-effect -- the walk begins anew where the finding stands
    setWalked(index);
    reveal(index);
  }, [open, rows, reveal]);
  useEffect(() => {
    if (wanted.current === null) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    wanted.current = null;
    row?.focus({ preventScroll: true });
  });
  const walk = (index: number): void => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    wanted.current = to;
    setWalked(to);
    reveal(to);
    onPoint(rows[to]?.key ?? null);
  };
  const steer = (event: KeyboardEvent): void => {
    const row = rows[at];
    if (!row || event.target instanceof HTMLInputElement) return;
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 300) - head_px) / row_px) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: rows.length - 1 };
    const step = steps[event.key];
    if (step !== undefined) walk(step);
    else if (event.key === 'Enter') onOpen(row.key);
    else if (event.key === ' ') onChoose([row.key], !chosen.has(row.key));
    else return;
    event.preventDefault();
  };
  const every = rows.length > 0 && rows.every((row) => chosen.has(row.key));
  return (
    <div className={css.around}>
      <div className={css.scroll} ref={box} onScroll={onScroll}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- a table that is walked by rows */}
        <table className={css.table} role="grid" aria-label={words.table} aria-rowcount={total + 1} aria-multiselectable style={{ width: width_px }} data-dense={dense || undefined}>
          <colgroup>
            <col style={{ width: 40 }} />
            {columns.map((column) => (
              <col key={column.id} style={{ width: column.width_px }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th className={css.box}>
                <Checkbox size="xs" aria-label={words.choose_all} checked={every} indeterminate={!every && chosen.size > 0} onChange={() => onChoose(rows.map((row) => row.key), !every)} />
              </th>
              {columns.map((column) => (
                <Head key={column.id} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing and walking are extras; every row has its own button */}
          <tbody onKeyDown={steer} onPointerLeave={() => onPoint(null)}>
            {from > 0 && <tr aria-hidden style={{ height: from * row_px }} />}
            {rows.slice(from, to).map((row, offset) => (
              <TableRow key={row.key} row={row} index={from + offset} height_px={row_px} reached={from + offset === at} open={row.key === open} apart={row === pinned} chosen={chosen.has(row.key)} telling={telling} onOpen={onOpen} onPoint={onPoint} onChoose={onChoose} />
            ))}
            {to < rows.length && <tr aria-hidden style={{ height: (rows.length - to) * row_px }} />}
          </tbody>
        </table>
      </div>
      {further && (
        <button type="button" className={css.further} title={words.more_columns} aria-label={words.more_columns} onClick={onFurther}>
          <IconChevronRight size={18} aria-hidden />
        </button>
      )}
    </div>
  );
}

function Head({ column, sort }: { column: Column; sort: FindingSort }) {
  const words = useWordsOf(findingWords);
  const title = words.columns[column.id];
  if (!column.sorts) return <th data-end={column.end}>{title}</th>;
  const sorted = sortedAs(column, sort);
  const next = nextSort(column, sort);
  return (
    <th data-end={column.end} aria-sort={sorted}>
      <button type="button" className={css.sort} title={words.sort_by({ column: title })} onClick={() => change(changeConflicts({ sort: next === 'worst' ? null : next }))}>
        {title}
        {sorted === 'ascending' && <IconArrowUp size={13} aria-hidden />}
        {sorted === 'descending' && <IconArrowDown size={13} aria-hidden />}
      </button>
    </th>
  );
}
