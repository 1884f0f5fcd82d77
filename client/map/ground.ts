/** The ground under the layers when there is no basemap: paper, the city's land, a faint graticule. */
import type { LayerSpecification } from 'maplibre-gl';

export interface Ground {
  readonly water: string;
  readonly land: string;
  readonly land_edge: string;
  readonly graticule: string;
  readonly ink: string;
  readonly ink_soft: string;
  readonly halo: string;
  readonly accent: string;
}

const light: Ground = {
  water: '#e3e6e3', land: '#fbf9f5', land_edge: '#b9c2bf', graticule: '#b9c3c0', ink: '#15242a', ink_soft: '#43545b', halo: '#fbfaf7', accent: '#0b6670',
};
const dark: Ground = {
  water: '#0d1417', land: '#18242a', land_edge: '#33454e', graticule: '#2c3b43', ink: '#eaf0f1', ink_soft: '#bccad0', halo: '#10191d', accent: '#5fc6c9',
};

export const groundOf = (isDark: boolean): Ground => (isDark ? dark : light);

export const graticuleSource = 'graticule';

const from = (value: number): number => Math.floor(value * 10) - 30;
const to = (value: number): number => Math.ceil(value * 10) + 30;

/** Meridians and parallels every tenth of a degree far around the city. */
export function graticule([west, south, east, north]: readonly [number, number, number, number]): GeoJSON.FeatureCollection {
  const features: GeoJSON.Feature[] = [];
  const line = (coordinates: [number, number][], whole: boolean) => features.push({ type: 'Feature', properties: { whole }, geometry: { type: 'LineString', coordinates } });
  for (let x = from(west); x <= to(east); x++) line([[x / 10, from(south) / 10], [x / 10, to(north) / 10]], x % 5 === 0);
  for (let y = from(south); y <= to(north); y++) line([[from(west) / 10, y / 10], [to(east) / 10, y / 10]], y % 5 === 0);
  return { type: 'FeatureCollection', features };
}

/** Drawn first; `territory` is the source that holds the city's own area, if it was ever published. */
export function groundLayers(ground: Ground, basemap: boolean, territory: { source: string; layer: string } | null): LayerSpecification[] {
  const background: LayerSpecification = { id: 'ground', type: 'background', paint: { 'background-color': ground.water } };
  if (basemap) return [background];
  const lines: LayerSpecification = {
    id: 'ground:graticule',
    type: 'line',
    source: graticuleSource,
    paint: { 'line-color': ground.graticule, 'line-width': ['case', ['get', 'whole'], 0.9, 0.5], 'line-opacity': 0.55 },
  };
  if (!territory) return [background, lines];
  const place = { source: territory.source, 'source-layer': territory.layer };
  return [
    background,
    lines,
    { id: 'ground:shore', type: 'line', ...place, paint: { 'line-color': ground.land_edge, 'line-width': 7, 'line-blur': 7, 'line-opacity': 0.7 } },
    { id: 'ground:land', type: 'fill', ...place, paint: { 'fill-color': ground.land, 'fill-antialias': false } },
  ];
}
