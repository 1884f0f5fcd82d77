/** The stored findings: list, counts, marks, one with its history, what people decide of it, dry runs, and files to take away. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { shareOf } from '../access/caller.ts';
import { CheckQueue } from '../analysis/check-queue.ts';
import { FindingFilter } from '../contract/findings.ts';
import type { Database } from '../db/database.ts';
import { exportFindings } from '../exports/findings-export.ts';
import { decide } from '../findings/decisions.ts';
import { findingDetail } from '../findings/detail.ts';
import { dryRun } from '../findings/dry-run.ts';
import { findingPage, findingPoints } from '../findings/page.ts';
import { findingSummary } from '../findings/summary.ts';
import { askingOf } from './asking/gate.ts';
import { goneSignal, problemResponses, register, validator } from './asking/register.ts';

const EXPORTS_PER_MINUTE = 20;
const DRY_RUNS_PER_MINUTE = 30;
/** Each reads every subject of its rule: one of a person at a time. */
const DRY_RUNS = { running: 5, waiting: 0, patience_ms: 60_000, each: 1 };

const ExportQuery = Type.Object(
  {
    ...FindingFilter,
    format: Type.String({ pattern: '^(csv|xlsx|geojson)$', maxLength: 7, description: 'csv, xlsx or geojson' }),
    lang: Type.Optional(Type.String({ pattern: '^(zh|en)$', maxLength: 2, default: 'zh', description: 'zh or en' })),
    sort: Type.Optional(Type.String({ maxLength: 20, description: 'as in the list' })),
  },
  { additionalProperties: false },
);

/** @param now for tests */
export function findingRoutes(app: FastifyInstance, database: Database, now: () => Date = () => new Date()): void {
  const tries = new CheckQueue(DRY_RUNS);
  register(app, 'GET /api/findings', ({ query, visible, signal }) => findingPage(database, query, { visible, now: now(), signal }));
  register(app, 'GET /api/findings/summary', ({ query, visible, signal }) => findingSummary(database, query, { visible, now: now(), signal }));
  register(app, 'GET /api/findings/points', ({ query, visible, signal }) => findingPoints(database, query, { visible, now: now(), signal }));
  register(app, 'GET /api/findings/:key', ({ params, visible, signal }) => findingDetail(database, params.key, { visible, now: now(), signal }));
  register(app, 'POST /api/findings/:key/decisions', (ask) =>
    decide(database, ask.params.key, ask.body, {
      visible: ask.visible,
      now: now(),
      actor: ask.caller.person?.name ?? ask.caller.role,
      ...(ask.caller.person && { actor_id: ask.caller.person.id }),
      within: (tx) => ask.record(tx, { target: `finding ${ask.params.key}`, details: { ...ask.body } }),
    }),
  );
  register(
    app,
    'POST /api/rules/:rule/dry-run',
    async (ask) => {
      const { thresholds } = ask.body;
      const answer = await tries.run(() => dryRun(database, ask.params.rule, thresholds, ask.visible, ask.signal), ask.signal, shareOf(ask.caller));
      ask.note({ target: `rule ${ask.params.rule}`, details: { thresholds, today: answer.today, tried: answer.then } });
      return answer;
    },
    { rateLimit: { max: DRY_RUNS_PER_MINUTE, timeWindow: 60_000 } },
  );
  exportRoute(app, database, now);
}

/** A file, so it stands outside the contract of JSON answers. */
function exportRoute(app: FastifyInstance, database: Database, now: () => Date): void {
  app.route<{ Querystring: Static<typeof ExportQuery> }>({
    method: 'GET',
    url: '/api/findings/export',
    config: { rateLimit: { max: EXPORTS_PER_MINUTE, timeWindow: 60_000 } },
    schema: {
      summary: 'The filtered findings in their order as CSV, XLSX or GeoJSON',
      querystring: ExportQuery,
      response: { 200: { description: 'The file', content: { 'text/csv': { schema: Type.String() }, 'application/geo+json': { schema: Type.String() } } }, ...problemResponses },
    },
    validatorCompiler: ({ schema, httpPart }) => validator(schema, httpPart),
    serializerCompiler: () => String,
    handler: async (request: FastifyRequest<{ Querystring: Static<typeof ExportQuery> }>, reply) => {
      const { format, lang, ...query } = request.query;
      const asked = { ...query, format: format as 'csv' | 'xlsx' | 'geojson', lang: lang === 'en' ? ('en' as const) : ('zh' as const) };
      const file = await exportFindings(database, asked, { visible: askingOf(request).visible, now: now(), signal: goneSignal(reply) });
      return reply.headers({ 'content-type': file.type, 'content-disposition': `attachment; filename="${file.name}"` }).send(file.body);
    },
  });
}
