/**
 * The pen on the map: follows what a panel asked to draw (client/view/drawing) and writes the shape back as it grows.
 * The drawing library is fetched on the first drawing only.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { drawingStore, drawn, stopDrawing, type Drawing } from '../../view/pen/drawing.ts';
import { askPen, onPenWish } from '../../view/pen/pen.ts';
import { redoStep, undoStep } from '../../view/site/site.ts';
import { attachCrosshair } from './crosshair.ts';
import type { TerraPen } from './terra-pen.ts';

/** Lets panels draw on this map; returns how to take the pen away. */
export function attachDrawing(map: MapLibreMap): () => void {
  let pen: TerraPen | null = null;
  let fetching = false;
  let detached = false;
  let stopWishes: (() => void) | null = null;

  const follow = async (drawing: Drawing): Promise<void> => {
    if (drawing.owner === null) return pen?.rest();
    if (pen) return pen.take(drawing);
    if (fetching) return;
    fetching = true;
    const { TerraPen: Pen } = await import('./terra-pen.ts').finally(() => (fetching = false));
    if (detached) return;
    pen = new Pen(map, drawn);
    const now = drawingStore.get();
    if (now.owner !== null) pen.take(now);
    stopWishes = onPenWish((wish) => pen?.wish(wish));
  };

  const start = (drawing: Drawing): void => {
    follow(drawing).catch((fault: unknown) => {
      console.error('the drawing tool could not be loaded', fault);
      if (drawing.owner) stopDrawing(drawing.owner);
    });
  };
  const stopFollowing = drawingStore.subscribe((drawing, former) => {
    if (drawing.turn !== former.turn || drawing.owner !== former.owner) start(drawing);
  });
  if (drawingStore.get().owner !== null) start(drawingStore.get());
  // In the capture phase: a panel that closes on Esc must see that the key was used.
  window.addEventListener('keydown', steerByKeys, true);
  const removeCrosshair = attachCrosshair(map);
  return () => {
    detached = true;
    stopFollowing();
    stopWishes?.();
    removeCrosshair();
    window.removeEventListener('keydown', steerByKeys, true);
    pen?.lay();
  };
}

/**
 * Backspace or Ctrl+Z takes the last corner back, Ctrl+Y or Ctrl+Shift+Z sets it again, Enter finishes, Esc begins anew and, when
 * nothing is drawn, puts the pen down. A finished site is taken back step by step.
 */
function steerByKeys(event: KeyboardEvent): void {
  const drawing = drawingStore.get();
  if (drawing.owner === null || event.defaultPrevented || isTyping(event.target) || isCovered()) return;
  const held = event.ctrlKey || event.metaKey;
  const letter = event.key.toLowerCase();
  const redo = held && (letter === 'y' || (letter === 'z' && event.shiftKey));
  const undo = !redo && (event.key === 'Backspace' || (letter === 'z' && held));
  if (redo && !drawing.finished) askPen({ ask: 'redo' });
  else if (undo && !drawing.finished) askPen({ ask: 'undo' });
  else if (redo && drawing.owner === 'site') redoStep();
  else if (undo && held && drawing.owner === 'site') undoStep();
  else if (event.key === 'Enter' && !drawing.finished && !isButton(event.target)) askPen({ ask: 'finish' });
  else if (event.key === 'Escape' && drawing.shape !== null && !drawing.finished) askPen({ ask: 'clear' });
  else if (event.key === 'Escape') stopDrawing(drawing.owner);
  else return;
  event.preventDefault();
}

/** A sheet of paper lies over the page, and the keys are its own. */
const isCovered = (): boolean => document.getElementById('root')?.inert === true;
const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
const isButton = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('button, a, [role="button"]') !== null;
