import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import type { Database } from '../../../server/db/database.ts';
import { DEMONSTRATION_FILE, fillObservations } from '../../../server/indicators/demonstration.ts';
import { measure } from '../../../server/indicators/measured.ts';
import { measuredState } from '../../../server/indicators/state.ts';
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

it('a rate of the land is of the day of its survey: how old the border of the city is says nothing of what lies in it', async () => {
  const rate = catalogue.indicators.find(({ phrase }) => phrase === '水土保持率达到43.32%')!;
  // The survey of 2025 is of its last day (data/demo/README.md); the districts are drawn after a map of 2018.
  const { day, layers, source, earlier, sum } = await measure(database, catalogue, rate, rate.measured!, { day: '2026-11-24', known: null });
  expect(layers.map(({ as_of }) => String(as_of)).toSorted()).toEqual(['2018-12-31', '2025-12-31']);
  expect(day).toBe('2025-12-31');
  expect(source?.en).not.toContain('2018');
  // Each year's survey is a point of its history: shapely 2.2 and pyproj 3.7 (GRS80), as in the test of the statement.
  expect(earlier.map((year) => [year.day, year.sum.value])).toEqual([['2023-12-31', expect.closeTo(42.6082, 3)], ['2024-12-31', expect.closeTo(42.9537, 3)]]);
  expect(sum?.value).toBeCloseTo(43.2087, 3);
});

it('a layer that was brought up to date after the due day, without a survey of its year, says nothing of that day', async () => {
  const rate = catalogue.indicators.find(({ phrase }) => phrase === '水土保持率达到43.32%')!;
  const { layer } = rate.measured!.years!;
  await database.query(`update feature set revision_to = 2 where layer = $1 and attributes ->> 'year' = '2025'`, [layer]);
  await database.query(`insert into revision select (jsonb_populate_record(r, '{"number": 2, "as_of": "2026-06-30", "replaces": false}')).* from revision r where r.layer = $1`, [layer]);
  const moment = { day: '2026-11-24', known: null };
  const measurement = await measure(database, catalogue, rate, rate.measured!, moment);
  expect([measurement.day, measurement.earlier.map(({ day }) => day)]).toEqual(['2024-12-31', ['2023-12-31']]);
  // A lower target, so that the survey of 2024 would reach it.
  const reached = { ...rate, target: { ...rate.target, value: 40 } };
  expect(measuredState(reached, measurement, moment)).toMatchObject({ to: '2024-12-31', status: { code: 'no_data' } });
});
