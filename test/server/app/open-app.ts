/** The whole web server over a real PostGIS with the small world of the tile tests, for asking without a port. */
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Database } from '../../../server/db/database.ts';
import { openTileWorld, publishWorld, world } from '../tiles/tile-world.ts';

export interface OpenApp {
  readonly app: FastifyInstance;
  readonly database: Database;
  close(): Promise<void>;
}

export async function openApp(environment: Readonly<Record<string, string>> = {}): Promise<OpenApp> {
  const database = await openTileWorld();
  await publishWorld(database);
  const app = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '1000000', ANLAN_ANONYMOUS_ROLE: 'viewer', ...environment }), database, world);
  await app.ready();
  return {
    app,
    database,
    async close() {
      await app.close();
      await database.close();
    },
  };
}
