/** Map tiles as gzipped Mapbox Vector Tiles, each true for ever because the revision stands in its address. */
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Visible } from '../access/visible.ts';
import { findLayer } from '../features/find-layer.ts';
import type { Tiles } from '../tiles/tile-service.ts';
import { isKnown } from './asking/etag.ts';
import { askingOf } from './asking/gate.ts';
import { goneSignal, problemResponses, validator } from './asking/register.ts';
import { acceptsGzip, sendTile } from './asking/send-tile.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
/** A tile that not everybody may see is asked for anew each time: the next person at the same browser may be another. */
const FOR_ONE = 'private, no-cache';

const TileParams = Type.Object({
  layer: Type.String({ minLength: 1, maxLength: 200, description: 'layer id from the catalogue' }),
  revision: Type.Integer({ minimum: 1, maximum: 2147483647, description: 'a published revision of the layer; its state names the current one' }),
  z: Type.Integer({ minimum: 0, maximum: 22 }),
  x: Type.Integer({ minimum: 0, maximum: 4194303 }),
  y: Type.Integer({ minimum: 0, maximum: 4194303 }),
});

/** `v` tells two databases apart whose revisions have the same numbers; it is not looked at. */
const TileQuery = Type.Object({ v: Type.Optional(Type.String({ maxLength: 64, description: 'any text; keeps caches of two databases apart' })) }, { additionalProperties: false });

export function tileRoutes(app: FastifyInstance, tiles: Tiles, everybody: Visible): void {
  app.route<{ Params: Static<typeof TileParams> }>({
    method: 'GET',
    url: '/tiles/:layer/:revision/:z/:x/:y.mvt',
    schema: {
      summary: 'A map tile of one layer (Mapbox Vector Tile 2.1, extent 4096); 204 when nothing lies there',
      params: TileParams,
      querystring: TileQuery,
      response: {
        200: { description: 'The tile', content: { 'application/vnd.mapbox-vector-tile': { schema: Type.String({ format: 'binary' }) } } },
        204: { description: 'Nothing of the layer lies in this tile', type: 'null' },
        ...problemResponses,
      },
    },
    validatorCompiler: ({ schema, httpPart }) => validator(schema, httpPart),
    handler: async (request, reply) => {
      const { id } = findLayer(askingOf(request).visible.catalogue, request.params.layer);
      const asked = { ...request.params, signal: goneSignal(reply) };
      const gzipped = acceptsGzip(request.headers['accept-encoding']);
      const etag = `"${await tiles.etag(asked)}${gzipped ? '-gz' : ''}"`;
      void reply.headers({ etag, 'cache-control': everybody.sees(id) ? FOR_EVER : FOR_ONE, vary: everybody.sees(id) ? 'Accept-Encoding' : 'Accept-Encoding, Cookie' });
      if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
      const bytes = await tiles.tile(asked);
      if (!bytes) return reply.code(204).send();
      return sendTile(reply, bytes, gzipped);
    },
  });
}
