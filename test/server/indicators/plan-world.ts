/** A plan of five invented targets on the small catalogue: three from the map, two from reports. */
import type { FastifyInstance } from 'fastify';
import type { Catalogue, Indicator, Measured } from '../../../data/grammar.ts';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Geometry } from '../../../server/contract/geo.ts';
import type { Database } from '../../../server/db/database.ts';
import { publish } from '../../../server/imports/publish.ts';
import { openMigratedDatabase } from '../../support/prepared-database.ts';
import { box, feature, publication, smallCatalogue } from '../imports/small-catalogue.ts';

export const two = (text: string) => ({ zh: text, en: text });
const wordsOfWells = { dry: two('dry'), open: two('open') };

function indicator(id: string, over: Partial<Indicator>): Indicator {
  return {
    id, title: two(id), theme: 'water', phrase: id, unit: '%', publish: 'public', series: [],
    target: { operator: '>=', value: 50, due: '2025-12-31', strength: 'mandatory' },
    definitions: [{ version: '1', from: null, text: two('first'), numerator: null, denominator: null, source: two('us') }],
    responsible: two('bureau'), source: two('plan'),
    ...over,
  };
}

const measured = (sql: string, over: Partial<Measured>): Measured => ({
  value: 'share', sql: `test/server/indicators/${sql}.sql`, population: two('all wells'), notes: wordsOfWells,
  counts: { unit: two('wells'), numerator: two('dry'), denominator: two('all') },
  needs: [{ layer: 'wells', features: true, covers_city: true }, { layer: 'quarters', features: true }],
  ...over,
});

export const dryWells = indicator('q51_dry_wells', { measured: measured('dry-wells', {}) });
export const houseGround = indicator('q52_house_ground', {
  measured: measured('house-ground', { needs: [{ layer: 'parcels', features: true }], notes: {}, counts: { unit: two('m²'), numerator: two('houses'), denominator: two('parcels') } }),
});
export const openWells = indicator('q53_open_wells', {
  unit: '', target: { operator: '=', value: 0, due: null, strength: 'mandatory' },
  measured: measured('open-wells', { value: 'sum', counts: { unit: two('wells'), numerator: two('open'), denominator: null }, needs: [{ layer: 'wells', features: false }] }),
});
export const goodDays = indicator('q54_good_days', {
  title: { zh: '优良天数', en: 'Good days' },
  target: { operator: '>=', value: 84.1, due: '2025-12-31', strength: 'mandatory' },
  definitions: [
    { version: '2013', from: null, text: two('old'), numerator: null, denominator: null, source: two('law') },
    { version: '2021', from: '2021-01-01', text: two('new'), numerator: null, denominator: null, source: two('law') },
  ],
  series: [{ id: 'raw', title: { zh: '实况', en: 'As measured' } }, { id: 'adjusted', title: { zh: '剔除沙尘', en: 'Adjusted' } }],
});
export const listed = indicator('q55_listed', { unit: '', publish: 'internal', target: { operator: 'yes', value: 1, due: '2025-12-31', strength: 'mandatory' }, series: [{ id: 'reported', title: two('reported') }] });

export const catalogue: Catalogue = { ...smallCatalogue, indicators: [dryWells, houseGround, openWells, goodDays, listed] };

export const NOW = new Date('2026-11-23T04:00:00Z');

export const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
export const WEST = box(106.6, 39.2, 106.8, 39.6);
export const EAST = box(106.8, 39.2, 107.0, 39.6);
export const AROUND = box(106.5, 39.1, 107.1, 39.7);

export interface PlanWorld {
  readonly database: Database;
  readonly app: FastifyInstance;
  /** Publishes, as if on that day. */
  put(layer: string, features: ReturnType<typeof feature>[], over?: Parameters<typeof publication>[2] & { readonly on?: string }): Promise<void>;
  close(): Promise<void>;
}

export async function openPlanWorld(environment: Readonly<Record<string, string>> = {}): Promise<PlanWorld> {
  const database = await openMigratedDatabase(catalogue);
  const app = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '1000000', ANLAN_ANONYMOUS_ROLE: 'public', ...environment }), database, catalogue);
  await app.ready();
  return {
    database,
    app,
    async put(layer, features, { on, ...over } = {}) {
      const { number } = await publish(database, catalogue, publication(layer, features, { mode: 'replace', as_of: '2026-01-01', ...over }));
      if (on !== undefined) await database.query('update revision set published_at = $1::timestamptz where layer = $2 and number = $3', [on, layer, number]);
    },
    async close() {
      await app.close();
      await database.close();
    },
  };
}

export const well = (id: string, lon: number, state: string | null, lat = 39.4) => feature(id, point(lon, lat), { code: id, ...(state !== null && { state }) });

/** Five wells in two quarters, one of them unknown; a parcel of houses and one of works, as wide as each other. */
export async function putGround(world: PlanWorld, on = '2026-06-01T00:00:00Z'): Promise<void> {
  await world.put('quarters', [feature('w', WEST, { name: 'West' }), feature('e', EAST, { name: 'East' })], { on, as_of: '2015-01-01' });
  await world.put('wells', [well('a', 106.7, 'dry'), well('b', 106.71, 'dry'), well('c', 106.9, 'dry'), well('d', 106.91, 'open'), well('x', 106.92, null)], { on, coverage: AROUND });
  await world.put('parcels', [feature('h', box(106.7, 39.3, 106.72, 39.31), { name: 'H', kind: 'house' }), feature('v', box(106.9, 39.3, 106.92, 39.31), { name: 'V', kind: 'works' })], { on });
}
