/**
 * What panels ask the map to draw above the layers: clipped pieces, distance lines, pieces coloured by year, a measured
 * shape. Each panel owns one scene and takes it away when it closes. Not part of the web address.
 */
import type { Verdict } from '../../data/grammar.ts';
import { createStore } from './store.ts';

export type OverlayOwner = 'conflicts' | 'treatment' | 'measure' | 'search' | 'site' | 'targets';

/** GeoJSON in CGCS2000 degrees. */
export interface OverlayGeometry {
  readonly type: string;
  readonly coordinates: readonly unknown[];
}

export interface OverlayArea {
  /** Handed to `onPick`. */
  readonly key: string;
  readonly geometry: OverlayGeometry;
  /** `#rrggbb` */
  readonly colour: string;
  /** 0…1, default 0.45 */
  readonly fill_opacity?: number;
  /** Pixels, default 2; 0 draws none. */
  readonly line_width?: number;
  readonly dashed?: boolean;
  readonly emphasised?: boolean;
  /** Shown in the small box under the pointer. */
  readonly hint?: string;
}

export interface OverlayLine {
  readonly key: string;
  /** Longitude, latitude. */
  readonly path: readonly (readonly number[])[];
  readonly colour: string;
  readonly width?: number;
  readonly dashed?: boolean;
  /** Drawn at the middle: `1.24 km`. */
  readonly label?: string;
}

export interface OverlayPoint {
  readonly key: string;
  readonly position: readonly number[];
  readonly colour: string;
  /** Pixels, default 5 */
  readonly radius?: number;
  readonly label?: string;
  readonly hint?: string;
  /** A picture that is told apart by its shape too, instead of a dot. */
  readonly mark?: OverlayMark;
}

/** How the mark of a finding looks: its verdict's shape; grey when people have set it aside; added to or removed from what is found. */
export interface OverlayMark {
  readonly verdict: Verdict;
  readonly muted?: boolean;
  readonly change?: 'added' | 'removed';
}

export interface OverlayScene {
  readonly areas?: readonly OverlayArea[];
  readonly lines?: readonly OverlayLine[];
  readonly points?: readonly OverlayPoint[];
  /** 0…1: how far the layers below are faded so that the scene reads; default 0. */
  readonly dim?: number;
  /** A click on an area or point of this scene; the click then goes no further. */
  readonly onPick?: (key: string) => void;
}

export type Overlay = Readonly<Partial<Record<OverlayOwner, OverlayScene>>>;

export const overlayStore = createStore<Overlay>({});

/** null takes the owner's scene away. */
export function drawScene(owner: OverlayOwner, scene: OverlayScene | null): void {
  overlayStore.change((overlay) => {
    const { [owner]: former, ...rest } = overlay;
    if (scene === null) return former === undefined ? overlay : rest;
    return { ...rest, [owner]: scene };
  });
}
