/** What of the plan's numbers somebody may see who may not see every layer that a number rests on, or not the number itself. */
import type { Bilingual, Catalogue, Indicator } from '../../data/grammar.ts';
import type { IndicatorMembers, IndicatorPage, IndicatorState, Observation, PlanState } from '../contract/indicators.ts';
import { layersBehind } from '../indicators/known-layers.ts';
import { planOf } from '../indicators/plan.ts';
import { untold } from '../indicators/state.ts';
import type { Caller } from './caller.ts';
import { maySee, type Visible } from './visible.ts';

const layerClosed: Bilingual = {
  zh: '无法判定：计算所依据的图层未向您开放；登录后按权限可见。',
  en: 'Undetermined: a layer it is measured from is not open to you; sign in to see what your role allows.',
};
const numberClosed: Bilingual = {
  zh: '这个指标的数值未向您开放；登录后按权限可见。',
  en: 'The value of this target is not open to you; sign in to see what your role allows.',
};

export interface Asker {
  readonly caller: Caller;
  readonly visible: Visible;
}

/** Why nothing of it is told; null: it is open. */
export function closedFor(indicator: Indicator, { caller, visible }: Asker): Bilingual | null {
  if (!maySee(indicator, caller)) return numberClosed;
  return layersBehind(indicator).every(visible.sees) ? null : layerClosed;
}

export function cutPlan(catalogue: Catalogue, plan: PlanState, asker: Asker): PlanState {
  const indicators = plan.indicators.map((state) => {
    const indicator = catalogue.indicators.find(({ id }) => id === state.indicator);
    const closed = indicator && closedFor(indicator, asker);
    return indicator && closed ? closedState(indicator, state, plan.as_of, closed) : state;
  });
  // Counted anew: a count must not tell what the states do not.
  return { ...planOf(catalogue, indicators, plan.as_of, new Date(plan.run_at)) };
}

const closedState = (indicator: Indicator, { kind }: IndicatorState, day: string, reason: Bilingual): IndicatorState => untold(indicator, day, kind, reason);

export function cutPage(catalogue: Catalogue, page: IndicatorPage, day: string, asker: Asker): IndicatorPage {
  const indicator = catalogue.indicators.find(({ id }) => id === page.indicator);
  const closed = indicator && closedFor(indicator, asker);
  const { visible, caller } = asker;
  // What people reported beside a closed measurement is theirs to see who may see the number.
  const reported = indicator !== undefined && maySee(indicator, caller);
  const observations = reported ? page.observations.map((row) => named(row, visible)) : [];
  if (!indicator || !closed) return { ...page, layers: page.layers.filter(({ layer }) => visible.sees(layer)), by_district: visible.sees(catalogue.city.territory) ? page.by_district : [], observations };
  const series = new Set(indicator.series.map(({ id }) => id));
  return {
    ...page, ...closedState(indicator, page, day, closed),
    history: reported ? page.history.filter((point) => series.has(point.series)) : [],
    by_district: [], formula: null, layers: page.layers.filter(({ layer }) => visible.sees(layer)), observations,
  };
}

export const cutMembers = (indicator: Indicator, asker: Asker, ask: () => Promise<IndicatorMembers>): Promise<IndicatorMembers> =>
  closedFor(indicator, asker) === null ? ask() : Promise.resolve({ type: 'FeatureCollection', truncated: false, features: [] });

/** Names of people are told to viewers and up. */
export const named = (row: Observation, { names_people }: Pick<Visible, 'names_people'>): Observation => (names_people ? row : { ...row, entered_by: '' });
