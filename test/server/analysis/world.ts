/** A small world on an empty PostGIS: publishes rectangles and points in the layers that a test needs. */
import type { Catalogue } from '../../../data/grammar.ts';
import { catalogue as whole } from '../../../data/catalogue.ts';
import { indicator } from '../../../data/indicators/q15_treated_area/indicator.ts';
import { laws } from '../../../data/laws.ts';
import { rule } from '../../../data/rules/r1_shoreline_chemical/rule.ts';
import type { Geometry } from '../../../server/contract/geo.ts';
import type { Database } from '../../../server/db/database.ts';
import type { Publication } from '../../../server/imports/publication.ts';
import { publish } from '../../../server/imports/publish.ts';
import { openFilledDatabase, openMigratedDatabase } from '../../support/prepared-database.ts';

export const catalogue: Catalogue = { ...whole, rules: [rule], indicators: [indicator], laws };

/** A polygon from west, south to east, north. */
export function box(west: number, south: number, east: number, north: number): Geometry {
  return { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] };
}

export const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

export interface Put {
  readonly id: string;
  readonly geometry: Geometry;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly valid_from?: string | null;
  readonly valid_to?: string | null;
}

export interface World {
  readonly database: Database;
  put(layer: string, features: readonly Put[], revision?: Partial<Publication>): Promise<void>;
}

export const openWorld = async (ofCatalogue: Catalogue = catalogue): Promise<World> => worldIn(await openMigratedDatabase(ofCatalogue), ofCatalogue);
/** With the demonstration data of the catalogue's layers. */
export const openFilledWorld = async (ofCatalogue: Catalogue): Promise<World> => worldIn(await openFilledDatabase(ofCatalogue), ofCatalogue);

function worldIn(database: Database, ofCatalogue: Catalogue): World {
  return {
    database,
    async put(layer, features, revision = {}) {
      await publish(database, ofCatalogue, {
        layer, actor: 'test', reason: 'test', source: 'test', licence: 'CC0', attribution: '', source_file: null, source_sha256: null,
        as_of: '2026-01-01', status: 'published', accuracy_m: null, demonstration: false, coverage: null, mode: 'replace',
        ...revision,
        features: features.map(({ id, geometry, attributes = {}, valid_from = null, valid_to = null }) => ({ id, geometry, attributes, valid_from, valid_to })),
      });
    },
  };
}
