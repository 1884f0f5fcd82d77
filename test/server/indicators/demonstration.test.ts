import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import type { Database } from '../../../server/db/database.ts';
import { DEMONSTRATION_FILE, fillObservations } from '../../../server/indicators/demonstration.ts';
import { openFilledDatabase } from '../../support/prepared-database.ts';

let database: Database;
beforeAll(async () => {
  database = await openFilledDatabase(catalogue);
}, 120_000);
afterAll(() => database.close());

it('the demonstration observations are understood to the last row, marked, and filled once', async () => {
  const rows = Papa.parse(readFileSync(DEMONSTRATION_FILE, 'utf8'), { header: true, skipEmptyLines: 'greedy' }).data.length;
  expect(rows).toBeGreaterThan(10);
  // The first start has filled them.
  expect(await fillObservations(database, catalogue)).toBe(0);
  const stored = await database.query<{ demonstration: boolean; entered_by: string; by: string; n: number }>('select demonstration, entered_by, entered_by_name as by, count(*) as n from observation group by 1, 2, 3');
  expect(stored.rows).toEqual([{ demonstration: true, entered_by: '', by: 'anlan', n: rows }]);
});
