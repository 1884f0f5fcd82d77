/** The map's place on the page: gives the imperative map what the view says, and the view what the hand does. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CatalogueAnswer } from '../../server/contract/catalogue.ts';
import { useCatalogue } from '../api/queries.ts';
import { useWords } from '../i18n/words.ts';
import { drawingStore } from '../view/pen/drawing.ts';
import { onFlight } from '../view/flight.ts';
import { change, useView, viewStore } from '../view/looking.ts';
import { offerPainting } from '../view/picture.ts';
import { reportStore, tell } from '../view/report.ts';
import { useStore } from '../view/store.ts';
import { useDark } from '../view/screen.ts';
import { playedStore } from '../view/time/played.ts';
import { useSeen, useSeenBeside } from '../view/time/seen.ts';
import { isBeside, splitStore } from '../view/time/split.ts';
import { isSwiping } from '../view/time/time-view.ts';
import { resolveShown } from '../view/shown.ts';
import { moveTo } from '../view/view.ts';
import type { Hovered, MapEvents } from './map-events.ts';
import { CityMap, fonts } from './map.ts';
import { coveredByPanels } from './padding.ts';
import type { Drawn } from './style.ts';
import css from './MapView.module.css';

export function MapView({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWords();
  const [map, setMap] = useState<CityMap | null>(null);
  const [unable, setUnable] = useState(false);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const busy = useStore(reportStore, (report) => report.busy);
  const drawn = useDrawn(useSeen(catalogue));
  const beside = useDrawn(useSeenBeside(catalogue));
  const first = useRef(drawn);

  const stand = useCallback((place: HTMLDivElement) => {
    try {
      const made = new CityMap(place, first.current, viewStore.get().camera, eventsOf(setHovered));
      setMap(made);
      return () => {
        setMap(null);
        made.remove();
      };
    } catch (fault) {
      console.warn('the map cannot be drawn here', fault);
      setUnable(true);
      return undefined;
    }
  }, []);

  useFollowing(map, drawn);
  useSwipe(map, beside);
  // A report is of now, whatever day the map shows.
  useEffect(() => offerPainting(async (wish) => (await import('./paper-map.ts')).paintOnPaper(wish, { ...drawn, catalogue }, fonts)), [drawn, catalogue]);
  useEffect(() => map?.label(words.map.label), [map, words]);

  return (
    <div className={css.place} id="map" tabIndex={-1} aria-busy={busy}>
      <div ref={stand} className={css.canvas} />
      {unable && <p className={css.unable}>{words.map.no_webgl}</p>}
      {hovered && <HoverBox hovered={hovered} catalogue={catalogue} />}
    </div>
  );
}

/** What is drawn, as one value that changes only when something of it does. */
function useDrawn(catalogue: CatalogueAnswer): Drawn {
  const words = useWords();
  const shown = useView((view) => view.shown);
  const played = useStore(playedStore, (now) => now?.layer);
  const basemap = useView((view) => view.basemap);
  const dark = useDark();
  const synthetic_mark = words.map.synthetic_mark;
  return useMemo(
    () => ({ catalogue, shown: resolveShown(shown, catalogue.layers).filter(({ id }) => id !== played), basemap, dark, origin: window.location.origin, synthetic_mark }),
    [catalogue, shown, played, basemap, dark, synthetic_mark],
  );
}

/** Another day on the right of the handle. */
function useSwipe(map: CityMap | null, drawn: Drawn): void {
  const swiping = useView(isSwiping);
  const share = useStore(splitStore, (now) => now);
  useEffect(() => map?.beside(swiping ? { drawn, share } : null), [map, swiping, drawn, share]);
}

function useFollowing(map: CityMap | null, drawn: Drawn): void {
  const selected = useView((view) => view.selected);
  const camera = useView((view) => view.camera);
  const { dataUpdatedAt: answered_at, refetch } = useCatalogue();
  useEffect(() => map?.draw(drawn), [map, drawn]);
  useEffect(() => map?.select(selected), [map, selected]);
  const before = useRef(camera);
  useEffect(() => {
    // The map begins where the view is; only what changes later is news to it.
    if (before.current !== camera) map?.setView(camera);
    before.current = camera;
  }, [map, camera]);
  useEffect(() => (map ? onFlight((destination) => map.fly(destination)) : undefined), [map]);
  useEffect(() => {
    // Whatever failed is asked for again as soon as the server has answered the catalogue anew.
    const { failed } = reportStore.get();
    if (!map || answered_at === 0 || failed.length === 0) return;
    tell({ failed: [] });
    map.retry();
  }, [map, answered_at]);
  const failing = useStore(reportStore, (report) => report.failed.length > 0);
  useEffect(() => {
    // Tiles that fail are the first to tell that the server is away; the catalogue says so and when it is back.
    const soon = failing ? setTimeout(() => void refetch(), 3_000) : undefined;
    return () => clearTimeout(soon);
  }, [failing, refetch]);
}

function eventsOf(setHovered: (hovered: Hovered | null) => void): MapEvents {
  return {
    // A view that says "the whole city" goes on saying so until the hand moves the map.
    onReady: (camera, metres_per_pixel, free) => tell({ centre: camera, zoom: camera.zoom, metres_per_pixel, free }),
    onMove: (camera, metres_per_pixel, free) => {
      tell({ centre: camera, zoom: camera.zoom, metres_per_pixel, free });
      change(moveTo(camera));
    },
    onPointer: (pointer) => tell({ pointer }),
    // What lies under the other day is not what is seen there.
    onHover: (hovered) => setHovered(hovered && isBeside(viewStore.get(), hovered.x, window.innerWidth) ? null : hovered),
    onClick: (clicked) => tell({ clicked }),
    onBusy: (busy) => reportStore.get().busy !== busy && tell({ busy }),
    onTileFault: (layer) => {
      const { failed } = reportStore.get();
      const name = layer ?? 'basemap';
      if (!failed.includes(name)) tell({ failed: [...failed, name] });
    },
    padding: coveredByPanels,
    covered: () => coveredByPanels(0),
    isDrawing: () => drawingStore.get().owner !== null,
  };
}

function HoverBox({ hovered, catalogue }: { hovered: Hovered; catalogue: CatalogueAnswer }) {
  const words = useWords();
  const language = useView((view) => view.language);
  const layer = catalogue.layers.find((each) => each.id === hovered.feature?.layer);
  const title = layer?.title[language] ?? '';
  const kind = layer?.classes?.values.find((each) => each.value === hovered.feature?.class)?.title[language];
  // What has no name is called what it is.
  const name = hovered.feature?.label || kind || title;
  const flip = hovered.x > window.innerWidth - 260;
  return (
    <div className={css.hover} data-flip={flip || undefined} style={{ transform: `translate(${hovered.x}px, ${hovered.y}px)` }} aria-hidden>
      <div className={css.hoverBox}>
        {hovered.feature ? (
          <>
            <strong>{name}</strong>
            <span>{[...(name === title ? [] : [title]), ...(hovered.feature.synthetic ? [words.synthetic] : [])].join(' · ')}</span>
          </>
        ) : (
          <strong>{hovered.hint}</strong>
        )}
      </div>
    </div>
  );
}
