/** The height at which a target stands in its chart; null where it is not a level. */
import type { IndicatorPage } from '../../../../server/contract/indicators.ts';

export interface Level {
  readonly at: number;
  /** Apart where the plan says how far a value may be off. */
  readonly low: number;
  readonly high: number;
}

export function levelOf({ target, baseline, unit }: Pick<IndicatorPage, 'target' | 'baseline' | 'unit'>): Level | null {
  const { operator, value, tolerance = 0 } = target;
  const flat = (at: number | null): Level | null => (at === null ? null : { at, low: at, high: at });
  if (operator === 'up' || operator === 'down') return flat(baseline?.value ?? null);
  if (operator === 'fall_by') return value === null || baseline === null || baseline.value === null ? null : flat(baseline.value * (1 - value / 100));
  if (value === null || (operator === 'yes' && unit === '')) return flat(operator === 'yes' ? (value ?? 1) : value);
  return operator === 'hold' ? { at: value, low: value - tolerance, high: value + tolerance } : flat(value);
}
