/** Scans: what ran and what it changed, starting a full one, stopping one. */
import type { FastifyInstance } from 'fastify';
import type { Database } from '../db/database.ts';
import { cancelScan, findScan, listScans, startScan } from '../scan/scans.ts';
import { register } from './asking/register.ts';

export function scanRoutes(app: FastifyInstance, database: Database, region: string): void {
  register(app, 'GET /api/scans', ({ visible }) => listScans(database, region, visible));
  register(app, 'GET /api/scans/:id', ({ params, visible }) => findScan(database, region, params.id, visible));
  register(app, 'POST /api/scans', (ask) => startScan(database, region, ask.caller.person?.name ?? ask.caller.role, ask.visible, (tx, id) => ask.record(tx, { target: `scan ${id}` })));
  register(app, 'DELETE /api/scans/:id', (ask) => cancelScan(database, region, ask.params.id, ask.visible, (tx, id) => ask.record(tx, { target: `scan ${id}` })));
}
