/** Drawing by keyboard: while the map has the focus and a pen is held, a cross marks its middle, arrow keys move the map under it, Space sets a corner there. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { drawingStore } from '../../view/pen/drawing.ts';
import { askPen } from '../../view/pen/pen.ts';
import css from '../MapView.module.css';

/** Returns how to take it away. */
export function attachCrosshair(map: MapLibreMap): () => void {
  const canvas = map.getCanvas();
  const cross = document.createElement('div');
  cross.className = css['crosshair'] ?? '';
  cross.setAttribute('aria-hidden', 'true');
  cross.hidden = true;
  map.getContainer().append(cross);
  const isDrawing = (): boolean => drawingStore.get().owner !== null && !drawingStore.get().finished;
  const show = (): void => {
    cross.hidden = !(isDrawing() && document.activeElement === canvas && canvas.matches(':focus-visible'));
  };
  const set = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !isDrawing()) return;
    event.preventDefault();
    const { lng, lat } = map.getCenter();
    askPen({ ask: 'corner', position: [lng, lat] });
    // A drawing that came to its end needs no cross.
    setTimeout(show, 50);
  };
  const stop = drawingStore.subscribe(show);
  canvas.addEventListener('focus', show);
  canvas.addEventListener('blur', show);
  canvas.addEventListener('keydown', set);
  return () => {
    stop();
    canvas.removeEventListener('focus', show);
    canvas.removeEventListener('blur', show);
    canvas.removeEventListener('keydown', set);
    cross.remove();
  };
}
