/** Whether the process lives and whether it can work, for those who run it. */
import type { FastifyInstance } from 'fastify';
import type { Database } from '../db/database.ts';
import { register } from './asking/register.ts';

export function healthRoutes(app: FastifyInstance, database: Database, version: string): void {
  register(app, 'GET /api/health', async () => ({ status: 'ok', version }));
  register(app, 'GET /api/ready', async ({ signal }) => {
    await database.query('select 1', [], { timeout_ms: 10_000, signal, what: 'readiness' });
    return { status: 'ready', engine: database.engine, database: database.version };
  });
}
