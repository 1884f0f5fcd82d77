/** OGC API – Features and Tiles as others meet it: the abstract tests of the conformance classes, asked of our own service. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesOf } from '../../../client/panels/Layers/elsewhere/addresses.ts';
import { conformance } from '../../../server/ogc/conformance.ts';
import { publish } from '../../../server/imports/publish.ts';
import { publication } from '../imports/small-catalogue.ts';
import { tileAt } from '../tiles/tile-world.ts';
import { catalogue, EPSG, parcel, serve, served, type Served } from './ogc-world.ts';

let world: Served;
beforeAll(async () => {
  world = await serve();
}, 120_000);
afterAll(() => world.close(), 60_000);

interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
}
interface Page {
  readonly type: string;
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly timeStamp: string;
  readonly links: readonly Link[];
  readonly features: readonly { readonly type: string; readonly id: string; readonly geometry: { readonly coordinates: readonly (readonly (readonly number[])[])[] }; readonly properties: Readonly<Record<string, unknown>> }[];
}

const get = (url: string, headers: Record<string, string> = {}, app: FastifyInstance = world.app) => app.inject({ url: url.replace(/^https?:\/\/[^/]+/, ''), headers });
const json = async <Body>(url: string, headers: Record<string, string> = {}): Promise<Body> => (await get(url, headers)).json<Body>();
const items = (query: Readonly<Record<string, string>>, layer = 'parcels') => `/ogc/collections/${layer}/items?${new URLSearchParams(query)}`;
const ids = async (query: Readonly<Record<string, string>>): Promise<string[]> => (await json<Page>(items(query))).features.map(({ id }) => id);
const linkOf = (links: readonly Link[], rel: string): string => links.find((link) => link.rel === rel)?.href ?? '';

describe('the way in', () => {
  it.each(['/ogc', '/ogc/'])('%s leads to definition, conformance and collections, and each of them answers in the type it is said to have', async (url) => {
    const { links } = await json<{ links: Link[] }>(url);
    for (const rel of ['self', 'alternate', 'service-desc', 'service-doc', 'conformance', 'data']) {
      const link = links.find((one) => one.rel === rel);
      const answer = await get(link?.href ?? '/nowhere');
      expect([rel, answer.statusCode, String(answer.headers['content-type']).replace('; charset=utf-8', '')]).toEqual([rel, 200, link?.type]);
    }
  });
  it('advertises what is tested here, and nothing twice', async () => {
    expect(await json('/ogc/conformance')).toEqual({ conformsTo: conformance });
    // The four that QGIS asks for before it lets the server filter.
    for (const name of ['ogcapi-features-3/1.0/conf/filter', 'ogcapi-features-3/1.0/conf/features-filter', 'cql2/1.0/conf/cql2-text', 'cql2/1.0/conf/basic-cql2']) expect(conformance).toContain(`http://www.opengis.net/spec/${name}`);
    expect(new Set(conformance).size).toBe(conformance.length);
  });
  it('has a definition in OpenAPI 3.0 whose references all lead somewhere and whose addresses all answer', async () => {
    const definition = await json<{ openapi: string; servers: { url: string }[]; paths: Record<string, unknown>; components: { parameters: Record<string, { schema: { maximum?: number } }>; responses: object } }>('/ogc/api');
    expect(definition.openapi).toMatch(/^3\.0\.\d$/);
    expect(definition.servers).toEqual([{ url: 'http://localhost/ogc' }]);
    for (const [, part = '', name = ''] of JSON.stringify(definition).matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)) expect(definition.components).toHaveProperty([part, name]);
    expect(definition.components.parameters['limit']?.schema.maximum).toBe(10_000);
    const places: Record<string, string> = { collectionId: 'parcels', featureId: 'p-01', tileMatrixSetId: 'WebMercatorQuad', tileMatrix: '0', tileRow: '0', tileCol: '0' };
    for (const path of Object.keys(definition.paths)) {
      const answer = await get(`/ogc${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => places[name] ?? '')}`);
      expect([path, answer.statusCode < 300]).toEqual([path, true]);
    }
  });
  it('speaks Chinese, English to those who ask for it, and HTML to browsers without letting data become markup', async () => {
    expect((await json<{ title: string }>('/ogc/collections/parcels')).title).toBe('地块');
    expect((await json<{ title: string }>('/ogc/collections/parcels', { 'accept-language': 'fr, en;q=0.8, zh;q=0.5' })).title).toBe('parcels');
    const page = await get('/ogc/collections/wells/items', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.body).not.toMatch(/<script/i);
    expect(String((await get('/ogc/collections', { accept: 'application/json, text/html;q=0.9' })).headers['content-type'])).toBe('application/json');
    expect((await get('/ogc/collections?f=xml')).statusCode).toBe(400);
  });
  it('is linked under the name by which people reach it, also behind a proxy', async () => {
    const named = await served(world.database, { ANLAN_PUBLIC_ORIGIN: 'https://anlan.example' });
    expect((await get('/ogc', {}, named)).json<{ links: Link[] }>().links[0]?.href).toBe('https://anlan.example/ogc?f=json');
    await named.close();
    const behind = await served(world.database, { ANLAN_TRUST_PROXY: '1' });
    const forwarded = { 'x-forwarded-host': 'gis.example:8443', 'x-forwarded-proto': 'https' };
    expect(linkOf((await get(items({ limit: '1' }), forwarded, behind)).json<Page>().links, 'next')).toMatch(/^https:\/\/gis\.example:8443\/ogc\/collections\/parcels\/items\?limit=1&after=/);
    // What a caller writes is not believed where no proxy is.
    expect(linkOf((await get(items({ limit: '1' }), forwarded)).json<Page>().links, 'next')).toMatch(/^http:\/\/localhost/);
    await behind.close();
  });
});

describe('a collection', () => {
  it('says its extent, its systems with the one it is stored in, its schema and its queryables', async () => {
    const collection = await json<{ extent: { spatial: { bbox: number[][] } }; crs: string[]; storageCrs: string; itemType: string; links: Link[] }>('/ogc/collections/parcels');
    expect(collection.extent.spatial.bbox).toEqual([[106.8, 39.6, 106.89, 39.69]]);
    expect(collection.crs).toEqual(['http://www.opengis.net/def/crs/OGC/1.3/CRS84', ...[4490, 4326, 4545, 4524, 3857].map((code) => `${EPSG}${code}`)]);
    expect([collection.storageCrs, collection.itemType]).toEqual([`${EPSG}4490`, 'feature']);
    const schema = await json<{ properties: Record<string, object> }>(linkOf(collection.links, 'describedby'));
    const page = await json<Page>(items({ limit: '1' }));
    // A client that takes its columns from the first feature sees the same as one that reads the schema.
    expect([...Object.keys(page.features[0]?.properties ?? {}), 'geometry']).toEqual(Object.keys(schema.properties));
    const { properties } = await json<typeof schema>(linkOf(collection.links, 'http://www.opengis.net/def/rel/ogc/1.0/queryables'));
    expect(properties).toMatchObject({
      name: { type: 'string' }, kind: { type: 'string', enum: ['house', 'works'] }, storeys: { type: 'integer' }, height_m: { type: 'number', title: '高度 (m)' }, built_on: { type: 'string', format: 'date' }, listed: { type: 'boolean' },
      geometry: { 'x-ogc-role': 'primary-geometry', format: 'geometry-polygon-or-multipolygon' },
    });
    expect(properties).not.toHaveProperty('source');
  });
  it('that is closed is as one that does not exist, at every address of it, and open to whoever may see it', async () => {
    const { z, x, y } = tileAt(8, 106.8, 39.6);
    const bureau = await served(world.database, { ANLAN_ANONYMOUS_ROLE: 'viewer' });
    for (const path of ['', '/items', '/items/d-1', '/queryables', '/schema', '/tiles', '/tiles/WebMercatorQuad', `/tiles/WebMercatorQuad/${z}/${y}/${x}`]) {
      const [closed, made_up] = [await get(`/ogc/collections/ditches${path}`), await get(`/ogc/collections/made_up${path}`)];
      expect([path, closed.statusCode, closed.body]).toEqual([path, 404, made_up.body.replaceAll('made_up', 'ditches')]);
      expect([path, (await get(`/ogc/collections/ditches${path}`, {}, bureau)).statusCode]).toEqual([path, 200]);
    }
    for (const url of ['/ogc', '/ogc/collections', '/ogc/collections?f=html', '/ogc/api', '/ogc/api?f=html']) expect((await get(url)).body).not.toMatch(/ditches|沟渠/);
    // Pages of other sites may read what everybody may, never what only people inside a bureau may.
    expect([(await get('/ogc')).headers['access-control-allow-origin'], (await get('/ogc', {}, bureau)).headers['access-control-allow-origin']]).toEqual(['*', undefined]);
    await bureau.close();
  });
});

describe('a page of features', () => {
  it('is GeoJSON with how many there are, how many came, and when', async () => {
    const answer = await get(items({ limit: '3' }));
    const page = answer.json<Page>();
    expect(answer.headers['content-type']).toBe('application/geo+json');
    expect([page.type, page.numberMatched, page.numberReturned, page.features.length]).toEqual(['FeatureCollection', 25, 3, 3]);
    expect(page.timeStamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    expect(page.features[1]).toMatchObject({ type: 'Feature', id: 'p-01', properties: { name: '地块1', kind: 'works', storeys: 1, height_m: 1.5, built_on: '2001-06-15', listed: false, synthetic: true, source: 'survey' } });
  });
  it.each([['1', 1], ['25', 25], ['999999', 25]])('limit=%s gives %i', async (limit, count) => {
    expect((await json<Page>(items({ limit }))).numberReturned).toBe(count);
  });
  it.each<Readonly<Record<string, string>>>([{ limit: '0' }, { limit: '-1' }, { limit: 'ten' }, { limit: '1.5' }, { unknown: '1' }, { crs: `${EPSG}4979` }, { 'bbox-crs': 'x' }, { after: 'x' }, { datetime: '2024-02-30' }, { datetime: '2024-01-02/2024-01-01' }, { storeys: 'three' }, { 'filter-lang': 'ecql' }, { bbox: '1,2,3' }, { bbox: '106,39,107,NaN' }, { bbox: '106,40,107,39' }, { bbox: '106,39,107,91' }, { bbox: '', limit: '1' }])('%j is refused', async (query) => {
    const answer = await get(items(query));
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
  });
  it('asks for each of its parameters at most once', async () => {
    expect((await get(`${items({ limit: '1' })}&limit=2`)).statusCode).toBe(400);
  });
  it.each([
    ['106.8,39.6,106.83,39.61', undefined, ['p-00', 'p-01']],
    ['106.8,39.6,-100,106.83,39.61,5000', undefined, ['p-00', 'p-01']],
    ['39.6,106.8,39.61,106.83', 4490, ['p-00', 'p-01']],
    ['39.6,106.8,39.61,106.83', 4326, ['p-00', 'p-01']],
    // pyproj 3.7 (PROJ 9.5): 106.8001 E 39.6001 N and 106.8299 E 39.6099 N are these northings and eastings
    ['4385815.75,396939.27,4386870.11,399513.06', 4545, ['p-00', 'p-01']],
    ['4385815.75,36396939.27,4386870.11,36399513.06', 4524, ['p-00', 'p-01']],
    ['11888932.75,4807998.94,11892250.07,4809414.89', 3857, ['p-00', 'p-01']],
    // Beyond all that Gauss–Krüger reaches, and a point that is a corner.
    ['0,-9e9,9e12,9e9', 4545, 25],
    ['106.81,39.61,106.81,39.61', undefined, ['p-00']],
    // Over the 180th meridian: the way round the other side.
    ['106.875,39.5,106.805,39.605', undefined, ['p-00', 'p-04']],
  ])('bbox=%s in %s meets %j', async (bbox, code, expected) => {
    const found = await ids({ bbox, ...(code !== undefined && { 'bbox-crs': `${EPSG}${code}` }) });
    expect(typeof expected === 'number' ? found.length : found).toEqual(expected);
  });
  it('takes properties by name', async () => {
    expect(await ids({ kind: 'house', listed: 'true' })).toEqual(['p-00', 'p-06', 'p-12', 'p-18']);
    expect(await ids({ built_on: '2007-06-15', storeys: '7', height_m: '10.5', synthetic: 'false' })).toEqual(['p-07']);
  });
});

describe('coordinates', () => {
  // pyproj 3.7 (PROJ 9.5), authority order, of 106.8 E 39.6 N
  it.each([
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 106.8, 39.6],
    [`${EPSG}4490`, 39.6, 106.8],
    [`${EPSG}4326`, 39.6, 106.8],
    [`${EPSG}4545`, 4385804.766, 396930.533],
    [`${EPSG}4524`, 4385804.766, 36396930.533],
    [`${EPSG}3857`, 11888921.617, 4807984.493],
  ])('in %s begin %d, %d and say so', async (crs, first, second) => {
    for (const url of [items({ crs, limit: '1' }), `/ogc/collections/parcels/items/p-00?crs=${encodeURIComponent(crs)}`]) {
      const answer = await get(url);
      const { geometry } = 'features' in answer.json<object>() ? (answer.json<Page>().features[0] ?? { geometry: { coordinates: [] } }) : answer.json<Page['features'][number]>();
      expect([answer.headers['content-crs'], geometry.coordinates[0]?.[0]]).toEqual([`<${crs}>`, [first, second]]);
    }
  });
  it('are CRS84 when nothing is asked', async () => {
    expect((await get(items({ limit: '1' }))).headers['content-crs']).toBe('<http://www.opengis.net/def/crs/OGC/1.3/CRS84>');
  });
});

describe('one feature', () => {
  it('has its own address, also with a slash in its name, and none when it does not exist', async () => {
    const well = (await get('/ogc/collections/wells/items/w%2F2')).json<{ id: string; properties: object; links: Link[] }>();
    expect([well.id, well.properties]).toEqual(['w/2', { code: "W'2", depth_m: 20, state: null, synthetic: false, confidence: null, valid_from: null, valid_to: null, source: 'survey' }]);
    expect((await get(linkOf(well.links, 'self'))).json<{ id: string }>().id).toBe('w/2');
    expect((await get('/ogc/collections/parcels/items/p-77')).json()).toMatchObject({ status: 404, code: 'UNKNOWN_FEATURE' });
  });
});

describe('vector tiles', () => {
  const { z, x, y } = tileAt(12, 106.805, 39.605);
  it('are those of the map, and known again by their mark', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const [ours, theirs] = [await get(`/ogc/collections/parcels/tiles/WebMercatorQuad/${z}/${y}/${x}`, headers), await get(`/tiles/parcels/1/${z}/${x}/${y}.mvt`, headers)];
    expect([ours.statusCode, ours.headers['content-type'], Buffer.compare(ours.rawPayload, theirs.rawPayload)]).toEqual([200, 'application/vnd.mapbox-vector-tile', 0]);
    expect((await get(`/ogc/collections/parcels/tiles/WebMercatorQuad/${z}/${y}/${x}`, { ...headers, 'if-none-match': String(ours.headers['etag']) })).statusCode).toBe(304);
    expect((await get('/ogc/collections/parcels/tiles/WebMercatorQuad/12/1/1')).statusCode).toBe(204);
    expect((await get('/ogc/collections/parcels/tiles/GNOSISGlobalGrid')).statusCode).toBe(404);
  });
  it('are described by a grid whose first scale is that of the standard, and by TileJSON that leads to them', async () => {
    const { tileMatrices } = await json<{ tileMatrices: { scaleDenominator: number }[] }>('/ogc/tileMatrixSets/WebMercatorQuad');
    // OGC 17-083r4, table D.1
    expect(tileMatrices[0]?.scaleDenominator).toBeCloseTo(559082264.028717, 5);
    expect(tileMatrices[18]?.scaleDenominator).toBeCloseTo(2132.72958384978, 9);
    const tilejson = await json<{ tiles: string[]; vector_layers: { id: string }[] }>('/ogc/collections/parcels/tiles/WebMercatorQuad?f=tilejson');
    expect(tilejson.vector_layers.map(({ id }) => id)).toEqual(['parcels', 'parcels_labels']);
    const { features, tiles, page } = addressesOf('http://localhost', 'parcels');
    // What a layer's card gives to copy.
    expect([tilejson.tiles[0], (await get(features)).statusCode, (await get(page)).headers['content-type']]).toEqual([tiles, 200, 'text/html; charset=utf-8']);
    expect((await get((tilejson.tiles[0] ?? '').replace('{z}', String(z)).replace('{y}', String(y)).replace('{x}', String(x)))).statusCode).toBe(200);
  });
});

describe('reading on to the end while the layer is published anew', () => {
  it('gives every feature of the revision it began with, once, as it was then', async () => {
    const before = await json<Page>(items({ limit: '10', crs: `${EPSG}4490` }));
    await publish(world.database, catalogue, publication('parcels', [...Array.from({ length: 14 }, (_, k) => parcel(k)), parcel(15, { storeys: 99 }), parcel(30)], { mode: 'replace' }));
    const read = [...before.features];
    let [next, pages] = [linkOf(before.links, 'next'), 1];
    for (; next !== '' && pages < 9; pages++) {
      const page = await json<Page>(next);
      expect([page.numberMatched, page.features.at(0)?.geometry.coordinates[0]?.[0]?.[0]]).toEqual([25, expect.closeTo(39.64, 1)]);
      read.push(...page.features);
      next = linkOf(page.links, 'next');
    }
    expect(pages).toBe(3);
    expect(read.map(({ id }) => id)).toEqual(Array.from({ length: 25 }, (_, k) => `p-${String(k).padStart(2, '0')}`));
    expect(read[15]?.properties['storeys']).toBe(15);
    const after = await json<Page>(items({}));
    expect([after.numberMatched, after.features.at(-1)?.id, after.features.find(({ id }) => id === 'p-15')?.properties['storeys']]).toEqual([16, 'p-30', 99]);
  });
});
