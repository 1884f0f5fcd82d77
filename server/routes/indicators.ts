/** The plan's targets: how each stands as of a day, what is behind a number, and what people report. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Catalogue } from '../../data/grammar.ts';
import type { Caller } from '../access/caller.ts';
import { cutMembers, cutPage, cutPlan } from '../access/cut-indicators.ts';
import { maySee } from '../access/visible.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { openTables } from '../indicators/observations/tables.ts';
import { report, type Reporter } from '../indicators/observations/report.ts';
import { createPlan, findIndicator } from '../indicators/plan.ts';
import { cityDay } from '../scan/city-day.ts';
import { isKnown } from './asking/etag.ts';
import { register } from './asking/register.ts';

const REPORTS_PER_MINUTE = 120;
const TABLES_PER_MINUTE = 20;
/** base64 of a file of 2 MB, and what stands around it. */
const TABLE_BODY_BYTES = 3_000_000;

export interface IndicatorParts {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly analysis: Pick<Analysis, 'account'>;
  readonly now?: () => Date;
}

export function indicatorRoutes(app: FastifyInstance, { database, catalogue, analysis, now = () => new Date() }: IndicatorParts): void {
  const plan = createPlan({ database, catalogue, account: (id, as_of) => analysis.account(id, undefined, as_of), now });

  register(app, 'GET /api/plan', async ({ query, caller, visible, request, reply }) => {
    const answer = cutPlan(catalogue, await plan.state(query.as_of), { caller, visible });
    // When it was asked is no part of what it says.
    return unlessKnown(request, reply, { ...answer, run_at: '' }) ? answer : undefined;
  });
  register(app, 'GET /api/indicators/:indicator', async ({ params, query, caller, visible, request, reply }) => {
    const day = query.as_of ?? cityDay(catalogue.city, now());
    const answer = cutPage(catalogue, await plan.page(params.indicator, query.as_of), day, { caller, visible });
    return unlessKnown(request, reply, answer) ? answer : undefined;
  });
  register(app, 'GET /api/indicators/:indicator/members', async ({ params, query, caller, visible, request, reply }) => {
    const answer = await cutMembers(findIndicator(catalogue, params.indicator), { caller, visible }, () => plan.members(params.indicator, query.as_of));
    return unlessKnown(request, reply, answer) ? answer : undefined;
  });
  reportRoutes(app, { database, catalogue, now });
}

function reportRoutes(app: FastifyInstance, { database, catalogue, now }: Required<Omit<IndicatorParts, 'analysis'>>): void {
  const tables = openTables(database, catalogue);
  app.addHook('onClose', () => tables.close());
  const open = (caller: Caller): Catalogue => ({ ...catalogue, indicators: catalogue.indicators.filter((one) => maySee(one, caller)) });

  register(
    app,
    'POST /api/indicators/:indicator/observations',
    ({ params, body, caller, record }) => {
      const indicator = findIndicator(catalogue, params.indicator);
      if (!maySee(indicator, caller)) throw new AppError('NOT_ALLOWED', `The value of "${indicator.id}" is not open to you.`);
      return database.transaction(async (tx) => {
        const written = await report(tx, catalogue, indicator, body, reporterOf(caller), now());
        await record(tx, { target: `observation ${written.id}`, details: { indicator: indicator.id, ...body } });
        return written;
      });
    },
    { rateLimit: { max: REPORTS_PER_MINUTE, timeWindow: 60_000 } },
  );
  register(
    app,
    'POST /api/observations',
    async ({ body, caller, record, note, signal }) => {
      note({ target: `file ${body.name}` });
      const answer = await tables.read({ ...body, catalogue: open(caller), reporter: reporterOf(caller), now: now(), signal, within: (tx, rows) => record(tx, { target: `file ${body.name}`, details: { rows: rows.length, ids: rows.map(({ id }) => id) } }) });
      note({ details: { rows: answer.rows, errors: answer.errors.length, committed: answer.committed } });
      return answer;
    },
    { rateLimit: { max: TABLES_PER_MINUTE, timeWindow: 60_000 } },
    { body_limit_bytes: TABLE_BODY_BYTES },
  );
}

const reporterOf = ({ person, role }: Caller): Reporter => ({ id: person?.id ?? '', name: person?.name || person?.login || role });

/** False: the client holds it already, and was told so. */
function unlessKnown(request: FastifyRequest, reply: FastifyReply, answer: unknown): boolean {
  const etag = `W/"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 27)}"`;
  void reply.headers({ etag, vary: 'Accept-Encoding, Cookie' });
  if (!isKnown(request.headers['if-none-match'], etag)) return true;
  void reply.code(304).send();
  return false;
}
