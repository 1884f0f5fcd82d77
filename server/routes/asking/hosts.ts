/** By which names this server answers: a page elsewhere may give its own name this server's address and would then be taken for ours. */
import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import { AppError } from '../../errors.ts';

const GUARDED = /^\/(api|tiles|ogc)(\/|$)/;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

type Names = Pick<Config, 'anonymous_role' | 'public_origin' | 'host' | 'trust_proxy'>;

/**
 * Strangers who are nothing but the public may read under any name. Whatever changes or costs something, and everything where strangers
 * are viewers, is answered under an address, `localhost`, HOST or the name of ANLAN_PUBLIC_ORIGIN alone.
 * @throws AppError FORGED_REQUEST; NOT_FOUND for an address that is written otherwise than it is meant
 */
export function refuseForeignHosts(app: FastifyInstance, names: Names): void {
  const known = new Set(['localhost', names.host.toLowerCase(), ...(names.public_origin === undefined ? [] : [nameOf(new URL(names.public_origin).host) ?? ''])]);
  app.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url ?? '';
    if (!GUARDED.test(route)) return;
    // What stands before the API decides by the address as it is written: `/%61pi/people` must not pass there for something else.
    if (!GUARDED.test(request.url.split('?', 1)[0] ?? '')) throw new AppError('NOT_FOUND', `Nothing lives at ${request.url.slice(0, 200)}; /api/docs lists what does.`);
    if ((READS.has(request.method) && names.anonymous_role === 'public') || route.startsWith('/api/health')) return;
    const written = request.headers.host;
    // Behind a proxy the name that people used is the forwarded one; the proxy itself may ask by a name of the inner network, which has no dot.
    const strange = [written, request.host].find((host) => {
      if (host === undefined || host === '') return false;
      const name = nameOf(host);
      return !(name !== null && (known.has(name) || isIP(name) > 0 || (names.trust_proxy > 0 && host === written && !name.includes('.'))));
    });
    if (strange !== undefined) {
      throw new AppError('FORGED_REQUEST', `This server does not know itself by the name "${strange.slice(0, 100)}"; expected an IP address, localhost or the name that its administrator set as ANLAN_PUBLIC_ORIGIN=http://${(nameOf(strange) ?? 'name').slice(0, 100)}.`);
    }
  });
}

/** Without its port and brackets; null: no name at all. */
function nameOf(host: string): string | null {
  if (!/^[\w.:[\]-]+$/.test(host) || !URL.canParse(`http://${host}`)) return null;
  return new URL(`http://${host}`).hostname.replaceAll(/^\[|\]$/g, '');
}
