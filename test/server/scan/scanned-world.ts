/** A small world with its scanner, for the tests of scans and findings: sites around one zone, at places that can be told by hand. */
import { AsyncResource } from 'node:async_hooks';
import { anonymous } from '../../../server/access/caller.ts';
import { createVisibility, type Visible } from '../../../server/access/visible.ts';
import type { Catalogue, Role } from '../../../data/grammar.ts';
import { Scanner, type ScannerOptions } from '../../../server/scan/scanner.ts';
import { scanCatalogue } from '../../fixtures/scan/rules.ts';
import type { Asker, Database } from '../../../server/db/database.ts';
import { box, openWorld, type Put, type World } from '../analysis/world.ts';

export const coverage = box(106.5, 39.2, 106.9, 39.6);
export const REGION = scanCatalogue.city.region;

export interface ScannedWorld extends World {
  readonly scanner: Scanner;
  /** Runs every scan that there is to run; returns how many. */
  scan(): Promise<number>;
  rows<Row = Record<string, unknown>>(text: string, values?: readonly (string | number)[]): Promise<Row[]>;
}

export async function openScannedWorld(catalogue: Catalogue = scanCatalogue, options: ScannerOptions = {}): Promise<ScannedWorld> {
  const world = await openWorld(catalogue);
  const scanner = new Scanner(world.database, catalogue, { batch: 3, ...options });
  return {
    ...world,
    scanner,
    scan: () => scanner.settle(),
    rows: async <Row>(text: string, values: readonly (string | number)[] = []) => (await world.database.query<Row>(text, values)).rows,
  };
}

/** What somebody of that role may see. */
export function seenBy(role: Role, catalogue: Catalogue = scanCatalogue): Visible {
  return createVisibility(catalogue)(anonymous(role));
}

export const site = (id: string, geometry: Put['geometry'], more: object = {}): Put => ({ id, geometry, attributes: { name: `地块${id}`, kind: 'a', accuracy_m: 5, ...more } });
export const zone = (id: string, geometry: Put['geometry'], more: object = {}): Put => ({ id, geometry, attributes: { name: `范围${id}`, status: 'published', accuracy_m: 5, ...more } });

/** The right to scan of one that was killed ends half a minute after its last sign of life. */
export async function outliveTheDead(database: Database): Promise<void> {
  await database.query("update scan_lease set heartbeat_at = heartbeat_at - interval '31 seconds'");
}

/** The same database; after the first question of that name inside a transaction somebody does something elsewhere. */
export function afterAsking(database: Database, what: string, act: () => Promise<unknown>): Database {
  let acted = false;
  // Not as part of the transaction.
  const elsewhere = AsyncResource.bind(act);
  const watched = (tx: Asker): Asker => ({
    script: (text, options) => tx.script(text, options),
    async query<Row>(text: string, values?: Parameters<Asker['query']>[1], options?: Parameters<Asker['query']>[2]) {
      const answer = await tx.query<Row>(text, values, options);
      if (!acted && options?.what === what) {
        acted = true;
        await elsewhere();
      }
      return answer;
    },
  });
  return {
    engine: database.engine, version: database.version,
    query: (text, values, options) => database.query(text, values, options),
    script: (text, options) => database.script(text, options),
    transaction: (work, options) => database.transaction((tx) => work(watched(tx)), options),
    tidy: () => database.tidy(), close: () => database.close(),
  };
}
