/** What rules and indicators say: findings, the check of one site, and the area account with its pieces. */
import type { FastifyInstance } from 'fastify';
import type { Analysis } from '../analysis/analysis.ts';
import { register } from './register.ts';

/** From one address: a what-if of a dozen checks every three seconds. */
const CHECKS_PER_MINUTE = 240;

export function judgementRoutes(app: FastifyInstance, analysis: Analysis): void {
  register(app, 'GET /api/rules/:rule/findings', ({ params }) => analysis.findings(params.rule));
  register(app, 'POST /api/rules/:rule/check', ({ params, body, signal }) => analysis.check(params.rule, body, signal), { rateLimit: { max: CHECKS_PER_MINUTE, timeWindow: 60_000 } });
  register(app, 'GET /api/indicators/:indicator/account', ({ params, query }) => analysis.account(params.indicator, query.zone));
  register(app, 'GET /api/indicators/:indicator/pieces', ({ params, query }) => analysis.pieces(params.indicator, query.zone));
}
