/** Which licences cover ground (rule R9b) and which zones are of one reserve (R10b), as the statements read them from the layers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue as whole } from '../../../../data/catalogue.ts';
import { createAnalysis, type Analysis } from '../../../../server/analysis/analysis.ts';
import { catalogueOf } from './demonstration.ts';
import { box, openWorld, type Put, type World } from '../world.ts';

const RULES = ['r9b_ground_outside_licence', 'r10b_nature_areas_apart'] as const;
const [ground, apart] = RULES;
const catalogue = { ...catalogueOf(...RULES), laws: whole.laws };
const coverage = box(106.5, 39, 107, 39.9);
let world: World;
let analysis: Analysis;
beforeAll(async () => {
  world = await openWorld(catalogue);
  analysis = createAnalysis(world.database, catalogue);
});
afterAll(() => world.database.close());

const said = async (rule: string, id: string) => (await analysis.findings(rule)).findings.filter(({ subject }) => subject.id === id).map(({ verdict, code }) => `${verdict} ${code}`).toSorted();
const mine = (id: string, geometry: Put['geometry'], more: object = {}): Put => ({ id, geometry, attributes: { name: id, status: 'producing', licensed_on: '2012-06-30', owner: '甲', ...more } });

describe('a pit in a licence area', () => {
  const pit = (act_date: string | null): Put => ({ id: 'pit', geometry: box(106.71, 39.41, 106.72, 39.42), attributes: { name: 'pit', kind: 'pit', act_date, historic: false } });
  const area = box(106.7, 39.4, 106.73, 39.43);
  const west = box(106.7, 39.4, 106.715, 39.43);
  const east = box(106.715, 39.4, 106.73, 39.43);
  it.each<[string, readonly Put[], string | null, string]>([
    ['in force is covered', [mine('a', area)], '2025-09-20', 'clear covered'],
    ['of a mine whose state nobody stated is covered', [mine('a', area, { status: null })], '2025-09-20', 'clear covered'],
    ['of a closed mine is not', [mine('a', area, { status: 'closed' }), mine('far', box(106.9, 39.8, 106.91, 39.81))], '2025-09-20', 'review no_licence_here'],
    ['of a restored mine is not', [mine('a', area, { status: 'restored' }), mine('far', box(106.9, 39.8, 106.91, 39.81))], '2025-09-20', 'review no_licence_here'],
    ['granted on the day after is not', [mine('a', area, { licensed_on: '2025-09-21' })], '2025-09-20', 'prohibited before_licence'],
    ['granted on that day is covered', [mine('a', area, { licensed_on: '2025-09-20' })], '2025-09-20', 'clear covered'],
    ['granted nobody knows when goes to a person', [mine('a', area, { licensed_on: null })], '2025-09-20', 'review licence_date_unknown'],
    ['when nobody knows when it was dug goes to a person', [mine('a', area)], null, 'review covered_day_unknown'],
    ['of two areas of one holder is covered', [mine('a', west), mine('b', east)], '2025-09-20', 'clear covered'],
    ['of two holders goes to a person', [mine('a', west), mine('b', east, { owner: '乙' })], '2025-09-20', 'review in_two_licences'],
    ['of two mines without a holder goes to a person', [mine('a', west, { owner: null }), mine('b', east, { owner: null })], '2025-09-20', 'review in_two_licences'],
    ['of which a half is in force is outside by the other half', [mine('a', west), mine('b', east, { status: 'closed' })], '2025-09-20', 'prohibited outside_licence'],
  ])('%s', async (_, licences, act_date, expected) => {
    await world.put('mines', licences, { accuracy_m: 20, coverage });
    await world.put('disturbed_ground', [pit(act_date)], { accuracy_m: 5, coverage });
    expect(await said(ground, 'pit')).toEqual([expected]);
  });
});

describe('zones of nature reserves that overlap', () => {
  const zone = (id: string, name: string, west: number): Put => ({ id, geometry: box(west, 39.4, west + 0.02, 39.42), attributes: { name, zone: 'core', approved_on: '1997-12-08' } });
  beforeAll(() => world.put('wetlands', [{ id: 'park', geometry: box(106.9, 39.8, 106.91, 39.81), attributes: { name: '某湿地公园', level: 'general', protected_form: '国家湿地公园' } }], { accuracy_m: 20, coverage, as_of: '2026-09-01' }));
  it.each<[string, string, string, string]>([
    ['and are parts of one reserve by their names go to a person', '甲自然保护区·核心保护区（一）', '甲自然保护区·一般控制区', 'review zones_of_one_reserve'],
    ['also where no sign parts the name of the zone', '甲自然保护区核心保护区', '甲自然保护区一般控制区', 'review zones_of_one_reserve'],
    ['and are two reserves are prohibited, each under its name', '甲自然保护区·核心保护区', '乙自然保护区·核心保护区', 'prohibited areas_overlap'],
  ])('%s', async (_, one, other, expected) => {
    await world.put('nature_reserves', [zone('a', one, 106.7), zone('b', other, 106.71)], { accuracy_m: 20, coverage, as_of: '2026-09-01' });
    for (const id of ['a', 'b']) expect(await said(apart, id)).toEqual(['clear apart', expected].toSorted());
  });
  it('are nothing where they are drafts', async () => {
    await world.put('nature_reserves', [zone('a', '甲自然保护区', 106.7), zone('b', '乙自然保护区', 106.71)], { accuracy_m: 20, coverage, as_of: '2026-09-01', status: 'draft' });
    expect((await said(apart, 'a')).filter((one) => one.startsWith('prohibited'))).toEqual([]);
  });
});
