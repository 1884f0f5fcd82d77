/** How strongly a shown layer is drawn. */
import { Slider } from '@mantine/core';
import { useWords } from '../../i18n/words.ts';
import { change } from '../../view/looking.ts';
import { fadeLayer } from '../../view/shown.ts';
import { showLayers, type ShownLayer } from '../../view/view.ts';
import css from './Layers.module.css';

export function OpacitySlider({ shown, id, title }: { shown: readonly ShownLayer[]; id: string; title: string }) {
  const words = useWords();
  const layer = shown.find((each) => each.id === id);
  if (!layer) return null;
  const percent = Math.round(layer.opacity * 100);
  return (
    <div className={css.opacity}>
      <span aria-hidden>{words.layers.opacity}</span>
      <Slider
        size="sm"
        min={0}
        max={100}
        step={5}
        value={percent}
        label={null}
        thumbLabel={`${title} ${words.layers.opacity}`}
        onChange={(value) => change(showLayers(fadeLayer(shown, id, value / 100)))}
        className={css.slider}
      />
      <span className="figures">{percent}%</span>
    </div>
  );
}
