/** Every rule of the catalogue keeps what it promises of its reach: after random edits of every layer, incremental scans have kept what a live run finds. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { catalogue as whole } from '../../../data/catalogue.ts';
import { findingsOf, newRun } from '../../../server/analysis/findings.ts';
import { allSubjects } from '../../../server/analysis/subject-slot.ts';
import { atOneMoment } from '../../../server/analysis/layer-versions.ts';
import type { Geometry } from '../../../server/contract/geo.ts';
import { Scanner } from '../../../server/scan/scanner.ts';
import { openFilledWorld, type Put, type World } from '../analysis/world.ts';
import { numbers } from './random-numbers.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 600_000 });

const EDITS = 48;
const random = numbers(4490);
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

const used = [...new Set([...whole.rules.flatMap((rule) => [...rule.subjects, ...rule.against]), whole.city.territory])];
const catalogue = { ...whole, layers: whole.layers.filter(({ id }) => used.includes(id)), indicators: [] };
let world: World;
let scanner: Scanner;
beforeAll(async () => {
  world = await openFilledWorld(catalogue);
  scanner = new Scanner(world.database, catalogue);
  await scanner.settle();
});
afterAll(() => world.database.close());

interface Current extends Put {
  readonly attributes: Record<string, unknown>;
}
const current = async (layer: string): Promise<Current[]> => {
  const { rows } = await world.database.query<Current>('select id, st_asgeojson(geom, 9, 0)::json as geometry, attributes from feature where layer = $1 and revision_to is null and valid_to is null order by id', [layer]);
  return rows;
};

const moved = (geometry: Geometry, east: number, north: number): Geometry => {
  const shift = (part: unknown): unknown => (Array.isArray(part) ? (typeof part[0] === 'number' ? [part[0] + east, Number(part[1]) + north] : part.map(shift)) : part);
  return { type: geometry.type, coordinates: shift(geometry.coordinates) as unknown[] };
};

/** Moves one a little or far, onto another layer's feature, removes it, or gives it the attributes of another. */
async function edit(layer: string): Promise<void> {
  const features = await current(layer);
  const one = oneOf(features);
  if (one === undefined) return;
  const kind = random();
  const reach = oneOf([0.0005, 0.005, 0.05]);
  const next: Current =
    kind < 0.5 ? { ...one, geometry: moved(one.geometry, (random() - 0.5) * reach, (random() - 0.5) * reach) }
    : kind < 0.7 ? { ...one, attributes: oneOf(features).attributes }
    : { ...one, id: `${one.id}-copy-${Math.floor(random() * 1e6)}`, geometry: moved(one.geometry, (random() - 0.5) * reach, (random() - 0.5) * reach) };
  const rest = features.filter(({ id }) => id !== one.id);
  const after = kind < 0.85 ? [next, ...(next.id === one.id ? rest : features)] : rest;
  const { rows } = await world.database.query<{ coverage: Geometry | null; as_of: string | null; accuracy_m: number | null }>(
    `select (select st_asgeojson(coverage, 9, 0)::json from layer_coverage where layer = $1) as coverage, as_of, accuracy_m from revision where layer = $1 order by number desc limit 1`,
    [layer],
  );
  await world.put(layer, after, { ...rows[0], mode: 'replace' });
}

const line = (key: string, verdict: string, code: string, measures: readonly (number | null)[]): string => `${key} ${verdict} ${code} ${measures.map((measure) => (measure === null ? '–' : measure.toFixed(5))).join(' ')}`;

async function measuredNow(): Promise<string[]> {
  const lines = new Map<string, string>();
  await world.database.transaction(async (tx) => {
    await atOneMoment(tx);
    for (const rule of catalogue.rules) {
      for (const { key, verdict, code, evidence: e } of await findingsOf(tx, catalogue, rule, allSubjects(rule), [], newRun(), { timeout_ms: 120_000 })) {
        // Worst first: of two that say the same of two missing things, the first stands.
        if (!lines.has(key)) lines.set(key, line(key, verdict, code, [e.overlap_m2, e.overlap_share, e.distance_m]));
      }
    }
  });
  return [...lines.values()].toSorted();
}

async function kept(): Promise<string[]> {
  const { rows } = await world.database.query<{ key: string; verdict: string; code: string; overlap_m2: number | null; overlap_share: number | null; distance_m: number | null }>(
    "select key, verdict, code, overlap_m2, overlap_share, distance_m from finding where life <> 'resolved'",
  );
  return rows.map((row) => line(row.key, row.verdict, row.code, [row.overlap_m2, row.overlap_share, row.distance_m])).toSorted();
}

it(`after ${EDITS} random edits of all layers`, async () => {
  expect(await kept()).toEqual(await measuredNow());
  for (let round = 1; round <= EDITS / 12; round++) {
    const edited = Array.from({ length: 12 }, () => oneOf(used));
    for (const layer of edited) {
      await edit(layer);
      await scanner.settle();
    }
    expect(await kept(), `edits of ${edited.join(', ')}`).toEqual(await measuredNow());
  }
  const { rows } = await world.database.query<{ failed: number; small: number }>("select count(*) filter (where failed_rules <> '{}' or state <> 'done')::integer as failed, count(*) filter (where kind = 'incremental' and done < 40)::integer as small from scan");
  expect(rows[0]?.failed).toBe(0);
  expect(rows[0]?.small).toBeGreaterThan(EDITS / 3);
});
