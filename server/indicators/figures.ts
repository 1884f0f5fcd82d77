/** How figures are rounded, compared and written in sentences: 12 significant digits are ours, the rest is noise of the arithmetic. */
import type { Bilingual } from '../../data/grammar.ts';

/** Without the noise of the last binary digits: 100 × 57 ÷ 100 is 57. */
export const clean = (value: number): number => Number(value.toPrecision(12));

/** Decimals that a figure is written with. */
export function decimalsOf(value: number): number {
  const [, exponent] = String(clean(value)).split('e');
  const [, written = ''] = String(clean(value)).split('e', 1)[0]?.split('.') ?? [];
  return Math.max(0, written.length - Number(exponent ?? 0));
}

export const roundedTo = (value: number, decimals: number): number => Math.round(clean(value * 10 ** decimals)) / 10 ** decimals;

/** `84.1`, `946.03`: at most four decimals, more where another figure of the sentence would otherwise look the same. */
export function written(value: number, beside?: number): string {
  const short = roundedTo(value, 4);
  return plain(beside !== undefined && short === beside && clean(value) !== beside ? clean(value) : short);
}

/** Never 1e-7 or 1e+21: whoever recomputes types what is written. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(Math.min(20, decimalsOf(value))) : text;
}

export function withUnit(value: number, unit: string, beside?: number): string {
  const figure = written(value, beside);
  if (unit === '') return figure;
  return unit === '%' ? `${figure}%` : `${figure} ${unit}`;
}

export const both = (text: string): Bilingual => ({ zh: text, en: text });

/** Days from one to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The same day so many months earlier; the last of the month where it has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last))).toISOString().slice(0, 10);
}
