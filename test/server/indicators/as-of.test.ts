import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IndicatorMembers, IndicatorPage, PlanState } from '../../../server/contract/indicators.ts';
import { createPlan } from '../../../server/indicators/plan.ts';
import { report } from '../../../server/indicators/observations/report.ts';
import { publish } from '../../../server/imports/publish.ts';
import { box, feature, publication } from '../imports/small-catalogue.ts';
import { AROUND, catalogue, goodDays, openPlanWorld, putGround, well, type PlanWorld } from './plan-world.ts';
import { numbers } from '../scan/random-numbers.ts';

const EDITS = 500;
const DAY = '2026-06-30';
/** Later than all that is published, so that the edits of this test are of a later day than the one that is asked. */
const TODAY = new Date('2026-11-23T04:00:00Z');

let world: PlanWorld;
beforeAll(async () => {
  world = await openPlanWorld();
}, 120_000);
afterAll(() => world.close());

const asker = (now: Date) => createPlan({ database: world.database, catalogue, account: () => Promise.reject(new Error('no account here')), now: () => now });

/** Whole answers, but for the moment at which they were worked out. */
async function answers(now: Date, as_of?: string): Promise<{ plan: Omit<PlanState, 'run_at'>; pages: IndicatorPage[]; members: IndicatorMembers[] }> {
  const plan = asker(now);
  const { run_at: _, ...state } = await plan.state(as_of);
  const pages: IndicatorPage[] = [];
  const members: IndicatorMembers[] = [];
  for (const { id } of catalogue.indicators) {
    pages.push(await plan.page(id, as_of));
    members.push(await plan.members(id, as_of));
  }
  return { plan: state, pages, members };
}

const said = (year: number, value: number, over: object = {}) => ({ series: 'raw', from: `${year}-01-01`, to: `${year}-12-31`, value, definition: '2021', source: 'bulletin', ...over });
const tell = (body: ReturnType<typeof said>, at: Date) => world.database.transaction((tx) => report(tx, catalogue, goodDays, body, { id: '', name: 'tester' }, at));

it('as of a day everything is what it was at its end, after 500 later edits', async () => {
  await putGround(world, '2026-06-01T00:00:00Z');
  const first = await tell(said(2024, 82), new Date('2026-06-02T00:00:00Z'));
  await tell(said(2025, 84.5, { replaces: undefined }), new Date('2026-06-03T00:00:00Z'));
  await tell(said(2024, 83, { replaces: first.id }), new Date('2026-06-04T00:00:00Z'));
  // The last instant of that day in the city, which is eight hours before the end of the day in Greenwich.
  const then = await answers(new Date('2026-06-30T15:59:59Z'));
  expect(then.plan.indicators.map(({ indicator, value }) => [indicator, value])).toEqual([['q51_dry_wells', 60], ['q52_house_ground', 50], ['q53_open_wells', 1], ['q54_good_days', 84.5], ['q55_listed', null]]);

  const random = numbers(4);
  const pick = (most: number): number => Math.floor(random() * most);
  let last: string | undefined;
  // Of the first instant after that day on.
  let clock = Date.parse('2026-06-30T16:00:00Z');
  const edits = { wells: 0, parcels: 0, quarters: 0, observations: 0 };
  for (let edit = 0; edit < EDITS; edit = edits.wells + edits.parcels + edits.quarters + edits.observations) {
    clock += 1_000;
    const kind = pick(4);
    const size = Math.min(1 + pick(30), EDITS - edit);
    if (kind === 0) {
      edits.wells += await put('wells', Array.from({ length: size }, () => well(['a', 'b', 'c', 'd', 'x', `n${pick(40)}`][pick(6)] ?? 'a', 106.6 + pick(40) / 100, ['dry', 'open', null][pick(3)] ?? null, 39.2 + pick(40) / 100)), clock);
    } else if (kind === 1) {
      edits.parcels += await put('parcels', Array.from({ length: size }, () => feature(['h', 'v', `p${pick(20)}`][pick(3)] ?? 'h', box(106.7, 39.3, 106.71 + pick(20) / 100, 39.31 + pick(20) / 100), { kind: pick(2) === 0 ? 'house' : 'works' })), clock);
    } else if (kind === 2) {
      edits.quarters += 1;
      await put('quarters', [feature(['w', 'e'][pick(2)] ?? 'w', box(106.6 + pick(20) / 100, 39.2, 107.0, 39.6), { name: `Q${edit}` })], clock);
    } else {
      const body = last === undefined || pick(2) === 0 ? said(1950 + edits.observations % 70, pick(1000) / 10) : said(2024, pick(1000) / 10, { replaces: last, withdrawn: pick(8) === 0 });
      const row = await tell(body, new Date(clock)).catch(() => null);
      if (row && (body.from === '2024-01-01' || last === undefined)) last = row.id;
      edits.observations += 1;
    }
  }
  expect(Object.values(edits).every((number) => number > 5)).toBe(true);
  const now = await answers(TODAY);
  expect(now.plan.indicators.slice(0, 4).map(({ value }) => value)).not.toEqual(then.plan.indicators.slice(0, 4).map(({ value }) => value));

  expect(await answers(TODAY, DAY)).toEqual(then);
  // And the day after is another.
  expect((await answers(TODAY, '2026-07-01')).pages.map(({ layers }) => layers)).not.toEqual(then.pages.map(({ layers }) => layers));
  // What is asked for today is what stands now, by the views.
  expect({ ...(await answers(TODAY, '2026-11-23')) }).toEqual(now);
}, 300_000);

/** @returns how many features were edited */
async function put(layer: string, features: ReturnType<typeof feature>[], clock: number): Promise<number> {
  const edited = [...new Map(features.map((one) => [one.id, one])).values()];
  const { number } = await publish(world.database, catalogue, publication(layer, edited, { mode: 'merge', as_of: '2026-07-01', coverage: layer === 'wells' ? AROUND : null }));
  await world.database.query('update revision set published_at = $1::timestamptz where layer = $2 and number = $3', [new Date(clock).toISOString(), layer, number]);
  return edited.length;
}
