/** The one card for what was clicked: a list to choose from where several features lie, else the feature itself. */
import { useEffect, useMemo, useRef } from 'react';
import { useAt, type Spot } from '../../api/queries.ts';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { useWords } from '../../i18n/words.ts';
import { drawingStore } from '../../view/pen/drawing.ts';
import { change, useView, viewStore } from '../../view/looking.ts';
import { reportStore, tell, type ClickedAt } from '../../view/report.ts';
import { resolveShown } from '../../view/shown.ts';
import { useStore } from '../../view/store.ts';
import { dayAt, splitStore } from '../../view/time/split.ts';
import { dayShown } from '../../view/time/time-view.ts';
import { select } from '../../view/view.ts';
import { Chooser } from './Chooser.tsx';
import { FeatureCard } from './FeatureCard.tsx';
import { othersFirst } from './others-first.ts';
import css from './Feature.module.css';

export function FeaturePanel({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWords();
  const selected = useView((view) => view.selected);
  const day = useDay();
  const spot = useSpot(catalogue, day);
  const at = useAt(spot);
  const found = useMemo(() => othersFirst(at.data?.features ?? [], catalogue.city.territory), [at.data, catalogue.city.territory]);

  const answered = useRef<ClickedAt | null>(null);
  // Each click is answered once, whatever is published afterwards: one feature opens, several are listed, nothing closes what was open.
  useEffect(() => {
    const { clicked } = reportStore.get();
    if (!spot || !at.data || answered.current === clicked) return;
    answered.current = clicked;
    const [only, next] = found;
    const clear = only !== undefined && (next === undefined || next.layer === catalogue.city.territory);
    change(select(clear ? { layer: only.layer, id: only.id } : null));
  }, [spot, at.data, found, catalogue.city.territory]);

  useEscapeKey(selected !== null || spot !== null);
  if (selected) {
    const here = found.some((each) => each.layer === selected.layer && each.id === selected.id) && found.length > 1;
    return <FeatureCard feature={selected} day={day} catalogue={catalogue} here={here ? found.length : 0} onBack={() => change(select(null))} onClose={close} />;
  }
  if (!spot) return null;
  if (at.isSuccess && found.length === 0) {
    return (
      <output className={css.nothing} key={`${spot.longitude},${spot.latitude}`}>
        {words.map.nothing_here}
      </output>
    );
  }
  return <Chooser found={found} busy={at.isPending} fault={at.error} catalogue={catalogue} onClose={close} onRetry={() => void at.refetch()} />;
}

/** Escape closes the card from anywhere but a field, a panel (which closes itself) or a drawing. */
function useEscapeKey(open: boolean): void {
  useEffect(() => {
    if (!open) return undefined;
    const listen = (event: KeyboardEvent) => {
      const busy = event.target instanceof Element && event.target.closest('input, textarea, select, [data-panel-sheet], [role="menu"], [role="dialog"]');
      if (event.key === 'Escape' && !event.defaultPrevented && !busy && drawingStore.get().owner === null) close();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [open]);
}

function close(): void {
  tell({ clicked: null });
  change(select(null));
}

/** The day that is seen where the map was last clicked, on whichever side of the handle; null: now. */
function useDay(): string | null {
  const clicked = useStore(reportStore, (report) => report.clicked);
  // The handle may go past the place.
  useStore(splitStore, (share) => share);
  return useView((view) => (clicked ? dayAt(view, clicked.x, window.innerWidth) : dayShown(view)));
}

/** Where the map was last clicked, with the layers that could be seen then. */
function useSpot(catalogue: CatalogueAnswer, day: string | null): Spot | null {
  const clicked = useStore(reportStore, (report) => report.clicked);
  return useMemo(() => {
    if (!clicked) return null;
    const { zoom } = reportStore.get();
    const shown = resolveShown(viewStore.get().shown, catalogue.layers);
    const layers = shown.flatMap(({ id }) => {
      const layer = catalogue.layers.find((each) => each.id === id);
      const published = catalogue.states.some((state) => state.layer === id && state.revision > 0);
      return layer && published && zoom >= layer.zoom.min && zoom < layer.zoom.max + 1 ? [id] : [];
    });
    return { longitude: clicked.longitude, latitude: clicked.latitude, tolerance_m: clicked.tolerance_m, layers, ...(day === null ? {} : { known_on: day }) };
    // Layers switched on later do not ask anew about an old click.
  }, [clicked, catalogue, day]);
}
