/** A small city in which sites are checked: a shoreline with a draft stretch, a wetland that few may see, and two rules that judge a well. */
import type { FastifyInstance } from 'fastify';
import type { Catalogue, Rule } from '../../../data/grammar.ts';
import { createVisibility } from '../../../server/access/visible.ts';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { SiteCheckRequest } from '../../../server/contract/sites.ts';
import { basis, wellRule } from '../../fixtures/new-rule/rule.ts';
import { wells } from '../../fixtures/new-rule/wells.ts';
import { coverage, zone } from '../analysis/r1-ground.ts';
import { box, catalogue as small, openWorld, type World } from '../analysis/world.ts';

export const R1 = 'r1_shoreline_chemical';
/** The same rule with another name, so that two rules judge a well. */
export const twin: Rule = { ...wellRule, id: 'test_wells_again', version: '0.2.0' };
const layers = [...small.layers.map((layer) => (layer.id === 'wetlands' ? { ...layer, publish: 'restricted' as const } : { ...layer, publish: 'public' as const })), wells];
export const catalogue: Catalogue = { ...small, layers, rules: [...small.rules, wellRule, twin], laws: [...small.laws, basis] };
const visibleTo = createVisibility(catalogue);
export const anyone = visibleTo({ role: 'public', layers: [] });
export const reviewer = visibleTo({ role: 'reviewer', layers: [] });

export const project = (geometry: SiteCheckRequest['geometry'], more: Partial<SiteCheckRequest['said']> = {}): SiteCheckRequest => ({ geometry, said: { activity: 'chemical_project', act_type: 'new', act_date: '2025-01-01', accuracy_m: 5, ...more } });
export const well = (geometry: SiteCheckRequest['geometry'], depth_m?: number): SiteCheckRequest => ({ geometry, said: { activity: 'well', act_type: 'new', ...(depth_m !== undefined && { more: { depth_m } }) } });

export async function openSiteWorld(): Promise<World & { readonly app: FastifyInstance; close(): Promise<void> }> {
  const world = await openWorld(catalogue);
  await world.put('shoreline_zones', [zone('z1', '甲段', box(106.7, 39.4, 106.75, 39.5)), zone('z-draft', '草案段', box(106.8, 39.6, 106.85, 39.65), { zone_status: 'draft', published_on: undefined })], { coverage });
  await world.put('wetlands', [{ id: 'w1', geometry: box(106.8, 39.5, 106.82, 39.52), attributes: { name: '湿地' } }]);
  await world.put('chemical_parks', [{ id: 'p1', geometry: box(106.76, 39.44, 106.77, 39.45), attributes: { name: '园区', act_type: 'existing' } }]);
  const app = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '1000000' }), world.database, catalogue);
  await app.ready();
  return {
    ...world,
    app,
    async close() {
      await app.close();
      await world.database.close();
    },
  };
}
