/** What every answer carries for the browser's safety, and how much work may be under way at once. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import { AppError } from '../../errors.ts';

/** Questions of the API under way at once; tiles have a queue of their own. */
const MOST_AT_ONCE = 200;

export async function registerSafety(app: FastifyInstance, config: Config): Promise<void> {
  const hosts = basemapHosts(config);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'"],
        // Mantine places its components with style attributes and one style element of variables.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...hosts],
        connectSrc: ["'self'", ...hosts],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // Over plain http browsers ignore these and complain in the console; a proxy that speaks https may add them.
    strictTransportSecurity: config.trust_proxy > 0,
    crossOriginOpenerPolicy: config.trust_proxy > 0,
    originAgentCluster: config.trust_proxy > 0,
    crossOriginEmbedderPolicy: false,
    // Map services count or check by the site that asks; the path stays private.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  limitWork(app);
}

/** The origins that configured basemaps are fetched from; `{s}`-like parts become a wildcard. */
function basemapHosts(config: Config): string[] {
  const origins = config.basemaps.flatMap((basemap) => basemap.tiles).flatMap((template) => /^https?:\/\/[^/?#\s;,'"]+/i.exec(template)?.[0] ?? []);
  return [...new Set(origins.map((origin) => origin.replace(/^(https?:\/\/)[^./]*\{[^}]*\}[^./]*/i, '$1*')))].filter((origin) => !/[{}]/.test(origin));
}

function limitWork(app: FastifyInstance): void {
  let under_way = 0;
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/') || request.url.startsWith('/api/health')) return;
    if (under_way >= MOST_AT_ONCE) throw new AppError('BUSY', `${under_way} requests are being answered already; at most ${MOST_AT_ONCE} may.`, { retry_after_s: 1 });
    under_way++;
    reply.raw.once('close', () => under_way--);
  });
}
