/** An incremental scan leaves what a full one would: 200 random edits of subjects and objects, compared with a live run of every rule. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsOf, newRun } from '../../../server/analysis/findings.ts';
import { allSubjects } from '../../../server/analysis/subject-slot.ts';
import { Scanner } from '../../../server/scan/scanner.ts';
import { scanCatalogue } from '../../fixtures/scan/rules.ts';
import { box, openWorld, point, type Put, type World } from '../analysis/world.ts';
import { numbers } from './random-numbers.ts';

const EDITS = 200;

const random = numbers(20261123);
const between = (low: number, high: number): number => low + random() * (high - low);
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
// About 17 km by 22 km: most sites lie farther than the reach of 2 km from most zones.
const place = (): [number, number] => [between(106.6, 106.8), between(39.3, 39.5)];

function geometry(layer: string): Put['geometry'] {
  const [lon, lat] = place();
  if (layer !== 'scan_zones' && random() < 0.3) return point(lon, lat);
  if (layer === 'scan_sites' && random() < 0.15) return { type: 'LineString', coordinates: [[lon, lat], [lon + between(0.001, 0.01), lat + between(-0.01, 0.01)]] };
  const size = layer === 'scan_zones' ? 0.02 : 0.006;
  return box(lon, lat, lon + between(0.001, size), lat + between(0.001, size));
}

function attributes(layer: string): Record<string, unknown> {
  if (layer === 'scan_sites') return { name: `地块${Math.floor(random() * 1e6)}`, kind: oneOf(['a', 'b']), accuracy_m: oneOf([2, 5, 10, 40]) };
  if (layer === 'scan_zones') return { name: `范围${Math.floor(random() * 1e6)}`, status: oneOf(['published', 'published', 'draft', 'repealed']), accuracy_m: random() < 0.02 ? undefined : oneOf([1, 5, 20]) };
  return { name: `水${Math.floor(random() * 1e6)}`, ...(random() < 0.5 && { kind: 'lake' }) };
}

const held: Record<string, Map<string, Put>> = { scan_sites: new Map(), scan_zones: new Map(), scan_waters: new Map() };
let serial = 0;
const insert = (layer: string): void => {
  const id = `${layer.slice(5, 6)}${serial++}`;
  held[layer]?.set(id, { id, geometry: geometry(layer), attributes: attributes(layer) });
};
const coverageOf: Record<string, Put['geometry']> = { scan_zones: box(106.5, 39.2, 106.9, 39.6), scan_waters: box(106.5, 39.2, 106.9, 39.6) };

function edit(layer: string): void {
  const features = held[layer];
  const known = features && [...features.values()];
  if (features === undefined || known === undefined || known.length < 3 || random() < 0.2) return insert(layer);
  const one = oneOf(known);
  const kind = random();
  if (kind < 0.2) features.delete(one.id);
  else if (kind < 0.6) features.set(one.id, { ...one, geometry: geometry(layer) });
  else features.set(one.id, { ...one, attributes: attributes(layer) });
}

let world: World;
const publish = (layer: string): Promise<void> => world.put(layer, [...(held[layer]?.values() ?? [])], { coverage: coverageOf[layer] ?? null });
let scanner: Scanner;
const scan = () => scanner.settle();

/** What was found before, and what was ever found: these alone say what a finding's life must be, whichever kind of scan looked. */
const before = new Set<string>();
const ever = new Set<string>();
async function checkLives(edit_of: string): Promise<void> {
  const { rows } = await world.database.query<{ key: string; verdict: string; life: string }>("select key, verdict, life from finding where life <> 'resolved' order by key");
  const expected = rows.map(({ key, verdict }) => `${key} ${verdict === 'clear' || before.has(key) ? 'persisting' : ever.has(key) ? 'relapsed' : 'new'}`);
  expect(rows.map(({ key, life }) => `${key} ${life}`), `lives after an edit of ${edit_of}`).toEqual(expected);
  before.clear();
  for (const { key, verdict } of rows) {
    before.add(key);
    if (verdict !== 'clear') ever.add(key);
  }
}

async function editAndScan(): Promise<void> {
  const layer = oneOf(['scan_sites', 'scan_sites', 'scan_zones', 'scan_waters']);
  edit(layer);
  await publish(layer);
  if ((await scan()) === 0) return;
  // Each scan says anew what is new: this cannot be looked at every tenth time.
  await checkLives(layer);
}

beforeAll(async () => {
  world = await openWorld(scanCatalogue);
  scanner = new Scanner(world.database, scanCatalogue, { batch: 25 });
  for (let n = 0; n < 60; n++) insert('scan_sites');
  for (let n = 0; n < 12; n++) insert('scan_zones');
  for (let n = 0; n < 12; n++) insert('scan_waters');
  for (const layer of Object.keys(held)) await publish(layer);
  await world.put('scan_districts', [{ id: 'd1', geometry: box(106.5, 39.2, 106.7, 39.6) }, { id: 'd2', geometry: box(106.7, 39.2, 106.9, 39.6) }]);
  await scan();
  await checkLives('nothing');
});
afterAll(() => world.database.close());

/** What the layer as a whole says changes with every revision; a finding keeps what it was measured with. */
const line = (key: string, verdict: string, code: string, measures: readonly (number | null)[]) => `${key} ${verdict} ${code} ${measures.map((measure) => (measure === null ? '–' : measure.toFixed(6))).join(' ')}`;

async function measuredNow(): Promise<string[]> {
  const lines = await Promise.all(scanCatalogue.rules.map((rule) => findingsOf(world.database, scanCatalogue, rule, allSubjects(rule), [], newRun(), {})));
  return lines.flat().map(({ key, verdict, code, evidence: e }) => line(key, verdict, code, [e.overlap_m2, e.overlap_share, e.distance_m])).toSorted();
}

async function kept(): Promise<string[]> {
  const { rows } = await world.database.query<{ key: string; verdict: string; code: string; overlap_m2: number | null; overlap_share: number | null; distance_m: number | null }>(
    "select key, verdict, code, overlap_m2, overlap_share, distance_m from finding where life <> 'resolved'",
  );
  return rows.map((row) => line(row.key, row.verdict, row.code, [row.overlap_m2, row.overlap_share, row.distance_m])).toSorted();
}

/** Measures of conflicts that only the evidence holds. */
async function depthsNow(): Promise<[string, number | null][]> {
  const found = await Promise.all(scanCatalogue.rules.map((rule) => findingsOf(world.database, scanCatalogue, rule, allSubjects(rule), [], newRun(), {})));
  return found.flat().filter(({ verdict }) => verdict !== 'clear').map(({ key, evidence }): [string, number | null] => [key, evidence.overlap_depth_m]).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
async function depthsKept(): Promise<[string, number | null][]> {
  const { rows } = await world.database.query<{ key: string; depth: number | null }>("select key, (evidence ->> 'overlap_depth_m')::double precision as depth from finding where life <> 'resolved' and verdict <> 'clear' order by key");
  return rows.map(({ key, depth }) => [key, depth]);
}

describe(`after ${EDITS} random edits`, () => {
  it('incremental scans have kept what a full one finds, at every tenth edit', async () => {
    for (let round = 1; round <= EDITS / 10; round++) {
      for (let n = 0; n < 10; n++) await editAndScan();
      expect(await kept(), `edit ${round * 10}`).toEqual(await measuredNow());
    }
    expect(await depthsKept()).toEqual(await depthsNow());
  }, 600_000);
  it('most of them measured few subjects', async () => {
    const { rows } = await world.database.query<{ scans: number; small: number }>("select count(*)::integer as scans, count(*) filter (where done < 60)::integer as small from scan where kind = 'incremental' and state = 'done'");
    expect(rows[0]?.scans).toBeGreaterThan(EDITS - 20);
    expect((rows[0]?.small ?? 0) / (rows[0]?.scans ?? 1)).toBeGreaterThan(0.75);
  });
  it('a full scan then finds nothing new', async () => {
    const before = await kept();
    await world.database.query("insert into scan (region, id, kind, state, cause) values ('150300', 'full', 'full', 'waiting', 'test')");
    await scan();
    const { rows } = await world.database.query("select appeared, verdict_changed, resolved, relapsed, state from scan where id = 'full'");
    expect(rows).toEqual([{ appeared: 0, verdict_changed: 0, resolved: 0, relapsed: 0, state: 'done' }]);
    expect(await kept()).toEqual(before);
  });
  it('districts that changed place the findings anew', async () => {
    await world.put('scan_districts', [{ id: 'd1', geometry: box(106.5, 39.2, 106.65, 39.6) }, { id: 'd3', geometry: box(106.65, 39.2, 106.9, 39.6) }]);
    await scan();
    const { rows } = await world.database.query<{ wrong: number }>(
      `select count(*)::integer as wrong from finding f join feature s on s.layer = f.subject_layer and s.id = f.subject_id and s.revision_to is null and s.valid_to is null
        where f.life <> 'resolved' and f.district is distinct from case when st_x(f.point) < 106.65 then 'd1' else 'd3' end`,
    );
    expect(rows).toEqual([{ wrong: 0 }]);
  });
});
