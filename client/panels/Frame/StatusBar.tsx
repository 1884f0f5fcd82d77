/** Below the map: whether it shows demonstration data, where the pointer is, the scale, where the data come from. */
import { useState } from 'react';
import { Popover } from '@mantine/core';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { formatPosition } from '../../i18n/format.ts';
import { useLanguage, useText, useWords } from '../../i18n/words.ts';
import { formatLength } from '../../i18n/format.ts';
import { IconCircleDashed, IconInfoCircle } from '../../ui/icons.ts';
import { useView } from '../../view/looking.ts';
import { reportStore } from '../../view/report.ts';
import { useStore } from '../../view/store.ts';
import { resolveShown } from '../../view/shown.ts';
import { formatGrid, toGaussKruger } from './gauss-kruger.ts';
import { scaleBar } from './scale-bar.ts';
import css from './StatusBar.module.css';

export function StatusBar({ catalogue }: { catalogue: CatalogueAnswer }) {
  return (
    <div className={css.status}>
      <SyntheticNotice catalogue={catalogue} />
      <div className={css.readings}>
        <Pointer catalogue={catalogue} />
        <ScaleBar />
        <Sources catalogue={catalogue} />
      </div>
    </div>
  );
}

function useShownStates(catalogue: CatalogueAnswer) {
  const shown = useView((view) => view.shown);
  const ids = new Set(resolveShown(shown, catalogue.layers).map((layer) => layer.id));
  return catalogue.states.filter((state) => ids.has(state.layer));
}

function SyntheticNotice({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWords();
  const made_up = useShownStates(catalogue).some((state) => state.synthetic_count > 0);
  if (!made_up) return null;
  return (
    <p className={css.synthetic} title={words.synthetic_long}>
      <IconCircleDashed size={14} aria-hidden /> {words.synthetic_map}
    </p>
  );
}

function Pointer({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWords();
  const [projected, setProjected] = useState(false);
  const pointer = useStore(reportStore, (report) => report.pointer ?? report.centre);
  const meridian = centralMeridian(catalogue.city.grid_srid);
  const grid = projected && meridian !== null ? toGaussKruger(pointer.longitude, pointer.latitude, meridian) : null;
  return (
    <button type="button" className={css.pointer} title={projected ? words.map.degrees : words.map.projected} onClick={() => setProjected(!projected)}>
      <abbr>CGCS2000</abbr> {grid ? formatGrid(grid, meridian ?? 0) : formatPosition(pointer.longitude, pointer.latitude, 4)}
    </button>
  );
}

/** CGCS2000 3-degree Gauss–Krüger without zone prefix is EPSG 4534 (75°E) … 4554 (135°E). */
export const centralMeridian = (srid: number): number | null => (srid >= 4534 && srid <= 4554 ? 75 + (srid - 4534) * 3 : null);

function ScaleBar() {
  const words = useWords();
  const language = useLanguage();
  const metres_per_pixel = useStore(reportStore, (report) => report.metres_per_pixel);
  const { length_m, width_px } = scaleBar(metres_per_pixel, 96);
  return (
    <div className={css.scale}>
      <span className="visually-hidden">{words.map.scale}</span>
      <span>{formatLength(length_m, language)}</span>
      <i style={{ width: width_px }} />
    </div>
  );
}

function Sources({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWords();
  const text = useText();
  const states = useShownStates(catalogue);
  const basemap = useView((view) => view.basemap);
  const ground = catalogue.basemaps.find((each) => each.id === basemap);
  const sources = new Map<string, { title: string; licence: string; attribution: string; layers: string[] }>();
  for (const state of states) {
    const layer = catalogue.layers.find((each) => each.id === state.layer);
    for (const source of state.sources) {
      const entry = sources.get(source.title) ?? { ...source, layers: [] };
      entry.layers.push(layer ? text(layer.title) : state.layer);
      sources.set(source.title, entry);
    }
  }
  return (
    <Popover position="top-end" width={340} shadow="md" withArrow>
      <Popover.Target>
        <button type="button" className={css.sources}>
          <IconInfoCircle size={14} aria-hidden /> {words.map.attribution}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css.sourceList}>
        <h2>{words.map.sources}</h2>
        {ground && <p>{ground.attribution}</p>}
        {[...sources.entries()].map(([title, source]) => (
          <section key={title}>
            <h3>{title}</h3>
            <p>
              {source.attribution} · {source.licence}
            </p>
            <p className={css.sourceLayers}>{source.layers.join(' · ')}</p>
          </section>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
