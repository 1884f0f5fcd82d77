/** Time on the map, above it: the map as known on a day, two days side by side, or a layer played over its years. */
import { useEffect } from 'react';
import { CloseButton, SegmentedControl } from '@mantine/core';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { useWordsOf } from '../../i18n/words.ts';
import { flyTo } from '../../view/flight.ts';
import { change, useView, viewStore } from '../../view/looking.ts';
import { timeFaces, type TimeFace } from '../../view/time/time-view.ts';
import { changeTime } from '../../view/view.ts';
import { DayFace } from './DayFace.tsx';
import { SwipeHandle } from './SwipeHandle.tsx';
import { YearsFace } from './YearsFace.tsx';
import css from './Time.module.css';
import { timeWords } from './words.ts';

export function TimeBar({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWordsOf(timeWords);
  const face = useView((view) => view.time.face);
  const swipe = useView((view) => view.time.swipe);
  useEffect(() => {
    // Who looks at the whole city goes on seeing all of it, below the bar.
    if (face !== null && viewStore.get().camera === null) flyTo('city');
  }, [face]);
  if (face === null) return null;
  return (
    <>
      {face === 'day' && swipe && <SwipeHandle />}
      <section className={css.bar} aria-label={words.title} data-panel-sheet="top" data-time-bar>
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
