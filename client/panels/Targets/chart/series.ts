/** Which series a history holds, and in which order they stand. */
import type { IndicatorPage } from '../../../../server/contract/indicators.ts';

/** Those that have a value, in the order of the indicator; a measured number is none of those that people report. */
export function seriesOf({ series, history }: Pick<IndicatorPage, 'series' | 'history'>): readonly string[] {
  const present = new Set(history.map((point) => point.series));
  const declared = series.map(({ id }) => id);
  return [...[...present].filter((id) => !declared.includes(id)), ...declared.filter((id) => present.has(id))];
}
