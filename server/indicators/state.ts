/** How one target stands: from the map, from an area account, or from what people reported. */
import type { Definition, Indicator } from '../../data/grammar.ts';
import type { AreaAccount } from '../contract/accounts.ts';
import type { IndicatorState, Observation, Observed } from '../contract/indicators.ts';
import { both, clean, withUnit } from './figures.ts';
import type { Moment } from './known-layers.ts';
import type { Measurement } from './measured.ts';
import { pointsOf, stands } from './observations/read-observations.ts';
import { comparable, statusOf } from './status.ts';

/** The series of what is measured; no series of a report may be called so. */
export const MEASURED = 'measured';
const TREND_POINTS = 24;

type Head = Pick<IndicatorState, 'indicator' | 'number' | 'theme' | 'title' | 'phrase' | 'unit' | 'target' | 'definition'>;

/** What the plan itself says. */
export function headOf(indicator: Indicator, day: string): Head {
  const { id, theme, title, phrase, unit, target } = indicator;
  return { indicator: id, number: (id.split('_', 1)[0] ?? id).toUpperCase(), theme, title, phrase, unit, target, definition: definitionOn(indicator, day).version };
}

/** The one that holds on a day. */
export function definitionOn({ definitions }: Indicator, day: string): Definition {
  return definitions.findLast(({ from }) => from === null || from <= day) ?? definitions[0];
}

/** By which values are judged on a day: what was due is judged by the definition of its day. */
export function judgingDefinition(indicator: Indicator, day: string): string {
  const { due } = indicator.target;
  return definitionOn(indicator, due !== null && due < day ? due : day).version;
}

const nothing = { value: null, range: null, numerator: null, denominator: null, members: null, unknown_members: 0, from: null, to: null, source: null, demonstration: false, trend: [] } as const;

/** Without a number, and why. */
export function untold(indicator: Indicator, day: string, kind: IndicatorState['kind'], reason: IndicatorState['status']['reason']): IndicatorState {
  return { ...headOf(indicator, day), ...nothing, trend: [], kind, status: { code: 'no_data', reason }, undetermined: reason };
}

export function reportedState(indicator: Indicator, rows: readonly Observation[], { day }: Moment): IndicatorState {
  const [judgedSeries] = indicator.series;
  const points = pointsOf(rows, judgedSeries?.id ?? '');
  const { status, point } = statusOf({ target: indicator.target, unit: indicator.unit, today: day, baseline: indicator.baseline ?? null, points, definition: judgingDefinition(indicator, day), range: null });
  // One that was counted otherwise breaks the line; months between years would only shake it.
  const trend = points.filter(comparable(indicator.target, undefined)).slice(-TREND_POINTS);
  const state = { ...headOf(indicator, day), ...nothing, kind: 'reported' as const, status, trend, undetermined: point === null ? status.reason : null };
  if (point === null) return state;
  const row = rows.find((one) => stands(one) && one.district === null && one.series === point.series && one.from === point.from && one.to === point.to);
  const { value, numerator, denominator, from, to, definition, demonstration } = point;
  return { ...state, value, numerator, denominator, from, to, definition, demonstration, source: row ? both(row.source) : null };
}

/** The points that a measurement is in a history, oldest first; the last is the number itself. */
export function measuredPoints(indicator: Indicator, { day }: Moment, { sum, layers, day: spoken, earlier }: Measurement): Observed[] {
  if (sum === null || sum.value === null || spoken === null) return [];
  const definition = definitionOn(indicator, day).version;
  const demonstration = layers.some((layer) => layer.demonstration);
  return [...earlier, { day: spoken, sum }].flatMap(({ day: on, sum: { value, numerator, denominator } }) =>
    value === null ? [] : [{ from: on, to: on, value, numerator, denominator, series: MEASURED, definition, demonstration }],
  );
}

export function measuredState(indicator: Indicator, measurement: Measurement, moment: Moment): IndicatorState {
  const points = measuredPoints(indicator, moment, measurement);
  const point = points.at(-1);
  const { sum, undetermined, source, layers } = measurement;
  if (point === undefined || sum === null) return { ...untold(indicator, moment.day, 'measured', undetermined ?? { zh: '没有数据。', en: 'There is no data.' }), demonstration: layers.some(({ demonstration }) => demonstration), members: sum?.members ?? null, unknown_members: sum?.unknown ?? 0 };
  const { status } = statusOf({
    target: indicator.target, unit: indicator.unit, today: moment.day, baseline: indicator.baseline ?? null, points: [point],
    range: sum.range && { ...sum.range, unknown: sum.unknown },
  });
  const { value, numerator, denominator, from, to, definition, demonstration } = point;
  return { ...headOf(indicator, moment.day), kind: 'measured', value, range: sum.range, numerator, denominator, members: sum.members, unknown_members: sum.unknown, from, to, source, demonstration, status, definition, trend: points.slice(-TREND_POINTS), undetermined: null };
}

/** The cumulative reading is judged; every reading is said. */
export function accountState(indicator: Indicator, account: AreaAccount, moment: Moment): IndicatorState {
  const reading = account.readings.find(({ id }) => indicator.account?.readings.find((one) => one.id === id)?.from === null) ?? account.readings[0];
  const dated = account.layers.find(({ layer }) => layer === indicator.account?.layer);
  if (account.undetermined !== null || reading === undefined || indicator.target.value === null || !dated) {
    return { ...untold(indicator, moment.day, 'account', account.undetermined ?? { zh: '没有数据。', en: 'There is no data.' }), demonstration: account.demonstration };
  }
  const { as_of } = dated;
  if (as_of === null) return untold(indicator, moment.day, 'account', { zh: '无法判定：图斑没有注明资料日期。', en: 'Undetermined: the patches do not say of what day they are.' });
  const inUnit = (m2: number): number => clean((m2 / reading.target_m2) * (indicator.target.value ?? 0));
  const day = as_of < moment.day ? as_of : moment.day;
  const point: Observed = { from: day, to: day, value: inUnit(reading.counted_m2), numerator: reading.counted_m2, denominator: null, series: MEASURED, definition: definitionOn(indicator, moment.day).version, demonstration: account.demonstration };
  const { status } = statusOf({ target: indicator.target, unit: indicator.unit, today: moment.day, baseline: indicator.baseline ?? null, points: [point], range: null });
  const last = indicator.account?.readings.find(({ id }) => id === reading.id)?.to ?? null;
  const earlier = account.trend.years
    .filter(({ year }) => `${year}-12-31` < day && (last === null || year < last))
    .map(({ year, cumulative_m2 }): Observed => Object.assign({}, point, { from: `${year}-12-31`, to: `${year}-12-31`, value: inUnit(cumulative_m2), numerator: cumulative_m2 }));
  const all = account.readings.map((one) => ({ title: one.title, figure: withUnit(inUnit(one.counted_m2), indicator.unit) }));
  const reason = {
    zh: `${status.reason.zh}按“${reading.title.zh}”判定；各读法：${all.map(({ title, figure }) => `${title.zh}${figure}`).join('，')}。`,
    en: `${status.reason.en} Judged by “${reading.title.en}”; the readings: ${all.map(({ title, figure }) => `${title.en.toLowerCase()} ${figure}`).join(', ')}.`,
  };
  return {
    ...headOf(indicator, moment.day), ...nothing, kind: 'account', value: point.value, numerator: reading.counted_m2, members: account.patch_count, from: day, to: day,
    source: { zh: `据治理面积账测算（资料日期${as_of}，第${dated.revision}版）`, en: `From the area account (as of ${as_of}, revision ${dated.revision})` },
    demonstration: account.demonstration, status: { code: status.code, reason }, trend: [...earlier, point].slice(-TREND_POINTS), undetermined: null,
  };
}
