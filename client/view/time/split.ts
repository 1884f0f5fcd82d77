/** Where the handle between two days stands on the map; not part of the web address. */
import { createStore } from '../store.ts';
import { dayBeside, dayShown, isSwiping, type InTime } from './time-view.ts';

/** Share of the map's width on the left of the handle, 0…1. */
export const splitStore = createStore(0.5);

export const moveSplit = (share: number): void => splitStore.set(Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000);

/** What a key does to the handle; null: nothing. */
export function splitAfter(share: number, key: string): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -0.02, ArrowDown: -0.02, ArrowRight: 0.02, ArrowUp: 0.02, PageDown: -0.1, PageUp: 0.1 };
  if (key === 'Home') return 0;
  if (key === 'End') return 1;
  const step = steps[key];
  return step === undefined ? null : Math.min(1, Math.max(0, share + step));
}

/** Whether a place so many pixels from the left lies on the right of the handle. */
export const isBeside = (view: InTime, x: number, width: number): boolean => isSwiping(view) && x > splitStore.get() * width;

/** The day that is seen there; null: now. */
export const dayAt = (view: InTime, x: number, width: number): string | null => (isBeside(view, x, width) ? dayBeside(view) : dayShown(view));
