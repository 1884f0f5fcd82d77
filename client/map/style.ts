/** The whole map as one MapLibre style, made from the catalogue and the view; the same input makes the same style. */
import type { LayerSpecification, SourceSpecification, StyleSpecification, VectorSourceSpecification } from 'maplibre-gl';
import type { CatalogueAnswer } from '../../server/contract/catalogue.ts';
import type { ShownLayer } from '../view/view.ts';
import { basemapStyle } from './basemap.ts';
import { graticule, graticuleSource, groundLayers, groundOf } from './ground.ts';
import { labelLayers, looksOf, patternName, shapeLayers, shapeName, sourceOf, type LayerLook } from './layer-style.ts';
import { patternPicture, shapePicture, type Picture } from './pictures.ts';

export interface Drawn {
  readonly catalogue: CatalogueAnswer;
  /** Top first. */
  readonly shown: readonly ShownLayer[];
  readonly basemap: string | null;
  readonly dark: boolean;
  /** Scheme, host and port: tile addresses must be whole. */
  readonly origin: string;
  readonly synthetic_mark: string;
}

/** Beyond this zoom the tiles of this zoom are stretched; 1 unit is then 0.5 m. */
const deepest_tile_zoom = 14;

export function styleOf(drawn: Drawn): StyleSpecification {
  const { catalogue, dark } = drawn;
  const ground = groundOf(dark);
  const basemap = catalogue.basemaps.find((each) => each.id === drawn.basemap);
  const published = (id: string) => catalogue.states.some((state) => state.layer === id && state.revision > 0);
  const looks = drawn.shown.flatMap(({ id, opacity }): LayerLook[] => {
    const layer = catalogue.layers.find((each) => each.id === id);
    return layer && published(id) ? [{ layer, opacity, ground, synthetic_mark: drawn.synthetic_mark }] : [];
  });
  const territory = published(catalogue.city.territory) ? catalogue.city.territory : null;
  const wanted = new Set([...looks.map((look) => look.layer.id), ...(territory && !basemap ? [territory] : [])]);
  const sources: Record<string, SourceSpecification> = { [graticuleSource]: { type: 'geojson', data: graticule(catalogue.city.extent) } };
  for (const id of wanted) sources[sourceOf(id)] = tileSource(drawn.origin, id, catalogue);
  const under = basemapStyle(basemap, dark);
  const upward = looks.toReversed();
  const layers: LayerSpecification[] = [
    ...groundLayers(ground, basemap !== undefined, territory ? { source: sourceOf(territory), layer: territory } : null),
    ...under.layers,
    ...upward.flatMap(shapeLayers),
    ...upward.flatMap(labelLayers),
  ];
  return { version: 8, sources: { ...sources, ...under.sources }, layers, transition: { duration: 0, delay: 0 } };
}

function tileSource(origin: string, id: string, catalogue: CatalogueAnswer): VectorSourceSpecification {
  const layer = catalogue.layers.find((each) => each.id === id);
  const state = catalogue.states.find((each) => each.layer === id);
  const box = state?.bbox;
  // Browsers keep a tile for ever: a database filled anew counts its revisions from 1 again, a new release may draw otherwise.
  const version = [catalogue.version, ...(state?.published_at ? [Date.parse(state.published_at).toString(36)] : [])].join('-');
  return {
    type: 'vector',
    tiles: [`${origin}/tiles/${id}/${state?.revision ?? 0}/{z}/{x}/{y}.mvt?v=${encodeURIComponent(version)}`],
    minzoom: Math.max(0, Math.floor(id === catalogue.city.territory ? 0 : (layer?.zoom.min ?? 0))),
    maxzoom: deepest_tile_zoom,
    promoteId: 'id',
    // Outside the layer's own box there is nothing to ask for.
    ...(box && box.length === 4 ? { bounds: box as [number, number, number, number] } : {}),
  };
}

/** Every picture that the catalogue's looks need, by the name the style uses; painted only when asked for. */
export function picturesOf(catalogue: CatalogueAnswer, dark: boolean): ReadonlyMap<string, () => Picture | null> {
  const pictures = new Map<string, () => Picture | null>();
  const casing = groundOf(dark).halo;
  for (const layer of catalogue.layers) {
    for (const look of looksOf(layer)) {
      const { pattern = 'none', shape = 'circle', colour: hex } = look;
      if (pattern !== 'none' && pattern !== 'solid') pictures.set(patternName(pattern, hex), () => patternPicture(pattern, hex));
      for (const synthetic of [false, true]) pictures.set(shapeName(shape, hex, casing, synthetic), () => shapePicture({ shape, hex, casing, synthetic }));
    }
  }
  return pictures;
}
