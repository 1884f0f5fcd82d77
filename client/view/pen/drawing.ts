/**
 * Drawing by hand, between a panel that asks for a shape and the map that holds the pen. The panel calls `startDrawing`
 * and reads `useDrawing()`; the map writes the shape as it grows. One drawing at a time.
 */
import { createStore, useStore } from '../store.ts';
import type { OverlayGeometry, OverlayOwner } from '../overlay.ts';

export type Pen = 'point' | 'line' | 'polygon';

export interface Drawing {
  /** Who asked; null: nobody draws. */
  readonly owner: OverlayOwner | null;
  readonly pen: Pen;
  /** A shape to begin from (finished, its corners can be dragged). */
  readonly start: OverlayGeometry | null;
  /** The shape as it is now, the corner under the pointer included; null before the first click. */
  readonly shape: OverlayGeometry | null;
  /** True after a double click, Enter or a click on the first corner; corners can still be dragged. */
  readonly finished: boolean;
  /** The whole shape can be dragged too, and its corners cling to those of drawn layers. */
  readonly movable: boolean;
  /** Counts the starts, so that the same pen can begin anew. */
  readonly turn: number;
}

export const drawingStore = createStore<Drawing>({ owner: null, pen: 'polygon', start: null, shape: null, finished: false, movable: false, turn: 0 });

export function startDrawing(owner: OverlayOwner, pen: Pen, start: OverlayGeometry | null = null, { movable = false }: { readonly movable?: boolean } = {}): void {
  drawingStore.change((drawing) => ({ owner, pen, start, shape: start, finished: start !== null, movable, turn: drawing.turn + 1 }));
}

/** Ends the drawing and takes the shape from the map; only its owner can. */
export function stopDrawing(owner: OverlayOwner): void {
  drawingStore.change((drawing) => (drawing.owner === owner ? { ...drawing, owner: null, start: null, shape: null, finished: false } : drawing));
}

/** The map says what the hand has drawn. */
export function drawn(shape: OverlayGeometry | null, finished: boolean): void {
  drawingStore.change((drawing) => (drawing.owner === null ? drawing : { ...drawing, shape, finished }));
}

export const useDrawing = <S = Drawing>(select: (drawing: Drawing) => S = (drawing) => drawing as S): S => useStore(drawingStore, select);
