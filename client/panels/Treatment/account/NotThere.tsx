/** The pieces are not there yet, or cannot be had: nothing is said of them. */
import { ErrorState, Loading } from '../../../ui/states.tsx';
import type { PiecesState } from './shown.ts';

export function NotThere({ state: { fault, again } }: { state: PiecesState }) {
  return fault ? <ErrorState fault={fault} onRetry={again} /> : <Loading lines={4} />;
}
