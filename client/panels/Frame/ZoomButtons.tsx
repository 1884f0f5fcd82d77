/** Nearer, farther, the whole city. */
import { ActionIcon } from '@mantine/core';
import { useWords } from '../../i18n/words.ts';
import { IconFocus2, IconMinus, IconPlus } from '../../ui/icons.ts';
import { flyTo } from '../../view/flight.ts';
import css from './Frame.module.css';

export function ZoomButtons() {
  const words = useWords();
  const buttons = [
    { title: words.map.zoom_in, Icon: IconPlus, go: () => flyTo('in') },
    { title: words.map.zoom_out, Icon: IconMinus, go: () => flyTo('out') },
    { title: words.map.whole_city, Icon: IconFocus2, go: () => flyTo('city') },
  ];
  return (
    <div className={css.zoom}>
      {buttons.map(({ title, Icon, go }) => (
        <ActionIcon key={title} variant="subtle" size={34} aria-label={title} title={title} onClick={go} className={css.tool}>
          <Icon size={18} stroke={1.8} />
        </ActionIcon>
      ))}
    </div>
  );
}
