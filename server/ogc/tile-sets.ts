/** The vector tiles of a layer, described for others: the tile set, its grid (WebMercatorQuad) and TileJSON. */
import type { Layer } from '../../data/grammar.ts';
import type { LayerState } from '../contract/layers.ts';
import { bands, MAX_ZOOM } from '../tiles/tile-grid.ts';
import { inLanguage, words } from './language.ts';
import { JSON_TYPE, MVT, type Link, type Reader } from './links.ts';

/** OGC 17-083r4, annex D.1: the grid of every web map. */
export const SET = 'WebMercatorQuad';
/** Deeper tiles are drawn from these by whoever shows them. */
const LAST_ZOOM = 18;
const SET_URI = `http://www.opengis.net/def/tilematrixset/OGC/1.0/${SET}`;
const CRS = 'http://www.opengis.net/def/crs/EPSG/0/3857';
const EDGE_M = 20_037_508.342_789_244;
/** Pixels a side, and metres a pixel of the display that a scale is spoken of (0.28 mm). */
const SIDE = 256;
const PIXEL_M = 0.000_28;

const schemeOf = (links: readonly Link[]): object => ({ id: SET, title: 'Google Maps Compatible for the World', uri: SET_URI, tileMatrixSetURI: SET_URI, crs: CRS, links });

export function tileMatrixSets({ addresses: { at } }: Reader): object {
  return { tileMatrixSets: [schemeOf([{ href: at(`/tileMatrixSets/${SET}`), rel: 'self', type: JSON_TYPE, title: SET }])] };
}

export function tileMatrixSet(): object {
  return {
    id: SET,
    title: 'Google Maps Compatible for the World',
    uri: SET_URI,
    crs: CRS,
    orderedAxes: ['X', 'Y'],
    wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
    tileMatrices: Array.from({ length: MAX_ZOOM + 1 }, (_, zoom) => {
      const cellSize = (2 * EDGE_M) / SIDE / 2 ** zoom;
      return {
        id: String(zoom), scaleDenominator: cellSize / PIXEL_M, cellSize, cornerOfOrigin: 'topLeft', pointOfOrigin: [-EDGE_M, EDGE_M],
        tileWidth: SIDE, tileHeight: SIDE, matrixWidth: 2 ** zoom, matrixHeight: 2 ** zoom,
      };
    }),
  };
}

const pathOf = (layer: Layer): string => `/collections/${layer.id}/tiles`;
const firstZoom = (layer: Layer): number => Math.max(0, Math.min(layer.zoom.min, bands.at(-1)?.number ?? 0));

export function tileSetsList(reader: Reader, layer: Layer): object {
  const { addresses: { at } } = reader;
  return { links: [{ href: at(pathOf(layer)), rel: 'self', type: JSON_TYPE }], tilesets: [tileSet(reader, layer, undefined)] };
}

/** The tile set itself, or with `state` unknown as it stands in a list. */
export function tileSet({ addresses: { at }, language }: Reader, layer: Layer, state: LayerState | undefined): object {
  const here = `${pathOf(layer)}/${SET}`;
  const [west, south, east, north] = state?.bbox ?? [];
  return {
    title: inLanguage(layer.title, language),
    dataType: 'vector',
    crs: CRS,
    tileMatrixSetURI: SET_URI,
    ...(west !== undefined && { boundingBox: { lowerLeft: [west, south], upperRight: [east, north], crs: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84', orderedAxes: ['Lon', 'Lat'] } }),
    layers: [{ id: layer.id, title: inLanguage(layer.title, language), dataType: 'vector', geometryDimension: { point: 0, line: 1, polygon: 2 }[layer.geometry[0]] }],
    links: [
      { href: at(here), rel: 'self', type: JSON_TYPE, title: SET },
      { href: at(here, { f: 'tilejson' }), rel: 'alternate', type: 'application/vnd.mapbox.tile+json', title: 'TileJSON' },
      { href: at(`/tileMatrixSets/${SET}`), rel: 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme', type: JSON_TYPE, title: SET },
      { href: at(`${here}/{tileMatrix}/{tileRow}/{tileCol}`), rel: 'item', type: MVT, title: words[language].tiles, templated: true },
    ],
  };
}

/** TileJSON 3.0.0, which QGIS, MapLibre and GDAL read. Without a revision in the address: what is shown is what is published. */
export function tileJson({ addresses: { at }, language }: Reader, layer: Layer, state: LayerState | undefined): object {
  const title = inLanguage(layer.title, language);
  const attribution = [...new Set((state?.sources ?? []).map((source) => source.attribution || source.title))].filter((name) => name !== '').join('；');
  const in_tile = Object.entries(layer.attributes).filter(([, attribute]) => attribute.in_tile === true);
  const fields = Object.fromEntries([['id', 'String'], ['label', 'String'], ['class', 'String'], ['synthetic', 'Boolean'], ...in_tile.map(([name, { type }]) => [name, { integer: 'Number', number: 'Number', boolean: 'Boolean' }[type as string] ?? 'String'])]);
  const zooms = { minzoom: firstZoom(layer), maxzoom: LAST_ZOOM };
  return {
    tilejson: '3.0.0',
    name: title,
    description: inLanguage(layer.description, language),
    ...(attribution !== '' && { attribution }),
    scheme: 'xyz',
    format: 'pbf',
    tiles: [at(`${pathOf(layer)}/${SET}/{z}/{y}/{x}`)],
    ...zooms,
    ...(state?.bbox && { bounds: state.bbox }),
    vector_layers: [{ id: layer.id, description: title, ...zooms, fields }, { id: `${layer.id}_labels`, description: `${title} · labels`, ...zooms, fields: { id: 'String', label: 'String', class: 'String', synthetic: 'Boolean' } }],
  };
}
