/** A layer, a law and a rule that the product has never heard of work as soon as they stand in the catalogue: nothing outside data/ is touched. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import type { Catalogue } from '../../../data/grammar.ts';
import { createAnalysis, type Analysis } from '../../../server/analysis/analysis.ts';
import { CheckAnswer, Findings } from '../../../server/contract/rules.ts';
import { basis, wellRule } from '../../fixtures/new-rule/rule.ts';
import { wells } from '../../fixtures/new-rule/wells.ts';
import { box, catalogue, openWorld, point, type World } from './world.ts';

const extended: Catalogue = { ...catalogue, layers: [...catalogue.layers, wells], rules: [...catalogue.rules, wellRule], laws: [...catalogue.laws, basis] };

let world: World;
let analysis: Analysis;
beforeAll(async () => {
  world = await openWorld(extended);
  analysis = createAnalysis(world.database, extended);
  await world.put('wetlands', [{ id: 'w1', geometry: box(106.8, 39.5, 106.82, 39.52), attributes: { name: '湿地' } }]);
  await world.put('test_wells', [
    { id: 'deep', geometry: point(106.81, 39.51), attributes: { code: '深井', depth_m: 100.5 } },
    { id: 'shallow', geometry: point(106.811, 39.51), attributes: { code: '浅井', depth_m: 100 } },
    { id: 'dry', geometry: point(106.7, 39.51), attributes: { depth_m: 300 } },
  ]);
});
afterAll(() => world.database.close());

describe('a new layer with a new rule', () => {
  it('is judged by a scan, in the form the contract promises', async () => {
    const findings = await analysis.findings('test_wells_in_wetlands');
    expect(findings.findings.map(({ key, verdict }) => `${key} ${verdict}`)).toEqual([
      'test_wells_in_wetlands:test_wells/deep:wetlands/w1 prohibited',
      'test_wells_in_wetlands:test_wells/shallow:wetlands/w1 restricted',
      'test_wells_in_wetlands:test_wells/dry:/ clear',
    ]);
    expect(Value.Check(Findings, JSON.parse(JSON.stringify(findings)))).toBe(true);
    expect(findings.findings[0]?.evidence.facts).toEqual({ depth_m: 100.5, meets: true });
    expect(findings.findings[0]?.evidence.legal[0]).toMatchObject({ basis: 'test_basis', in_force_on_act_date: false });
  });
  it('is judged by a what-if, drawn or taken from another layer', async () => {
    const drawn = await analysis.check('test_wells_in_wetlands', { geometry: point(106.81, 39.51), attributes: { depth_m: 101 } });
    expect(drawn.verdict).toBe('prohibited');
    expect(Value.Check(CheckAnswer, JSON.parse(JSON.stringify(drawn)))).toBe(true);
    await world.put('outfalls', [{ id: 'o1', geometry: point(106.81, 39.51), attributes: { name: '口' } }]);
    const other = await analysis.check('test_wells_in_wetlands', { layer: 'outfalls', id: 'o1' });
    expect(other.findings[0]).toMatchObject({ verdict: 'review', code: 'depth_unknown', subject: { name: '口' } });
  });
  it('can be put to the old rule', async () => {
    const answer = await analysis.check('r1_shoreline_chemical', { layer: 'test_wells', id: 'deep' });
    expect(answer.findings[0]).toMatchObject({ verdict: 'undetermined', code: 'no_zone_data', subject: { layer: 'test_wells', name: '深井' } });
  });
});
