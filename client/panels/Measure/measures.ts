/** Shapes that were measured in this sitting: kept while panels come and go, gone with the page. */
import type { Position } from 'geojson';
import { measureLine, measureRing } from '../../geo/ellipsoid.ts';
import type { OverlayGeometry } from '../../view/overlay.ts';
import { createStore } from '../../view/store.ts';
import { outlineOf } from '../Pen/shape-corners.ts';

export type Kind = 'line' | 'polygon';

export interface Measure {
  readonly number: number;
  readonly kind: Kind;
  readonly shape: OverlayGeometry;
  readonly figures: Figures;
}

/** Ellipsoidal; `area_m2` is null for a line. */
export interface Figures {
  readonly length_m: number;
  readonly legs_m: readonly number[];
  readonly area_m2: number | null;
}

export const measuresStore = createStore<readonly Measure[]>([]);

export function figuresOf(kind: Kind, corners: readonly Position[]): Figures {
  if (kind === 'line') {
    const { length_m, legs_m } = measureLine(corners);
    // While the pen rests on its last corner, the leg to the pointer has no length and is none.
    return { length_m, legs_m: legs_m.filter((leg_m) => leg_m > 0), area_m2: null };
  }
  const { area_m2, perimeter_m } = measureRing(corners);
  return { length_m: perimeter_m, legs_m: [], area_m2 };
}

export function keep(kind: Kind, shape: OverlayGeometry): void {
  measuresStore.change((measures) => {
    const number = Math.max(0, ...measures.map((measure) => measure.number)) + 1;
    return [...measures, { number, kind, shape, figures: figuresOf(kind, outlineOf(shape)) }];
  });
}

export const remove = (number: number): void => measuresStore.change((measures) => measures.filter((measure) => measure.number !== number));
export const removeAll = (): void => measuresStore.set([]);
