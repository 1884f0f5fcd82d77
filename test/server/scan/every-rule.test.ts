/** Every rule of the catalogue keeps what it promises of its reach: after random edits of every layer, incremental scans have kept what a live run finds. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { catalogue as whole } from '../../../data/catalogue.ts';
import { findingsOf, newRun } from '../../../server/analysis/findings.ts';
import { allSubjects } from '../../../server/analysis/subject-slot.ts';
import { atOneMoment } from '../../../server/analysis/layer-versions.ts';
import type { Rule } from '../../../data/grammar.ts';
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

async function measuredNow(rules: readonly Rule[] = catalogue.rules): Promise<string[]> {
  const lines = new Map<string, string>();
  await world.database.transaction(async (tx) => {
    await atOneMoment(tx);
    for (const rule of rules) {
      for (const { key, verdict, code, evidence: e } of await findingsOf(tx, catalogue, rule, allSubjects(rule), [], newRun(), { timeout_ms: 120_000 })) {
        // Worst first: of two that say the same of two missing things, the first stands.
        if (!lines.has(key)) lines.set(key, line(key, verdict, code, [e.overlap_m2, e.overlap_share, e.distance_m]));
      }
    }
  });
  return [...lines.values()].toSorted();
}

async function kept(rules: readonly Rule[] = catalogue.rules): Promise<string[]> {
  const { rows } = await world.database.query<{ key: string; verdict: string; code: string; overlap_m2: number | null; overlap_share: number | null; distance_m: number | null }>(
    "select key, verdict, code, overlap_m2, overlap_share, distance_m from finding where life <> 'resolved' and rule = any ($1::text[])",
    [rules.map(({ id }) => id)],
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
  await checkScans(EDITS / 3);
});

it('after edits of fires alone, one of unknown accuracy among them: few are measured again, unless it may lie anywhere', async () => {
  const about_fires = catalogue.rules.filter(({ against }) => against.includes('fire_points'));
  expect(about_fires.length).toBeGreaterThan(0);
  const [coverage] = (await world.database.query<{ coverage: Geometry }>("select st_asgeojson(coverage, 9, 0)::json as coverage from layer_coverage where layer = 'fire_points'")).rows;
  const done: number[] = [];
  for (const accuracy_m of [30, 30, 30, 30, null, 30, 30, 30]) {
    const fires = await current('fire_points');
    const [one, other] = [oneOf(fires), oneOf(fires)] as [Current, Current];
    const { accuracy_m: _, closed_on: __, ...said } = one.attributes;
    const reach = oneOf([0.0003, 0.0009, 0.003]);
    const next: Current = {
      ...one, geometry: moved(other.geometry, (random() - 0.5) * reach, (random() - 0.5) * reach),
      attributes: { ...said, status: oneOf(['closed', 'closed', 'open']), found_on: `2025-0${1 + Math.floor(random() * 9)}-10`, ...(random() < 0.8 && { closed_on: '2025-09-20' }) },
    };
    await world.put('fire_points', [...fires.filter(({ id }) => id !== one.id), next], { coverage: coverage?.coverage ?? null, as_of: '2025-12-31', accuracy_m });
    await scanner.settle();
    expect(await kept(about_fires)).toEqual(await measuredNow(about_fires));
    done.push((await world.database.query<{ done: number }>('select done from scan order by number desc limit 1')).rows[0]?.done ?? Number.NaN);
  }
  const open = (await current('fire_points')).filter(({ attributes }) => attributes['status'] !== 'closed').length;
  expect(done.map((measured) => measured < open)).toEqual([expect.anything(), true, true, true, false, false, true, true]);
  await checkScans(0);
});

async function checkScans(least: number): Promise<void> {
  const { rows } = await world.database.query<{ failed: number; small: number }>("select count(*) filter (where failed_rules <> '{}' or state <> 'done')::integer as failed, count(*) filter (where kind = 'incremental' and done < 40)::integer as small from scan");
  expect(rows[0]?.failed).toBe(0);
  expect(rows[0]?.small).toBeGreaterThan(least);
}
