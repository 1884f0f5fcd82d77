/** Rule R1 over time: boundaries that were redrawn after the law, expanded projects, and coverage that a replacement ended. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnalysis, type Analysis } from '../../../server/analysis/analysis.ts';
import type { Finding } from '../../../server/contract/rules.ts';
import { boxArea } from './geodesic.ts';
import { box, catalogue, openWorld, point, type Put, type World } from './world.ts';

const R1 = 'r1_shoreline_chemical';
const zone = (id: string, published_on: string, geometry = box(106.7, 39.4, 106.75, 39.5)): Put => ({ id, geometry, attributes: { name: id, zone_status: 'published', published_on, accuracy_m: 10 } });
/** The boundaries of a park (or a project) one after the other, each from its day to the next. */
function versions(id: string, ...steps: readonly (readonly [from: string, west: number, east: number])[]): Put[] {
  return steps.map(([from, west, east], index) => ({
    id, geometry: box(west, 39.44, east, 39.45), valid_from: from, valid_to: steps[index + 1]?.[0] ?? null,
    attributes: { name: id, accuracy_m: 5, act_date: from, act_type: index === 0 ? 'existing' : 'expand' },
  }));
}
const asProjects = (puts: readonly Put[]): Put[] => puts.map((put) => ({ ...put, attributes: { ...put.attributes, kind: 'chemical' } }));

const worlds: World[] = [];
let world: World;
let analysis: Analysis;
beforeEach(async () => {
  // One database for the file: each test replaces what it judges.
  world = worlds[0] ?? (await openWorld());
  if (worlds.length === 0) worlds.push(world);
  analysis = createAnalysis(world.database, catalogue);
});
afterAll(() => world.database.close());

const coverage = box(106.5, 39, 107, 39.9);
async function judged(): Promise<Record<string, Finding>> {
  const { findings } = await analysis.findings(R1);
  return Object.fromEntries(findings.map((one) => [one.subject.id, one]));
}
const said = (finding: Finding | undefined) => `${finding?.verdict} ${finding?.code}`;

describe('an expansion is measured against the boundary from before the prohibition', () => {
  it('so one more small version on the far side hides nothing', async () => {
    await world.put('shoreline_zones', [zone('z', '2023-06-30')], { coverage });
    const illegal = [['2021-11-15', 106.76, 106.78], ['2025-06-18', 106.74, 106.78]] as const;
    await world.put('chemical_parks', [
      ...versions('once', ...illegal),
      ...versions('twice', ...illegal, ['2026-09-01', 106.74, 106.781]),
      ...versions('thrice', ...illegal, ['2026-09-01', 106.74, 106.781], ['2026-10-01', 106.74, 106.782]),
      // Only the first step, of 2022, went into the zone.
      ...versions('before-law', ['2021-11-15', 106.76, 106.78], ['2022-11-18', 106.74, 106.78]),
      ...versions('before-law-then-far', ['2021-11-15', 106.76, 106.78], ['2022-11-18', 106.74, 106.78], ['2025-01-01', 106.74, 106.79]),
      // After the law, before the zone was published; then, after it, away from the zone.
      ...versions('before-zone-then-far', ['2021-11-15', 106.76, 106.78], ['2023-05-15', 106.74, 106.78], ['2025-01-01', 106.74, 106.79]),
      // Nothing is on record from before the law: the earliest boundary is taken.
      ...versions('late-founded', ['2024-01-01', 106.76, 106.78], ['2025-01-01', 106.74, 106.78], ['2026-01-01', 106.74, 106.79]),
      ...versions('on-the-first-day', ['2021-11-15', 106.76, 106.78], ['2023-06-30', 106.74, 106.78], ['2026-01-01', 106.74, 106.79]),
    ]);
    const found = await judged();
    expect(Object.fromEntries(Object.entries(found).map(([id, finding]) => [id, said(finding)]))).toEqual({
      once: 'prohibited expansion_in_zone', twice: 'prohibited expansion_in_zone', thrice: 'prohibited expansion_in_zone',
      'before-law': 'review before_law', 'before-law-then-far': 'review existing_part_inside', 'before-zone-then-far': 'review existing_part_inside',
      'late-founded': 'prohibited expansion_in_zone', 'on-the-first-day': 'prohibited expansion_in_zone',
    });
    const taken = boxArea(106.74, 39.44, 106.75, 39.45);
    for (const id of ['once', 'twice', 'thrice', 'late-founded']) expect((found[id]?.evidence.overlap_m2 ?? 0) / taken).toBeCloseTo(1, 5);
    expect(found['twice']?.evidence.facts['before_from']).toBe('2021-11-15');
    expect(found['twice']?.reason.zh).toContain('与2021-11-15起的边界相比');
  });

  it('of a project as of a park; without it, only what lies wholly in the zone is certain', async () => {
    await world.put('shoreline_zones', [zone('z', '2023-06-30')], { coverage });
    await world.put('chemical_parks', []);
    const expanded = { act_type: 'expand', act_date: '2025-01-01', kind: 'chemical', accuracy_m: 5 };
    await world.put('industrial_projects', [
      ...asProjects(versions('grown', ['2021-11-15', 106.76, 106.78], ['2025-06-18', 106.74, 106.78])),
      ...asProjects(versions('grown-away', ['2021-11-15', 106.74, 106.76], ['2025-06-18', 106.74, 106.78])),
      { id: 'within', geometry: box(106.71, 39.41, 106.72, 39.42), attributes: expanded },
      { id: 'straddling', geometry: box(106.74, 39.41, 106.76, 39.42), attributes: expanded },
      { id: 'point', geometry: point(106.72, 39.45), attributes: expanded },
    ]);
    const found = await judged();
    expect(Object.fromEntries(Object.entries(found).map(([id, finding]) => [id, said(finding)]))).toEqual({
      grown: 'prohibited expansion_in_zone', 'grown-away': 'review existing_part_inside', within: 'prohibited expansion_in_zone',
      straddling: 'review added_part_unknown', point: 'review added_part_unknown',
    });
    expect(found['within']?.evidence.facts['tested_part']).toBe('added_within');
    await world.put('industrial_projects', []);
    await world.put('chemical_parks', [{ id: 'park-within', geometry: box(106.71, 39.41, 106.72, 39.42), attributes: { ...expanded, kind: undefined } }]);
    expect(said((await judged())['park-within'])).toBe('prohibited expansion_in_zone');
    const drawn = await analysis.check(R1, { geometry: box(106.71, 39.41, 106.72, 39.42), attributes: expanded });
    expect(said(drawn.findings[0])).toBe('prohibited expansion_in_zone');
  });
});

describe('coverage', () => {
  it('stated before a replacement holds no longer', async () => {
    await world.put('chemical_parks', []);
    await world.put('industrial_projects', [
      { id: 'east', geometry: box(106.8, 39.44, 106.81, 39.45), attributes: { kind: 'chemical', act_type: 'new', act_date: '2025-01-01', accuracy_m: 5 } },
      { id: 'west', geometry: box(106.62, 39.62, 106.63, 39.63), attributes: { kind: 'chemical', act_type: 'new', act_date: '2025-01-01', accuracy_m: 5 } },
    ]);
    await world.put('shoreline_zones', [zone('z', '2023-06-30')], { coverage });
    let found = await judged();
    expect([said(found['east']), said(found['west'])]).toEqual(['clear apart', 'clear apart']);
    await world.put('shoreline_zones', [zone('z', '2023-07-01')], { coverage: box(106.6, 39.6, 106.7, 39.7) });
    found = await judged();
    expect([said(found['east']), said(found['west'])]).toEqual(['undetermined outside_coverage', 'clear apart']);
    await world.put('shoreline_zones', [zone('z', '2023-07-02')], { coverage: null });
    found = await judged();
    expect([said(found['east']), said(found['west'])]).toEqual(['undetermined no_coverage_stated', 'undetermined no_coverage_stated']);
  });
  it('of a revision that adds, adds to what stands', async () => {
    await world.put('shoreline_zones', [zone('z', '2023-06-30')], { coverage: box(106.6, 39.6, 106.7, 39.7) });
    await world.put('shoreline_zones', [zone('z2', '2023-06-30', box(106.95, 39.8, 106.96, 39.81))], { coverage: box(106.75, 39.4, 106.9, 39.5), mode: 'merge' });
    const found = await judged();
    expect([said(found['east']), said(found['west'])]).toEqual(['clear apart', 'clear apart']);
  });
});
