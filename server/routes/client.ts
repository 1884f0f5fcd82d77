/** The built client as files: hashed ones kept for ever, index.html asked for anew, compressed ahead of time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectRoot } from '../db/sql-file.ts';

const HASHED = /[/\\]assets[/\\]/;

/** Does nothing while the client has not been built: the API answers without it. */
export async function clientRoutes(app: FastifyInstance): Promise<void> {
  const root = join(projectRoot, 'dist/client');
  if (!existsSync(join(root, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    schemaHide: true,
    globIgnore: ['**/*.br', '**/*.gz'],
    setHeaders: (reply, path) => {
      reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.header('vary', 'Accept-Encoding');
    },
  });
  // A page of the client that was opened by its address; a file that is missing is missing.
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    const is_page = !/^\/(api|tiles|ogc)(\/|$)/.test(path) && !/\.\w+$/.test(path) && (request.headers.accept ?? '').includes('text/html');
    return is_page ? reply.sendFile('index.html') : reply.callNotFound();
  });
}
