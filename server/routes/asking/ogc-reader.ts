/** Who reads an answer of the OGC service: from where, in which language, as a page or as JSON. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { AppError } from '../../errors.ts';
import { languageOf } from '../../ogc/language.ts';
import { addressesFrom, type Reader } from '../../ogc/links.ts';

export type OgcConfig = Pick<Config, 'public_origin' | 'anonymous_role'>;

/** @param forms what `f` may say beside `json` @throws AppError BAD_REQUEST */
export function readerOf(request: FastifyRequest, { public_origin }: OgcConfig, forms: readonly string[] = ['html']): Reader & { readonly form: string } {
  const { f } = request.query as Readonly<Record<string, unknown>>;
  if (f !== undefined && f !== 'json' && !forms.some((form) => form === f)) throw new AppError('BAD_REQUEST', `f=${(JSON.stringify(f) ?? '').slice(0, 40)} is not answered here; expected ${['json', ...forms].join(' or ')}.`, { parameter: 'f' });
  const form = typeof f === 'string' ? f : forms.includes('html') && prefersHtml(request.headers.accept) ? 'html' : 'json';
  return { addresses: addressesFrom(public_origin ?? originOf(request)), language: languageOf(request.headers['accept-language']), html: form === 'html', form };
}

/** As the reader reached us: behind a proxy that is trusted, as they reached the proxy. */
function originOf({ protocol, host }: FastifyRequest): string {
  const origin = `${protocol}://${host}`;
  return URL.canParse(origin) && new URL(origin).origin !== 'null' ? new URL(origin).origin : 'http://localhost';
}

/** A browser asks for HTML before everything; a program that names JSON, or nothing, gets JSON. */
function prefersHtml(accept: string | undefined): boolean {
  const wanted = (accept ?? '').toLowerCase().split(',').map((part) => part.trim().split(/\s*;\s*(?:[^;]*;\s*)*?q\s*=\s*/));
  const quality = (pattern: RegExp): number => Math.max(0, ...wanted.filter(([type = '']) => pattern.test(type.split(';', 1)[0] ?? '')).map(([, q]) => (q === undefined ? 1 : Number(q) || 0)));
  const html = quality(/^text\/html$|^application\/xhtml\+xml$/);
  return html > 0 && html >= quality(/^application\/(\w+\+)?json$/);
}

/** The same address says different things to different people, in different languages and forms. */
export function sendText(reply: FastifyReply, { anonymous_role }: OgcConfig, type: string, body: string): FastifyReply {
  void reply.headers({ vary: 'Cookie, Accept, Accept-Language, Accept-Encoding' });
  allowOthers(reply, anonymous_role);
  return reply.type(type === 'text/html' ? 'text/html; charset=utf-8' : type).serializer((text: string) => text).send(body);
}

/** Pages of other sites may read what everybody may; where strangers are viewers, only this site's own pages may. */
export function allowOthers(reply: FastifyReply, anonymous_role: Config['anonymous_role']): void {
  if (anonymous_role === 'public') void reply.headers({ 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Content-Crs, ETag' });
}
