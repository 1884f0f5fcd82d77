/** Figures as people write them: numbers, dates, areas in m² 亩 公顷 km², lengths, degrees; ellipsoidal values come in, text goes out. */
import type { Language } from '../view/view.ts';

export type AreaUnit = 'm2' | 'mu' | 'ha' | 'km2';
export const areaUnits: readonly AreaUnit[] = ['m2', 'mu', 'ha', 'km2'];

/** 1 亩 = 10000/15 m² (GB 3100 leaves it to custom; the land survey counts so). */
const m2_per: Readonly<Record<AreaUnit, number>> = { m2: 1, mu: 10_000 / 15, ha: 10_000, km2: 1_000_000 };

const areaUnitTitles: Readonly<Record<Language, Readonly<Record<AreaUnit, string>>>> = {
  zh: { m2: 'm²', mu: '亩', ha: '公顷', km2: 'km²' },
  en: { m2: 'm²', mu: 'mu', ha: 'ha', km2: 'km²' },
};

const locale = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');
const formats = new Map<string, Intl.NumberFormat>();

/** Groups of three, at most so many decimals, none invented. */
export function formatNumber(value: number, language: Language, decimals = 0, least = 0): string {
  const key = `${language}/${decimals}/${least}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale(language), { maximumFractionDigits: decimals, minimumFractionDigits: least });
    formats.set(key, format);
  }
  return format.format(value);
}

export const areaUnitTitle = (unit: AreaUnit, language: Language): string => areaUnitTitles[language][unit];

/** `unit` absent: m² below one hectare, hectares below one square kilometre, else km². */
export function formatArea(area_m2: number, language: Language, unit: AreaUnit = bestAreaUnit(area_m2)): string {
  const value = area_m2 / m2_per[unit];
  const decimals = unit === 'm2' ? 0 : unit === 'km2' ? 3 : value < 100 ? 2 : 1;
  return `${formatNumber(value, language, decimals)} ${areaUnitTitle(unit, language)}`;
}

export function bestAreaUnit(area_m2: number): AreaUnit {
  const size = Math.abs(area_m2);
  return size < 10_000 ? 'm2' : size < 1_000_000 ? 'ha' : 'km2';
}

/** The same area in every unit, for a tooltip: `1 234 567 m² · 1 851.9 亩 · 123.5 公顷 · 1.235 km²`. */
export const formatAreaInAll = (area_m2: number, language: Language): string => areaUnits.map((unit) => formatArea(area_m2, language, unit)).join(' · ');

export function formatLength(length_m: number, language: Language): string {
  if (Math.abs(length_m) < 1000) return `${formatNumber(length_m, language, Math.abs(length_m) < 10 ? 2 : 0)} m`;
  return `${formatNumber(length_m / 1000, language, Math.abs(length_m) < 100_000 ? 2 : 1)} km`;
}

export const formatShare = (share: number, language: Language, decimals = 1): string => `${formatNumber(share * 100, language, decimals)}%`;

/** `2025-03-01` → `2025-03-01`; `2025-03-01T08:00:00Z` → the day and minute in China. Dates of record stay in ISO form in both languages. */
export function formatDate(text: string | null | undefined): string | null {
  if (!text) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return text;
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(moment);
  return parts;
}

/** CGCS2000 decimal degrees, longitude first: `106.8213°E 39.5471°N`. */
export function formatPosition(longitude: number, latitude: number, decimals = 5): string {
  const ew = longitude < 0 ? 'W' : 'E';
  const ns = latitude < 0 ? 'S' : 'N';
  return `${Math.abs(longitude).toFixed(decimals)}°${ew} ${Math.abs(latitude).toFixed(decimals)}°${ns}`;
}

/** Today by the clock of the city, as YYYY-MM-DD. */
export const todayInChina = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
