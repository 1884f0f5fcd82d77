/** Answers OPTIONS, and refuses the methods that an address does not have, for every address of the API and the tiles. */
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { AppError } from '../../errors.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Starts to watch; call what it returns when all routes stand. */
export function watchMethods(app: FastifyInstance): () => void {
  const known = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method, schema }) => {
    const hidden: unknown = schema && Reflect.get(schema, 'hide');
    if (hidden || !/^\/(api|tiles|ogc)(\/|$)/.test(url)) return;
    const methods = known.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    known.set(url, methods);
  });
  return () => {
    for (const [url, methods] of Array.from(known)) answerOthers(app, url, methods);
  };
}

function answerOthers(app: FastifyInstance, url: string, methods: ReadonlySet<string>): void {
  const allow = [...METHODS.filter((method) => methods.has(method)), 'OPTIONS'].join(', ');
  app.route({
    method: METHODS.filter((method) => !methods.has(method)),
    url,
    schema: { hide: true },
    // Before the body is read: what is refused here has none that matters.
    onRequest: async (request, reply) => {
      void reply.header('allow', allow);
      if (request.method === 'OPTIONS') return reply.code(204).send();
      throw new AppError('METHOD_NOT_ALLOWED', `${request.method} is not answered here; expected one of: ${allow}.`);
    },
    handler: async (_, reply) => reply,
  });
}
