/** The way to the organisation's own sign-in service and back: two addresses that a browser is sent to. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { audit } from '../access/audit.ts';
import { ATTEMPT_MINUTES, createExternalSignIn } from '../accounts/oidc.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { Config, Oidc } from '../config.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { askingOf, keepCookie } from './asking/gate.ts';

const START = '/api/session/oidc';
const BACK = `${START}/callback`;
/** Only this browser can finish what it began. */
const STATE_COOKIE = 'anlan_oidc_state';
const limited = { rateLimit: { max: 60, timeWindow: 60_000 } };

export function externalSignInRoutes(app: FastifyInstance, { config, database, sessions, oidc }: { config: Config; database: Database; sessions: Sessions; oidc: Oidc }): void {
  const service = createExternalSignIn(database, sessions, oidc);
  const here = (request: FastifyRequest): string => config.public_origin ?? `${request.protocol}://${request.host}`;

  app.get(START, { config: limited, schema: { hide: true } }, async (request, reply) => {
    const { address, state } = await service.begin(`${here(request)}${BACK}`);
    const secure = here(request).startsWith('https:');
    return reply.setCookie(STATE_COOKIE, state, { path: START, httpOnly: true, sameSite: 'lax', secure, maxAge: ATTEMPT_MINUTES * 60 }).header('cache-control', 'no-store').redirect(address);
  });

  app.get(BACK, { config: limited, schema: { hide: true } }, async (request, reply) => {
    void reply.clearCookie(STATE_COOKIE, { path: START }).header('cache-control', 'no-store');
    return finish(request, reply).catch(async (error: unknown) => {
      // A person looks at this, not a program: back to the page, which puts the code into words.
      if (!(error instanceof AppError)) throw error;
      await audit(database, { who: askingOf(request).caller, action: `GET ${BACK}`, outcome: error.code, details: { detail: error.detail } });
      return reply.redirect(`/?sign_in=${error.code}`);
    });
  });

  async function finish(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { caller, session } = askingOf(request);
    const came_back = new URL(request.url, here(request));
    const state = request.cookies[STATE_COOKIE] ?? '';
    const token = await service.finish(came_back, state, session?.token ?? null, (tx, { id, login, name, role }) => audit(tx, { who: { ...caller, person: { id, login, name }, role }, action: `GET ${BACK}`, target: `person ${login}` }));
    keepCookie(config, request, reply, 'session', token);
    return reply.redirect('/');
  }
}
