/** Rule R1 from PostGIS to the verdict: measured areas, widths and distances against GeographicLib, both sides of each threshold. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Findings } from '../../../server/contract/rules.ts';
import { createAnalysis, type Analysis } from '../../../server/analysis/analysis.ts';
import { boxArea, distanceBetween, eastOf } from './geodesic.ts';
import { R1, bought, project, projects, parks, zone, zones, coverage } from './r1-ground.ts';
import { box, catalogue, openWorld, point, type World } from './world.ts';


let world: World;
let analysis: Analysis;
let empty: Findings;
let findings: Findings;
beforeAll(async () => {
  world = await openWorld();
  analysis = createAnalysis(world.database, catalogue);
  await world.put('industrial_projects', projects);
  empty = await analysis.findings(R1);
  await world.put('chemical_parks', parks);
  await world.put('shoreline_zones', zones, { coverage });
  findings = await analysis.findings(R1);
});
afterAll(() => world.database.close());

const of = (id: string): Finding => {
  const [found, ...more] = findings.findings.filter(({ subject }) => subject.id === id);
  if (found === undefined || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} findings for ${id}`);
  return found;
};
const codes = (id: string) => findings.findings.filter(({ subject }) => subject.id === id).map(({ verdict, code }) => `${verdict} ${code}`).sort();
const near = (actual: number | null, expected: number, tolerance: number) => expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(tolerance);

describe('verdicts', () => {
  it.each([
    ['half', 'prohibited new_in_zone'],
    ['thin-9', 'review overlap_within_accuracy'],
    ['thin-11', 'prohibited new_in_zone'],
    ['long-9', 'review overlap_within_accuracy'],
    ['long-11', 'prohibited new_in_zone'],
    ['gap-9', 'review distance_within_accuracy'],
    ['gap-11', 'clear apart'],
    ['touching', 'review distance_within_accuracy'],
    ['in-draft', 'review zone_not_published'],
    ['in-repealed', 'clear apart'],
    ['far-east', 'undetermined outside_coverage'],
    ['half-covered', 'undetermined outside_coverage'],
    ['half-covered-hit', 'prohibited new_in_zone'],
    ['point-in', 'prohibited new_in_zone'],
    ['point-edge', 'review overlap_within_accuracy'],
    ['point-corner', 'clear apart'],
    ['thin-deep', 'prohibited new_in_zone'],
    ['north-gap-9', 'review distance_within_accuracy'],
    ['in-unstated', 'review zone_not_published'],
    ['in-hole-9', 'review overlap_within_accuracy'],
    ['in-hole-11', 'prohibited new_in_zone'],
    ['expand-within', 'prohibited expansion_in_zone'],
    ['old-act', 'review before_law'],
    ['no-accuracy', 'review accuracy_unknown'],
    ['expand-unknown', 'review added_part_unknown'],
    ['grows-in', 'prohibited expansion_in_zone'],
    ['grows-away', 'review existing_part_inside'],
    ['grows-apart', 'clear apart'],
    ['stands', 'review existing'],
  ])('%s: %s', (id, expected) => {
    const finding = of(id);
    expect(`${finding.verdict} ${finding.code}`).toBe(expected);
  });

  it('are undetermined for all as long as no zone was ever published', () => {
    expect(empty.counts).toEqual({ prohibited: 0, restricted: 0, review: 0, clear: 0, undetermined: projects.length });
    expect(empty.findings.every((one) => one.object === null && one.code === 'no_zone_data')).toBe(true);
  });

  it('come one for each zone that a site meets, each with a key of its own', () => {
    const both = findings.findings.filter(({ subject }) => subject.id === 'two-zones');
    expect(both.map(({ key }) => key).sort()).toEqual([`${R1}:industrial_projects/two-zones:shoreline_zones/z1`, `${R1}:industrial_projects/two-zones:shoreline_zones/z2`]);
  });

  it('count zones that adjoin as one: the border between them is no edge', () => {
    expect(codes('astride')).toEqual(['prohibited new_in_zone', 'prohibited new_in_zone']);
    expect(codes('expand-astride')).toEqual(['prohibited expansion_in_zone', 'prohibited expansion_in_zone']);
    // In March 2024 only the western one was published: its edge was an edge, and the site reaches 6 m over it.
    expect(codes('astride-drafted')).toEqual(['review before_zone', 'review overlap_within_accuracy']);
  });

  it('come for every zone within the tolerance, also due north and south', () => {
    expect(codes('between')).toEqual(['review distance_within_accuracy', 'review distance_within_accuracy']);
  });

  it('stand worst first, then by overlap', () => {
    const order = ['prohibited', 'restricted', 'review', 'undetermined', 'clear'];
    const places = findings.findings.map(({ verdict }) => order.indexOf(verdict));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const overlaps = findings.findings.filter(({ verdict }) => verdict === 'prohibited').map(({ evidence }) => evidence.overlap_m2 ?? 0);
    expect(overlaps).toEqual([...overlaps].sort((a, b) => b - a));
    expect(Object.values(findings.counts).reduce((sum, count) => sum + count, 0)).toBe(findings.findings.length);
  });
});

describe('figures', () => {
  it('overlap, share and tested area agree with GeographicLib within 0.1 ppm', () => {
    const overlap = boxArea(106.74, 39.44, 106.75, 39.45);
    const whole = boxArea(106.74, 39.44, 106.76, 39.45);
    const { evidence } = of('half');
    near(evidence.overlap_m2, overlap, overlap * 1e-7);
    near(evidence.tested_area_m2, whole, whole * 1e-7);
    near(evidence.overlap_share, 0.5, 1e-6);
    expect(evidence.distance_m).toBe(0);
    expect(evidence.nearest).toBeNull();
  });
  it('an overlap strip is as wide as it was drawn, short or 9 km long', () => {
    expect(of('thin-11').evidence.overlap_width_m).toBeCloseTo(11, 1);
    expect(of('thin-9').evidence.overlap_width_m).toBeCloseTo(9, 0);
    // 0.08° of latitude are narrower in the north by 0.11 %.
    expect(of('long-11').evidence.overlap_width_m).toBeCloseTo(11, 0);
    expect(of('long-9').evidence.overlap_width_m).toBeLessThanOrEqual(10);
  });
  it('gaps are as wide as they were drawn, within a centimetre', () => {
    expect(of('gap-9').evidence.distance_m).toBeCloseTo(9, 2);
    expect(of('gap-11').evidence.distance_m).toBeCloseTo(11, 2);
  });
  it('of an expansion only the added part is tested and shown', () => {
    const added = boxArea(106.74, 39.46, 106.76, 39.47);
    const { evidence } = of('grows-in');
    expect((evidence.tested_area_m2 ?? 0) / added).toBeCloseTo(1, 6);
    near(evidence.overlap_m2, boxArea(106.74, 39.46, 106.75, 39.47), added * 1e-6);
    expect(evidence.tested?.type).toMatch(/Polygon$/);
    near(Number(of('grows-away').evidence.facts['existing_overlap_m2']), boxArea(106.74, 39.47, 106.75, 39.48), 1);
    expect(of('half').evidence.tested).toBeNull();
  });
  it('the shortest line ends at the corner it must, and is as long as GeographicLib says', () => {
    const { evidence } = of('point-corner');
    expect(evidence.distance_m).toBeCloseTo(distanceBetween([106.76, 39.51], [106.75, 39.5]), 3);
    near(evidence.nearest?.object[0] ?? null, 106.75, 1e-6);
    near(evidence.nearest?.object[1] ?? null, 39.5, 1e-6);
    near(evidence.nearest?.subject[0] ?? null, 106.76, 1e-6);
  });
  it('the nearest zone is the nearest in metres, not in degrees', () => {
    const finding = of('metres-not-degrees');
    expect(finding.object?.id).toBe('z-east');
    near(finding.evidence.distance_m, distanceBetween([106.6, 39.1], [106.61, 39.1]), 0.01);
  });
  it('an overlap is as deep as its deepest place lies from the edge', () => {
    near(of('thin-11').evidence.overlap_depth_m, 11, 0.01);
    near(of('thin-9').evidence.overlap_depth_m, 9, 0.01);
    // 0.01° of longitude; the north edge is farther.
    near(of('half').evidence.overlap_depth_m, distanceBetween([106.74, 39.44], [106.75, 39.44]), 0.5);
    near(of('in-hole-11').evidence.overlap_depth_m, 11, 0.01);
    near(of('thin-deep').evidence.overlap_depth_m, distanceBetween([106.7, 39.451], [106.72, 39.451]) + 8, 1);
    expect(of('thin-deep').evidence.overlap_width_m).toBeCloseTo(8, 0);
  });
  it('a point inside is measured to the edge', () => {
    near(Number(of('point-edge').evidence.facts['inside_depth_m']), 9.9, 0.01);
    expect(of('point-in').evidence.overlap_m2).toBeNull();
  });
  it('coverage is measured as a share', () => {
    expect(of('half-covered').evidence.coverage_share).toBeCloseTo(0.5, 5);
    expect(of('far-east').evidence.coverage_share).toBe(0);
    expect(of('half').evidence.coverage_share).toBe(1);
  });
  it('an accuracy that no feature states comes from its revision', async () => {
    await world.put('industrial_projects', projects, { accuracy_m: 7 });
    const again = await analysis.findings(R1);
    const finding = again.findings.find(({ subject }) => subject.id === 'no-accuracy');
    // The same features said again, now with an accuracy: it is theirs from then on.
    expect(finding?.code).toBe('new_in_zone');
    expect(finding?.evidence.facts['subject_accuracy_m']).toBe(7);
    await world.put('industrial_projects', [...projects, project('by-revision', box(106.71, 39.43, 106.72, 39.44), { accuracy_m: undefined })], { accuracy_m: 7 });
    const later = await analysis.findings(R1);
    expect(later.findings.find(({ subject }) => subject.id === 'by-revision')?.evidence.facts['subject_accuracy_m']).toBe(7);
    await world.put('industrial_projects', projects);
  });
});

describe('evidence', () => {
  it('cites the law in force on the day of the act first, and says when it was not in force', () => {
    expect(of('half').evidence.legal[0]).toMatchObject({ basis: 'yrpl_26_2', confirmed: true, in_force_on_act_date: true });
    expect(of('old-act').evidence.legal[0]).toMatchObject({ basis: 'yrpl_26_2', in_force_on_act_date: false });
  });
  it('names the revisions, the reference system and the run', () => {
    const { evidence } = of('half');
    expect(evidence.crs).toBe('EPSG:4490');
    expect(evidence.layers).toEqual(findings.layers);
    expect(findings.layers.map(({ layer, revision }) => `${layer} ${revision}`)).toEqual(['chemical_parks 1', 'industrial_projects 1', 'shoreline_zones 1']);
    expect(evidence.run_id).toBe(findings.run_id);
  });
  it('carries the clipped piece', () => {
    expect([of('half').evidence.overlap?.type, of('gap-11').evidence.overlap]).toEqual(['Polygon', null]);
  });
});

/** All of a finding that does not name the subject. */
function figures({ verdict, code, object, evidence }: Finding) {
  const { subject_layer: _layer, subject_id: _id, ...facts } = evidence.facts;
  return { verdict, code, object, facts, overlap: evidence.overlap, nearest: evidence.nearest, tested: evidence.tested };
}

describe('a what-if', () => {
  it('of a drawn copy gives the verdict and the figures of what is published', async () => {
    for (const { id, geometry, attributes = {} } of projects.filter((one) => one.attributes?.['accuracy_m'] !== undefined)) {
      const answer = await analysis.check(R1, { geometry, attributes: { ...pick(attributes) } });
      const published = findings.findings.filter(({ subject }) => subject.id === id);
      expect(answer.findings.map(figures)).toEqual(published.map(figures));
    }
  });
  it.each([
    // From the middle of the last kilometre: 0.01° of longitude inside.
    ['a line that runs deep into the zone', { type: 'LineString', coordinates: [[106.74, 39.45], [106.76, 39.45]] }, 'new_in_zone'],
    ['a line that crosses the edge by 9 m', { type: 'LineString', coordinates: [[eastOf([106.75, 39.45], -9), 39.45], [106.76, 39.45]] }, 'overlap_within_accuracy'],
    ['a line that crosses the edge by 11 m', { type: 'LineString', coordinates: [[eastOf([106.75, 39.45], -11), 39.45], [106.76, 39.45]] }, 'new_in_zone'],
  ])('of %s is judged by its depth', async (_, geometry, code) => {
    const answer = await analysis.check(R1, { geometry, attributes: { ...bought } });
    expect(answer.findings.map((one) => one.code)).toEqual([code]);
  });
  it('of a drawn expansion tests what it adds to the park it names', async () => {
    const answer = await analysis.check(R1, {
      geometry: box(106.74, 39.46, 106.78, 39.47), attributes: { name: 'grows-in', kind: 'chemical_park', act_type: 'expand', act_date: '2025-05-01', accuracy_m: 5, expands: 'grows-in' },
    });
    expect(answer.findings.map(figures)).toEqual([figures(of('grows-in'))]);
  });
  it('of a published subject gives its finding', async () => {
    for (const id of ['grows-in', 'stands']) {
      const answer = await analysis.check(R1, { layer: 'chemical_parks', id });
      expect(answer.findings.map(figures)).toEqual([figures(of(id))]);
      expect(answer.findings[0]?.key).toBe(of(id).key);
    }
  });
  it('of a published subject may say otherwise of it', async () => {
    const answer = await analysis.check(R1, { layer: 'chemical_parks', id: 'stands', attributes: { act_type: 'new', act_date: '2025-01-01' } });
    expect(answer.verdict).toBe('prohibited');
  });
  it('of a feature of any layer takes over what it says and asks a person about the rest', async () => {
    await world.put('mines', [{ id: 'm1', geometry: point(106.72, 39.45), attributes: { name: '一号矿' } }], { accuracy_m: 3 });
    const answer = await analysis.check(R1, { layer: 'mines', id: 'm1' });
    expect(answer.findings[0]).toMatchObject({ verdict: 'review', code: 'unknown_kind', subject: { layer: 'mines', id: 'm1', name: '一号矿' } });
    expect(answer.findings[0]?.evidence).toMatchObject({ tolerance_m: 10, layers: [{ layer: 'mines', revision: 1 }, {}, {}, {}] });
    const said = await analysis.check(R1, { layer: 'mines', id: 'm1', attributes: { kind: 'chemical', act_type: 'rebuild', act_date: '2025-01-01' } });
    expect(said.verdict).toBe('restricted');
  });
  it('takes over only words that mean the same: a heap of the kind gangue_yard is no kind of plant', async () => {
    await world.put('spoil_heaps', [{ id: 'h1', geometry: box(106.71, 39.45, 106.711, 39.451), attributes: { name: '矸石场', kind: 'gangue_yard' } }], { accuracy_m: 3 });
    const answer = await analysis.check(R1, { layer: 'spoil_heaps', id: 'h1' });
    expect(answer.findings[0]?.code).toBe('unknown_kind');
  });
});

function pick(attributes: Readonly<Record<string, unknown>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [])));
}

describe('keeping', () => {
  it('gives the same run until a layer is published anew, also when asked together', async () => {
    const [one, two] = await Promise.all([analysis.findings(R1), analysis.findings(R1)]);
    expect(one.run_id).toBe(two.run_id);
    await world.put('shoreline_zones', [...zones, zone('z-new', '新段', box(106.5, 39.8, 106.51, 39.81))], { coverage });
    const after = await analysis.findings(R1);
    expect(after.run_id).not.toBe(one.run_id);
    expect(after.layers.find(({ layer }) => layer === 'shoreline_zones')?.revision).toBe(2);
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['UNKNOWN_RULE', () => analysis.findings('r999')],
    ['UNKNOWN_RULE', () => analysis.check("'; drop table feature; --", { layer: 'mines', id: 'x' })],
    ['UNKNOWN_LAYER', () => analysis.check(R1, { layer: 'nowhere', id: 'x' })],
    ['UNKNOWN_FEATURE', () => analysis.check(R1, { layer: 'chemical_parks', id: "x' or '1'='1" })],
    ['UNKNOWN_FEATURE', () => analysis.check(R1, { layer: 'mines', id: 'a\u0000b' })],
    ['BAD_GEOMETRY', () => analysis.check(R1, { geometry: { type: 'Polygon', coordinates: [[[106.7, 39.4], [106.71, 39.41], [106.71, 39.4], [106.7, 39.41], [106.7, 39.4]]] } })],
    ['BAD_GEOMETRY', () => analysis.check(R1, { geometry: box(102, 36, 110, 44) })],
    ['BAD_GEOMETRY', () => analysis.check(R1, { geometry: box(106.7, 39.4, 106.7, 39.5) })],
    ['BAD_REQUEST', () => analysis.check(R1, { geometry: box(106.7, 39.4, 106.71, 39.5), attributes: { act_date: '2025-02-30' } })],
  ])('%s (case %#)', async (code, ask) => {
    await expect(ask()).rejects.toMatchObject({ name: 'AppError', code });
  });
  it('says where a bow-tie crosses itself', async () => {
    await expect(analysis.check(R1, { geometry: { type: 'Polygon', coordinates: [[[106.7, 39.4], [106.71, 39.41], [106.71, 39.4], [106.7, 39.41], [106.7, 39.4]]] } })).rejects.toThrow(/Self-intersection at 106\.705000, 39\.405000/);
  });
  it('is undetermined, not wrong, on the other side of the Earth', async () => {
    const answer = await analysis.check(R1, { geometry: box(-73.2, -39.45, -73.1, -39.4), attributes: { kind: 'chemical', act_type: 'new', act_date: '2025-01-01' } });
    expect(answer.verdict).toBe('undetermined');
  });
});
