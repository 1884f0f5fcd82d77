/** Whose day counts: the law of a duty that lasts is that of the city's day, where it is listed, where it is kept, and where it is asked for again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue, Judgement, Rule } from '../../../data/grammar.ts';
import { laws } from '../../../data/laws.ts';
import { createAnalysis } from '../../../server/analysis/analysis.ts';
import { findingsOf } from '../../../server/analysis/findings.ts';
import { allSubjects } from '../../../server/analysis/subject-slot.ts';
import { findingDetail } from '../../../server/findings/detail.ts';
import { aloneRule, gapRule, scanCatalogue } from '../../fixtures/scan/rules.ts';
import { box } from '../analysis/world.ts';
import { openScannedWorld, seenBy, type ScannedWorld } from '../scan/scanned-world.ts';

/** What the fixture finds, by the law of the no-burn zone: the Air Law until 14 August 2026, then the Code. */
const judgedOn = (law_day: string): Rule => ({ ...aloneRule, legal: ['no_burn_zone'], judge: (facts: { kind: string | null }, limits): Judgement => ({ ...aloneRule.judge(facts, limits), law_day }) });
const lasting = judgedOn('today');
const catalogue: Catalogue = { ...scanCatalogue, rules: [lasting, gapRule], laws: [...scanCatalogue.laws, ...laws] };
// Midnight in Wuhai is 16:00 UTC.
const before = '2026-08-14T15:59:00.000Z';
const after = '2026-08-14T16:01:00.000Z';

let world: ScannedWorld;
beforeAll(async () => {
  world = await openScannedWorld(catalogue);
  await world.put('scan_waters', [{ id: 'unsaid', geometry: box(106.6, 39.4, 106.61, 39.41), attributes: { name: '水' } }]);
  await world.put('scan_sites', []);
  await world.put('scan_zones', []);
});
afterAll(() => world.database.close());

const cited = (legal: readonly { readonly document: { readonly zh: string }; readonly in_force_on_act_date: boolean }[]) => legal.map(({ document, in_force_on_act_date }) => `${document.zh} ${in_force_on_act_date}`);
const airLaw = '中华人民共和国大气污染防治法';
const code = '中华人民共和国生态环境法典';

describe('the law cited', () => {
  it.each<[string, Rule, string, string]>([
    ['a minute before midnight in the city', lasting, before, `${airLaw} true`],
    ['a minute after it, still the day before in Greenwich', lasting, after, `${code} true`],
    ['of a day that the judge names', judgedOn('2026-08-14'), after, `${airLaw} true`],
    ['of the next day that the judge names', judgedOn('2026-08-15'), before, `${code} true`],
  ])('%s', async (_, rule, at, expected) => {
    const findings = await findingsOf(world.database, catalogue, rule, allSubjects(rule), [], { id: 'r', at }, {});
    expect(findings.map(({ evidence }) => cited(evidence.legal))).toEqual([[expected]]);
  });
  it.each([
    [before, `${airLaw} true`],
    [after, `${code} true`],
  ])('of a kept finding of %s: %s', async (at, expected) => {
    await world.scan();
    await world.rows('update scan set started_at = $1::text::timestamptz', [at]);
    const [row] = await world.rows<{ key: string }>("select key from finding where rule = 'scan_alone'");
    const detail = await findingDetail(world.database, row?.key ?? '', { visible: seenBy('viewer', catalogue), now: new Date(after) });
    expect(cited(detail.finding.evidence.legal)).toEqual([expected]);
  });
});

describe('answers that are kept', () => {
  it('end with the city’s day where the rule reads the calendar, and only there', async () => {
    let now = before;
    const analysis = createAnalysis(world.database, catalogue, undefined, () => new Date(now));
    const runs = async () => [(await analysis.findings(lasting.id)).run_id, (await analysis.findings(gapRule.id)).run_id];
    const [daily, other] = await runs();
    now = '2026-08-14T00:00:00.000Z';
    expect(await runs()).toEqual([daily, other]);
    now = after;
    const [later, same] = await runs();
    expect(later).not.toBe(daily);
    expect(same).toBe(other);
  });
});
