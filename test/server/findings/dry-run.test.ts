/** A dry run says what other figures would find, against today; nothing is stored. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { DryRun } from '../../../server/contract/findings.ts';
import { dryRun } from '../../../server/findings/dry-run.ts';
import { meetsRule, scanCatalogue } from '../../fixtures/scan/rules.ts';
import { eastOf } from '../analysis/geodesic.ts';
import { box } from '../analysis/world.ts';
import { coverage, openScannedWorld, seenBy, site, zone, type ScannedWorld } from '../scan/scanned-world.ts';

let world: ScannedWorld;
// So many metres east of the zone's edge at 106.65: 0 … 900 in steps of 100. The rule's own strip is 300 m wide.
const away = (metres: number) => eastOf([106.65, 39.41], metres);
beforeAll(async () => {
  world = await openScannedWorld();
  await world.put('scan_zones', [zone('z1', box(106.6, 39.4, 106.65, 39.45))], { coverage });
  await world.put('scan_waters', [], { coverage });
  const near = Array.from({ length: 10 }, (_, n) => site(`d${n}`, box(away(n * 100 + 10), 39.41 + n * 0.002, away(n * 100 + 10) + 0.001, 39.411 + n * 0.002)));
  // Zones and waters are known as far as 106.9: of the last one nothing can be told.
  await world.put('scan_sites', [...near, site('far', box(106.95, 39.4, 106.951, 39.401))]);
});
afterAll(() => world.database.close());

const run = (thresholds: Record<string, number>, role: 'viewer' | 'public' = 'viewer') => dryRun(world.database, 'scan_meets', thresholds, seenBy(role));

describe('with other figures', () => {
  it('a wider strip adds the sites that lie in it, each with what it was before', async () => {
    const answer = await run({ strip_m: 650 });
    expect(Value.Check(DryRun, JSON.parse(JSON.stringify(answer)))).toBe(true);
    // 10, 110 and 210 m today; 310, 410, 510 and 610 m besides.
    expect(answer).toMatchObject({ rule: 'scan_meets', today: 3, added_count: 4, removed_count: 0, removed: [] });
    expect(answer.then).toBe(7);
    expect(answer.added.map(({ key, from, to }) => `${key} ${from} ${to}`)).toEqual(['d3', 'd4', 'd5', 'd6'].map((id) => `scan_meets:scan_sites/${id}:scan_zones/z1 clear restricted`));
    expect(answer.added[0]?.point[1]).toBeCloseTo(39.4165, 4);
  });
  it('a narrower one removes some', async () => {
    const answer = await run({ strip_m: 100 });
    expect(answer).toMatchObject({ today: 3, added_count: 0, removed_count: 2 });
    expect(answer.then).toBe(1);
    expect(answer.removed.map(({ subject, from, to }) => `${subject.id} ${from} ${to}`)).toEqual(['d1 restricted clear', 'd2 restricted clear']);
  });
  it('the rule\'s own change nothing', async () => {
    const answers = [await run({ strip_m: 300 }), await run({})];
    expect(answers.map((answer) => [answer.today, answer.then, answer.added_count, answer.removed_count])).toEqual([[3, 3, 0, 0], [3, 3, 0, 0]]);
  });
  it('every verdict is counted, also what cannot be told: a pair for each site with the zones and with the waters', async () => {
    const { verdicts, other_count, other } = await run({ strip_m: 650 });
    const conflicts = ({ prohibited, restricted, review }: (typeof verdicts)['today']): number => prohibited + restricted + review;
    expect([conflicts(verdicts.today), verdicts.today.clear, verdicts.today.undetermined]).toEqual([3, 17, 2]);
    expect([conflicts(verdicts.tried), verdicts.tried.clear, verdicts.tried.undetermined]).toEqual([7, 13, 2]);
    expect([other_count, other]).toEqual([0, []]);
  });
  it('a verdict that changes without a conflict coming or going is told too', async () => {
    const wary: typeof meetsRule = { ...meetsRule, judge: (facts, figures) => ({ ...meetsRule.judge(facts, figures), ...(facts.object_id === null && Number(figures.strip_m) > 1000 && { verdict: 'undetermined' as const }) }) };
    const catalogue = { ...scanCatalogue, rules: scanCatalogue.rules.map((rule) => (rule.id === 'scan_meets' ? wary : rule)) };
    const answer = await dryRun(world.database, 'scan_meets', { strip_m: 1200 }, seenBy('viewer', catalogue));
    expect(answer).toMatchObject({ added_count: 7, removed_count: 0, other_count: 10, verdicts: { tried: { undetermined: 12, clear: 0 } } });
    expect(answer.other.map(({ key, from, to }) => `${key} ${from} ${to}`)).toContain('scan_meets:scan_sites/d0:scan_waters/ clear undetermined');
  });
  it('nothing is stored', async () => {
    expect(await world.rows('select (select count(*) from finding) + (select count(*) from scan) as n')).toEqual([{ n: 0 }]);
  });
  it('whoever may not see the zones is told of no conflict with them', async () => {
    const answer = await run({ strip_m: 650 }, 'public');
    expect([answer.today, answer.then, answer.added]).toEqual([0, 0, []]);
  });
  it.each([
    [{ strip_m: 1501 }, /strip_m is 1501; expected a number from 0 to 1500/],
    [{ strip_m: -1 }, /from 0 to 1500/],
    [{ strip_m: Number.NaN }, /from 0 to 1500/],
    [{ other: 1 }, /expected one of: strip_m/],
    [{ constructor: 1 }, /expected one of: strip_m/],
  ])('refuses %j', async (thresholds, why) => {
    await expect(run(thresholds as Record<string, number>)).rejects.toThrow(why);
  });
  it('refuses a rule that is not there, and figures that the law fixes', async () => {
    await expect(dryRun(world.database, 'none', {}, seenBy('viewer'))).rejects.toThrow(/UNKNOWN_RULE/);
    await expect(dryRun(world.database, 'scan_gap', { any: 1 }, seenBy('viewer'))).rejects.toThrow(/no figure of this rule may be tried/);
  });
});
