/** What rules and indicators say: findings, the check of one site, and the area account with its pieces. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Catalogue } from '../../data/grammar.ts';
import { shareOf } from '../access/caller.ts';
import { cutAccount, cutLedger, cutPieces, cutQuality } from '../access/cut-accounts.ts';
import { cutCheck, cutScan } from '../access/cut-findings.ts';
import { findAccount } from '../analysis/account/accounts.ts';
import { readDrawnArea } from '../analysis/account/drawn-area.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { readSiteGeometry } from '../analysis/site-geometry.ts';
import { accountCsv, accountGeojson, accountWorkbook, MOST_LINES, type AccountExport } from '../exports/account-export.ts';
import type { ExportFile } from '../exports/findings-export.ts';
import { findLayer } from '../features/find-layer.ts';
import { refuseBurden } from '../sites/burden.ts';
import { askingOf } from './asking/gate.ts';
import { goneSignal, problemResponses, register, validator } from './asking/register.ts';

/** From one address: a what-if of a dozen checks every three seconds. */
const CHECKS_PER_MINUTE = 240;
const FILES_PER_MINUTE = 20;

/** Measured once with everything there is, then cut to what is open to whoever asks. */
export function judgementRoutes(app: FastifyInstance, analysis: Analysis, catalogue: Catalogue): void {
  register(app, 'GET /api/rules/:rule/findings', async ({ params, visible }) => cutScan(catalogue, await analysis.findings(params.rule), visible));
  register(
    app,
    'POST /api/rules/:rule/check',
    async ({ params, body, caller, visible, note, signal }) => {
      if ('layer' in body) findLayer(visible.catalogue, body.layer);
      else refuseBurden(readSiteGeometry(body.geometry), caller.person === null ? 'stranger' : 'person');
      const answer = cutCheck(catalogue, await analysis.check(params.rule, body, signal, shareOf(caller)), visible);
      note({ details: { verdict: answer.verdict, subject: answer.findings[0]?.key.slice(0, 300) ?? '' } });
      return answer;
    },
    { rateLimit: { max: CHECKS_PER_MINUTE, timeWindow: 60_000 } },
  );
  register(app, 'GET /api/indicators/:indicator/account', ({ params: { indicator }, query: { zone, as_of }, visible }) => cutAccount(catalogue, indicator, zone, visible, () => analysis.account(indicator, zone, as_of)));
  register(app, 'GET /api/indicators/:indicator/pieces', ({ params: { indicator }, query: { zone, as_of }, visible }) => cutPieces(catalogue, indicator, zone, visible, () => analysis.pieces(indicator, zone, as_of)));
  register(app, 'GET /api/indicators/:indicator/quality', ({ params: { indicator }, query: { zone, as_of }, visible }) => cutQuality(catalogue, indicator, zone, visible, () => analysis.quality(indicator, zone, as_of)));
  register(
    app,
    'POST /api/indicators/:indicator/account',
    async ({ params: { indicator }, body, caller, visible, note, signal }) => {
      refuseBurden(readDrawnArea(body.geometry), caller.person === null ? 'stranger' : 'person');
      const answer = await cutAccount(catalogue, indicator, undefined, visible, () => analysis.drawn(indicator, body, signal, shareOf(caller)));
      note({ details: { drawn_m2: answer.zone?.area_m2 ?? null, counted_m2: answer.counted_m2 } });
      return answer;
    },
    { rateLimit: { max: CHECKS_PER_MINUTE, timeWindow: 60_000 } },
  );
  accountFiles(app, analysis, catalogue);
}

const FileQuery = Type.Object(
  {
    zone: Type.Optional(Type.String({ maxLength: 250, description: '`<zone kind>/<feature id>`' })),
    as_of: Type.Optional(Type.String({ format: 'date', description: 'as it was told at the end of that day, city time; now when absent' })),
    lang: Type.Optional(Type.String({ pattern: '^(zh|en)$', maxLength: 2, default: 'zh', description: 'zh or en' })),
  },
  { additionalProperties: false },
);
const FileParams = Type.Object({ indicator: Type.String({ minLength: 1, maxLength: 100 }) });
type FileRequest = FastifyRequest<{ Params: Static<typeof FileParams>; Querystring: Static<typeof FileQuery> }>;

/** Files to take away, so they stand outside the contract of JSON answers. */
function accountFiles(app: FastifyInstance, analysis: Analysis, catalogue: Catalogue): void {
  const said = (request: FileRequest) => {
    const { visible } = askingOf(request);
    const { indicator: id } = request.params;
    const { zone, as_of, lang } = request.query;
    const indicator = findAccount(catalogue, id);
    return { visible, id, zone, as_of, indicator, catalogue, language: lang === 'en' ? ('en' as const) : ('zh' as const), now: new Date() };
  };
  const table = async (request: FileRequest, most: number): Promise<AccountExport> => {
    const { visible, id, zone, as_of, indicator, ...how } = said(request);
    const ledger = await cutLedger(catalogue, id, zone, visible, () => analysis.ledger(id, most, zone, as_of));
    return { ...how, ledger, indicator, layer: findLayer(catalogue, indicator.account.layer), zones: indicator.account.zones.filter(({ layer }) => visible.sees(layer)) };
  };
  const files: Readonly<Record<string, (request: FileRequest, signal: AbortSignal) => Promise<ExportFile>>> = {
    'account.csv': async (request) => accountCsv(await table(request, MOST_LINES.csv)),
    'account.xlsx': async (request, signal) => accountWorkbook(await table(request, MOST_LINES.xlsx), signal),
    'pieces.geojson': async (request) => {
      const { visible, id, zone, as_of, ...how } = said(request);
      const account = await cutAccount(catalogue, id, zone, visible, () => analysis.account(id, zone, as_of));
      return accountGeojson(await cutPieces(catalogue, id, zone, visible, () => analysis.pieces(id, zone, as_of)), account, how);
    },
  };
  for (const [name, make] of Object.entries(files)) {
    app.route<{ Params: Static<typeof FileParams>; Querystring: Static<typeof FileQuery> }>({
      method: 'GET',
      url: `/api/indicators/:indicator/${name}`,
      config: { rateLimit: { max: FILES_PER_MINUTE, timeWindow: 60_000 } },
      schema: { summary: `The area account as a file, ${name}`, params: FileParams, querystring: FileQuery, response: { 200: { description: 'The file', content: { 'text/csv': { schema: Type.String() } } }, ...problemResponses } },
      validatorCompiler: ({ schema, httpPart }) => validator(schema, httpPart),
      serializerCompiler: () => String,
      handler: async (request: FileRequest, reply) => {
        const file = await make(request, goneSignal(reply));
        return reply.headers({ 'content-type': file.type, 'content-disposition': `attachment; filename="${file.name}"` }).send(file.body);
      },
    });
  }
}
