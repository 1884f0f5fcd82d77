/** What a panel asks of the pen while a shape is being drawn: a typed corner, the last corner back or again, an end, a new beginning. */

export type PenWish =
  | { readonly ask: 'corner'; readonly position: readonly number[] }
  | { readonly ask: 'undo' }
  | { readonly ask: 'redo' }
  | { readonly ask: 'finish' }
  | { readonly ask: 'clear' };

const pens = new Set<(wish: PenWish) => void>();
let waiting: PenWish[] = [];

/** A wish that comes before the pen is there (it is fetched on the first drawing) is kept for it. */
export function askPen(wish: PenWish): void {
  if (pens.size === 0) waiting = [...waiting, wish].slice(-200);
  for (const pen of pens) pen(wish);
}

export function onPenWish(pen: (wish: PenWish) => void): () => void {
  pens.add(pen);
  const kept = waiting;
  waiting = [];
  for (const wish of kept) pen(wish);
  return () => pens.delete(pen);
}
