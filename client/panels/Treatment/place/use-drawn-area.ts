/** An area that somebody draws to have its account: the pen holds it, and while its corners are dragged nothing is asked. */
import { useEffect, useState } from 'react';
import type { Polygon } from 'geojson';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import { useDrawnAccount } from '../../../api/indicators.ts';
import { selfCrossing } from '../../../geo/shapes.ts';
import { change, viewStore } from '../../../view/looking.ts';
import type { OverlayGeometry } from '../../../view/overlay.ts';
import { startDrawing, stopDrawing, useDrawing } from '../../../view/pen/drawing.ts';
import { changeTreatment } from '../../../view/view.ts';
import { cornersOf } from '../../Pen/shape-corners.ts';

/** Long enough that a corner being dragged asks once. */
const rest_ms = 350;

export interface DrawnArea {
  readonly shape: OverlayGeometry | null;
  readonly finished: boolean;
  readonly crossing: boolean;
  readonly account: AreaAccount | undefined;
  readonly pending: boolean;
  readonly fault: Error | null;
  readonly again: () => void;
}

export function drawArea(): void {
  change(changeTreatment({ zone: null, year: null, face: 'account' }));
  startDrawing('treatment', 'polygon');
}

export const removeArea = (): void => stopDrawing('treatment');

/** Null: nobody draws here. */
export function useDrawnArea(indicator: string, as_of: string | null): DrawnArea | null {
  const own = useDrawing((drawing) => drawing.owner === 'treatment');
  const shape = useDrawing((drawing) => (drawing.owner === 'treatment' ? drawing.shape : null));
  const finished = useDrawing((drawing) => drawing.owner === 'treatment' && drawing.finished);
  const crossing = finished && shape?.type === 'Polygon' && selfCrossing(shape as unknown as Polygon) !== null;
  const whole = finished && shape !== null && !crossing && cornersOf(shape, true).length >= 3 ? shape : null;
  const settled = useSettled(whole);
  const answer = useDrawnAccount(indicator, settled, as_of);
  useEffect(() => {
    // A zone that is chosen, or the panel closed, takes the drawn area away.
    const leave = viewStore.subscribe((view, former) => view.treatment.zone !== former.treatment.zone && view.treatment.zone !== null && removeArea());
    return () => {
      leave();
      removeArea();
    };
  }, []);
  if (!own) return null;
  const waits = whole !== null && whole !== settled;
  return { shape, finished, crossing, account: whole === null || settled === null ? undefined : answer.data, pending: waits || answer.isFetching, fault: answer.error, again: () => void answer.refetch() };
}

function useSettled(shape: OverlayGeometry | null): OverlayGeometry | null {
  const [settled, setSettled] = useState(shape);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(shape), rest_ms);
    return () => clearTimeout(timer);
  }, [shape]);
  return settled;
}
