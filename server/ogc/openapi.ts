/** What may be asked here, as OpenAPI 3.0: the conformance class oas30 asks for that version. One path for all layers, whose ids are listed. */
import type { Layer } from '../../data/grammar.ts';
import { systems } from './crs.ts';
import { DEFAULT_LIMIT, MAX_LIMIT } from './items-request.ts';
import { inLanguage, words } from './language.ts';
import { GEOJSON, HTML, JSON_TYPE, MVT, SCHEMA, type Reader } from './links.ts';
import { SET } from './tile-sets.ts';

type Node = Readonly<Record<string, unknown>>;

const ref = (part: 'parameters' | 'responses', name: string): Node => ({ $ref: `#/components/${part}/${name}` });
const query = (name: string, schema: Node, description: string, more: Node = {}): Node => ({ name, in: 'query', required: false, schema, description, style: 'form', explode: false, ...more });
const path = (name: string, schema: Node): Node => ({ name, in: 'path', required: true, schema });
const text = { type: 'string' } as const;

function answers(types: readonly string[], description: string, headers?: Node): Node {
  const content = Object.fromEntries(types.map((type) => [type, { schema: type === HTML || type === MVT ? text : { type: 'object' } }]));
  return { 200: { description, content, ...(headers && { headers }) }, 400: ref('responses', 'problem'), 404: ref('responses', 'problem'), 500: ref('responses', 'problem') };
}

const get = (operationId: string, summary: string, parameters: readonly Node[], responses: Node): Node => ({ get: { operationId, summary, parameters, responses } });

/** @param layers those that are open to whoever asks @param server where this is reached, with `/ogc` */
export function openApi({ language, addresses: { at } }: Reader, layers: readonly Layer[], version: string): object {
  const said = words[language];
  const f = ref('parameters', 'f');
  const collection = ref('parameters', 'collectionId');
  const plain = [JSON_TYPE, HTML];
  const crs_header = { 'Content-Crs': { description: 'the system of the coordinates', schema: text } };
  return {
    openapi: '3.0.3',
    info: { title: said.title, description: said.description, version, license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' } },
    servers: [{ url: at('') }],
    tags: layers.map((layer) => ({ name: layer.id, description: inLanguage(layer.title, language) })),
    paths: {
      '/': get('landing', said.landing, [f], answers(plain, said.landing)),
      '/api': get('definition', said.definition, [f], answers(['application/vnd.oai.openapi+json;version=3.0', HTML], said.definition)),
      '/conformance': get('conformance', said.conformance, [f], answers(plain, said.conformance)),
      '/collections': get('collections', said.collections, [f], answers(plain, said.collections)),
      '/collections/{collectionId}': get('collection', said.collections, [collection, f], answers(plain, said.collections)),
      '/collections/{collectionId}/items': get('items', said.items, [collection, ...['limit', 'bbox', 'bbox-crs', 'crs', 'datetime', 'filter', 'filter-lang', 'filter-crs', 'after', 'properties'].map((name) => ref('parameters', name)), f], answers([GEOJSON, HTML], said.items, crs_header)),
      '/collections/{collectionId}/items/{featureId}': get('item', said.item, [collection, ref('parameters', 'featureId'), ref('parameters', 'crs'), f], answers([GEOJSON, HTML], said.item, crs_header)),
      '/collections/{collectionId}/queryables': get('queryables', said.queryables, [collection, f], answers([SCHEMA, HTML], said.queryables)),
      '/collections/{collectionId}/schema': get('schema', said.schema, [collection, f], answers([SCHEMA, HTML], said.schema)),
      '/collections/{collectionId}/tiles': get('tilesets', said.tiles, [collection, f], answers([JSON_TYPE], said.tiles)),
      '/collections/{collectionId}/tiles/{tileMatrixSetId}': get('tileset', said.tiles, [collection, ref('parameters', 'tileMatrixSetId'), query('f', { type: 'string', enum: ['json', 'tilejson'] }, 'TileJSON')], answers([JSON_TYPE], said.tiles)),
      '/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}': get('tile', said.tiles, ['collectionId', 'tileMatrixSetId', 'tileMatrix', 'tileRow', 'tileCol'].map((name) => ref('parameters', name)), { ...answers([MVT], said.tiles), 204: { description: said.none } }),
      '/tileMatrixSets': get('tileMatrixSets', said.tile_matrix_sets, [f], answers([JSON_TYPE], said.tile_matrix_sets)),
      '/tileMatrixSets/{tileMatrixSetId}': get('tileMatrixSet', said.tile_matrix_sets, [ref('parameters', 'tileMatrixSetId'), f], answers([JSON_TYPE], said.tile_matrix_sets)),
    },
    components: {
      parameters: { ...parameters(), collectionId: path('collectionId', { type: 'string', enum: layers.map(({ id }) => id) }) },
      responses: { problem: { description: 'RFC 9457', content: { 'application/problem+json': { schema: { type: 'object', properties: { type: text, title: text, status: { type: 'integer' }, detail: text, code: text } } } } } },
    },
  };
}

function parameters(): Node {
  const crs = { type: 'string', format: 'uri', enum: systems.map(({ uri }) => uri), default: systems[0]?.uri };
  return {
    f: query('f', { type: 'string', enum: ['json', 'html'] }, 'the form of the answer'),
    limit: query('limit', { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT }, 'how many features a page holds'),
    bbox: query('bbox', { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } }, 'lower corner and upper corner, in the order of bbox-crs'),
    'bbox-crs': query('bbox-crs', crs, 'the system of bbox'),
    crs: query('crs', crs, 'the system of the answer'),
    datetime: query('datetime', text, 'features that held on that day or within that interval (RFC 3339); what holds today when absent'),
    filter: query('filter', text, 'a condition in CQL2'),
    'filter-lang': query('filter-lang', { type: 'string', enum: ['cql2-text', 'cql2-json'], default: 'cql2-text' }, 'the language of filter'),
    'filter-crs': query('filter-crs', crs, 'the system of shapes in filter'),
    after: query('after', text, 'the marker in the "next" link of the page before'),
    properties: query('properties', { type: 'object', additionalProperties: { type: 'string' } }, 'any queryable of the collection by its name: only features that have that value', { explode: true }),
    featureId: path('featureId', text),
    tileMatrixSetId: path('tileMatrixSetId', { type: 'string', enum: [SET] }),
    tileMatrix: path('tileMatrix', { type: 'integer', minimum: 0, maximum: 22 }),
    tileRow: path('tileRow', { type: 'integer', minimum: 0 }),
    tileCol: path('tileCol', { type: 'integer', minimum: 0 }),
  };
}
