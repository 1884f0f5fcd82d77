/** A configured basemap as raster sources: XYZ templates, several on top of each other, or one PMTiles archive. */
import type { LayerSpecification, RasterSourceSpecification } from 'maplibre-gl';
import type { Basemap } from '../../server/contract/catalogue.ts';

export interface BasemapStyle {
  readonly sources: Readonly<Record<string, RasterSourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

/** In the dark a basemap made for light is dimmed, its hues kept. */
export function basemapStyle(basemap: Basemap | undefined, dark: boolean): BasemapStyle {
  if (!basemap) return { sources: {}, layers: [] };
  const sources: Record<string, RasterSourceSpecification> = {};
  const layers: LayerSpecification[] = [];
  for (const [index, tiles] of basemap.tiles.entries()) {
    const id = `basemap:${basemap.id}:${index}`;
    const common = { type: 'raster' as const, tileSize: 256, attribution: basemap.attribution };
    sources[id] =
      basemap.kind === 'pmtiles'
        ? { ...common, url: `pmtiles://${absolute(tiles)}` }
        : { ...common, tiles: [absolute(tiles)], minzoom: basemap.min_zoom, maxzoom: basemap.max_zoom };
    layers.push({ id, type: 'raster', source: id, paint: dark ? { 'raster-brightness-max': 0.55, 'raster-saturation': -0.3 } : { 'raster-saturation': -0.15 } });
  }
  return { sources, layers };
}

/** MapLibre's worker has no page to be relative to. */
function absolute(address: string): string {
  return /^[a-z]+:\/\//i.test(address) ? address : `${globalThis.location?.origin ?? ''}${address.startsWith('/') ? '' : '/'}${address}`;
}

let learnt: Promise<void> | null = null;

/** Teaches MapLibre the `pmtiles:` addresses; the reader is fetched once, when the first such basemap is chosen. */
export function learnPmtiles(addProtocol: (scheme: string, load: InstanceType<typeof import('pmtiles').Protocol>['tile']) => void): Promise<void> {
  learnt ??= import('pmtiles').then(({ Protocol }) => addProtocol('pmtiles', new Protocol().tile));
  return learnt;
}
