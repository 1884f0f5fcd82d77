/** The other day on the right of the handle: a second map that lies on the first, goes wherever it goes, and is cut off at the handle. */
import { Map as MapLibreMap } from 'maplibre-gl';
import { pixel_ratio } from '../pictures.ts';
import { picturesOf, styleOf, type Drawn } from '../style.ts';

export class SideMap {
  readonly #place: HTMLDivElement;
  readonly #main: MapLibreMap;
  readonly #map: MapLibreMap;
  #drawn: Drawn;
  #styled = false;

  /** @param onFault a layer whose tiles could not be had @throws where the browser has no room for a second map */
  constructor(main: MapLibreMap, drawn: Drawn, fonts: string, onFault: (source: string | null) => void) {
    this.#main = main;
    this.#drawn = drawn;
    this.#place = document.createElement('div');
    // Over the first map, under what panels draw above it; every touch goes through to the first.
    this.#place.style.cssText = 'position:absolute;inset:0;pointer-events:none';
    this.#place.setAttribute('aria-hidden', 'true');
    this.#place.dataset['side'] = '';
    main.getCanvasContainer().after(this.#place);
    this.#map = new MapLibreMap({
      container: this.#place,
      style: styleOf(drawn),
      center: main.getCenter(),
      zoom: main.getZoom(),
      attributionControl: false,
      interactive: false,
      localIdeographFontFamily: fonts,
      fadeDuration: 0,
      minZoom: main.getMinZoom(),
      maxZoom: main.getMaxZoom(),
      renderWorldCopies: false,
      zoomLevelsToOverscale: undefined,
    });
    this.#place.querySelector('canvas')?.removeAttribute('tabindex');
    this.#map.setMissingStyleImageResolver((name) => {
      const picture = picturesOf(this.#drawn.catalogue, this.#drawn.dark).get(name)?.();
      if (picture && !this.#map.hasImage(name)) this.#map.addImage(name, picture, { pixelRatio: pixel_ratio });
    });
    this.#map.once('style.load', () => {
      this.#styled = true;
      if (this.#drawn !== drawn) this.#restyle();
    });
    this.#map.on('error', (event) => onFault('sourceId' in event && typeof event.sourceId === 'string' ? event.sourceId : null));
    main.on('move', this.#follow);
    main.on('resize', this.#resize);
  }

  draw(drawn: Drawn): void {
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    if (this.#styled) this.#restyle();
  }

  /** @param share of the width that is left to the first map, 0…1 */
  cut(share: number): void {
    this.#place.style.clipPath = `inset(0 0 0 ${share * 100}%)`;
  }

  remove(): void {
    this.#main.off('move', this.#follow);
    this.#main.off('resize', this.#resize);
    this.#map.remove();
    this.#place.remove();
  }

  readonly #follow = (): void => void this.#map.jumpTo({ center: this.#main.getCenter(), zoom: this.#main.getZoom() });
  readonly #resize = (): void => void this.#map.resize();

  #restyle(): void {
    this.#map.setStyle(styleOf(this.#drawn), { diff: true });
  }
}
