/** Tells whether the map is still fetching or drawing, and never goes on saying so when it is not. */
import type { Map as MapLibreMap } from 'maplibre-gl';

/** How often a map that is said to be busy is looked at again. */
const look_again_ms = 500;

/**
 * MapLibre says that it is at rest only at the end of a frame. A request that is cancelled, a frame that a fault ends
 * early or a lost graphics context is followed by no frame: so a busy map is asked for one now and then.
 */
export function watchBusy(map: MapLibreMap, onBusy: (busy: boolean) => void): () => void {
  let looking = 0;
  const rest = (): void => {
    window.clearInterval(looking);
    looking = 0;
  };
  map.on('dataloading', () => {
    onBusy(true);
    looking ||= window.setInterval(() => map.triggerRepaint(), look_again_ms);
  });
  map.on('idle', () => {
    rest();
    onBusy(false);
  });
  return rest;
}
