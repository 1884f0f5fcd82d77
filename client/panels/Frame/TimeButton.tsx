/** Opens time on the map: as known on a day, two days, a layer over its years; and closes it again, which leads back to now. */
import { ActionIcon } from '@mantine/core';
import { useWords } from '../../i18n/words.ts';
import { IconClock } from '../../ui/icons.ts';
import { change, useView } from '../../view/looking.ts';
import { narrow_px } from '../../view/screen.ts';
import { changeTime, openPanel } from '../../view/view.ts';
import css from './Frame.module.css';

export function TimeButton() {
  const words = useWords();
  const open = useView((view) => view.time.face !== null);
  const toggle = (): void => {
    change(changeTime(open ? { face: null, day: null, swipe: false, beside: null } : { face: 'day' }));
    // On a phone the sheet would leave nothing of the map to be seen.
    if (!open && window.innerWidth < narrow_px) change(openPanel(null));
  };
  return (
    <ActionIcon variant={open ? 'light' : 'subtle'} size={34} aria-label={words.map.time} title={words.map.time} aria-pressed={open} className={css.tool} onClick={toggle}>
      <IconClock size={18} stroke={1.7} />
    </ActionIcon>
  );
}
