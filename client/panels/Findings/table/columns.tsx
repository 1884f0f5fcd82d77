/** The columns of the table of findings: how wide, how sorted, what stands in them. */
import type { ReactNode } from 'react';
import type { FindingRow } from '../../../../server/contract/findings.ts';
import { SyntheticDot } from '../../../ui/badges.tsx';
import { VerdictMark } from '../../../ui/VerdictMark.tsx';
import type { Words } from '../../../i18n/words.ts';
import type { FindingSort } from '../../../view/findings-filter.ts';
import type { Language } from '../../../view/view.ts';
import { ageText, distanceText, isMuted, nameOf, overlapText } from '../row-text.ts';
import type { FindingWords } from '../words.ts';
import css from './Table.module.css';

/** What cells need beside their row. */
export interface Telling {
  readonly words: FindingWords;
  readonly general: Words;
  readonly language: Language;
  readonly ruleTitle: (id: string) => string;
  readonly districtTitle: (id: string) => string;
}

export interface Column {
  readonly id: keyof FindingWords['columns'];
  readonly width_px: number;
  /** The first click sorts by the first, the next by the second. */
  readonly sorts?: readonly FindingSort[];
  readonly end?: true;
  readonly cell: (row: FindingRow, telling: Telling) => ReactNode;
}

const Nothing = <span className={css.nothing}>–</span>;

export const columns: readonly Column[] = [
  {
    id: 'verdict',
    width_px: 112,
    sorts: ['worst'],
    cell: (row, { general }) => (
      <span className={css.verdict} data-tone={isMuted(row) ? 'muted' : row.verdict}>
        <VerdictMark verdict={row.verdict} muted={isMuted(row)} />
        <span>{general.verdicts[row.verdict]}</span>
      </span>
    ),
  },
  {
    id: 'subject',
    width_px: 178,
    sorts: ['subject'],
    cell: (row) => (
      <span className={css.named}>
        <b>{nameOf(row)}</b>
        {row.demonstration && <SyntheticDot />}
      </span>
    ),
  },
  { id: 'rule', width_px: 156, sorts: ['rule'], cell: (row, { ruleTitle }) => ruleTitle(row.rule) },
  { id: 'object', width_px: 124, cell: (row) => row.object?.name ?? Nothing },
  { id: 'overlap', width_px: 86, sorts: ['overlap'], end: true, cell: (row, { language }) => overlapText(row, language) ?? Nothing },
  { id: 'distance', width_px: 80, sorts: ['distance'], end: true, cell: (row, { language }) => distanceText(row, language) ?? Nothing },
  { id: 'district', width_px: 76, sorts: ['district'], cell: (row, { districtTitle }) => (row.district ? districtTitle(row.district) : Nothing) },
  { id: 'standing', width_px: 74, cell: (row, { words }) => words.standings[row.standing] },
  { id: 'age', width_px: 58, sorts: ['newest', 'oldest'], end: true, cell: (row, { language }) => ageText(row, language) },
  { id: 'relation', width_px: 102, cell: (row, { words }) => words.relations[row.relation] },
  { id: 'life', width_px: 86, cell: (row, { words }) => words.lives[row.life] },
  { id: 'unit', width_px: 220, cell: (row, { language }) => row.unit[language] },
];

/** Of the figures the greatest overlap and the shortest gap stand first; of the days the newest or the oldest. */
export const sortedAs = (column: Column, sort: FindingSort): 'ascending' | 'descending' | 'none' => {
  if (!column.sorts?.includes(sort)) return 'none';
  return sort === 'overlap' || sort === 'oldest' ? 'descending' : 'ascending';
};

export const nextSort = (column: Column, sort: FindingSort): FindingSort => {
  const sorts = column.sorts ?? ['worst'];
  return sorts[(sorts.indexOf(sort) + 1) % sorts.length] ?? 'worst';
};
