/**
 * Everything that panels draw above the map's layers, by deck.gl on a canvas of its own. deck.gl is fetched when the
 * first scene comes; a map without scenes never loads it.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Layer } from '@deck.gl/core';
import type { MapLibreOverlay } from '@deck.gl/maplibre';
import { overlayStore, type Overlay, type OverlayOwner } from '../../view/overlay.ts';
import { playedStore, type Played } from '../../view/time/played.ts';
import type { Ground } from './scene-layers.ts';

/** From below to above. */
const order: readonly OverlayOwner[] = ['treatment', 'targets', 'conflicts', 'site', 'measure', 'search'];

/** Pixels around the pointer in which a thin line or a sliver is still hit. */
const reach_px = 5;

export interface OverlayHandle {
  /** Tells the scene's owner of a click at these pixels; true when something of a scene was hit, and the click goes no further. */
  pick(x: number, y: number): boolean;
  /** The words for the small box under the pointer, or null. */
  hintAt(x: number, y: number): string | null;
  /** Light and dark changed: scenes are set off against the new ground. */
  redraw(): void;
  detach(): void;
}

/** What is played carries this name in place of a panel's. */
const played = 'played';

type Drawer = typeof import('./scene-layers.ts');
type Player = typeof import('./played-layers.ts');

export function attachOverlay(map: MapLibreMap): OverlayHandle {
  let deck: MapLibreOverlay | null = null;
  let drawer: Drawer | null = null;
  let player: Player | null = null;
  let scenes: Layer[] = [];
  let fetching = false;
  let detached = false;

  const draw = (overlay: Overlay): void => {
    if (!drawer) return;
    const { layersOf } = drawer;
    const ground = groundNow();
    scenes = order.flatMap((owner) => (overlay[owner] ? layersOf(owner, overlay[owner], ground) : []));
    play(playedStore.get());
  };
  /** Another year: the scenes stay the same layers, and of what is played only the years change. */
  const play = (now: Played | null): void => {
    const below = now && player ? player.playedLayers(now, groundNow()) : [];
    deck?.setProps({ layers: [...below, ...scenes] });
  };
  const followPlayed = (now: Played | null): void => {
    if (now === null || player) return play(now);
    import('./played-layers.ts').then(
      (loaded) => {
        player = loaded;
        if (deck) play(playedStore.get());
        else follow(overlayStore.get());
      },
      (fault: unknown) => console.error('the drawing of years could not be loaded', fault),
    );
  };
  const fetchDeck = async (): Promise<void> => {
    fetching = true;
    const [{ MapLibreOverlay: DeckOverlay }, layers] = await Promise.all([import('@deck.gl/maplibre'), import('./scene-layers.ts')]).finally(() => (fetching = false));
    if (detached) return;
    drawer = layers;
    // Overlaid on its own canvas: it never touches the map's WebGL state (stack.md section 2).
    deck = new DeckOverlay({ interleaved: false, layers: [] });
    map.addControl(deck);
    draw(overlayStore.get());
  };
  const follow = (overlay: Overlay): void => {
    if (deck) draw(overlay);
    else if (!fetching && (Object.keys(overlay).length > 0 || playedStore.get() !== null)) fetchDeck().catch((fault: unknown) => console.error('the drawing of results could not be loaded', fault));
  };
  const hit = (x: number, y: number): Hit | null => hitOf(deck?.pickObject({ x, y, radius: reach_px }));

  const stop = overlayStore.subscribe(follow);
  follow(overlayStore.get());
  const stopPlaying = playedStore.subscribe(followPlayed);
  followPlayed(playedStore.get());
  return {
    pick(x, y) {
      const found = hit(x, y);
      const pick = found && (found.owner === played ? playedStore.get() : overlayStore.get()[found.owner])?.onPick;
      pick?.(found?.key ?? '');
      return Boolean(pick);
    },
    hintAt: (x, y) => hit(x, y)?.hint ?? null,
    redraw: () => draw(overlayStore.get()),
    detach() {
      detached = true;
      stop();
      stopPlaying();
      if (deck) map.removeControl(deck);
      deck = null;
    },
  };
}

interface Hit {
  readonly owner: OverlayOwner | typeof played;
  readonly key: string;
  readonly hint: string | null;
}

function hitOf(picked: { layer: { id: string } | null; object?: unknown } | null | undefined): Hit | null {
  const owner = [...order, played as typeof played].find((name) => picked?.layer?.id.startsWith(`${name}-`));
  const object: unknown = picked?.object;
  if (!owner || typeof object !== 'object' || object === null || !('key' in object) || typeof object.key !== 'string') return null;
  return { owner, key: object.key, hint: 'hint' in object && typeof object.hint === 'string' ? object.hint : null };
}

function groundNow(): Ground {
  const dark = document.documentElement.dataset['mantineColorScheme'] === 'dark';
  return dark ? { dark, paper: [24, 28, 33, 255], text: [240, 243, 246, 255] } : { dark, paper: [255, 255, 255, 255], text: [28, 32, 36, 255] };
}
