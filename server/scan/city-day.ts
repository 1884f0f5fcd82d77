/** Which day it is in the city: terms, deadlines and exemptions end by its calendar. */
import type { City } from '../../data/grammar.ts';

/** @returns YYYY-MM-DD */
export function cityDay(city: City, at: Date): string {
  // Sweden writes dates as ISO does.
  return at.toLocaleDateString('sv-SE', { timeZone: city.time_zone });
}
