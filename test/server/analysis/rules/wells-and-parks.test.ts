/** The demonstration wells and enterprises, each with the verdict that it was drawn for (data/demo/README.md). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { box, point } from '../world.ts';
import { complete, demonstrate, shows, strayWhatIfs, type Demonstration } from './demonstration.ts';

const RULES = ['r12_well_groundwater', 'r16_enterprise_outside_park', 'r17_park_rain_pond'] as const;
const [well, scattered, pond] = RULES;
let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstrate(...RULES);
});
afterAll(() => demo.close());

it.each(RULES)('%s shows something found, something clear, something that cannot be told', (rule) => {
  expect(shows(demo.of(rule))).toEqual(complete);
});
it.each(RULES)('%s says the same of a subject asked for by itself', async (rule) => {
  expect(await strayWhatIfs(demo, rule, 12)).toEqual([]);
});

it.each([
  ['well-ban-industry', 'prohibited in_ban_area'],
  ['well-ban-monitoring', 'clear exempt_purpose'],
  ['well-ban-emergency', 'clear exempt_purpose'],
  ['well-ban-sealed', 'clear sealed'],
  ['well-ban-edge', 'review overlap_within_accuracy'],
  ['well-limit-new', 'prohibited new_in_limit_area'],
  ['well-limit-before-zone', 'review before_zone'],
  ['well-limit-within-quota', 'clear within_quota'],
  ['well-limit-over-quota', 'restricted over_quota'],
  ['well-draft-zone', 'review zone_not_published'],
  ['well-outside-over-quota', 'restricted over_quota'],
  ['well-outside-within', 'clear apart'],
  ['well-outside-no-record', 'review volume_unknown'],
  ['well-south', 'undetermined outside_coverage'],
])('%s is %s', (id, expected) => expect(demo.said(well, id)).toEqual([expected]));

it('measures how deep a well lies: 8 m were drawn, along the geodesic', () => {
  const found = demo.of(well).find(({ subject }) => subject.id === 'well-ban-edge');
  // Six decimals of a degree are 0.09 m.
  expect(Number(found?.evidence.facts['inside_depth_m'])).toBeCloseTo(8, 0);
});

it.each([
  ['ent-scattered-none', 'review scattered'],
  ['ent-scattered-partly', 'review scattered'],
  ['ent-scattered-unknown-papers', 'review scattered'],
  ['ent-draft-park', 'review scattered'],
  ['ent-park-edge', 'review gap_within_accuracy'],
  ['ent-scale-unknown', 'undetermined scale_unknown'],
  ['ent-outside-coverage', 'undetermined outside_coverage'],
  ['ent-park-small', 'clear covered'],
  ['ent-small-complete', 'clear papers_complete'],
  ['ent-above-outside', 'clear above_scale'],
  ['ent-closed-outside', 'clear closed'],
])('%s is %s', (id, expected) => expect(demo.said(scattered, id)).toEqual([expected]));

it('never says more than review of an enterprise outside a park', () => {
  expect(new Set(demo.of(scattered).map(({ verdict }) => verdict))).toEqual(new Set(['review', 'undetermined', 'clear']));
});

it.each([
  ['ent-key-with-pond', 'clear pond_built'],
  ['ent-key-no-pond', 'restricted no_pond'],
  ['ent-key-pond-building', 'restricted pond_not_finished'],
  ['ent-key-shared-pond', 'review shared_pond'],
  ['ent-key-eia-unknown', 'review requirement_unknown'],
  ['ent-key-unknown', 'undetermined key_unknown'],
  ['ent-key-outside-park', 'clear outside_park'],
  ['ent-park-small', 'clear not_key'],
  ['ent-closed-outside', 'clear closed'],
])('the pond of %s: %s', (id, expected) => expect(demo.said(pond, id)).toEqual([expected]));

describe('without data nothing is clear', () => {
  const keyEnterprise = { geometry: point(106.7, 39.465), attributes: { key_water: true, pond_required: true, enterprise_id: 'nobody' } };
  const codes = async (rule: string, asked: Parameters<Demonstration['analysis']['check']>[1]) => (await demo.analysis.check(rule, asked)).findings.map(({ verdict, code }) => `${verdict} ${code}`);

  it('a draft park is none, and a layer without one no answer', async () => {
    await demo.world.put('industrial_parks', [{ id: 'draft', geometry: box(106.6, 39.4, 106.8, 39.5), attributes: { name: '拟设园区', zone_status: 'draft' } }], { accuracy_m: 10, coverage: box(106, 39, 108, 40) });
    expect(await codes(pond, keyEnterprise)).toEqual(['review in_draft_park']);
    expect(await codes(pond, { ...keyEnterprise, geometry: point(106.9, 39.465) })).toEqual(['undetermined no_parks']);
    expect(await codes(scattered, { geometry: point(106.7, 39.465), attributes: { scale: 'below', approvals: 'none' } })).toEqual(['undetermined no_objects']);
  });
  it('a draft park beside an approved one is no "outside", and a draft pond is not built', async () => {
    const everywhere = box(106, 39, 108, 40);
    const parks = [{ id: 'draft', geometry: box(106.6, 39.4, 106.8, 39.5), attributes: { name: '拟设园区', zone_status: 'draft' } }, { id: 'old', geometry: box(106.9, 39.4, 107, 39.5), attributes: { name: '园区', zone_status: 'published' } }];
    await demo.world.put('industrial_parks', parks, { accuracy_m: 10, coverage: everywhere });
    const at = (lon: number, lat = 39.45) => codes(pond, { geometry: point(lon, lat), attributes: { ...keyEnterprise.attributes, enterprise_id: 'e1', accuracy_m: 10 } });
    const own = { id: 'pond', geometry: point(106.95, 39.45), attributes: { name: '池', enterprise_id: 'e1', state: 'built' } };
    await demo.world.put('rain_ponds', [own], { accuracy_m: 10, coverage: everywhere });
    expect(await at(106.7)).toEqual(['review in_draft_park']);
    // 0.00005° of latitude is 5.6 m, 0.00015° is 16.7 m.
    expect(await at(106.7, 39.50005)).toEqual(['review in_draft_park']);
    expect(await at(106.7, 39.50015)).toEqual(['clear outside_park']);
    expect(await at(106.95)).toEqual(['clear pond_built']);
    await demo.world.put('rain_ponds', [own], { accuracy_m: 10, coverage: everywhere, status: 'draft' });
    expect(await at(106.95)).toEqual(['review pond_in_draft']);
    await demo.world.put('rain_ponds', [own], { accuracy_m: 10, coverage: everywhere, status: 'repealed' });
    expect(await at(106.95)).toEqual(['restricted no_pond']);
  });
  it('a layer that does not say where it has data clears nobody', async () => {
    const park = { id: 'park', geometry: box(106.6, 39.4, 106.8, 39.5), attributes: { name: '园区', zone_status: 'published' } };
    await demo.world.put('industrial_parks', [park], { accuracy_m: 10, coverage: null });
    await demo.world.put('rain_ponds', [], { accuracy_m: 10, coverage: null });
    expect(await codes(pond, keyEnterprise)).toEqual(['undetermined outside_coverage']);
    expect(await codes(pond, { ...keyEnterprise, geometry: point(106.9, 39.465) })).toEqual(['undetermined outside_park_coverage']);
    expect(await codes(scattered, { geometry: point(106.9, 39.465), attributes: { scale: 'below' } })).toEqual(['undetermined no_coverage_stated']);
    await demo.world.put('groundwater_zones', [], { accuracy_m: 10, coverage: box(106, 39, 108, 40) });
    expect(await codes(well, { geometry: point(106.81, 39.67), attributes: { permitted_m3: 1, pumped_m3: 1 } })).toEqual(['undetermined no_objects']);
  });
});
