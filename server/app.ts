/** Puts the web server together: everything it is made of stands in buildApp, in the order in which a request meets it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { constants } from 'node:zlib';
import type { Catalogue } from '../data/grammar.ts';
import { anonymous } from './access/caller.ts';
import { createVisibility } from './access/visible.ts';
import { createSessions } from './accounts/sessions.ts';
import { createAnalysis } from './analysis/analysis.ts';
import { openCheckQueue } from './analysis/check-queue.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { projectRoot } from './db/sql-file.ts';
import { AppError } from './errors.ts';
import { createRevisions } from './features/revisions.ts';
import { importFiles } from './imports/job/files.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { clientRoutes } from './routes/client.ts';
import { documentationRoutes } from './routes/documentation.ts';
import { eventRoutes } from './routes/imports/events.ts';
import { externalSignInRoutes } from './routes/external-sign-in.ts';
import { recordRefusals } from './routes/asking/book.ts';
import { openGate } from './routes/asking/gate.ts';
import { findingRoutes } from './routes/findings.ts';
import { healthRoutes } from './routes/health.ts';
import { importRoutes } from './routes/imports/imports.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { judgementRoutes } from './routes/judgements.ts';
import { layerRoutes } from './routes/layers.ts';
import { watchMethods } from './routes/asking/methods.ts';
import { ogcFeatureRoutes } from './routes/ogc/features.ts';
import { ogcTileRoutes } from './routes/ogc/tiles.ts';
import { peopleRoutes } from './routes/people.ts';
import { registerProblems, sendProblem } from './routes/asking/problems.ts';
import { registerSafety } from './routes/asking/safety.ts';
import { scanRoutes } from './routes/scans.ts';
import { siteRoutes } from './routes/sites.ts';
import { tileRoutes } from './routes/tiles.ts';
import { createTiles } from './tiles/tile-service.ts';

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };

export async function buildApp(config: Config, database: Database, catalogue: Catalogue): Promise<FastifyInstance> {
  const revisions = createRevisions(database, catalogue);
  const app = Fastify({
    logger: { level: config.log_level },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (_, hop) => hop < config.trust_proxy,
    bodyLimit: config.body_limit_bytes,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  });
  app.addHook('onClose', async () => revisions.close());
  app.removeContentTypeParser('text/plain');
  registerProblems(app);
  const answerOtherMethods = watchMethods(app);
  await registerSafety(app, config);
  await app.register(rateLimit, { max: config.requests_per_minute, timeWindow: 60_000, errorResponseBuilder: (_, limit) => tooMany(limit.max, limit.ttl) });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }, zlibOptions: { level: 5 } });
  await app.register(cookie);
  const visibleTo = createVisibility(catalogue);
  const sessions = createSessions(database);
  recordRefusals(app, database);
  openGate(app, { database, anonymous_role: config.anonymous_role, public_origin: config.public_origin, visibleTo, findSession: sessions.find });
  await documentationRoutes(app, manifest.version);
  healthRoutes(app, database, manifest.version);
  catalogueRoutes(app, { config, database, revisions, version: manifest.version });
  layerRoutes(app, database);
  const checks = openCheckQueue(database.engine);
  const analysis = createAnalysis(database, catalogue, checks);
  judgementRoutes(app, analysis, catalogue);
  indicatorRoutes(app, { database, catalogue, analysis });
  findingRoutes(app, database);
  scanRoutes(app, database, catalogue.city.region);
  siteRoutes(app, { database, catalogue, checks });
  await importRoutes(app, { database, catalogue, files: importFiles(config.data_dir) });
  eventRoutes(app, database, catalogue.city.region);
  peopleRoutes(app, { config, database, catalogue, sessions });
  if (config.oidc) externalSignInRoutes(app, { config, database, sessions, oidc: config.oidc });
  const tiles = createTiles(database, catalogue);
  tileRoutes(app, tiles, visibleTo(anonymous(config.anonymous_role)));
  ogcFeatureRoutes(app, { config, database, version: manifest.version });
  ogcTileRoutes(app, { config, database, revisions, tiles });
  answerOtherMethods();
  await clientRoutes(app);
  return app;
}

function tooMany(most: number, wait_ms: number): AppError {
  return new AppError('TOO_MANY_REQUESTS', `More than ${most} requests in a minute from one address.`, { retry_after_s: Math.ceil(wait_ms / 1000) });
}
