/** What a site that is being dragged meets among the shapes in view: a spatial index for each layer, and figures within one frame. */
import Flatbush from 'flatbush';
import type { Geometry, Position } from 'geojson';
import { areaOf, areaOn, boxesMeet, gapBetween, isInside, planeAt, sharedArea, type Area, type Plane } from './overlap.ts';

export interface Neighbour {
  readonly layer: string;
  readonly id: string;
  readonly name: string;
  readonly geometry: Geometry;
  /** Out of force: the server does not judge against it. */
  readonly repealed?: boolean;
}

/** Any choice that says `repealed`, whatever the attribute is called. */
export const isRepealed = (properties: Readonly<Record<string, unknown>>, attributes: Readonly<Record<string, { readonly type: string }>>): boolean =>
  Object.entries(attributes).some(([name, { type }]) => type === 'choice' && properties[name] === 'repealed');

/** How the site lies to one layer, as far as the shapes at hand tell. */
export interface Preview {
  readonly layer: string;
  /** Shapes that it meets, the largest overlap first. */
  readonly met: readonly { readonly id: string; readonly name: string; readonly overlap_m2: number | null }[];
  /** m² of the site that lies in them, each counted; null where neither has an area. */
  readonly overlap_m2: number | null;
  /** Null: none at hand. 0 where they meet. */
  readonly nearest: { readonly id: string; readonly name: string; readonly distance_m: number } | null;
}

interface Held {
  readonly neighbour: Neighbour;
  readonly shape: Area;
  readonly is_area: boolean;
}

export interface LayerIndex {
  readonly layer: string;
  readonly tree: Flatbush;
  readonly held: readonly Held[];
}

export interface PreviewIndex {
  readonly plane: Plane;
  readonly layers: readonly LayerIndex[];
}

/** Boxes beyond the nearest one that are still looked into for the nearest shape. */
const looked_into = 6;

/** @param middle of the ground at hand: the plane is right there */
export function indexOf(neighbours: readonly Neighbour[], middle: Position): PreviewIndex {
  const plane = planeAt(middle[0] ?? 0, middle[1] ?? 0);
  const layers = [...new Set(neighbours.map(({ layer }) => layer))];
  return { plane, layers: layers.flatMap((id) => layerIndexOf(id, neighbours.filter(({ layer }) => layer === id), plane) ?? []) };
}

/** One layer's part of it; null: nothing of the layer is in force here. */
export function layerIndexOf(layer: string, neighbours: readonly Neighbour[], plane: Plane): LayerIndex | null {
  const held = neighbours.flatMap((neighbour): Held[] => {
    const shape = neighbour.repealed ? null : shapeOn(plane, neighbour.geometry);
    return shape && shape.edges.length > 0 ? [{ neighbour, shape, is_area: isArea(neighbour.geometry) }] : [];
  });
  if (held.length === 0) return null;
  const tree = new Flatbush(held.length);
  for (const { shape } of held) tree.add(...shape.box);
  tree.finish();
  return { layer, tree, held };
}

const isArea = ({ type }: Geometry): boolean => type === 'Polygon' || type === 'MultiPolygon';

/** A point is an edge without length. */
function shapeOn(plane: Plane, geometry: Geometry): Area {
  switch (geometry.type) {
    case 'Polygon':
      return areaOn(plane, [geometry.coordinates]);
    case 'MultiPolygon':
      return areaOn(plane, geometry.coordinates);
    case 'LineString':
      return pathOn(plane, [geometry.coordinates]);
    case 'MultiLineString':
      return pathOn(plane, geometry.coordinates);
    case 'Point':
      return pathOn(plane, [[geometry.coordinates, geometry.coordinates]]);
    case 'MultiPoint':
      return pathOn(plane, geometry.coordinates.map((position) => [position, position]));
    default:
      return pathOn(plane, []);
  }
}

function pathOn(plane: Plane, paths: readonly (readonly Position[])[]): Area {
  const parts: number[] = [];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const path of paths) {
    const points = path.map(([lon = 0, lat = 0]) => [(lon - plane.lon) * plane.x, (lat - plane.lat) * plane.y] as const);
    points.forEach(([x, y], at) => {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
      const before = points[at - 1];
      if (before) parts.push(before[0], before[1], x, y);
    });
  }
  return { edges: Float64Array.from(parts), box };
}

export function previewOf(site: Geometry, { plane, layers }: PreviewIndex): Preview[] {
  const shape = shapeOn(plane, site);
  if (shape.edges.length === 0) return [];
  return layers.map((layer) => previewLayer(shape, isArea(site), layer));
}

function previewLayer(site: Area, is_area: boolean, { layer, tree, held }: LayerIndex): Preview {
  const met: { id: string; name: string; overlap_m2: number | null }[] = [];
  for (const place of tree.search(...site.box)) {
    const other = held[place];
    if (!other) continue;
    const { id, name } = other.neighbour;
    if (is_area && other.is_area) {
      const overlap_m2 = sharedArea(site, other.shape);
      if (overlap_m2 >= 0.01) met.push({ id, name, overlap_m2 });
    } else if (meets(site, is_area, other)) met.push({ id, name, overlap_m2: null });
  }
  met.sort((a, b) => (b.overlap_m2 ?? 0) - (a.overlap_m2 ?? 0));
  const [first] = met;
  const areas = met.flatMap(({ overlap_m2 }) => (overlap_m2 === null ? [] : [overlap_m2]));
  return {
    layer,
    met,
    overlap_m2: areas.length > 0 ? areas.reduce((sum, area) => sum + area, 0) : null,
    nearest: first ? { id: first.id, name: first.name, distance_m: 0 } : nearestOf(site, tree, held),
  };
}

function meets(site: Area, is_area: boolean, { shape, is_area: other_is_area }: Held): boolean {
  if (!boxesMeet(site.box, shape.box, 0)) return false;
  const [x = 0, y = 0] = shape.edges;
  const [site_x = 0, site_y = 0] = site.edges;
  return (is_area && isInside(x, y, site)) || (other_is_area && isInside(site_x, site_y, shape)) || gapBetween(site.edges, shape.edges, 0.01) < 0.005;
}

function nearestOf(site: Area, tree: Flatbush, held: readonly Held[]): Preview['nearest'] {
  const [west, south, east, north] = site.box;
  let nearest: Preview['nearest'] = null;
  for (const place of tree.neighbors((west + east) / 2, (south + north) / 2, looked_into)) {
    const other = held[place];
    if (!other) continue;
    const distance_m = gapBetween(site.edges, other.shape.edges, nearest?.distance_m ?? Infinity);
    if (!nearest || distance_m < nearest.distance_m) nearest = { id: other.neighbour.id, name: other.neighbour.name, distance_m };
  }
  return nearest;
}

/** m² of a site on the same plane. */
export const previewArea = (site: Geometry, { plane }: PreviewIndex): number => areaOf(shapeOn(plane, site));
