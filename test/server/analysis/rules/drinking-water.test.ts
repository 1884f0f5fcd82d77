/** The demonstration sites in drinking-water protection zones, each with the verdict that its zone was drawn for (data/demo/README.md). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { point } from '../world.ts';
import { complete, demonstrate, shows, strayWhatIfs, type Demonstration } from './demonstration.ts';

const RULE = 'r20_drinking_water';
let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstrate(RULE);
});
afterAll(() => demo.close());

it('shows something found, something clear, something that cannot be told', () => expect(shows(demo.of(RULE))).toEqual(complete));
it('says the same of a subject asked for by itself', async () => expect(await strayWhatIfs(demo, RULE, 25)).toEqual([]));

it.each([
  ['case-after-zone-2023-07-01', 'prohibited in_level_1'],
  ['case-rebuild-in-zone', 'prohibited polluting_in_level_2'],
  ['case-tailings-rebuild-unknown', 'restricted polluting_in_quasi'],
  // The level 1 zone there is repealed.
  ['case-act-wetland-fill', 'clear apart'],
  ['case-outside-coverage-north', 'undetermined outside_coverage'],
])('%s is %s', (id, expected) => expect(demo.said(RULE, id)).toEqual([expected]));

describe('the law it cites', () => {
  it.each([
    ['2026-08-14', '中华人民共和国水污染防治法'],
    ['2026-08-15', '中华人民共和国生态环境法典'],
  ])('on %s is the %s', async (act_date, document) => {
    const { findings } = await demo.analysis.check(RULE, { geometry: point(106.7507, 39.3918), attributes: { act_type: 'new', act_date, source_works: 'building' } });
    expect(findings[0]?.code).toBe('in_level_1');
    expect(findings[0]?.evidence.legal.find(({ basis }) => basis === 'water_source_building')).toMatchObject({ document: { zh: document }, in_force_on_act_date: true, confirmed: false });
  });
});
