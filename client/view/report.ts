/** What the map tells the page: where the pointer is, the scale, what it could not load, what lies under a click. */
import { createStore } from './store.ts';

export interface ClickedAt {
  readonly longitude: number;
  readonly latitude: number;
  /** How far a finger's or pointer's imprecision reaches on the ground. */
  readonly tolerance_m: number;
  /** In the map's pixels. */
  readonly x: number;
  readonly y: number;
}

export interface MapReport {
  readonly pointer: { readonly longitude: number; readonly latitude: number } | null;
  readonly centre: { readonly longitude: number; readonly latitude: number };
  readonly zoom: number;
  /** west, south, east, north of what no panel covers; null before the map is there. */
  readonly free: readonly [number, number, number, number] | null;
  readonly metres_per_pixel: number;
  readonly busy: boolean;
  /** Layers whose tiles could not be had. */
  readonly failed: readonly string[];
  readonly clicked: ClickedAt | null;
}

export const reportStore = createStore<MapReport>({
  pointer: null,
  centre: { longitude: 106.85, latitude: 39.5 },
  zoom: 9,
  free: null,
  metres_per_pixel: 100,
  busy: true,
  failed: [],
  clicked: null,
});

export const tell = (part: Partial<MapReport>): void => reportStore.change((report) => ({ ...report, ...part }));
