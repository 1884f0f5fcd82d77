/** The API in words: OpenAPI 3.1 at /api/openapi.json and a page to try it at /api/docs, without any foreign host. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** Register before the routes that it describes. */
export async function documentationRoutes(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '安澜 Anlan',
        version,
        description: 'Layers, rules and indicators of a city. Coordinates are CGCS2000 degrees (EPSG:4490), longitude first. Errors are RFC 9457 problem+json with a stable `code`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', uiConfig: { validatorUrl: 'none', deepLinking: true } });
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => reply.serializer((text: string) => text).type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())));
}
