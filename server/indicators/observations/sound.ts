/** Whether what somebody reports can be so: each fault names the column, the value and what was expected. */
import type { Bilingual, Indicator } from '../../../data/grammar.ts';
import { clean, decimalsOf, written } from '../figures.ts';

/** A row that is about to be written. */
export interface Said {
  readonly indicator: string;
  readonly series: string;
  readonly district: string | null;
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly definition: string;
  readonly source: string;
  readonly note: string;
  readonly replaces: string | null;
  readonly withdrawn: boolean;
}

export interface Fault {
  readonly column: string;
  readonly value: string;
  readonly detail: Bilingual;
}

/** What a row is held against. */
export interface Ground {
  readonly today: string;
  /** Id of every district. */
  readonly areas: ReadonlySet<string>;
}

const MOST = 1e15;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const listed = (ids: readonly string[]): string => ids.map((id) => `"${id}"`).join(', ');

export function faultsOf(indicator: Indicator, said: Said, { today, areas }: Ground): Fault[] {
  const faults: Fault[] = [];
  const refuse = (column: string, value: unknown, zh: string, en: string): void => void faults.push({ column, value: String(value).slice(0, 200), detail: { zh, en } });
  const { series, definitions, unit, target } = indicator;
  const seriesIds = series.map(({ id }) => id);
  const versions = definitions.map(({ version }) => version);
  if (series.length === 0) refuse('indicator', indicator.id, '这个指标由地图测算，不接受填报。', 'This number is measured from the map and takes no reports.');
  else if (!seriesIds.includes(said.series)) refuse('series', said.series, `没有这个序列，应为 ${listed(seriesIds)} 之一。`, `There is no such series; expected one of ${listed(seriesIds)}.`);
  if (!versions.includes(said.definition)) refuse('definition', said.definition, `没有这个口径版本，应为 ${listed(versions)} 之一。`, `There is no such version of the definition; expected one of ${listed(versions)}.`);
  if (said.district !== null && !areas.has(said.district)) refuse('district', said.district, '没有这个辖区，应为辖区编号或名称，全市则留空。', 'There is no such district; expected its id or name, or nothing for the whole city.');
  faultsOfDays(said, today, refuse);
  if (said.source.trim() === '' || said.source.length > 500) refuse('source', said.source, '须写明来源，不超过500字。', 'Expected a source of at most 500 characters.');
  if (said.note.length > 1000) refuse('note', said.note, '备注不超过1000字。', 'Expected a note of at most 1000 characters.');
  for (const [column, text] of [['source', said.source], ['note', said.note]] as const) if (/[\0\p{Surrogate}]/u.test(text)) refuse(column, '…', '含有无法保存的字符。', 'It holds a character that cannot be stored.');
  faultsOfFigures(said, unit, target.operator === 'yes', refuse);
  return faults;
}

type Refuse = (column: string, value: unknown, zh: string, en: string) => void;

function faultsOfDays({ from, to }: Said, today: string, refuse: Refuse): void {
  for (const [column, day] of [['from', from], ['to', to]] as const) if (!DAY.test(day) || !isDay(day)) refuse(column, day, '应为存在的日期，写作 2025-12-31。', 'Expected a day that exists, as 2025-12-31.');
  if (from > to) refuse('from', from, `应不晚于截止日期 ${to}。`, `Expected a day no later than its end, ${to}.`);
  if (to > today) refuse('to', to, `应不晚于今天（${today}），未来的数值不能填报。`, `Expected a day no later than today, ${today}: nobody can report the future.`);
}

const isDay = (day: string): boolean => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day) && day >= '1900';

function faultsOfFigures({ value, numerator, denominator }: Said, unit: string, yes: boolean, refuse: Refuse): void {
  for (const [column, figure] of [['value', value], ['numerator', numerator], ['denominator', denominator]] as const) {
    if (figure !== null && !(Math.abs(figure) <= MOST)) refuse(column, figure, '应为绝对值不超过10¹⁵的数。', 'Expected a number of at most 1e15.');
  }
  if (yes && value !== 0 && value !== 1) refuse('value', value, '应为1（已实现）或0（未实现）。', 'Expected 1 (done) or 0 (not done).');
  if (unit === '%' && (value < 0 || value > 100)) refuse('value', value, '百分比应在0至100之间。', 'Expected a percentage from 0 to 100.');
  if ((numerator === null) !== (denominator === null)) {
    refuse(numerator === null ? 'numerator' : 'denominator', '', '分子和分母应同时填写或同时留空。', 'Expected numerator and denominator together, or neither.');
  } else if (unit === '%' && numerator !== null && denominator !== null) faultsOfShare(value, numerator, denominator, refuse);
}

/** By as many decimals as the value is written with. */
function faultsOfShare(value: number, numerator: number, denominator: number, refuse: Refuse): void {
  if (denominator <= 0) return refuse('denominator', denominator, '应大于0。', 'Expected more than 0.');
  if (numerator < 0 || numerator > denominator) return refuse('numerator', numerator, `应在0至分母${written(denominator)}之间。`, `Expected a number from 0 to the denominator, ${written(denominator)}.`);
  const share = clean((numerator / denominator) * 100);
  const half = 0.5 / 10 ** decimalsOf(value);
  if (clean(Math.abs(share - value)) > clean(half)) refuse('value', value, `与分子分母不符：100×${written(numerator)}÷${written(denominator)}＝${written(share)}。`, `It does not agree with numerator and denominator: 100 × ${written(numerator)} ÷ ${written(denominator)} = ${written(share)}.`);
}
