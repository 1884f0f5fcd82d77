/** terra-draw held like a pen: one shape at a time, corners by mouse, finger or typed figures, corners dragged when finished. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawLineStringMode, TerraDrawModeUndoRedo, TerraDrawPointMode, TerraDrawPolygonMode, TerraDrawSelectMode } from 'terra-draw';
import type { GeoJSONStoreFeatures, GeoJSONStoreGeometries, SnapToCustom, TerraDrawMouseEvent } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Position } from 'geojson';
import type { Drawing, Pen } from '../../view/pen/drawing.ts';
import type { OverlayGeometry } from '../../view/overlay.ts';
import type { PenWish } from '../../view/pen/pen.ts';
import { nearestCorner } from '../../view/pen/snapping.ts';

interface Snapping {
  readonly toCustom?: SnapToCustom;
}

type Draw = (shape: OverlayGeometry | null, finished: boolean) => void;

/** Magenta: no layer and no verdict wears it. */
const ink = '#be1e9c';
const paper = '#ffffff';
const reach_px = 12;
/** Closer than this a corner takes the place of a corner that is there already. */
const cling_px = 10;
/** The key names are ours alone, so that keys steer in one place (drawing.ts). */
const keyEvents = { cancel: 'pen-cancel', finish: 'pen-finish' };

/** A second click ends a drawing and must not zoom: the map's double click stays off as long as the pen is held. */
class PenAdapter extends TerraDrawMapLibreGLAdapter<MapLibreMap> {
  override setDoubleClickToZoom(): void {}
}

export class TerraPen {
  readonly #map: MapLibreMap;
  readonly #draw: Draw;
  readonly #modes = makeModes({ toCustom: (event) => this.#cling(event) });
  readonly #terra: TerraDraw;
  #pen: Pen = 'polygon';
  #clings = false;
  #finished = false;
  #frame = 0;

  constructor(map: MapLibreMap, draw: Draw) {
    this.#map = map;
    this.#draw = draw;
    this.#terra = new TerraDraw({
      adapter: new PenAdapter({ map, coordinatePrecision: 9, prefixId: 'pen' }),
      modes: Object.values(this.#modes),
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    });
    this.#terra.on('change', () => this.#tellSoon());
    // Within its own finish event terra-draw is not ready to change modes.
    this.#terra.on('finish', () => queueMicrotask(() => this.#finish()));
  }

  /** Starts anew with the shape that is asked for. */
  take(drawing: Drawing): void {
    this.rest();
    this.#pen = drawing.pen;
    this.#clings = drawing.movable;
    this.#modes.select.updateOptions({ flags: flagsFor(drawing.movable, { toCustom: (event) => this.#cling(event) }) });
    this.#map.doubleClickZoom.disable();
    this.#terra.start();
    this.#terra.setMode(drawing.pen);
    if (drawing.start) this.#begin(drawing.start);
  }

  /** Puts the pen down and wipes what it drew. */
  rest(): void {
    if (!this.#terra.enabled) return;
    cancelAnimationFrame(this.#frame);
    this.#finished = false;
    this.#terra.stop();
    // The double click that ended the drawing may still be on its way.
    setTimeout(() => !this.#terra.enabled && this.#map.doubleClickZoom.enable(), 400);
  }

  lay(): void {
    this.rest();
  }

  wish(wish: PenWish): void {
    if (!this.#terra.enabled) return;
    if (wish.ask === 'clear') this.#clear();
    else if (this.#finished) return;
    else if (wish.ask === 'undo') this.#terra.undo();
    else if (wish.ask === 'redo') this.#terra.redo();
    else if (wish.ask === 'finish') this.#mode.onKeyUp({ key: keyEvents.finish, heldKeys: [], preventDefault: () => undefined });
    else this.#corner(wish.position);
  }

  /** The corner of a drawn layer within the pen's reach. */
  #cling({ lng, lat, containerX, containerY }: TerraDrawMouseEvent): Position | undefined {
    if (!this.#clings) return undefined;
    const beside = this.#map.unproject([containerX + cling_px, containerY]);
    const corner = nearestCorner(lng, lat, Math.abs(beside.lng - lng));
    return corner ? [...corner] : undefined;
  }

  get #mode() {
    return this.#modes[this.#pen];
  }

  /** A typed corner is a click at that place; the pen's reach is nil meanwhile, or a near corner would close the shape. */
  #corner([lng = 0, lat = 0]: readonly number[]): void {
    const { x, y } = this.#map.project([lng, lat]);
    const click = (): TerraDrawMouseEvent => ({ lng, lat, containerX: x, containerY: y, button: 'left', heldKeys: [], isContextMenu: false });
    const clings = this.#clings;
    // Typed figures are meant as they stand.
    this.#clings = false;
    this.#mode.updateOptions({ pointerDistance: 0 });
    this.#mode.onMouseMove(click());
    this.#mode.onClick(click());
    this.#mode.updateOptions({ pointerDistance: reach_px });
    this.#clings = clings;
    this.#tellSoon();
  }

  #begin(shape: OverlayGeometry): void {
    const geometry = asDrawable(shape);
    if (geometry === null) return;
    const [result] = this.#terra.addFeatures([{ type: 'Feature', geometry, properties: { mode: this.#pen } }]);
    if (result?.valid) this.#finish();
  }

  #finish(): void {
    const feature = this.#feature();
    if (!feature?.id || !this.#terra.enabled) return;
    this.#finished = true;
    if (this.#pen !== 'point' || this.#clings) this.#terra.selectFeature(feature.id);
    this.#tell();
  }

  #clear(): void {
    this.#finished = false;
    this.#terra.clear();
    this.#terra.setMode(this.#pen);
    this.#tell();
  }

  /** Guidance and corner points live in the same store; the shape is the one feature of its kind. */
  #feature(): GeoJSONStoreFeatures | undefined {
    const kind = { point: 'Point', line: 'LineString', polygon: 'Polygon' }[this.#pen];
    return this.#terra.getSnapshot().find((feature) => feature.geometry.type === kind && feature.properties['mode'] === this.#pen);
  }

  #tellSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#tell());
  }

  #tell(): void {
    if (this.#terra.enabled) this.#draw(this.#feature()?.geometry ?? null, this.#finished);
  }
}

function makeModes(snapping: Snapping) {
  const corner = { coordinatePointColor: paper, coordinatePointOutlineColor: ink, coordinatePointWidth: 4, coordinatePointOutlineWidth: 2 } as const;
  const closing = { closingPointColor: ink, closingPointOutlineColor: paper, closingPointWidth: 6, closingPointOutlineWidth: 2 } as const;
  const common = { pointerDistance: reach_px, keyEvents, showCoordinatePoints: true, snapping };
  return {
    point: new TerraDrawPointMode({ styles: { pointColor: ink, pointOutlineColor: paper, pointOutlineWidth: 2, pointWidth: 6 } }),
    line: new TerraDrawLineStringMode({ ...common, modeName: 'line', styles: { lineStringColor: ink, lineStringWidth: 3, ...corner, ...closing } }),
    polygon: new TerraDrawPolygonMode({
      ...common,
      styles: { fillColor: ink, fillOpacity: 0.14, outlineColor: ink, outlineWidth: 3, ...corner, ...closing },
    }),
    select: makeSelectMode(),
  };
}

function flagsFor(movable: boolean, snapping: Snapping) {
  const draggable = { feature: { draggable: movable, coordinates: { midpoints: true, draggable: true, deletable: true, ...(movable && { snappable: snapping }) } } };
  return { line: draggable, polygon: draggable, point: { feature: { draggable: movable } } };
}

function makeSelectMode(): TerraDrawSelectMode {
  return new TerraDrawSelectMode({
    flags: flagsFor(false, {}),
    pointerDistance: 16,
    allowManualDeselection: false,
    keyEvents: null,
    styles: {
      selectedPolygonColor: ink,
      selectedPolygonFillOpacity: 0.14,
      selectedPolygonOutlineColor: ink,
      selectedPolygonOutlineWidth: 3,
      selectedLineStringColor: ink,
      selectedLineStringWidth: 3,
      selectionPointColor: paper,
      selectionPointOutlineColor: ink,
      selectionPointOutlineWidth: 2.5,
      selectionPointWidth: 6,
      midPointColor: ink,
      midPointOutlineColor: paper,
      midPointOutlineWidth: 1.5,
      midPointWidth: 4,
    },
  });
}

/** terra-draw draws simple shapes only: of a multipolygon or anything else there is nothing to take up. */
function asDrawable(shape: OverlayGeometry): GeoJSONStoreGeometries | null {
  const drawable = shape.type === 'Point' || shape.type === 'LineString' || shape.type === 'Polygon';
  return drawable ? (shape as GeoJSONStoreGeometries) : null;
}
