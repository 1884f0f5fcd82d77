/** Figures of an area account as they are shown: rows that visibly add up to their total, bars to one scale, years in order. */
import type { AccountGroup, AccountPieces, AreaAccount } from '../../../../server/contract/accounts.ts';
import { areaUnitTitle, formatNumber, type AreaUnit } from '../../../i18n/format.ts';
import type { Language } from '../../../view/view.ts';

export type Piece = AccountPieces['features'][number];

const m2_per: Readonly<Record<AreaUnit, number>> = { m2: 1, mu: 10_000 / 15, ha: 10_000, km2: 1_000_000 };
/** km² to 1,000 m², hectares and mu to two places (domain.md 3.2). */
const decimals: Readonly<Record<AreaUnit, number>> = { m2: 0, mu: 2, ha: 2, km2: 3 };

/** One decimal place more for what would read as nothing. */
export function areaText(area_m2: number, language: Language, unit: AreaUnit): string {
  const value = area_m2 / m2_per[unit];
  const places = value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals[unit] ? decimals[unit] + 4 : decimals[unit];
  return `${formatNumber(value, language, places, Math.min(places, decimals[unit]))} ${areaUnitTitle(unit, language)}`;
}

/** A round figure of a plan, without decimals that nobody wrote. */
export const roundText = (area_m2: number, language: Language, unit: AreaUnit): string => `${formatNumber(area_m2 / m2_per[unit], language, decimals[unit])} ${areaUnitTitle(unit, language)}`;

/**
 * The same areas in one unit, rounded so that the rows add up to the rounded total (largest remainder): the sum is kept
 * unrounded, only what is shown is balanced.
 */
export function balanced(areas_m2: readonly number[], unit: AreaUnit): number[] {
  const scale = 10 ** decimals[unit] / m2_per[unit];
  const exact = areas_m2.map((area_m2) => area_m2 * scale);
  const rounded = exact.map(Math.floor);
  let missing = Math.round(exact.reduce((sum, value) => sum + value, 0)) - rounded.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact.map((value, index) => ({ index, remainder: value - Math.floor(value) })).sort((a, b) => b.remainder - a.remainder);
  for (const { index } of byRemainder) {
    if (missing <= 0) break;
    rounded[index] = (rounded[index] ?? 0) + 1;
    missing -= 1;
  }
  return rounded.map((value) => value / 10 ** decimals[unit]);
}

/** The least that is shown in this unit; what is less, and not nothing, is said to be so. */
export const smallest = (unit: AreaUnit): number => 10 ** -decimals[unit];

export const shown = (value: number, language: Language, unit: AreaUnit): string => formatNumber(value, language, decimals[unit], decimals[unit]);

/** Rows of a breakdown less the total, in m²; a square metre over a city is noise of adding, more is a fault. */
export function discrepancy_m2(account: AreaAccount, groups: readonly AccountGroup[]): number {
  return groups.reduce((sum, group) => sum + group.area_m2, 0) - account.counted_m2;
}
export const addsUp = (account: AreaAccount, groups: readonly AccountGroup[]): boolean => Math.abs(discrepancy_m2(account, groups)) < 1;

/** Oldest first; unstated last. */
export function inOrderOfYear(groups: readonly AccountGroup[]): AccountGroup[] {
  return [...groups].sort((a, b) => (a.key === null ? 1 : b.key === null ? -1 : Number(a.key) - Number(b.key)));
}

/** Largest first; what lies outside every zone last. */
export function inOrderOfArea(groups: readonly AccountGroup[]): AccountGroup[] {
  return [...groups].sort((a, b) => Number(a.key === null) - Number(b.key === null) || b.area_m2 - a.area_m2);
}

/** Every year between the first and the last: a year without treatment is a gap that must be seen. */
export function everyYear(groups: readonly AccountGroup[]): AccountGroup[] {
  const stated = inOrderOfYear(groups);
  const years = stated.flatMap((group) => (group.key === null ? [] : [Number(group.key)])).filter(Number.isInteger);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0 || last - first > 60) return stated;
  const known = new Map(stated.map((group) => [group.key, group]));
  const filled = Array.from({ length: last - first + 1 }, (_, index) => String(first + index)).map(
    (key): AccountGroup => known.get(key) ?? { key, title: { zh: key, en: key }, area_m2: 0, patch_count: 0 },
  );
  return [...filled, ...stated.filter((group) => group.key === null)];
}

/** The largest pieces first. */
export const piecesOf = (pieces: readonly Piece[], belongs: (piece: Piece) => boolean): Piece[] =>
  pieces.filter(belongs).sort((a, b) => b.properties.area_m2 - a.properties.area_m2);

export const excluded_m2 = (account: AreaAccount): number => account.exclusions.reduce((sum, exclusion) => sum + exclusion.area_m2, 0);

/** Patches that count at least in part: each has one year, so the years' patches are all of them and none twice. */
export const countedPatches = (account: AreaAccount): number => (account.by['year'] ?? []).reduce((sum, group) => sum + group.patch_count, 0);
