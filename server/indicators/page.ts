/** One target in full: history, formula with its live numbers, by district, definitions, and every row that was reported. */
import type { Bilingual, Indicator } from '../../data/grammar.ts';
import type { IndicatorPage, IndicatorState, Observation } from '../contract/indicators.ts';
import { clean, decimalsOf, withUnit, written } from './figures.ts';
import type { Moment } from './known-layers.ts';
import type { Measurement } from './measured.ts';
import { pointsOf, stands } from './observations/read-observations.ts';
import { judgingDefinition, measuredPoints } from './state.ts';
import { comparable } from './status.ts';

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
    by_district: measurement ? measuredDistricts(measurement) : reportedDistricts(parts, moment.day),
    formula: formulaOf(indicator, state),
    counts: measured?.counts ?? null,
    population: measured?.population ?? null,
    layers,
    observations: [...rows],
  };
}

function measuredDistricts({ by_district, day }: Measurement): IndicatorPage['by_district'] {
  return by_district.map(({ district, title, sum: { value, range, numerator, denominator, members, unknown } }) => ({ district, title, value, range, numerator, denominator, members, unknown_members: unknown, from: day, to: day }));
}

/** The last value that each district reported, by the definition and over the time that the whole is judged by. */
function reportedDistricts({ indicator, rows, areas }: PageParts, day: string): IndicatorPage['by_district'] {
  const judged = indicator.series[0]?.id;
  const fits = comparable(indicator.target, judgingDefinition(indicator, day));
  return [...areas].flatMap(([district, title]) => {
    const last = rows.findLast((row) => stands(row) && row.district === district && row.series === judged && fits(row));
    if (!last) return [];
    const { value, numerator, denominator, from, to } = last;
    return [{ district, title: { zh: title, en: title }, value, range: null, numerator, denominator, members: 0, unknown_members: 0, from, to }];
  });
}

/** Whoever types it into a calculator gets the value; null where what was reported above and below the line does not give it (other units). */
export function formulaOf({ title, unit, measured }: Indicator, { value, numerator, denominator, kind }: IndicatorState): Bilingual | null {
  if (value === null) return null;
  const result = withUnit(value, unit);
  if (kind === 'account' && numerator !== null) return line(title, `${written(numerator)} m²`, `${written(numerator)} m²`, result);
  if (numerator === null) return null;
  const counts = measured?.counts;
  const term = (name: Bilingual | null | undefined, figure: number, language: 'zh' | 'en'): string => [name?.[language], written(figure), counts?.unit[language]].filter(Boolean).join(' ');
  if (denominator === null || (measured && measured.value === 'sum')) return line(title, term(counts?.numerator, numerator, 'zh'), term(counts?.numerator, numerator, 'en'), result);
  if (unit !== '%' && clean(Math.abs(numerator / denominator - value)) > clean(0.5 / 10 ** decimalsOf(value))) return null;
  if (unit !== '%') return line(title, `${written(numerator)} ÷ ${written(denominator)}`, `${written(numerator)} ÷ ${written(denominator)}`, result);
  const share = (language: 'zh' | 'en'): string => `100 × ${term(counts?.numerator, numerator, language)} ÷ ${term(counts?.denominator, denominator, language)}`;
  return line(title, share('zh'), share('en'), result);
}

const line = (title: Bilingual, zh: string, en: string, result: string): Bilingual => ({ zh: `${title.zh} = ${zh} = ${result}`, en: `${title.en} = ${en} = ${result}` });
