/** The shown layers as they lie on each other, top first: dragged, or moved by buttons and by keys. */
import { useRef } from 'react';
import { ActionIcon } from '@mantine/core';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { useText, useWords } from '../../i18n/words.ts';
import { IconArrowDown, IconArrowUp, IconEyeOff, IconGripVertical, IconStack2 } from '../../ui/icons.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { change, useView } from '../../view/looking.ts';
import { moveLayer, resolveShown, switchLayer } from '../../view/shown.ts';
import { showLayers } from '../../view/view.ts';
import { OpacitySlider } from './OpacitySlider.tsx';
import { useDragOrder } from './use-drag-order.ts';
import css from './Layers.module.css';

export function OrderList({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWords();
  const text = useText();
  const chosen = useView((view) => view.shown);
  const shown = resolveShown(chosen, catalogue.layers);
  const list = useRef<HTMLOListElement>(null);
  const move = (id: string, by: number) => change(showLayers(moveLayer(shown, id, by)));
  const held = useDragOrder(list, shown.map((layer) => layer.id), move);
  if (shown.length === 0) return <EmptyState icon={<IconStack2 size={24} stroke={1.5} />} title={words.layers.none_shown} />;
  return (
    <>
      <p className={css.hint}>{words.layers.top_first}</p>
      <ol ref={list} className={css.order}>
        {shown.map(({ id }, index) => {
          const layer = catalogue.layers.find((each) => each.id === id);
          if (!layer) return null;
          const title = text(layer.title);
          return (
            <li key={id} className={css.orderRow} data-row={id} data-held={held === id || undefined} draggable>
              <div className={css.orderLine}>
                <IconGripVertical size={16} className={css.handle} aria-hidden />
                <Swatch look={layer.classes?.values[0] ?? layer.appearance} kind={layer.geometry[0]} />
                <span className={css.title}>{title}</span>
                <ActionIcon variant="subtle" size={28} aria-label={`${title} ${words.layers.up}`} title={words.layers.up} disabled={index === 0} onClick={() => move(id, -1)}>
                  <IconArrowUp size={15} />
                </ActionIcon>
                <ActionIcon variant="subtle" size={28} aria-label={`${title} ${words.layers.down}`} title={words.layers.down} disabled={index === shown.length - 1} onClick={() => move(id, 1)}>
                  <IconArrowDown size={15} />
                </ActionIcon>
                <ActionIcon variant="subtle" size={28} aria-label={`${words.close} ${title}`} title={words.close} onClick={() => change(showLayers(switchLayer(shown, catalogue.layers, id, false)))}>
                  <IconEyeOff size={15} />
                </ActionIcon>
              </div>
              <OpacitySlider shown={shown} id={id} title={title} />
            </li>
          );
        })}
      </ol>
    </>
  );
}
