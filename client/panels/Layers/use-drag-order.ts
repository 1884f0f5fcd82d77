/** Lets the rows of a list (each with `data-row` and `draggable`) be dragged to another place. */
import { useEffect, useRef, useState, type RefObject } from 'react';

export function useDragOrder(list: RefObject<HTMLElement | null>, order: readonly string[], move: (row: string, by: number) => void): string | null {
  const [held, setHeld] = useState<string | null>(null);
  const now = useRef({ order, move });
  useEffect(() => {
    now.current = { order, move };
  });
  useEffect(() => {
    const box = list.current;
    if (!box) return undefined;
    let holding: string | null = null;
    const take = (event: DragEvent) => {
      holding = rowOf(event);
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
      setHeld(holding);
    };
    const over = (event: DragEvent) => {
      const target = rowOf(event);
      if (holding === null || target === null) return;
      event.preventDefault();
      const by = now.current.order.indexOf(target) - now.current.order.indexOf(holding);
      if (by !== 0) now.current.move(holding, by);
    };
    const drop = () => {
      holding = null;
      setHeld(null);
    };
    box.addEventListener('dragstart', take);
    box.addEventListener('dragover', over);
    box.addEventListener('dragend', drop);
    return () => {
      box.removeEventListener('dragstart', take);
      box.removeEventListener('dragover', over);
      box.removeEventListener('dragend', drop);
    };
  }, [list]);
  return held;
}

const rowOf = (event: DragEvent): string | null => (event.target instanceof Element ? (event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null) : null);
