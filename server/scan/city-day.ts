/** Which day it is in the city: terms, deadlines and exemptions end by its calendar. */
import type { City } from '../../data/grammar.ts';

const days = new Map<string, Intl.DateTimeFormat>();

/** @returns YYYY-MM-DD */
export function cityDay({ time_zone }: City, at: Date): string {
  // Sweden writes dates as ISO does. To make the format takes milliseconds, and every citation of a law asks for it.
  const format = days.get(time_zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: time_zone });
  days.set(time_zone, format);
  return format.format(at);
}

/** @returns YYYY-MM-DD HH:MM */
export function cityTime(city: City, at: Date | string): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone: city.time_zone, dateStyle: 'short', timeStyle: 'short' });
}
