/** What rules and indicators say: findings, the check of one site, and the area account with its pieces. */
import type { FastifyInstance } from 'fastify';
import type { Analysis } from '../analysis/analysis.ts';
import { register } from './register.ts';

export function judgementRoutes(app: FastifyInstance, analysis: Analysis): void {
  register(app, 'GET /api/rules/:rule/findings', ({ params }) => analysis.findings(params.rule));
  register(app, 'POST /api/rules/:rule/check', ({ params, body }) => analysis.check(params.rule, body));
  register(app, 'GET /api/indicators/:indicator/account', ({ params, query }) => analysis.account(params.indicator, query.zone));
  register(app, 'GET /api/indicators/:indicator/pieces', ({ params, query }) => analysis.pieces(params.indicator, query.zone));
}
