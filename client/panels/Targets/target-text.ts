/** A target's figures in words: what is asked, what there is, and what a row is found by. */
import type { IndicatorState, StatusCode } from '../../../server/contract/indicators.ts';
import type { Theme } from '../../../data/grammar.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Language } from '../../view/view.ts';
import type { TargetWords } from './words.ts';

/** In the order in which they are counted: what needs somebody first. */
export const statusOrder: readonly StatusCode[] = ['missed', 'behind', 'no_data', 'not_due', 'on_course', 'met'];
/** The plan's order. */
export const themeOrder: readonly Theme[] = ['air', 'water', 'water_use', 'ecology', 'mining', 'waste', 'farming', 'governance'];

/** `84.1%`, `946.03 m³` */
export function figure(value: number, unit: string, language: Language, beside: number | null = null): string {
  const text = honest(value, beside, language);
  if (unit === '') return text;
  return unit === '%' ? `${text}%` : `${text} ${unit}`;
}

/** Two decimals, more where the rounded figure would stand on the other side of the target. */
function honest(value: number, beside: number | null, language: Language): string {
  for (let decimals = 2; decimals < 8; decimals += 1) {
    const rounded = Number(value.toFixed(decimals));
    const tells = beside === null || Math.sign(rounded - beside) === Math.sign(value - beside);
    if (tells && (rounded !== 0 || value === 0)) return formatNumber(rounded, language, decimals);
  }
  return formatNumber(value, language, 12);
}

type Shown = Pick<IndicatorState, 'value' | 'unit' | 'target' | 'range' | 'undetermined'>;

/** Null: there is none. */
export function valueText({ value, unit, target, range }: Shown, words: TargetWords, language: Language): string | null {
  if (value === null) return range ? words.range({ low: figure(range.low, unit, language, target.value), high: figure(range.high, unit, language, target.value) }) : null;
  if (target.operator === 'yes' && unit === '') return value >= (target.value ?? 1) ? words.done : words.not_done;
  return figure(value, unit, language, target.operator === 'fall_by' ? null : target.value);
}

/** What a value may be at most and least while members are unknown; null: it is exact, or there is none. */
export function boundsText({ value, range, unit, target }: Pick<Shown, 'value' | 'range' | 'unit' | 'target'>, words: TargetWords, language: Language): string | null {
  if (value === null || range === null || range.low === range.high) return null;
  return words.range({ low: figure(range.low, unit, language, target.value), high: figure(range.high, unit, language, target.value) });
}

/** `≥ 84.1%` */
export function targetText({ target, unit }: Pick<IndicatorState, 'target' | 'unit'>, words: TargetWords, language: Language): string {
  const { operator, value, tolerance } = target;
  if (operator === 'yes') return words.yes;
  if (operator === 'up') return words.up;
  if (operator === 'down') return words.down;
  if (value === null) return `${{ '>=': '≥ ', '<=': '≤ ', '=': '= ', hold: '', fall_by: '' }[operator]}${words.elsewhere}`;
  if (operator === 'fall_by') return words.fall_by({ value: figure(value, '%', language) });
  const text = figure(value, unit, language);
  if (operator === 'hold') return words.hold({ value: text, tolerance: tolerance === undefined ? null : figure(tolerance, unit, language) });
  return { '>=': words.at_least, '<=': words.at_most, '=': words.exactly }[operator]({ value: text });
}

export const dueText = ({ target }: Pick<IndicatorState, 'target'>, words: TargetWords): string => (target.due === null ? words.always : words.due({ day: target.due }));

/** `2025-12-31`, `2025-01-01 – 2025-12-31` */
export function periodText(from: string | null, to: string | null): string | null {
  if (to === null) return from;
  return from === null || from === to ? to : `${from} – ${to}`;
}
