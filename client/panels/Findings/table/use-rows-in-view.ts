/** Of a long table only the rows near what is scrolled to are drawn; which row has the keyboard. */
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Rows drawn above and below what is seen. */
const margin_rows = 10;

export interface RowsInView {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly from: number;
  readonly to: number;
  /** Columns lie beyond the right edge. */
  readonly further: boolean;
  readonly onScroll: () => void;
  readonly onFurther: () => void;
  /** Scrolls as little as is needed. */
  readonly reveal: (index: number) => void;
}

export function useRowsInView(count: number, row_px: number, head_px: number): RowsInView {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 400, further: false });
  const read = useCallback(() => {
    const { scrollTop: top = 0, clientHeight: height = 400, scrollLeft = 0, clientWidth = 0, scrollWidth = 0 } = box.current ?? {};
    const further = scrollLeft + clientWidth < scrollWidth - 4;
    setSeen((former) => (former.top === top && former.height === height && former.further === further ? former : { top, height, further }));
  }, []);
  const onFurther = useCallback(() => box.current?.scrollBy({ left: 0.6 * box.current.clientWidth }), []);
  useLayoutEffect(() => {
    const place = box.current;
    if (!place) return undefined;
    const watch = new ResizeObserver(read);
    watch.observe(place);
    return () => watch.disconnect();
  }, [read]);
  const reveal = useCallback(
    (index: number) => {
      const place = box.current;
      if (!place) return;
      const top = index * row_px;
      const room = place.clientHeight - head_px;
      if (top < place.scrollTop) place.scrollTop = top;
      else if (top + row_px > place.scrollTop + room) place.scrollTop = top + row_px - room;
      read();
    },
    [row_px, head_px, read],
  );
  const from = Math.max(0, Math.min(count, Math.floor(seen.top / row_px) - margin_rows));
  const to = Math.min(count, Math.ceil((seen.top + seen.height) / row_px) + margin_rows);
  return { box, from, to, further: seen.further, onScroll: read, onFurther, reveal };
}
