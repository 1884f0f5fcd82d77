/** The map of the city, commanded from outside: draws what it is given, flies where it is told, says what the hand does. */
import { Map as MapLibreMap, addProtocol, setWorkerUrl, type LngLatBoundsLike, type MapMouseEvent, type PaddingOptions } from 'maplibre-gl';
import workerAddress from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Destination } from '../view/flight.ts';
import { sameFeature, type Camera, type FeatureRef } from '../view/view.ts';
import { learnPmtiles } from './basemap.ts';
import { watchBusy } from './busy.ts';
import { attachDrawing } from './pen/drawing.ts';
import { FailedTiles } from './failed-tiles.ts';
import type { FreeBox, MapEvents, Under } from './map-events.ts';
import { hitLayers, sourceOf } from './layer-style.ts';
import { attachOverlay, type OverlayHandle } from './overlay/overlay.ts';
import { spaced } from './padding.ts';
import { pixel_ratio } from './pictures.ts';
import { picturesOf, styleOf, type Drawn } from './style.ts';
import type { SideMap } from './swipe/side-map.ts';

setWorkerUrl(workerAddress);

export const fonts = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
/** How far beside a point or line a click still means it. */
const mouse_reach_px = 6;
const finger_reach_px = 14;

export class CityMap {
  readonly #map: MapLibreMap;
  readonly #events: MapEvents;
  readonly #overlay: OverlayHandle;
  readonly #layDownPen: () => void;
  readonly #stopLooking: () => void;
  readonly #failed: FailedTiles;
  #drawn: Drawn;
  #hovered: FeatureRef | null = null;
  #selected: FeatureRef | null = null;
  #frame = 0;
  #side: SideMap | null = null;
  #beside: { readonly drawn: Drawn; readonly share: number } | null = null;
  #pmtiles = false;
  #styled = false;

  /** @throws where the browser has no WebGL 2 */
  constructor(container: HTMLElement, drawn: Drawn, camera: Camera | null, events: MapEvents) {
    this.#drawn = drawn;
    this.#events = events;
    this.#map = new MapLibreMap({
      container,
      style: styleOf(this.#ready(drawn)),
      attributionControl: false,
      localIdeographFontFamily: fonts,
      fadeDuration: 120,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      minZoom: 6,
      maxZoom: 20,
      renderWorldCopies: false,
      // The deepest tiles are stretched, never split: what lies under the pointer stays one shape.
      zoomLevelsToOverscale: undefined,
      ...(camera ? { center: [camera.longitude, camera.latitude], zoom: camera.zoom } : { bounds: this.#cityBox(), fitBoundsOptions: { padding: events.padding() } }),
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.setMissingStyleImageResolver((name) => this.#addPicture(name));
    this.#overlay = attachOverlay(this.#map);
    this.#layDownPen = attachDrawing(this.#map);
    this.#failed = new FailedTiles(this.#map);
    this.#stopLooking = watchBusy(this.#map, (busy) => events.onBusy(busy));
    this.#listen();
  }

  draw(drawn: Drawn): void {
    const former = this.#drawn;
    this.#drawn = drawn;
    // What comes while the first style is still being read is drawn after it.
    if (former === drawn || !this.#styled) return;
    this.#restyle();
    if (former.dark !== drawn.dark) this.#overlay.redraw();
  }

  /** Another day on the right of the handle; null: none. */
  beside(wanted: { readonly drawn: Drawn; readonly share: number } | null): void {
    const asked = this.#beside !== null;
    this.#beside = wanted;
    if (wanted === null) this.#layDownSide();
    else if (this.#side) this.#showBeside(this.#side, wanted);
    else if (!asked) import('./swipe/side-map.ts').then(({ SideMap }) => this.#addSide(SideMap), (fault: unknown) => console.error('the second map could not be loaded', fault));
  }

  select(feature: FeatureRef | null): void {
    if (sameFeature(feature, this.#selected)) return;
    this.#mark(this.#selected, 'selected', false);
    this.#selected = feature;
    this.#mark(feature, 'selected', true);
  }

  /** Goes there at once, when Back or a link says so; what the hand has just done is not repeated. */
  setView(camera: Camera | null): void {
    if (!camera) return this.fly('city');
    const now = this.camera();
    const same = Math.abs(now.longitude - camera.longitude) < 1e-5 && Math.abs(now.latitude - camera.latitude) < 1e-5 && Math.abs(now.zoom - camera.zoom) < 0.01;
    if (!same) this.#map.jumpTo({ center: [camera.longitude, camera.latitude], zoom: camera.zoom });
  }

  fly(destination: Destination): void {
    const padding = this.#events.padding();
    // MapLibre jumps by itself where the person wants less motion.
    const calm = { duration: 700 };
    if (destination === 'in') this.#map.zoomIn(calm);
    else if (destination === 'out') this.#map.zoomOut(calm);
    else if (destination === 'city') this.#map.fitBounds(this.#cityBox(), { padding, ...calm });
    else if ('bbox' in destination) this.#map.fitBounds(destination.bbox.slice(0, 4) as [number, number, number, number], { padding: spaced(padding), maxZoom: destination.max_zoom ?? 15, ...calm });
    else this.#flyToPoint(destination.position, destination.zoom ?? Math.max(13, this.#map.getZoom()), padding, calm.duration);
  }

  /** Asks anew for tiles that could not be had. */
  retry(): void {
    this.#failed.retry();
  }

  camera(): Camera {
    const { lng, lat } = this.#map.getCenter();
    return { longitude: lng, latitude: lat, zoom: this.#map.getZoom() };
  }

  label(words: string): void {
    this.#map.getCanvas().setAttribute('aria-label', words);
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.#stopLooking();
    this.#layDownPen();
    this.#overlay.detach();
    this.beside(null);
    this.#map.remove();
  }

  #addSide(Side: typeof SideMap): void {
    const wanted = this.#beside;
    if (wanted === null || this.#side) return;
    this.#side = new Side(this.#map, wanted.drawn, fonts, (source) => source?.startsWith('layer:') && this.#events.onTileFault(source.slice('layer:'.length)));
    this.#showBeside(this.#side, wanted);
  }

  #showBeside(side: SideMap, { drawn, share }: { readonly drawn: Drawn; readonly share: number }): void {
    side.draw(drawn);
    side.cut(share);
  }

  #layDownSide(): void {
    this.#side?.remove();
    this.#side = null;
  }

  /** Only what differs is changed on the map. */
  #restyle(): void {
    this.#map.setStyle(styleOf(this.#ready(this.#drawn)), {
      diff: true,
      // What the pen has put on the map is not ours to take away.
      transformStyle: (before, next) => {
        const pen = before?.layers.filter((layer) => layer.id.startsWith('pen')) ?? [];
        const ink = Object.entries(before?.sources ?? {}).filter(([id]) => id.startsWith('pen'));
        return { ...next, sources: { ...next.sources, ...Object.fromEntries(ink) }, layers: [...next.layers, ...pen] };
      },
    });
    this.#mark(this.#selected, 'selected', true);
  }

  #flyToPoint([lng = 0, lat = 0]: readonly number[], zoom: number, padding: PaddingOptions, duration: number): void {
    const side = (name: keyof PaddingOptions) => padding[name] ?? 0;
    // An offset instead of padding: padding would stay on the camera.
    const offset: [number, number] = [(side('left') - side('right')) / 2, (side('top') - side('bottom')) / 2];
    this.#map.easeTo({ center: [lng, lat], zoom, offset, duration });
  }

  #cityBox(): LngLatBoundsLike {
    const { catalogue } = this.#drawn;
    const box = catalogue.states.find((state) => state.layer === catalogue.city.territory)?.bbox ?? catalogue.city.extent;
    return box.slice(0, 4) as [number, number, number, number];
  }

  #listen(): void {
    const map = this.#map;
    const tellMove = () => this.#events.onMove(this.camera(), this.#metresPerPixel(), this.#freeBox());
    const first = this.#drawn;
    map.once('style.load', () => {
      this.#styled = true;
      if (this.#drawn === first) this.#mark(this.#selected, 'selected', true);
      else this.#restyle();
    });
    map.on('load', () => this.#events.onReady(this.camera(), this.#metresPerPixel(), this.#freeBox()));
    map.on('move', () => this.#events.onHover(null));
    map.on('moveend', tellMove);
    map.on('mousemove', (event) => this.#point(event));
    map.on('mouseout', () => this.#leave());
    map.on('click', (event) => this.#click(event));
    map.on('error', (event) => this.#fault(event));
    map.getCanvas().addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !this.#events.isDrawing()) this.#askAt(map.project(map.getCenter()), finger_reach_px);
    });
  }

  #point(event: MapMouseEvent): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#events.onPointer({ longitude: event.lngLat.lng, latitude: event.lngLat.lat });
      if (this.#events.isDrawing() || this.#map.isMoving()) return;
      const { x, y } = event.point;
      const hint = this.#overlay.hintAt(x, y);
      const feature = hint === null ? this.#featureAt(x, y) : null;
      this.#hover(feature);
      this.#map.getCanvas().style.cursor = feature || hint ? 'pointer' : '';
      this.#events.onHover(feature || hint ? { x, y, feature, hint } : null);
    });
  }

  #leave(): void {
    cancelAnimationFrame(this.#frame);
    this.#hover(null);
    this.#events.onPointer(null);
    this.#events.onHover(null);
  }

  #hover(feature: FeatureRef | null): void {
    if (sameFeature(feature, this.#hovered)) return;
    this.#mark(this.#hovered, 'hover', false);
    this.#hovered = feature;
    this.#mark(feature, 'hover', true);
  }

  #featureAt(x: number, y: number): Under | null {
    const layers = this.#drawn.shown.flatMap(({ id }) => {
      const layer = this.#drawn.catalogue.layers.find((each) => each.id === id);
      // The city's own area lies everywhere: it would glow all the time.
      return layer && id !== this.#drawn.catalogue.city.territory ? hitLayers(layer).filter((name) => this.#map.getLayer(name)) : [];
    });
    if (layers.length === 0) return null;
    const [hit] = this.#map.queryRenderedFeatures([[x - 3, y - 3], [x + 3, y + 3]], { layers });
    if (!hit?.sourceLayer || typeof hit.id !== 'string') return null;
    const { label, class: kind, synthetic } = hit.properties;
    return { layer: hit.sourceLayer, id: hit.id, label: String(label ?? ''), class: kind === undefined ? null : String(kind), synthetic: synthetic === true };
  }

  #click(event: MapMouseEvent): void {
    if (this.#events.isDrawing() || this.#overlay.pick(event.point.x, event.point.y)) return;
    const touched = 'pointerType' in event.originalEvent && event.originalEvent.pointerType === 'touch';
    this.#askAt(event.point, touched || window.matchMedia('(pointer: coarse)').matches ? finger_reach_px : mouse_reach_px);
  }

  #askAt(point: { x: number; y: number }, reach_px: number): void {
    const { lng, lat } = this.#map.unproject([point.x, point.y]);
    this.#events.onClick({ longitude: lng, latitude: lat, tolerance_m: reach_px * this.#metresPerPixel(), x: point.x, y: point.y });
  }

  #freeBox(): FreeBox {
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const { left = 0, right = 0, top = 0, bottom = 0 } = this.#events.covered();
    const [southWest, northEast] = [this.#map.unproject([left, height - bottom]), this.#map.unproject([width - right, top])];
    return [southWest.lng, southWest.lat, northEast.lng, northEast.lat];
  }

  #metresPerPixel(): number {
    return (Math.cos((this.#map.getCenter().lat * Math.PI) / 180) * 40_075_016.686) / (512 * 2 ** this.#map.getZoom());
  }

  #mark(feature: FeatureRef | null, state: 'hover' | 'selected', on: boolean): void {
    if (!feature || !this.#map.getSource(sourceOf(feature.layer))) return;
    this.#map.setFeatureState({ source: sourceOf(feature.layer), sourceLayer: feature.layer, id: feature.id }, { [state]: on });
  }

  #addPicture(name: string): void {
    const picture = picturesOf(this.#drawn.catalogue, this.#drawn.dark).get(name)?.();
    if (picture && !this.#map.hasImage(name)) this.#map.addImage(name, picture, { pixelRatio: pixel_ratio });
  }

  /** A PMTiles basemap is drawn once its reader is there. */
  #ready(drawn: Drawn): Drawn {
    const basemap = drawn.catalogue.basemaps.find((each) => each.id === drawn.basemap);
    if (basemap?.kind !== 'pmtiles' || this.#pmtiles) return drawn;
    const learnt = () => {
      this.#pmtiles = true;
      if (this.#styled) this.#restyle();
    };
    learnPmtiles(addProtocol).then(learnt, () => this.#events.onTileFault(null));
    return { ...drawn, basemap: null };
  }

  #fault(event: { error: { message?: string } }): void {
    const source = this.#failed.note(event);
    if (source?.startsWith('layer:')) this.#events.onTileFault(source.slice('layer:'.length));
    else if (source?.startsWith('basemap:')) this.#events.onTileFault(null);
    else console.error('map:', event.error.message ?? event.error);
  }
}
