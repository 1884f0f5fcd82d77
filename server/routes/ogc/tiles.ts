/** OGC API – Tiles under /ogc: the vector tiles of a layer as it is published now, from the same room as the map's own. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Layer } from '../../../data/grammar.ts';
import type { Database } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import { findLayer } from '../../features/find-layer.ts';
import { statesOf } from '../../features/layer-states.ts';
import type { Revisions } from '../../features/revisions.ts';
import { readTexts } from '../../ogc/items-request.ts';
import { SET, tileJson, tileMatrixSet, tileMatrixSets, tileSet, tileSetsList } from '../../ogc/tile-sets.ts';
import type { Tiles } from '../../tiles/tile-service.ts';
import { isKnown } from '../asking/etag.ts';
import { askingOf } from '../asking/gate.ts';
import { allowOthers, readerOf, sendText, type OgcConfig } from '../asking/ogc-reader.ts';
import { goneSignal, problemResponses, validator } from '../asking/register.ts';
import { acceptsGzip, sendTile } from '../asking/send-tile.ts';

export interface OgcTileParts {
  readonly config: OgcConfig;
  readonly database: Database;
  readonly revisions: Revisions;
  readonly tiles: Tiles;
}

const id = Type.String({ minLength: 1, maxLength: 200 });
const number = (maximum: number) => Type.Integer({ minimum: 0, maximum });
const SetParams = Type.Object({ tileMatrixSetId: id });
const LayerParams = Type.Object({ collectionId: id });
const LayerSetParams = Type.Object({ collectionId: id, tileMatrixSetId: id });
const TileParams = Type.Object({ collectionId: id, tileMatrixSetId: id, tileMatrix: number(22), tileRow: number(4194303), tileCol: number(4194303) });

export function ogcTileRoutes(app: FastifyInstance, { config, database, revisions, tiles }: OgcTileParts): void {
  const route = (summary: string, params?: object) => ({
    schema: { summary, ...(params && { params }), response: problemResponses },
    validatorCompiler: ({ schema, httpPart }: { schema: unknown; httpPart?: string }) => validator(schema as never, httpPart),
  });
  const layerOf = (request: FastifyRequest, collection: string): Layer => findLayer(askingOf(request).visible.catalogue, collection);
  const reader = (request: FastifyRequest, forms: readonly string[] = []) => {
    readTexts(request.query as Record<string, unknown>, ['f']);
    return readerOf(request, config, forms);
  };

  app.get('/ogc/tileMatrixSets', route('OGC API: the grids that tiles are cut in'), async (request, reply) => sendText(reply, config, 'application/json', JSON.stringify(tileMatrixSets(reader(request)))));
  app.get<{ Params: Static<typeof SetParams> }>('/ogc/tileMatrixSets/:tileMatrixSetId', route('OGC API: one grid', SetParams), async (request, reply) => {
    reader(request);
    refuseOther(request.params.tileMatrixSetId);
    return sendText(reply, config, 'application/json', JSON.stringify(tileMatrixSet()));
  });
  app.get<{ Params: Static<typeof LayerParams> }>('/ogc/collections/:collectionId/tiles', route('OGC API: the tile sets of a layer', LayerParams), async (request, reply) =>
    sendText(reply, config, 'application/json', JSON.stringify(tileSetsList(reader(request), layerOf(request, request.params.collectionId)))));
  app.get<{ Params: Static<typeof LayerSetParams> }>('/ogc/collections/:collectionId/tiles/:tileMatrixSetId', route('OGC API: a tile set, or TileJSON', LayerSetParams), async (request, reply) => {
    const read = reader(request, ['tilejson']);
    const layer = layerOf(request, request.params.collectionId);
    refuseOther(request.params.tileMatrixSetId);
    const [state] = await statesOf(database, askingOf(request).visible.catalogue, [layer]);
    return sendText(reply, config, read.form === 'tilejson' ? 'application/vnd.mapbox.tile+json' : 'application/json', JSON.stringify(read.form === 'tilejson' ? tileJson(read, layer, state) : tileSet(read, layer, state)));
  });
  app.get<{ Params: Static<typeof TileParams> }>('/ogc/collections/:collectionId/tiles/:tileMatrixSetId/:tileMatrix/:tileRow/:tileCol', route('OGC API: a vector tile of the layer as it is published now; 204 when nothing lies there', TileParams), async (request, reply) => {
    readTexts(request.query as Record<string, unknown>, ['f']);
    const { f } = request.query as Readonly<Record<string, string>>;
    if (f !== undefined && f !== 'mvt') throw new AppError('BAD_REQUEST', `f=${f.slice(0, 40)} is not answered here; expected mvt.`, { parameter: 'f' });
    const { collectionId, tileMatrixSetId, tileMatrix: z, tileRow: y, tileCol: x } = request.params;
    const { id: layer } = layerOf(request, collectionId);
    refuseOther(tileMatrixSetId);
    allowOthers(reply, config.anonymous_role);
    const revision = await revisions.current(layer);
    if (revision === 0) return reply.code(204).send();
    const asked = { layer, revision, z, x, y, signal: goneSignal(reply) };
    const gzipped = acceptsGzip(request.headers['accept-encoding']);
    const etag = `"${await tiles.etag(asked)}${gzipped ? '-gz' : ''}"`;
    // The revision does not stand in the address: whoever holds the tile asks whether it still is the one.
    void reply.headers({ etag, vary: 'Accept-Encoding, Cookie' });
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
    const bytes = await tiles.tile(asked);
    return bytes ? sendTile(reply, bytes, gzipped) : reply.code(204).send();
  });
}

function refuseOther(set: string): void {
  if (set !== SET) throw new AppError('NOT_FOUND', `There is no tile matrix set "${set.slice(0, 80)}"; expected ${SET}.`);
}
