/** Layers and their features: every layer as known on a day, how current a layer is, pages of features, one feature's history, what lies at a point, search. */
import type { FastifyInstance } from 'fastify';
import type { Database } from '../db/database.ts';
import { atPoint } from '../features/at-point.ts';
import { featureDetail } from '../features/feature-detail.ts';
import { featurePage } from '../features/feature-page.ts';
import { layerDetail } from '../features/layer-detail.ts';
import { layersKnown } from '../features/known/states-known.ts';
import { search } from '../search/search.ts';
import { register } from './asking/register.ts';

export function layerRoutes(app: FastifyInstance, database: Database): void {
  register(app, 'GET /api/layers', ({ query, visible }) => layersKnown(database, visible.catalogue, query.known_on));
  register(app, 'GET /api/layers/:layer', ({ params, visible }) => layerDetail(database, visible.catalogue, params.layer));
  register(app, 'GET /api/layers/:layer/features', ({ params, query, signal, visible }) => featurePage(database, visible.catalogue, { layer: params.layer, ...query }, { signal }));
  register(app, 'GET /api/layers/:layer/features/:id', ({ params, query, visible }) => featureDetail(database, visible.catalogue, params.layer, params.id, query.known_on));
  register(app, 'GET /api/search', ({ query, signal, visible }) => search(database, visible.catalogue, query, signal));
  register(app, 'GET /api/at', ({ query, signal, visible }) => atPoint(database, visible.catalogue, query, signal));
}
