/** Reads the cells of a table as observations: headings and values in Chinese or English, each fault with its row and column. */
import type { Bilingual, Catalogue, Indicator } from '../../../data/grammar.ts';
import type { Observation } from '../../contract/indicators.ts';
import { AppError } from '../../errors.ts';
import { stands } from './read-observations.ts';
import { isSame } from './report.ts';
import { faultsOf, type Fault, type Said } from './sound.ts';
import type { Cell } from './table-thread.ts';

const HEADINGS = {
  indicator: ['indicator', '指标', '指标编号', '指标名称'],
  series: ['series', '序列', '数据序列'],
  district: ['district', '辖区', '行政区', '区'],
  from: ['from', '起始日期', '开始日期', '起'],
  to: ['to', '截止日期', '结束日期', '止'],
  value: ['value', '数值', '值', '指标值'],
  numerator: ['numerator', '分子'],
  denominator: ['denominator', '分母'],
  definition: ['definition', '口径', '口径版本'],
  source: ['source', '来源', '数据来源'],
  note: ['note', '备注', '说明'],
} as const;
type Column = keyof typeof HEADINGS;
const COLUMNS = Object.keys(HEADINGS) as Column[];
const NEEDED: readonly Column[] = ['indicator', 'from', 'to', 'value', 'source'];

export interface RowFault {
  readonly row: number;
  readonly column: string | null;
  readonly value: string;
  readonly detail: Bilingual;
}

export interface ReadRow {
  /** As the table counts, its head is 1. */
  readonly row: number;
  readonly said: Said;
}

export interface TableGround {
  readonly catalogue: Catalogue;
  /** Titles by id. */
  readonly areas: ReadonlyMap<string, string>;
  readonly today: string;
  /** What was reported before. */
  readonly reported: readonly Observation[];
}

export interface ReadRows {
  /** Those that are not empty. */
  readonly count: number;
  readonly sound: readonly ReadRow[];
  readonly errors: readonly RowFault[];
}

/** @throws AppError BAD_REQUEST where the head is not understood */
export function readRows(cells: readonly (readonly Cell[])[], ground: TableGround): ReadRows {
  const places = readHead(cells[0] ?? []);
  const sound: ReadRow[] = [];
  const errors: RowFault[] = [];
  const before = new Map<string, number>();
  let count = 0;
  for (const [index, row] of cells.entries()) {
    if (index === 0 || row.every((cell) => textOf(cell) === '')) continue;
    count += 1;
    const number = index + 1;
    const { said, faults } = readRow((column) => row[places.get(column) ?? -1] ?? null, ground);
    if (said && faults.length === 0) faults.push(...faultsBeside(said, ground, before, number));
    if (said && faults.length === 0) sound.push({ row: number, said });
    errors.push(...faults.map(({ column, value, detail }) => ({ row: number, column, value, detail })));
  }
  return { count, sound, errors };
}

function readHead(head: readonly Cell[]): Map<Column, number> {
  const places = new Map<Column, number>();
  for (const [place, cell] of head.entries()) {
    const name = textOf(cell).toLowerCase();
    if (name === '') continue;
    const column = COLUMNS.find((one) => HEADINGS[one].some((heading) => heading === name));
    const expected = COLUMNS.map((one) => `${HEADINGS[one][0]} (${HEADINGS[one][1]})`).join(', ');
    if (column === undefined) throw new AppError('BAD_REQUEST', `The table has the column "${name.slice(0, 80)}"; expected ${expected}.`);
    if (places.has(column)) throw new AppError('BAD_REQUEST', `The table has the column "${column}" twice; expected each once.`);
    places.set(column, place);
  }
  const missing = NEEDED.filter((column) => !places.has(column));
  if (missing.length > 0) throw new AppError('BAD_REQUEST', `The table has no column ${missing.map((one) => `"${one}" (${HEADINGS[one][1]})`).join(', ')} in its first row.`);
  return places;
}

/** Full-width letters and digits as the narrow ones; no space around. */
const textOf = (cell: Cell): string => (cell === null ? '' : String(cell).normalize('NFKC').trim());
/** As it was written, for what is kept. */
const wordsOf = (cell: Cell): string => (cell === null ? '' : String(cell).trim());

function readRow(cellOf: (column: Column) => Cell, { catalogue, areas, today }: TableGround): { said: Said | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const refuse = (column: Column, zh: string, en: string): void => void faults.push({ column, value: textOf(cellOf(column)).slice(0, 200), detail: { zh, en } });
  const indicator = indicatorOf(catalogue, textOf(cellOf('indicator')));
  if (indicator === undefined) {
    refuse('indicator', '没有这个指标，应为指标编号（如 Q01）或名称。', 'There is no such target; expected its number (as Q01), id or title.');
    return { said: null, faults };
  }
  const figure = (column: 'value' | 'numerator' | 'denominator'): number | null => {
    const read = numberOf(textOf(cellOf(column)), column === 'value' && indicator.unit === '%');
    if (read === undefined || (read === null && column === 'value')) refuse(column, '应为一个数。', 'Expected a number.');
    return read ?? null;
  };
  const day = (column: 'from' | 'to'): string => {
    const read = dayOf(textOf(cellOf(column)), column);
    if (read === null) refuse(column, '应为日期，如 2025-12-31、2025年12月31日，或年份、年月。', 'Expected a day as 2025-12-31, a month or a year.');
    return read ?? '';
  };
  const district = textOf(cellOf('district'));
  const series = textOf(cellOf('series'));
  const said: Said = {
    indicator: indicator.id,
    series: series === '' ? (indicator.series[0]?.id ?? '') : (indicator.series.find(({ id, title }) => id === series || title.zh.normalize('NFKC') === series || title.en === series)?.id ?? series),
    district: district === '' ? null : ([...areas].find(([id, title]) => id === district || title === district)?.[0] ?? district),
    from: day('from'), to: day('to'),
    value: figure('value') ?? 0, numerator: figure('numerator'), denominator: figure('denominator'),
    definition: textOf(cellOf('definition')) || (indicator.definitions.at(-1)?.version ?? ''),
    source: wordsOf(cellOf('source')), note: wordsOf(cellOf('note')), replaces: null, withdrawn: false,
  };
  if (faults.length === 0) faults.push(...faultsOf(indicator, said, { today, areas: new Set(areas.keys()) }));
  return { said, faults };
}

function indicatorOf({ indicators }: Catalogue, name: string): Indicator | undefined {
  const lower = name.toLowerCase();
  return indicators.find(({ id, title }) => lower !== '' && (id === lower || id.split('_', 1)[0] === lower || title.zh.normalize('NFKC') === name || title.en.toLowerCase() === lower));
}

/** Null: nothing stands there; undefined: it is no number. */
function numberOf(text: string, share: boolean): number | null | undefined {
  if (text === '') return null;
  const bare = (share ? text.replace(/\s*%$/, '') : text).replace(/^([+-]?\d{1,3}(?:,\d{3})+)(?=\.|$)/, (grouped) => grouped.replaceAll(',', ''));
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(bare) ? Number(bare) : undefined;
}

/** A month or a year stands for its first or its last day. */
function dayOf(text: string, end: 'from' | 'to'): string | null {
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[日月年]?$/.exec(text);
  if (!parts) return null;
  const [, year = '', month, day] = parts;
  const of = month === undefined ? (end === 'from' ? 1 : 12) : Number(month);
  const last = new Date(Date.UTC(Number(year), of, 0)).getUTCDate();
  const on = day === undefined ? (end === 'from' ? 1 : last) : Number(day);
  return `${year}-${String(of).padStart(2, '0')}-${String(on).padStart(2, '0')}`;
}

function faultsBeside(said: Said, { reported }: TableGround, before: Map<string, number>, row: number): Fault[] {
  const period = `${said.from} – ${said.to}`;
  const key = JSON.stringify([said.indicator, said.series, said.district, said.from, said.to]);
  const earlier = before.get(key);
  before.set(key, earlier ?? row);
  if (earlier !== undefined) return [{ column: 'from', value: period, detail: { zh: `与第${earlier}行的序列、辖区和时段相同。`, en: `Row ${earlier} is of the same series, district and period.` } }];
  const standing = reported.find((one) => one.indicator === said.indicator && stands(one) && isSame(one, said));
  if (!standing) return [];
  return [{ column: 'from', value: period, detail: { zh: `已有一条相同序列、辖区和时段的记录（编号${standing.id}，值${standing.value}），请更正那一条。`, en: `Row ${standing.id} (${standing.value}) of the same series, district and period stands already; correct that one.` } }];
}
