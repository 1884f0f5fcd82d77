/** What there is to be had: the landing page, the list of collections and each of them, for those who may see them. */
import type { Layer } from '../../data/grammar.ts';
import type { LayerState } from '../contract/layers.ts';
import { CGCS2000, CRS84, systems } from './crs.ts';
import { inLanguage, words } from './language.ts';
import { GEOJSON, HTML, JSON_TYPE, MVT, OPENAPI, SCHEMA, selfLinks, type Link, type Reader } from './links.ts';
import { SET } from './tile-sets.ts';

export interface Described {
  readonly title: string;
  readonly description?: string;
  readonly links: readonly Link[];
}

const OGC = 'http://www.opengis.net/def/rel/ogc/1.0';

export function landing({ addresses: { at }, language, html }: Reader): Described {
  const said = words[language];
  return {
    title: said.title,
    description: said.description,
    links: [
      ...selfLinks((f) => at('', { f }), JSON_TYPE, said, html),
      { href: at('/api', { f: 'json' }), rel: 'service-desc', type: OPENAPI, title: said.definition },
      { href: at('/api', { f: 'html' }), rel: 'service-doc', type: HTML, title: said.documentation },
      { href: at('/conformance'), rel: 'conformance', type: JSON_TYPE, title: said.conformance },
      { href: at('/conformance'), rel: `${OGC}/conformance`, type: JSON_TYPE, title: said.conformance },
      { href: at('/collections'), rel: 'data', type: JSON_TYPE, title: said.collections },
      { href: at('/collections'), rel: `${OGC}/data`, type: JSON_TYPE, title: said.collections },
      { href: at('/tileMatrixSets'), rel: `${OGC}/tiling-schemes`, type: JSON_TYPE, title: said.tile_matrix_sets },
    ],
  };
}

export interface Collection extends Described {
  readonly id: string;
  readonly itemType: 'feature';
  readonly attribution?: string;
  readonly extent?: object;
  readonly crs: readonly string[];
  readonly storageCrs: string;
  readonly [more: string]: unknown;
}

/** @param state null: nothing was ever published */
export function collectionOf(reader: Reader, layer: Layer, state: LayerState | undefined): Collection {
  const { addresses: { at }, language, html } = reader;
  const said = words[language];
  const here = `/collections/${layer.id}`;
  const title = inLanguage(layer.title, language);
  const attribution = [...new Set((state?.sources ?? []).map((source) => source.attribution || source.title))].filter((name) => name !== '').join('；');
  const demonstration = state !== undefined && state.synthetic_count > 0 ? { demonstration: said.synthetic } : {};
  return {
    id: layer.id,
    title: state !== undefined && state.feature_count > 0 && state.synthetic_count === state.feature_count ? `${title}（${said.synthetic}）` : title,
    description: inLanguage(layer.description, language),
    ...(attribution !== '' && { attribution }),
    ...(state?.bbox && { extent: { spatial: { bbox: [state.bbox], crs: CRS84.uri } } }),
    itemType: 'feature',
    crs: systems.map(({ uri }) => uri),
    storageCrs: CGCS2000.uri,
    ...demonstration,
    ...(state?.as_of && { updated: state.published_at, as_of: state.as_of }),
    links: [
      ...selfLinks((f) => at(here, { f }), JSON_TYPE, said, html),
      { href: at(`${here}/items`, { f: 'json' }), rel: 'items', type: GEOJSON, title: `${title} · ${said.items}` },
      { href: at(`${here}/items`, { f: 'html' }), rel: 'items', type: HTML, title: `${title} · ${said.items}` },
      { href: at(`${here}/schema`), rel: 'describedby', type: SCHEMA, title: said.schema },
      { href: at(`${here}/queryables`), rel: `${OGC}/queryables`, type: SCHEMA, title: said.queryables },
      { href: at(`${here}/tiles`), rel: `${OGC}/tilesets-vector`, type: JSON_TYPE, title: said.tiles },
      { href: at(`${here}/tiles/${SET}`, { f: 'tilejson' }), rel: 'describedby', type: 'application/vnd.mapbox.tile+json', title: 'TileJSON' },
      { href: at(`${here}/tiles/${SET}/{tileMatrix}/{tileRow}/{tileCol}`), rel: 'item', type: MVT, title: said.tiles, templated: true },
    ],
  };
}

export function collections(reader: Reader, layers: readonly Layer[], states: readonly LayerState[]): Described & { readonly collections: readonly Collection[] } {
  const { addresses: { at }, language, html } = reader;
  const of = new Map(states.map((state) => [state.layer, state]));
  return {
    title: words[language].collections,
    links: selfLinks((f) => at('/collections', { f }), JSON_TYPE, words[language], html),
    collections: layers.map((layer) => collectionOf(reader, layer, of.get(layer.id))),
  };
}
