/** What every answer carries for the browser's safety, and how much work may be under way at once. */
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { AppError } from '../../errors.ts';
import { refuseForeignHosts } from './hosts.ts';

/** Questions of the API under way at once; tiles have a queue of their own. */
const MOST_AT_ONCE = 200;
/** Of these from one address; behind a proxy that is not trusted everybody has the same one. */
const MOST_FROM_ONE = 100;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

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
  refuseForeignHosts(app, config);
  limitWork(app);
}

/** The origins that configured basemaps are fetched from; `{s}`-like parts become a wildcard. */
function basemapHosts(config: Config): string[] {
  const origins = config.basemaps.flatMap((basemap) => basemap.tiles).flatMap((template) => /^https?:\/\/[^/?#\s;,'"]+/i.exec(template)?.[0] ?? []);
  return [...new Set(origins.map((origin) => origin.replace(/^(https?:\/\/)[^./]*\{[^}]*\}[^./]*/i, '$1*')))].filter((origin) => !/[{}]/.test(origin));
}

/** A request counts from when all of it has arrived: one that dawdles keeps nobody out. */
function limitWork(app: FastifyInstance): void {
  const counted = new Counted();
  app.addHook('onRequest', async (request, reply) => void (READS.has(request.method) && counted.add(request, reply)));
  app.addHook('preHandler', async (request, reply) => void (READS.has(request.method) || counted.add(request, reply)));
}

class Counted {
  #all = 0;
  readonly #from = new Map<string, number>();

  /** @throws AppError BUSY */
  add(request: FastifyRequest, reply: FastifyReply): void {
    const route = request.routeOptions.url ?? '';
    if (!/^\/(api|ogc)(\/|$)/.test(route) || route.startsWith('/api/health')) return;
    const { ip } = request;
    const own = this.#from.get(ip) ?? 0;
    if (this.#all >= MOST_AT_ONCE) throw new AppError('BUSY', `${this.#all} requests are being answered already; at most ${MOST_AT_ONCE} may.`, { retry_after_s: 1 });
    if (own >= MOST_FROM_ONE) throw new AppError('BUSY', `${own} requests from this address are being answered already; at most ${MOST_FROM_ONE} may.`, { retry_after_s: 1 });
    this.#all += 1;
    this.#from.set(ip, own + 1);
    reply.raw.once('close', () => {
      this.#all -= 1;
      const left = (this.#from.get(ip) ?? 1) - 1;
      if (left > 0) this.#from.set(ip, left);
      else this.#from.delete(ip);
    });
  }
}
