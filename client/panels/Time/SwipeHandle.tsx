/** The line between two days on the map: pulled by hand, or moved by the arrow keys. */
import { useEffect, type KeyboardEvent, type PointerEvent } from 'react';
import { useWordsOf } from '../../i18n/words.ts';
import { IconGripVertical } from '../../ui/icons.ts';
import { useView } from '../../view/looking.ts';
import { useStore } from '../../view/store.ts';
import { moveSplit, splitAfter, splitStore } from '../../view/time/split.ts';
import css from './Time.module.css';
import { timeWords } from './words.ts';

export function SwipeHandle() {
  const words = useWordsOf(timeWords);
  const share = useStore(splitStore, (now) => now);
  const { day, beside } = useView((view) => view.time);
  const left = day ?? words.today;
  const right = beside ?? words.today;
  useEffect(() => splitStore.set(middleOfMap()), []);
  const percent = Math.round(share * 100);
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) moveSplit(event.clientX / window.innerWidth);
  };
  const press = (event: KeyboardEvent): void => {
    const next = splitAfter(share, event.key);
    if (next === null) return;
    event.preventDefault();
    moveSplit(next);
  };
  return (
    <div
      className={css.handle}
      // Never quite out of reach.
      style={{ left: `clamp(14px, ${share * 100}%, calc(100% - 14px))` }}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a line as tall as the map is no range input
      role="slider"
      tabIndex={0}
      aria-label={words.handle}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={words.handle_value({ percent, left, right })}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    >
      <span className={css.chip} data-side="left" aria-hidden>
        {left}
      </span>
      <span className={css.grip}>
        <IconGripVertical size={18} aria-hidden />
      </span>
      <span className={css.chip} data-side="right" aria-hidden>
        {right}
      </span>
    </div>
  );
}

/** Of what the panels beside it leave of the map. */
function middleOfMap(): number {
  const { innerWidth: width } = window;
  const boxes = [...document.querySelectorAll('[data-panel-sheet]:not([data-panel-sheet="top"])')].map((sheet) => sheet.getBoundingClientRect());
  const covered = Math.max(0, ...boxes.filter((box) => box.left < width / 2 && box.right < width * 0.7).map((box) => box.right));
  return (covered + width) / 2 / width;
}
