/** A scan keeps what the rules find: the same verdicts as a live run, in batches, with lives that go on from scan to scan. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnalysis } from '../../../server/analysis/analysis.ts';
import { Scanner } from '../../../server/scan/scanner.ts';
import { R1, coverage, parks, projects, zones } from '../analysis/r1-ground.ts';
import { catalogue, openWorld, type World } from '../analysis/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  scanner = new Scanner(world.database, catalogue, { batch: 7 });
  await world.put('industrial_projects', projects);
  await world.put('chemical_parks', parks);
  await world.put('shoreline_zones', zones, { coverage });
});
afterAll(() => world.database.close());

interface Kept {
  readonly key: string;
  readonly verdict: string;
  readonly code: string;
  readonly life: string;
  readonly overlap_m2: number | null;
  readonly distance_m: number | null;
}
const kept = async (): Promise<Kept[]> => (await world.database.query<Kept>('select key, verdict, code, life, overlap_m2, distance_m from finding order by key')).rows;
const scans = async () => (await world.database.query<{ kind: string; state: string; cause: string; done: number; total: number; fault: string | null }>('select kind, state, cause, done, total, fault, failed_rules from scan order by number')).rows;
let scanner: Scanner;
const scan = () => scanner.settle();

describe('the first scan', () => {
  it('keeps exactly what a live run finds', async () => {
    expect(await scan()).toBe(1);
    expect(await scans()).toMatchObject([{ kind: 'full', state: 'done', cause: 'first start', done: 35, total: 35, fault: null, failed_rules: {} }]);
    const live = await createAnalysis(world.database, catalogue).findings(R1);
    const found = live.findings.map(({ key, verdict, code, evidence }) => ({ key, verdict, code, overlap_m2: evidence.overlap_m2, distance_m: evidence.distance_m })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect((await kept()).map(({ key, verdict, code, overlap_m2, distance_m }) => ({ key, verdict, code, overlap_m2, distance_m }))).toEqual(found);
  });
  it('is not followed by another one while nothing changes', async () => {
    expect(await scan()).toBe(0);
  });
});
