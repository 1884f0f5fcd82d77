/** The members behind a number: their keys, those of one district, those chosen, and what the chosen alone would give. */
import type { IndicatorMembers, IndicatorPage } from '../../../../server/contract/indicators.ts';
import { noDistrict } from '../../../view/targets/targets-view.ts';

export type Member = IndicatorMembers['features'][number];
export type District = IndicatorPage['by_district'][number];

export const keyOf = ({ properties: { layer, id } }: Member): string => `${layer}/${id}`;
export const districtKey = (district: string | null): string => district ?? noDistrict;

export const inDistrict = (members: readonly Member[], district: string | null): readonly Member[] =>
  district === null ? members : members.filter(({ properties }) => districtKey(properties.district) === district);

export interface Tally {
  readonly count: number;
  readonly numerator: number;
  readonly denominator: number | null;
  /** How many of them nothing is known of, and what these would add above the line at most. */
  readonly unknown: number;
  readonly open: number;
}

/** A member that is not known adds nothing above the line, and is told. */
export function tallied(members: readonly Member[]): Tally {
  const sum = (pick: (member: Member) => number | null): number => members.reduce((total, member) => total + (pick(member) ?? 0), 0);
  const below = members.some(({ properties }) => properties.denominator !== null);
  const unsure = members.filter(({ properties }) => properties.numerator === null);
  return {
    count: new Set(members.map(keyOf)).size,
    numerator: sum(({ properties }) => properties.numerator),
    denominator: below ? sum(({ properties }) => properties.denominator) : null,
    unknown: new Set(unsure.map(keyOf)).size,
    open: unsure.reduce((total, { properties }) => total + (properties.denominator ?? 0), 0),
  };
}

export interface Told {
  readonly value: number | null;
  /** Null: it is exact. */
  readonly range: { readonly low: number; readonly high: number } | null;
}

/** What the chosen alone would give. @param share of what stands below the line, in per cent; else a sum, in which the line below says only what a member may add */
export function toldBy({ count, numerator, denominator, unknown, open }: Tally, share: boolean): Told {
  if (count === 0 || (share && !denominator)) return { value: null, range: null };
  const of = (part: number): number => (share ? (100 * part) / (denominator ?? Number.NaN) : part);
  return { value: of(numerator), range: unknown === 0 ? null : { low: of(numerator), high: of(numerator + open) } };
}

/** Numerator and denominator of the chosen, by district. */
export function chosenByDistrict(members: readonly Member[], chosen: ReadonlySet<string>): ReadonlyMap<string, Tally> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    if (!chosen.has(keyOf(member))) continue;
    const key = districtKey(member.properties.district);
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return new Map([...groups].map(([key, own]) => [key, tallied(own)]));
}

export const toggled = (keys: readonly string[], key: string): readonly string[] => (keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]);

/** Members whose middle lies in a box: west, south, east, north. */
export function keysWithin(members: readonly Member[], box: readonly number[], middle: (member: Member) => readonly number[] | null): readonly string[] {
  const [west = 0, south = 0, east = 0, north = 0] = box;
  const inside = members.filter((member) => {
    const [x, y] = middle(member) ?? [];
    return x !== undefined && y !== undefined && x >= west && x <= east && y >= south && y <= north;
  });
  return [...new Set(inside.map(keyOf))];
}
