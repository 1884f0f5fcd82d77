/** The shapes around the site, exact as they are stored: the live preview measures against them, and the pen clings to their corners. */
import { useEffect, useMemo } from 'react';
import type { Geometry } from 'geojson';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import type { FeaturePage } from '../../../server/contract/layers.ts';
import { useFeaturesIn } from '../../api/sites.ts';
import { cornerIndex } from '../../geo/corner-index.ts';
import { planeAt, type Plane } from '../../geo/overlap.ts';
import { isRepealed, layerIndexOf, previewOf, type LayerIndex, type Neighbour, type Preview, type PreviewIndex } from '../../geo/preview.ts';
import { boxOf } from '../../view/flight.ts';
import { useView } from '../../view/looking.ts';
import type { OverlayGeometry } from '../../view/overlay.ts';
import { offerCorners } from '../../view/pen/snapping.ts';
import { reportStore } from '../../view/report.ts';
import { resolveShown } from '../../view/shown.ts';
import { useStore } from '../../view/store.ts';

/** About 3 km around the site. */
const around_deg = 0.03;
/** Boxes are asked for in steps, so that a drag does not ask anew with every frame. */
const step_deg = 0.02;
/** From farther away a corner cannot be told from its neighbour. */
const least_zoom = 10.5;

export interface Neighbours {
  readonly index: PreviewIndex | null;
  /** More features than could be had. */
  readonly partial: boolean;
}

export function useNeighbours(shape: OverlayGeometry | null, activity: string | null, catalogue: CatalogueAnswer): Neighbours {
  const view = useView((now) => now.shown);
  const free = useStore(reportStore, (report) => (report.zoom >= least_zoom ? report.free : null));
  const drawn = useDrawnLayers(catalogue);
  const layers = useMemo(() => {
    const shown = resolveShown(view, catalogue.layers).map(({ id }) => id);
    const judged = catalogue.rules.filter((rule) => activity !== null && activity in rule.sites).flatMap((rule) => rule.against);
    const known = new Set(catalogue.layers.map(({ id }) => id));
    return [...new Set([...judged, ...shown])].filter((id) => known.has(id) && id !== catalogue.city.territory).toSorted();
  }, [view, catalogue, activity]);
  const own = shape && boxOf(shape);
  const box = own ? own.map((side, at) => side + (at < 2 ? -around_deg : around_deg)) : free;
  const asked = box ? stepped(box) : null;
  const { pages, pending } = useFeaturesIn(layers, asked);
  const read = useMemo(() => pages.map((page) => neighboursOf(page, catalogue)), [pages, catalogue]);
  // Once, when all have come: with every page anew, a drag would stand still twenty times.
  useEffect(() => (pending ? undefined : offerCorners(cornerIndex(clingTo(read.flat(), drawn)))), [read, pending, drawn]);
  const index = useMemo(() => {
    const [west = 0, south = 0, east = 0, north = 0] = asked?.split(',').map(Number) ?? [];
    const plane = planeAt((west + east) / 2, (south + north) / 2);
    const held = read.flatMap((neighbours) => indexed(neighbours, plane, asked ?? '') ?? []);
    return held.length > 0 ? { plane, layers: held } : null;
  }, [read, asked]);
  return { index, partial: pages.some((page) => page.next !== null) };
}

/** The layers that one can see now: switched on, and drawn at this zoom; joined, so that it stays the same text while they do. */
function useDrawnLayers(catalogue: CatalogueAnswer): string {
  const view = useView((now) => now.shown);
  const zoom = useStore(reportStore, (report) => Math.floor(report.zoom));
  return resolveShown(view, catalogue.layers)
    .flatMap(({ id }) => catalogue.layers.find((layer) => layer.id === id && zoom >= layer.zoom.min && zoom <= layer.zoom.max)?.id ?? [])
    .join(',');
}

/** The pen clings to what one can see and what is in force. */
export function clingTo(neighbours: readonly Neighbour[], drawn: string): Geometry[] {
  const seen = new Set(drawn.split(','));
  return neighbours.flatMap(({ layer, geometry, repealed }) => (seen.has(layer) && !repealed ? [geometry] : []));
}

/** Each page is read and indexed once, however often the others come. */
const read_pages = new WeakMap<FeaturePage, readonly Neighbour[]>();
const indexes = new WeakMap<readonly Neighbour[], { readonly asked: string; readonly index: LayerIndex | null }>();

function neighboursOf(page: FeaturePage, catalogue: CatalogueAnswer): readonly Neighbour[] {
  const known = read_pages.get(page);
  if (known) return known;
  const layer = catalogue.layers.find(({ id }) => id === page.layer);
  const [label, attributes] = [layer?.label ?? '', layer?.attributes ?? {}];
  const read = page.features.map((feature): Neighbour => ({ layer: page.layer, id: feature.id, name: String(feature.properties[label] ?? feature.id), geometry: feature.geometry as Geometry, repealed: isRepealed(feature.properties, attributes) }));
  read_pages.set(page, read);
  return read;
}

function indexed(neighbours: readonly Neighbour[], plane: Plane, asked: string): LayerIndex | null {
  const known = indexes.get(neighbours);
  if (known?.asked === asked) return known.index;
  const index = layerIndexOf(neighbours[0]?.layer ?? '', neighbours, plane);
  indexes.set(neighbours, { asked, index });
  return index;
}

const stepped = (box: readonly number[]): string => box.map((side, at) => ((at < 2 ? Math.floor(side / step_deg) : Math.ceil(side / step_deg)) * step_deg).toFixed(4)).join(',');

/** What the site meets in this frame; null where nothing moves. */
export function usePreview(shape: OverlayGeometry | null, wanted: boolean, index: PreviewIndex | null): readonly Preview[] | null {
  return useMemo(() => (shape && wanted && index && isWhole(shape) ? previewOf(shape as unknown as Geometry, index) : null), [shape, wanted, index]);
}

/** Three corners make an area, two a line. */
function isWhole(shape: OverlayGeometry): boolean {
  if (shape.type === 'Polygon') return Array.isArray(shape.coordinates[0]) && shape.coordinates[0].length >= 4;
  return shape.type !== 'LineString' || shape.coordinates.length >= 2;
}
