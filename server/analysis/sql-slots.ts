/** Fills the few named slots of an .sql file; what goes in comes from the catalogue and from statements written here, never from a request. */
import type { City, Rule, Thresholds } from '../../data/grammar.ts';
import type { Value } from '../db/database.ts';

export type Slots = Readonly<Record<string, string>>;

/** @throws Error when the text names a slot that is not given */
export function fillSlots(text: string, slots: Slots): string {
  // `::geography` is a cast; a slot is a single colon before a name.
  return text.replaceAll(/(?<![:\w]):([a-z][a-z_]*)\b/g, (_, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new Error(`The slot ":${name}" is not filled; slots given: ${Object.keys(slots).join(', ')}.`);
    return value;
  });
}

/** The slots that every measuring statement may use. */
export function citySlots(city: City): Slots {
  if (!Number.isInteger(city.grid_srid)) throw new Error(`grid_srid ${city.grid_srid} is not an EPSG code`);
  return { grid_srid: String(city.grid_srid), region: quoteText(city.region), time_zone: quoteText(city.time_zone) };
}

/** The figures that a rule works with as it stands. */
export function thresholdsOf(rule: Rule): Thresholds {
  return Object.fromEntries(Object.entries(rule.thresholds).map(([id, { value }]) => [id, value]));
}

/** Where a statement puts each figure: a parameter, because in a dry run it comes from a person. Only those that the text uses. */
export function thresholdSlots(text: string, thresholds: Thresholds, before: number): { readonly slots: Slots; readonly values: readonly Value[] } {
  const used = Object.entries(thresholds).filter(([name]) => new RegExp(`(?<![:\\w]):${name}\\b`).test(text));
  const place = ([name, value]: [string, number | string], index: number): [string, string] => [name, `$${before + index + 1}::${typeof value === 'number' ? 'double precision' : 'text'}`];
  return { slots: Object.fromEntries(used.map(place)), values: used.map(([, value]) => value) };
}

/** A catalogue value as an SQL literal. */
export function quoteText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A catalogue id as an SQL identifier. @throws Error when it could not be one */
export function quoteName(id: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(id)) throw new Error(`"${id}" cannot be an SQL name; expected snake_case`);
  return `"${id}"`;
}
