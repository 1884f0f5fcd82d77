/** What the map plays over the years: the features of one layer, each with its moment, and the moments that are seen now. Not part of the web address. */
import { createStore } from '../store.ts';
import type { OverlayGeometry } from '../overlay.ts';

export interface PlayedFeature {
  /** Handed to `onPick`. */
  readonly key: string;
  readonly geometry: OverlayGeometry;
  /** `#rrggbb` */
  readonly colour: string;
  readonly hint: string;
  /** Months since the year 0; null: it has no date, and is always seen, in grey. */
  readonly at: number | null;
}

export interface Played {
  /** Its own drawing on the map makes room. */
  readonly layer: string;
  /** The same list as long as the same is played: it goes to the graphics card once. */
  readonly features: readonly PlayedFeature[];
  /** First and last month that is seen. */
  readonly range: readonly [number, number];
  readonly onPick: (key: string) => void;
}

export const playedStore = createStore<Played | null>(null);
