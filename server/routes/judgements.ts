/** What rules and indicators say: findings, the check of one site, and the area account with its pieces. */
import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '../../data/grammar.ts';
import { shareOf } from '../access/caller.ts';
import { cutAccount, cutPieces } from '../access/cut-accounts.ts';
import { cutCheck, cutScan } from '../access/cut-findings.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { readSiteGeometry } from '../analysis/site-geometry.ts';
import { findLayer } from '../features/find-layer.ts';
import { refuseBurden } from '../sites/burden.ts';
import { register } from './asking/register.ts';

/** From one address: a what-if of a dozen checks every three seconds. */
const CHECKS_PER_MINUTE = 240;

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
}
