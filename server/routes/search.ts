/** The search box. */
import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '../../data/grammar.ts';
import type { Database } from '../db/database.ts';
import { search } from '../search/search.ts';
import { register } from './register.ts';

export function searchRoutes(app: FastifyInstance, database: Database, catalogue: Catalogue): void {
  register(app, 'GET /api/search', ({ query, signal }) => search(database, catalogue, query, signal));
}
