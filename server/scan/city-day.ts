/** Which day it is in the city: terms, deadlines and exemptions end by its calendar. */
import type { City } from '../../data/grammar.ts';

/** @returns YYYY-MM-DD */
export function cityDay(city: City, at: Date): string {
  // Sweden writes dates as ISO does.
  return at.toLocaleDateString('sv-SE', { timeZone: city.time_zone });
}

/** @returns YYYY-MM-DD HH:MM */
export function cityTime(city: City, at: Date | string): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone: city.time_zone, dateStyle: 'short', timeStyle: 'short' });
}
