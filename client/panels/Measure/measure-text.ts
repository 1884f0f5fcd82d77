/** Measures as they are copied: plain text with every unit, or GeoJSON with the figures as properties. */
import { areaUnits, formatArea, formatNumber, formatPosition } from '../../i18n/format.ts';
import { inBrackets, titled } from '../../i18n/punctuation.ts';
import type { Language } from '../../view/view.ts';
import { outlineOf } from '../Pen/shape-corners.ts';
import type { Figures, Measure } from './measures.ts';
import type { MeasureWords } from './words.ts';

/** To the decimetre, and in kilometres to the metre: a measured length is not rounded to ten metres. */
export function lengthText(length_m: number, language: Language): string {
  return length_m < 1000 ? `${formatNumber(length_m, language, 1, 1)} m` : `${formatNumber(length_m / 1000, language, 3, 3)} km`;
}

/** The other of the two units, for the small print. */
export const otherLengthText = (length_m: number, language: Language): string =>
  length_m < 1000 ? `${formatNumber(length_m / 1000, language, 4)} km` : `${formatNumber(length_m, language, 1, 1)} m`;

export const nameOf = ({ kind, number }: Pick<Measure, 'kind' | 'number'>, words: MeasureWords): string =>
  kind === 'line' ? words.name_line({ number }) : words.name_polygon({ number });

export function figureLines({ length_m, area_m2 }: Figures, words: MeasureWords, language: Language): string[] {
  const length = `${lengthText(length_m, language)}${inBrackets(otherLengthText(length_m, language), language)}`;
  if (area_m2 === null) return [titled(words.length, length, language)];
  return [titled(words.area, areaUnits.map((unit) => formatArea(area_m2, language, unit)).join(' = '), language), titled(words.perimeter, length, language)];
}

export function measuresText(measures: readonly Measure[], words: MeasureWords, language: Language): string {
  const one = (measure: Measure): string[] => [
    nameOf(measure, words),
    ...figureLines(measure.figures, words, language).map((line) => `　${line}`),
    ...outlineOf(measure.shape).map(([longitude = 0, latitude = 0], index) => `　${words.corner} ${index + 1}　${formatPosition(longitude, latitude, 7)}`),
  ];
  return [...measures.flatMap(one), words.ellipsoid].join('\n');
}

/** RFC 7946 has no place for a datum: `crs_note` says CGCS2000 in words. */
export function measuresGeojson(measures: readonly Measure[], words: MeasureWords): string {
  const features = measures.map((measure) => ({
    type: 'Feature',
    properties: {
      name: nameOf(measure, words),
      length_m: Math.round(measure.figures.length_m * 1000) / 1000,
      ...(measure.figures.area_m2 === null ? {} : { area_m2: Math.round(measure.figures.area_m2 * 100) / 100 }),
    },
    geometry: measure.shape,
  }));
  return JSON.stringify({ type: 'FeatureCollection', crs_note: 'CGCS2000 (EPSG:4490), longitude, latitude', features }, null, 1);
}
