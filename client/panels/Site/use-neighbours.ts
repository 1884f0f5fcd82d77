/** The shapes around the site, exact as they are stored: the live preview measures against them, and the pen clings to their corners. */
import { useEffect, useMemo } from 'react';
import type { Geometry } from 'geojson';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { useFeaturesIn } from '../../api/sites.ts';
import { cornerIndex } from '../../geo/corner-index.ts';
import { indexOf, isRepealed, previewOf, type Neighbour, type Preview, type PreviewIndex } from '../../geo/preview.ts';
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
  const drawn = useView((view) => view.shown);
  const free = useStore(reportStore, (report) => (report.zoom >= least_zoom ? report.free : null));
  const layers = useMemo(() => {
    const shown = resolveShown(drawn, catalogue.layers).map(({ id }) => id);
    const judged = catalogue.rules.filter((rule) => activity !== null && activity in rule.sites).flatMap((rule) => rule.against);
    const known = new Set(catalogue.layers.map(({ id }) => id));
    return [...new Set([...judged, ...shown])].filter((id) => known.has(id) && id !== catalogue.city.territory).toSorted();
  }, [drawn, catalogue, activity]);
  const own = shape && boxOf(shape);
  const box = own ? own.map((side, at) => side + (at < 2 ? -around_deg : around_deg)) : free;
  const { pages } = useFeaturesIn(layers, box ? stepped(box) : null);
  const neighbours = useMemo(
    () =>
      pages.flatMap((page) => {
        const layer = catalogue.layers.find(({ id }) => id === page.layer);
        const label = layer?.label ?? '';
        const attributes = layer?.attributes ?? {};
        return page.features.map((feature): Neighbour => ({ layer: page.layer, id: feature.id, name: String(feature.properties[label] ?? feature.id), geometry: feature.geometry as Geometry, repealed: isRepealed(feature.properties, attributes) }));
      }),
    [pages, catalogue],
  );
  useEffect(() => offerCorners(cornerIndex(neighbours.map(({ geometry }) => geometry))), [neighbours]);
  const middle = box ? stepped(box).split(',').map(Number) : null;
  const [west = 0, south = 0, east = 0, north = 0] = middle ?? [];
  const index = useMemo(() => (neighbours.length > 0 ? indexOf(neighbours, [(west + east) / 2, (south + north) / 2]) : null), [neighbours, west, south, east, north]);
  return { index, partial: pages.some((page) => page.next !== null) };
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
