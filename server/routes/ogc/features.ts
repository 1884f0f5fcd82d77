/** OGC API – Features under /ogc: what there is, and the features of each layer, for those who may see it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Layer } from '../../../data/grammar.ts';
import type { Visible } from '../../access/visible.ts';
import type { Database } from '../../db/database.ts';
import { findLayer } from '../../features/find-layer.ts';
import { layerStates, statesOf } from '../../features/layer-states.ts';
import { conformance } from '../../ogc/conformance.ts';
import { readCrs } from '../../ogc/crs.ts';
import { collectionOf, collections, landing } from '../../ogc/description.ts';
import { collectionPage, collectionsPage, definitionPage, itemPageOf, itemsPage, landingPage, listPage, schemaPage } from '../../ogc/html/pages.ts';
import { readItemsRequest, readTexts } from '../../ogc/items-request.ts';
import { featureText, itemPage, oneItem } from '../../ogc/items.ts';
import { words } from '../../ogc/language.ts';
import { GEOJSON, HTML, JSON_TYPE, OPENAPI, SCHEMA, selfLinks, type Link, type Reader } from '../../ogc/links.ts';
import { openApi } from '../../ogc/openapi.ts';
import { schemaOf } from '../../ogc/queryables.ts';
import { askingOf } from '../asking/gate.ts';
import { readerOf, sendText, type OgcConfig } from '../asking/ogc-reader.ts';
import { goneSignal, problemResponses, validator } from '../asking/register.ts';

export interface OgcParts {
  readonly config: OgcConfig;
  readonly database: Database;
  readonly version: string;
}

interface Params {
  readonly collectionId: string;
  readonly featureId: string;
}

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly reader: Reader;
  readonly visible: Visible;
  readonly params: Params;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly type: string;
  readonly body: string;
}

const id = Type.String({ minLength: 1, maxLength: 200 });

export function ogcFeatureRoutes(app: FastifyInstance, parts: OgcParts): void {
  const { config, database, version } = parts;

  /** @param only the query parameters that are known there; null: the answer looks itself */
  function answer(url: string, summary: string, make: (asked: Asked) => Promise<Answer>, only: readonly string[] | null = ['f']): void {
    const names = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    for (const [address, hide] of url === '/ogc' ? ([[url, false], [`${url}/`, true]] as const) : ([[url, false]] as const)) {
      app.route({
        method: 'GET',
        url: address,
        schema: { summary, hide, ...(names.length > 0 && { params: Type.Object(Object.fromEntries(names.map((name) => [name, id]))) }), response: problemResponses },
        validatorCompiler: ({ schema, httpPart }) => validator(schema as never, httpPart),
        handler: async (request, reply) => {
          if (only) readTexts(request.query as Record<string, unknown>, only);
          const made = await make({ request, reply, reader: readerOf(request, config), visible: askingOf(request).visible, params: request.params as Params, signal: goneSignal(reply) });
          return sendText(reply, config, made.type, made.body);
        },
      });
    }
  }

  /** JSON, or the same as a page. */
  const either = (reader: Reader, type: string, value: object, page: () => string): Answer => (reader.html ? { type: HTML, body: page() } : { type, body: JSON.stringify(value) });
  const layerOf = ({ visible, params }: Asked): Layer => findLayer(visible.catalogue, params.collectionId);

  answer('/ogc', 'OGC API: the landing page', async ({ reader }) => {
    const described = landing(reader);
    return either(reader, JSON_TYPE, described, () => landingPage(reader, described));
  });
  answer('/ogc/conformance', 'OGC API: what of the standards is kept', async ({ reader }) => either(reader, JSON_TYPE, { conformsTo: conformance }, () => listPage(reader, words[reader.language].conformance, conformance)));
  answer('/ogc/api', 'OGC API: its own definition in OpenAPI 3.0', async ({ reader, visible }) => {
    const definition = openApi(reader, visible.catalogue.layers, version);
    return either(reader, OPENAPI, definition, () => definitionPage(reader, definition));
  });
  answer('/ogc/collections', 'OGC API: the layers', async ({ reader, visible }) => {
    const list = collections(reader, visible.catalogue.layers, await layerStates(database, visible.catalogue));
    return either(reader, JSON_TYPE, list, () => collectionsPage(reader, list.collections));
  });
  answer('/ogc/collections/:collectionId', 'OGC API: one layer', async (asked) => {
    const { reader, visible } = asked;
    const layer = layerOf(asked);
    const [state] = await statesOf(database, visible.catalogue, [layer]);
    const collection = collectionOf(reader, layer, state);
    return either(reader, JSON_TYPE, collection, () => collectionPage(reader, collection));
  });
  for (const part of ['queryables', 'schema'] as const) {
    answer(`/ogc/collections/:collectionId/${part}`, `OGC API: the ${part === 'schema' ? 'schema' : 'queryables'} of a layer, as JSON Schema`, async (asked) => {
      const { reader } = asked;
      const layer = layerOf(asked);
      const schema = schemaOf(layer, part, reader.addresses.at(`/collections/${layer.id}/${part}`), reader.language);
      return either(reader, SCHEMA, schema, () => schemaPage(reader, layer, words[reader.language][part], schema));
    });
  }
  answer('/ogc/collections/:collectionId/items', 'OGC API: features of a layer by box, day, filter and property, in pages', (asked) => items(database, asked), null);
  answer('/ogc/collections/:collectionId/items/:featureId', 'OGC API: one feature', (asked) => item(database, asked), ['f', 'crs']);
}

async function items(database: Database, { request, reply, reader, visible, params, signal }: Asked): Promise<Answer> {
  const { catalogue } = visible;
  const layer = findLayer(catalogue, params.collectionId);
  const query = request.query as Readonly<Record<string, string>>;
  const wanted = readItemsRequest(layer, query, catalogue.city.time_zone);
  const page = await itemPage(database, catalogue, layer, wanted, signal);
  const said = words[reader.language];
  const at = (more: Readonly<Record<string, string | undefined>>): string => reader.addresses.at(`/collections/${layer.id}/items`, { ...query, ...more });
  const links: Link[] = [
    ...selfLinks((f) => at({ f }), GEOJSON, said, reader.html),
    ...(page.next === null ? [] : [{ href: at({ after: page.next }), rel: 'next', type: reader.html ? HTML : GEOJSON, title: said.next }]),
    ...(wanted.cursor === null ? [] : [{ href: at({ after: undefined }), rel: 'first', type: reader.html ? HTML : GEOJSON, title: said.first }]),
    { href: reader.addresses.at(`/collections/${layer.id}`), rel: 'collection', type: JSON_TYPE, title: said.collections },
  ];
  void reply.header('content-crs', `<${wanted.crs.uri}>`);
  if (reader.html) return { type: HTML, body: itemsPage(reader, layer, page, links) };
  const head = JSON.stringify({ type: 'FeatureCollection', numberMatched: page.matched, numberReturned: page.items.length, timeStamp: new Date().toISOString(), links });
  return { type: GEOJSON, body: `${head.slice(0, -1)},"features":[${page.items.map((one) => featureText(one)).join(',')}]}` };
}

async function item(database: Database, { request, reply, reader, visible, params, signal }: Asked): Promise<Answer> {
  const { catalogue } = visible;
  const layer = findLayer(catalogue, params.collectionId);
  const { crs: named } = request.query as Readonly<Record<string, string | undefined>>;
  const crs = readCrs('crs', named);
  const found = await oneItem(database, catalogue, layer, params.featureId, crs, signal);
  const here = `/collections/${layer.id}/items/${encodeURIComponent(found.id)}`;
  const links: Link[] = [
    ...selfLinks((f) => reader.addresses.at(here, { crs: named, f }), GEOJSON, words[reader.language], reader.html),
    { href: reader.addresses.at(`/collections/${layer.id}`), rel: 'collection', type: JSON_TYPE, title: words[reader.language].collections },
  ];
  void reply.header('content-crs', `<${crs.uri}>`);
  return reader.html ? { type: HTML, body: itemPageOf(reader, layer, found, links) } : { type: GEOJSON, body: featureText(found, { links }) };
}
