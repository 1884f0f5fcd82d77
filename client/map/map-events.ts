/** What the map tells the page: where it looks, what the pointer is over, what was clicked. */
import type { PaddingOptions } from 'maplibre-gl';
import type { ClickedAt } from '../view/report.ts';
import type { Camera } from '../view/view.ts';

export interface Under {
  readonly layer: string;
  readonly id: string;
  /** Empty: it has no name. */
  readonly label: string;
  readonly class: string | null;
  readonly synthetic: boolean;
}

/** What the pointer is over: a feature of a layer, or words of a panel's scene. */
export interface Hovered {
  readonly x: number;
  readonly y: number;
  readonly feature: Under | null;
  readonly hint: string | null;
}

export type FreeBox = readonly [number, number, number, number];

export interface MapEvents {
  /** Drawn for the first time, where it was told to be; `free` is the ground that no panel covers: west, south, east, north. */
  onReady(camera: Camera, metres_per_pixel: number, free: FreeBox): void;
  /** Moved by hand or by flight. */
  onMove(camera: Camera, metres_per_pixel: number, free: FreeBox): void;
  onPointer(position: { longitude: number; latitude: number } | null): void;
  onHover(hovered: Hovered | null): void;
  onClick(clicked: ClickedAt): void;
  onBusy(busy: boolean): void;
  /** The layer whose tiles cannot be had; null: of the basemap. */
  onTileFault(layer: string | null): void;
  /** Pixels that panels cover. */
  padding(): PaddingOptions;
  /** The same without any breath. */
  covered(): PaddingOptions;
  /** True while clicks belong to the pen. */
  isDrawing(): boolean;
}
