/** One finding as a row: its box, its cells; pointing at it brings out its mark on the map. */
import { memo } from 'react';
import { Checkbox } from '@mantine/core';
import type { FindingRow } from '../../../../server/contract/findings.ts';
import { isMuted, nameOf } from '../row-text.ts';
import { columns, type Telling } from './columns.tsx';
import css from './Table.module.css';

interface RowProps {
  readonly row: FindingRow;
  readonly index: number;
  readonly height_px: number;
  /** Tab leads to this row. */
  readonly reached: boolean;
  readonly open: boolean;
  readonly apart: boolean;
  readonly chosen: boolean;
  readonly telling: Telling;
  readonly onOpen: (key: string) => void;
  readonly onPoint: (key: string | null) => void;
  readonly onChoose: (keys: readonly string[], on: boolean) => void;
}

export const TableRow = memo(function TableRow({ row, index, height_px, reached, open, apart, chosen, telling, onOpen, onPoint, onChoose }: RowProps) {
  return (
    <tr
      className={css.row}
      style={{ height: height_px }}
      tabIndex={reached ? 0 : -1}
      data-finding={row.key}
      data-index={index}
      data-apart={apart || undefined}
      title={apart ? telling.words.outside_list : undefined}
      data-muted={isMuted(row) || undefined}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      aria-current={open || undefined}
      onClick={() => onOpen(row.key)}
      onPointerEnter={() => onPoint(row.key)}
    >
      <td className={css.box} onClick={(event) => event.stopPropagation()}>
        <Checkbox size="xs" tabIndex={-1} aria-label={telling.words.choose({ name: nameOf(row) })} checked={chosen} onChange={(event) => onChoose([row.key], event.currentTarget.checked)} />
      </td>
      {columns.map((column) => (
        <td key={column.id} data-end={column.end} title={wordsAlone(column.cell(row, telling))}>
          {column.cell(row, telling)}
        </td>
      ))}
    </tr>
  );
});

/** A cut cell says its whole text to the pointer; a picture has none. */
function wordsAlone(cell: unknown): string | undefined {
  return typeof cell === 'string' ? cell : undefined;
}
