/** Which targets the board shows, and how many there are of each status; the order stays the plan's. */
import type { IndicatorState, StatusCode } from '../../../../server/contract/indicators.ts';
import { chosenIn, type TargetsFilter } from '../../../view/targets/targets-view.ts';
import { themeOrder } from '../target-text.ts';

const holds = (filter: TargetsFilter, name: 'status' | 'theme' | 'kind', value: string): boolean => {
  const chosen = chosenIn(filter, name);
  return chosen.length === 0 || chosen.includes(value);
};

/** `but`: a part that is left out of account, so that its own counts say what choosing it would show. */
export function matches(state: IndicatorState, filter: TargetsFilter, but: 'status' | null = null): boolean {
  return (but === 'status' || holds(filter, 'status', state.status.code)) && holds(filter, 'theme', state.theme) && holds(filter, 'kind', state.kind) && found(state, filter.q);
}

/** Every word must stand somewhere in it. */
function found({ number, title, phrase, indicator }: IndicatorState, q: string | undefined): boolean {
  const text = [number, title.zh, title.en, phrase, indicator].join(' ').toLowerCase();
  return (q ?? '').toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

export function countsOf(states: readonly IndicatorState[], filter: TargetsFilter): ReadonlyMap<StatusCode, number> {
  const counts = new Map<StatusCode, number>();
  for (const state of states) if (matches(state, filter, 'status')) counts.set(state.status.code, (counts.get(state.status.code) ?? 0) + 1);
  return counts;
}

/** Themes in their order, each with its targets in the plan's. */
export const byTheme = (states: readonly IndicatorState[]): readonly (readonly [IndicatorState['theme'], readonly IndicatorState[]])[] =>
  themeOrder.flatMap((theme) => {
    const own = states.filter((state) => state.theme === theme);
    return own.length > 0 ? [[theme, own] as const] : [];
  });
