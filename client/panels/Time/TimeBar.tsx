/** Time on the map, above it: the map as known on a day, two days side by side, or a layer played over its years. */
import { useEffect, useRef, type RefObject } from 'react';
import { CloseButton, SegmentedControl } from '@mantine/core';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { useWordsOf } from '../../i18n/words.ts';
import { flyTo } from '../../view/flight.ts';
import { change, useView, viewStore } from '../../view/looking.ts';
import { timeFaces, type TimeFace } from '../../view/time/time-view.ts';
import { changeTime, type Camera } from '../../view/view.ts';
import { DayFace } from './DayFace.tsx';
import { SwipeHandle } from './SwipeHandle.tsx';
import { YearsFace } from './YearsFace.tsx';
import css from './Time.module.css';
import { timeWords } from './words.ts';

export function TimeBar({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWordsOf(timeWords);
  const face = useView((view) => view.time.face);
  const swipe = useView((view) => view.time.swipe);
  const bar = useRef<HTMLElement>(null);
  useWholeCityBelow(bar);
  if (face === null) return null;
  return (
    <>
      {face === 'day' && swipe && <SwipeHandle />}
      <section ref={bar} className={css.bar} aria-label={words.title} data-panel-sheet="top" data-time-bar>
        <div className={css.head}>
          <SegmentedControl
            size="xs"
            value={face}
            onChange={(value) => change(changeTime({ face: timeFaces.find((each) => each === value) ?? face }))}
            data={timeFaces.map((value: TimeFace) => ({ value, label: words.faces[value] }))}
            aria-label={words.title}
          />
          <CloseButton aria-label={words.close} title={words.close} onClick={() => change(changeTime({ face: null, day: null, swipe: false, beside: null }))} className={css.close} />
        </div>
        {face === 'day' ? <DayFace catalogue={catalogue} /> : <YearsFace catalogue={catalogue} />}
      </section>
    </>
  );
}

/** Who looks at the whole city goes on seeing all of it, below the bar however tall it becomes. */
function useWholeCityBelow(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!bar.current) return undefined;
    let height = 0;
    let flying = false;
    // Where the last flight ended: until a hand moves the map it is still the whole city.
    let landed: Camera | null | undefined = viewStore.get().camera === null ? null : undefined;
    const watch = new ResizeObserver(([entry]) => {
      const now = Math.round(entry?.contentRect.height ?? 0);
      flying = now !== height && viewStore.get().camera === landed;
      height = now;
      if (flying) flyTo('city');
    });
    const stop = viewStore.subscribe(({ camera }, former) => {
      if (camera === former.camera || !flying) return;
      landed = camera;
      flying = false;
    });
    watch.observe(bar.current);
    return () => {
      watch.disconnect();
      stop();
    };
  }, [bar]);
}
