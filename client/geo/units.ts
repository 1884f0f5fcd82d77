/**
 * Metres and square metres turned into the units that planners read: m, km; m², 亩, 公顷, km².
 * 1 公顷 = 10 000 m² = 15 亩, so 1 亩 is 10 000/15 m² exactly (not 666.67). Sums stay unrounded; rounding happens here, once.
 */
export type LengthUnit = 'm' | 'km';
export type AreaUnit = 'm2' | 'mu' | 'ha' | 'km2';

export const areaUnits: readonly AreaUnit[] = ['m2', 'mu', 'ha', 'km2'];

const metresPer: Readonly<Record<LengthUnit, number>> = { m: 1, km: 1000 };
const squareMetresPer: Readonly<Record<AreaUnit, number>> = { m2: 1, mu: 10_000 / 15, ha: 10_000, km2: 1_000_000 };

/** Decimals that keep a figure honest: about the centimetre for lengths, about the square metre for areas. */
const lengthDecimals: Readonly<Record<LengthUnit, number>> = { m: 1, km: 3 };
const areaDecimals: Readonly<Record<AreaUnit, number>> = { m2: 0, mu: 2, ha: 2, km2: 2 };

export const lengthIn = (length_m: number, unit: LengthUnit): number => length_m / metresPer[unit];
export const areaIn = (area_m2: number, unit: AreaUnit): number => area_m2 / squareMetresPer[unit];

/** The unit a person would choose: metres up to a kilometre. */
export function usualLengthUnit(length_m: number): LengthUnit {
  return Math.abs(length_m) < 1000 ? 'm' : 'km';
}

/** The unit a person would choose: m² up to a hectare, hectares up to a square kilometre. */
export function usualAreaUnit(area_m2: number): AreaUnit {
  const size_m2 = Math.abs(area_m2);
  if (size_m2 < 10_000) return 'm2';
  return size_m2 < 1_000_000 ? 'ha' : 'km2';
}

/** The figure alone, grouped by thousands; the unit's word comes from the dictionary. */
export function lengthFigure(length_m: number, unit: LengthUnit = usualLengthUnit(length_m)): string {
  return figure(lengthIn(length_m, unit), lengthDecimals[unit]);
}

export function areaFigure(area_m2: number, unit: AreaUnit = usualAreaUnit(area_m2)): string {
  const value = areaIn(area_m2, unit);
  const decimals = areaDecimals[unit];
  // A sliver of 300 m² is not "0.00 km²": small figures keep three significant digits.
  if (value !== 0 && Math.abs(value) < 10 ** -decimals * 100) return trimmed(value);
  return figure(value, decimals);
}

function figure(value: number, decimals: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function trimmed(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3, maximumFractionDigits: 8 });
}

/** 0…1 as per cent; a share that is not quite nothing or not quite all never reads 0 % or 100 %. */
export function shareFigure(share: number): string {
  if (share > 0 && share < 0.0005) return '< 0.1 %';
  if (share < 1 && share > 0.9995) return '> 99.9 %';
  return `${figure(share * 100, 1)} %`;
}
