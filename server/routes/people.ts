/** Signing in and out, the people of the installation, and the log of what was done. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Catalogue } from '../../data/grammar.ts';
import { auditCsv, auditPage, verifyAudit } from '../access/audit-log.ts';
import { writeTallies } from '../access/tally.ts';
import type { Caller } from '../access/caller.ts';
import { addPerson, changePerson, listPeople, resetPassword } from '../accounts/people.ts';
import type { Sessions } from '../accounts/sessions.ts';
import { changePassword, signIn } from '../accounts/sign-in.ts';
import { AuditFilter, type Person, type Session } from '../contract/people.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { findLayer } from '../features/find-layer.ts';
import { admit, askingOf, dropSession, keepCookie, keptCookie } from './asking/gate.ts';
import { problemResponses, register, validator } from './asking/register.ts';

export interface PeopleParts {
  readonly config: Config;
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly sessions: Sessions;
}

/** From one address, besides the growing delay after failures. */
const SIGN_INS_PER_MINUTE = 60;

export function peopleRoutes(app: FastifyInstance, parts: PeopleParts): void {
  sessionRoutes(app, parts);
  personRoutes(app, parts);
  auditRoutes(app, parts);
}

function sessionRoutes(app: FastifyInstance, { config, database, sessions }: PeopleParts): void {
  const oidc = config.oidc ? { title: new URL(config.oidc.issuer).host } : null;
  const nobody: Session = { person: null, role: config.anonymous_role, must_change: false, csrf: null, oidc };
  const sessionOf = async (token: string | null): Promise<Session> => {
    const owner = token === null ? null : await sessions.find(token);
    return owner ? { person: owner.person, role: owner.role, must_change: owner.must_change, csrf: owner.csrf, oidc } : nobody;
  };

  register(app, 'GET /api/session', async ({ request }) => sessionOf(askingOf(request).session?.token ?? null));
  register(
    app,
    'POST /api/session',
    async ({ body, caller, request, reply, note, record }) => {
      // Never what was typed: people type their password into the wrong box.
      note({ target: 'unknown' });
      const before = askingOf(request).session?.token ?? null;
      const { token, device } = await signIn(
        database,
        sessions,
        { ...body, address: caller.address, before, device: keptCookie(config, request, 'device') },
        (tx, { id, login, name, role }) => record(tx, { target: `person ${login}`, who: { ...caller, person: { id, login, name }, role } }),
        (id) => note({ target: `person ${id}` }),
      );
      keepCookie(config, request, reply, 'session', token);
      keepCookie(config, request, reply, 'device', device);
      return sessionOf(token);
    },
    { rateLimit: { max: SIGN_INS_PER_MINUTE, timeWindow: 60_000 } },
  );
  register(app, 'DELETE /api/session', async ({ request, reply }) => {
    const { session } = askingOf(request);
    if (session) await sessions.end(session.token);
    dropSession(config, request, reply);
    return nobody;
  });
  register(app, 'PUT /api/session/password', async ({ body, caller, request, reply, record }) => {
    const { login } = signedIn(caller);
    const token = await changePassword(database, sessions, { login, ...body, address: caller.address, session: askingOf(request).session?.token ?? '' }, (tx) => record(tx, { target: `person ${login}` }));
    keepCookie(config, request, reply, 'session', token);
    return sessionOf(token);
  });
}

/** @throws AppError NOT_SIGNED_IN where the installation lets everybody be a viewer and nobody signed in */
function signedIn({ person }: Caller): NonNullable<Caller['person']> {
  if (!person) throw new AppError('NOT_SIGNED_IN', 'Nobody is signed in.');
  return person;
}

function personRoutes(app: FastifyInstance, { database, catalogue, sessions }: PeopleParts): void {
  const known = (layers: readonly string[] = []): readonly string[] => [...new Set(layers.map((id) => findLayer(catalogue, id).id))];

  register(app, 'GET /api/people', async () => ({ people: await listPeople(database) }));
  register(app, 'POST /api/people', ({ body: { login, name, role, layers }, record }) =>
    addPerson(database, login, { name, role, layers: known(layers) }, (tx, person) => record(tx, { target: `person ${person.login}`, details: { role, layers: person.layers } })),
  );
  register(app, 'PUT /api/people/:id', async ({ params, body: { name, role, layers, disabled }, caller, record }) => {
    const said = { name, role, layers: known(layers), disabled };
    const person = await changePerson(database, params.id, said, caller.person?.id ?? '', (tx, changed, before) => record(tx, { target: `person ${changed.login}`, details: { before: before && saidOf(before), after: saidOf(changed) } }));
    sessions.forget();
    return person;
  });
  register(app, 'POST /api/people/:id/password', async ({ params, caller, record }) => {
    const answer = await resetPassword(database, params.id, caller.person?.id ?? '', (tx, person) => record(tx, { target: `person ${person.login}` }));
    sessions.forget();
    return answer;
  });
}

const saidOf = ({ name, role, layers, disabled }: Person) => ({ name, role, layers, disabled });

const ExportQuery = Type.Object(AuditFilter, { additionalProperties: false });

function auditRoutes(app: FastifyInstance, { database, catalogue }: PeopleParts): void {
  const { time_zone } = catalogue.city;
  register(app, 'GET /api/audit', async ({ query, signal }) => {
    await writeTallies(database);
    return auditPage(database, time_zone, query, signal);
  });
  register(app, 'GET /api/audit/verification', () => verifyAudit(database));
  app.route<{ Querystring: Static<typeof ExportQuery> }>({
    method: 'GET',
    url: '/api/audit.csv',
    schema: {
      summary: 'The audit log as a file, filtered as GET /api/audit',
      querystring: ExportQuery,
      response: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: Type.String() } } }, ...problemResponses },
    },
    validatorCompiler: ({ schema, httpPart }) => validator(schema, httpPart),
    preParsing: async (request) => admit(request, { access: 'administrator' }),
    handler: (request, reply) =>
      reply
        .headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="anlan-audit.csv"', 'cache-control': 'private, no-store' })
        .send(Readable.from(auditCsv(database, time_zone, request.query))),
  });
}
