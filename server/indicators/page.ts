/** One target in full: history, formula with its live numbers, by district, definitions, and every row that was reported. */
import type { Bilingual, Indicator } from '../../data/grammar.ts';
import type { IndicatorPage, IndicatorState, Observation } from '../contract/indicators.ts';
import { withUnit, written } from './figures.ts';
import type { Moment } from './known-layers.ts';
import type { Measurement } from './measured.ts';
import { pointsOf, stands } from './observations/read-observations.ts';
import { measuredPoints } from './state.ts';

export interface PageParts {
  readonly indicator: Indicator;
  readonly state: IndicatorState;
  readonly rows: readonly Observation[];
  /** Of a measured number. */
  readonly measurement: Measurement | null;
  readonly layers: IndicatorPage['layers'];
  readonly areas: ReadonlyMap<string, string>;
}

export function pageOf(parts: PageParts, moment: Moment): IndicatorPage {
  const { indicator, state, rows, measurement, layers } = parts;
  const { definitions, ambiguity, baseline, responsible, source, series, measured } = indicator;
  const map = measurement ? measuredPoints(indicator, moment, measurement) : state.kind === 'account' ? state.trend : [];
  return {
    ...state,
    definitions: [...definitions],
    ambiguity: ambiguity ?? null,
    baseline: baseline ?? null,
    responsible,
    plan_source: source,
    series: [...series],
    history: [...pointsOf(rows), ...map].toSorted((one, other) => (one.to < other.to ? -1 : one.to > other.to ? 1 : 0)),
    by_district: measurement ? measuredDistricts(measurement) : reportedDistricts(parts),
    formula: formulaOf(indicator, state),
    counts: measured?.counts ?? null,
    population: measured?.population ?? null,
    layers,
    observations: [...rows],
  };
}

function measuredDistricts({ by_district }: Measurement): IndicatorPage['by_district'] {
  return by_district.map(({ district, title, sum }) => ({ district, title, value: sum.value, numerator: sum.numerator, denominator: sum.denominator, members: sum.members }));
}

/** The last value that each district reported. */
function reportedDistricts({ indicator, rows, areas }: PageParts): IndicatorPage['by_district'] {
  const judged = indicator.series[0]?.id;
  return [...areas].flatMap(([district, title]) => {
    const last = rows.findLast((row) => stands(row) && row.district === district && row.series === judged);
    return last ? [{ district, title: { zh: title, en: title }, value: last.value, numerator: last.numerator, denominator: last.denominator, members: 0 }] : [];
  });
}

/** Whoever types it into a calculator gets the value. */
export function formulaOf({ title, unit, measured }: Indicator, { value, numerator, denominator, kind }: IndicatorState): Bilingual | null {
  if (value === null) return null;
  const result = withUnit(value, unit);
  if (kind === 'account' && numerator !== null) return line(title, `${written(numerator)} m²`, `${written(numerator)} m²`, result);
  if (numerator === null) return null;
  const counts = measured?.counts;
  const term = (name: Bilingual | null | undefined, figure: number, language: 'zh' | 'en'): string => [name?.[language], written(figure), counts?.unit[language]].filter(Boolean).join(' ');
  if (denominator === null || (measured && measured.value === 'sum')) return line(title, term(counts?.numerator, numerator, 'zh'), term(counts?.numerator, numerator, 'en'), result);
  if (unit !== '%') return line(title, `${written(numerator)} ÷ ${written(denominator)}`, `${written(numerator)} ÷ ${written(denominator)}`, result);
  const share = (language: 'zh' | 'en'): string => `100 × ${term(counts?.numerator, numerator, language)} ÷ ${term(counts?.denominator, denominator, language)}`;
  return line(title, share('zh'), share('en'), result);
}

const line = (title: Bilingual, zh: string, en: string, result: string): Bilingual => ({ zh: `${title.zh} = ${zh} = ${result}`, en: `${title.en} = ${en} = ${result}` });
