/** What open pages are told while they are open, as server-sent events. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Database } from '../../db/database.ts';
import { openLiveRoom } from '../../imports/live/events.ts';
import { admit, askingOf } from '../asking/gate.ts';
import { problemResponses } from '../asking/register.ts';

export function eventRoutes(app: FastifyInstance, database: Database, region: string): void {
  const room = openLiveRoom(database, region);
  // Before the connections are waited for.
  app.addHook('preClose', async () => room.close());
  app.addHook('onClose', async () => room.close());
  app.route({
    method: 'GET',
    url: '/api/events',
    // A reader of headers alone would never be answered.
    exposeHeadRoute: false,
    schema: {
      summary: 'What happens while a page is open (published, scanned, import), cut to what the asker may see: text/event-stream, `data` is a PageEvent',
      response: { 200: { description: 'server-sent events', content: { 'text/event-stream': { schema: Type.String() } } }, ...problemResponses },
    },
    preParsing: async (request) => admit(request, { access: 'public' }),
    handler: (request, reply) => {
      const { caller, visible } = askingOf(request);
      return reply
        .headers({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'private, no-store', 'x-accel-buffering': 'no' })
        .send(room.listen(caller, visible));
    },
  });
}
