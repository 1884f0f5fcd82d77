/** Twenty-five parcels in rows of five, three wells and a closed layer, published and served as others are served: what is expected of them can be counted by hand. */
import type { FastifyInstance } from 'fastify';
import type { Catalogue } from '../../../data/grammar.ts';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Database } from '../../../server/db/database.ts';
import type { IncomingFeature } from '../../../server/imports/publication.ts';
import { publish } from '../../../server/imports/publish.ts';
import { openMigratedDatabase } from '../../support/prepared-database.ts';
import { box, feature, publication, smallCatalogue } from '../imports/small-catalogue.ts';

/** Ditches are for viewers and up. */
// oxlint-disable-next-line oxc/no-map-spread -- the catalogue itself stays as it is
export const catalogue: Catalogue = { ...smallCatalogue, layers: smallCatalogue.layers.map((layer) => (layer.id === 'ditches' ? { ...layer, publish: 'internal' } : layer)) };

const two = (number: number): string => String(number).padStart(2, '0');

/** Parcel k stands in column k % 5 and row k / 5; each is 0.01° wide, with 0.01° between. Of the last nothing is known. */
export function parcel(k: number, over: Readonly<Record<string, unknown>> = {}): IncomingFeature {
  const [west, south] = [106.8 + (k % 5) * 0.02, 39.6 + Math.floor(k / 5) * 0.02].map((degrees) => Math.round(degrees * 100) / 100) as [number, number];
  const round = (degrees: number): number => Math.round(degrees * 100) / 100;
  const said = k === 24 ? {} : { name: `地块${k}`, kind: k % 2 === 0 ? 'house' : 'works', storeys: k, height_m: k * 1.5, built_on: `20${two(k)}-06-15`, listed: k % 3 === 0, synthetic: k < 5 };
  return feature(`p-${two(k)}`, box(west, south, round(west + 0.01), round(south + 0.01)), { ...said, ...over });
}

export const parcels: readonly IncomingFeature[] = Array.from({ length: 25 }, (_, k) => parcel(k));

export interface Served {
  readonly database: Database;
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

export async function serve(environment: Readonly<Record<string, string>> = {}): Promise<Served> {
  const database = await openMigratedDatabase(catalogue);
  await publish(database, catalogue, publication('parcels', [...parcels]));
  const wells = ['<script>alert(1)</script>', "W'2", '井3'].map((code, index) => feature(`w/${index + 1}`, { type: 'Point', coordinates: [106.805 + index * 0.02, 39.605] }, { code, depth_m: 10 * (index + 1) }));
  await publish(database, catalogue, publication('wells', wells));
  await publish(database, catalogue, publication('ditches', [feature('d-1', { type: 'LineString', coordinates: [[106.8, 39.605], [106.85, 39.605]] }, { name: '内部沟渠' })]));
  const app = await served(database, environment);
  return {
    database,
    app,
    async close() {
      await app.close();
      await database.close();
    },
  };
}

/** The same database under other circumstances. */
export async function served(database: Database, environment: Readonly<Record<string, string>> = {}): Promise<FastifyInstance> {
  const app = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '1000000', ...environment }), database, catalogue);
  await app.ready();
  return app;
}

export const EPSG = 'http://www.opengis.net/def/crs/EPSG/0/';
