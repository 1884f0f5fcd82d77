/** One layer in the list: switch, look, what holds it back from being seen, and behind the arrow its legend and currency. */
import { useState } from 'react';
import { Switch } from '@mantine/core';
import type { CatalogueAnswer, CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { LayerState } from '../../../server/contract/layers.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage, useText, useWords } from '../../i18n/words.ts';
import { Badge, StatusBadge, SyntheticDot } from '../../ui/badges.tsx';
import { IconChevronDown } from '../../ui/icons.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import { change } from '../../view/looking.ts';
import { reportStore } from '../../view/report.ts';
import { isShown, switchLayer } from '../../view/shown.ts';
import { useStore } from '../../view/store.ts';
import { showLayers, type ShownLayer } from '../../view/view.ts';
import { Currency } from './Currency.tsx';
import { Elsewhere } from './elsewhere/Elsewhere.tsx';
import { Legend } from './Legend.tsx';
import { OpacitySlider } from './OpacitySlider.tsx';
import css from './Layers.module.css';

interface LayerRowProps {
  readonly layer: CatalogueLayer;
  readonly catalogue: CatalogueAnswer;
  readonly shown: readonly ShownLayer[];
}

export function LayerRow({ layer, catalogue, shown }: LayerRowProps) {
  const words = useWords();
  const text = useText();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const state = catalogue.states.find((each) => each.layer === layer.id);
  const on = isShown(shown, layer.id);
  const title = text(layer.title);
  const empty = !state || state.revision === 0;
  return (
    <li className={css.row} data-on={on || undefined}>
      <div className={css.line}>
        <Switch size="xs" checked={on} onChange={(event) => change(showLayers(switchLayer(shown, catalogue.layers, layer.id, event.currentTarget.checked)))} aria-label={words.layers.show({ layer: title })} />
        <button type="button" className={css.name} aria-expanded={open} title={words.layers.details} onClick={() => setOpen(!open)}>
          <LayerMark layer={layer} />
          <span className={css.title}>{title}</span>
          <Holding layer={layer} state={state} on={on} />
          {!empty && <span className={css.count}>{formatNumber(state.feature_count, language)}</span>}
          <IconChevronDown size={16} className={css.chevron} aria-hidden />
        </button>
      </div>
      {open && (
        <div className={css.details}>
          {empty ? <p className={css.empty}>{words.layers.no_data_long}</p> : <Legend layer={layer} state={state} />}
          <OpacitySlider shown={shown} id={layer.id} title={title} />
          <Currency layer={layer} state={state} />
          {!empty && <Elsewhere layer={layer} />}
        </div>
      )}
    </li>
  );
}

/** The first classes' looks side by side stand for the whole layer. */
function LayerMark({ layer }: { layer: CatalogueLayer }) {
  const look = layer.classes?.values[0] ?? layer.appearance;
  return <Swatch look={look} kind={layer.geometry[0]} />;
}

/** Why a layer may not be what it seems: no data, a draft, made up, not at this zoom. */
function Holding({ layer, state, on }: { layer: CatalogueLayer; state: LayerState | undefined; on: boolean }) {
  const words = useWords();
  const zoom = useStore(reportStore, (report) => Math.floor(report.zoom * 10) / 10);
  if (!state || state.revision === 0) return <Badge>{words.layers.no_data}</Badge>;
  if (on && zoom < layer.zoom.min) return <Badge tone="accent">{words.layers.too_far}</Badge>;
  if (on && zoom >= layer.zoom.max + 1) return <Badge tone="accent">{words.layers.too_near}</Badge>;
  if (state.status !== 'published') return <StatusBadge status={state.status} />;
  return state.synthetic_count > 0 ? <SyntheticDot /> : null;
}
