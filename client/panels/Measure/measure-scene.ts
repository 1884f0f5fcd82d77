/** The measures that were kept, drawn on the map with their figures. */
import { formatArea } from '../../i18n/format.ts';
import type { OverlayScene } from '../../view/overlay.ts';
import type { Language } from '../../view/view.ts';
import { labelPoint } from '../../geo/shapes.ts';
import { outlineOf } from '../Pen/shape-corners.ts';
import { lengthText, nameOf } from './measure-text.ts';
import type { Measure } from './measures.ts';
import type { MeasureWords } from './words.ts';

interface Telling {
  readonly measures: readonly Measure[];
  readonly pointed: number | null;
  readonly dark: boolean;
  readonly words: MeasureWords;
  readonly language: Language;
}

export function measureScene({ measures, pointed, dark, words, language }: Telling): OverlayScene {
  const colour = dark ? '#ff8ae2' : '#a0187f';
  const lines = measures.filter((measure) => measure.kind === 'line');
  const areas = measures.filter((measure) => measure.kind === 'polygon');
  return {
    areas: areas.map((measure) => ({
      key: String(measure.number),
      geometry: measure.shape,
      colour,
      fill_opacity: 0.12,
      line_width: 2,
      emphasised: measure.number === pointed,
      hint: nameOf(measure, words),
    })),
    lines: lines.map((measure) => ({
      key: String(measure.number),
      path: outlineOf(measure.shape),
      colour,
      width: measure.number === pointed ? 4.5 : 3,
      label: lengthText(measure.figures.length_m, language),
    })),
    points: areas.map((measure) => ({
      key: String(measure.number),
      position: labelPoint({ type: 'Polygon', coordinates: [[...outlineOf(measure.shape), outlineOf(measure.shape)[0] ?? []]] }),
      colour,
      radius: 3,
      label: formatArea(measure.figures.area_m2 ?? 0, language),
    })),
  };
}
