/** What the map can show: layers by theme with legend and currency, and the order in which the shown ones lie on each other. */
import { useState } from 'react';
import { SegmentedControl, TextInput } from '@mantine/core';
import { useCatalogue } from '../../api/queries.ts';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { useText, useWords } from '../../i18n/words.ts';
import { IconSearch } from '../../ui/icons.ts';
import { Panel } from '../../ui/Panel.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { change, useView } from '../../view/looking.ts';
import { resolveShown } from '../../view/shown.ts';
import { useSeen } from '../../view/time/seen.ts';
import { showLayers } from '../../view/view.ts';
import { ClosedLayers } from './ClosedLayers.tsx';
import { LayerRow } from './LayerRow.tsx';
import { matching } from './matching.ts';
import { OrderList } from './OrderList.tsx';
import css from './Layers.module.css';

export function LayersPanel({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const catalogue = useSeen(useCatalogue().data);
  const [tab, setTab] = useState('theme');
  const [filter, setFilter] = useState('');
  const tabs = [
    { value: 'theme', label: words.layers.by_theme },
    { value: 'order', label: words.layers.by_order },
  ];
  const head = (
    <div className={css.head}>
      <SegmentedControl fullWidth size="xs" value={tab} onChange={setTab} data={tabs} aria-label={words.panel_titles.layers} />
      {tab === 'theme' && (
        <TextInput size="xs" aria-label={words.layers.filter} placeholder={words.layers.filter} leftSection={<IconSearch size={14} />} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
      )}
    </div>
  );
  return (
    <Panel title={words.panel_titles.layers} onClose={onClose} head={head} foot={catalogue && <Foot catalogue={catalogue} />}>
      {!catalogue ? <Loading lines={8} /> : tab === 'order' ? <OrderList catalogue={catalogue} /> : <ByTheme catalogue={catalogue} filter={filter} />}
    </Panel>
  );
}

function ByTheme({ catalogue, filter }: { catalogue: CatalogueAnswer; filter: string }) {
  const words = useWords();
  const text = useText();
  const chosen = useView((view) => view.shown);
  const shown = resolveShown(chosen, catalogue.layers);
  const found = matching(catalogue.layers, filter);
  if (found.length === 0) return <EmptyState icon={<IconSearch size={24} stroke={1.5} />} title={words.layers.none_match} />;
  return (
    <>
      {catalogue.groups.map((group) => {
        const layers = found.filter((layer) => layer.group === group.id);
        if (layers.length === 0) return null;
        const on = layers.filter((layer) => shown.some((each) => each.id === layer.id)).length;
        return (
          <section key={group.id} className={css.group}>
            <h3 className={css.groupTitle}>
              {text(group.title)}
              <span className="figures">{words.layers.group_count({ on, all: layers.length })}</span>
            </h3>
            <ul>
              {layers.map((layer) => (
                <LayerRow key={layer.id} layer={layer} catalogue={catalogue} shown={shown} />
              ))}
            </ul>
          </section>
        );
      })}
      <ClosedLayers catalogue={catalogue} />
    </>
  );
}

function Foot({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWords();
  const chosen = useView((view) => view.shown);
  const anything = resolveShown(chosen, catalogue.layers).length > 0;
  return (
    <div className={css.foot}>
      <button type="button" className={css.link} disabled={chosen === null} onClick={() => change(showLayers(null))}>
        {words.layers.reset}
      </button>
      <button type="button" className={css.link} disabled={!anything} onClick={() => change(showLayers([]))}>
        {words.layers.hide_all}
      </button>
    </div>
  );
}
