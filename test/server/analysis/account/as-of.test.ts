/** The account as of an earlier day is exactly what was told on that day, whatever was edited since. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicator } from '../../../../data/indicators/q15_treated_area/indicator.ts';
import { createAnalysis, type Analysis } from '../../../../server/analysis/analysis.ts';
import type { AccountPieces, AreaAccount } from '../../../../server/contract/accounts.ts';
import { numbers } from '../../scan/random-numbers.ts';
import { box, catalogue, openWorld, type Put, type World } from '../world.ts';

const next = numbers(20_261_125);
const PATCHES = 90;
const EDITS = 500;
const LATER_REVISIONS = 5;
const [BEFORE, WHOLE, EDITED] = ['2026-05-31', '2026-06-01', '2026-06-02'];

interface Told {
  readonly drawn: AreaAccount;
  readonly account: AreaAccount;
  readonly pieces: AccountPieces;
  readonly zone: AreaAccount;
}

let world: World;
let analysis: Analysis;
let whole: Told;
let edited: Told;
let now: Told;

const zones = (shift: number, name: string): readonly [Put[], Put[]] => [
  [
    { id: 's1', geometry: box(106.6, 39.28, 106.75 + shift, 39.52), attributes: { name } },
    { id: 's2', geometry: box(106.74 + shift, 39.28, 106.99, 39.52), attributes: { name: '二号沟' } },
  ],
  [{ id: 'w', geometry: box(106.68, 39.38, 106.72 + shift, 39.41), attributes: { name: '湖' } }],
];

function any(id: string): Put {
  const [west, south] = [106.56 + 0.42 * next(), 39.28 + 0.22 * next()];
  return {
    id,
    geometry: box(west, south, west + 0.004 + 0.03 * next(), south + 0.003 + 0.012 * next()),
    attributes: { year: next() < 0.95 ? 2020 + Math.floor(6 * next()) : undefined, measure: next() < 0.5 ? 'grass' : 'terrace', acceptance: next() < 0.85 ? 'accepted' : 'pending' },
  };
}

/** What an account says, without when it was counted. */
const said = ({ account, pieces, zone, drawn }: Told) => ({ account: { ...account, run_at: '', as_of: '' }, pieces, zone: { ...zone, run_at: '', as_of: '' }, drawn: { ...drawn, run_at: '', as_of: '' } });

const ask = async (as_of?: string): Promise<Told> => ({
  account: await analysis.account(indicator.id, undefined, as_of),
  pieces: await analysis.pieces(indicator.id, 'watershed/s1', as_of),
  zone: await analysis.account(indicator.id, 'watershed/s1', as_of),
  // Of an earlier day only what it meets is cut.
  drawn: await analysis.drawn(indicator.id, { geometry: box(106.7, 39.35, 106.78, 39.43), ...(as_of !== undefined && { as_of }) }),
});

/** Everything that is published so far and not dated yet was published on that day, at noon in the city. */
const date = (day: string) => world.database.query("update revision set published_at = ($1 || 'T12:00:00+08:00')::timestamptz where published_at > now() - interval '1 day'", [day]);

beforeAll(async () => {
  world = await openWorld();
  analysis = createAnalysis(world.database, catalogue);
  await world.put('districts', [
    { id: 'd1', geometry: box(106.6, 39.3, 106.8, 39.5), attributes: { name: '甲区' } },
    { id: 'd2', geometry: box(106.8, 39.3, 107, 39.5), attributes: { name: '乙区' } },
  ]);
  const [sheds, water] = zones(0, '一号沟');
  await world.put('small_watersheds', sheds);
  await world.put('water_bodies', water);
  await world.put('eroded_ground', [{ id: 'e', geometry: box(106.55, 39.25, 106.9, 39.55), attributes: { year: 2022 } }]);
  let patches = Array.from({ length: PATCHES }, (_, at) => any(`p${at}`));
  await world.put('treatment_patches', patches, { demonstration: true });
  await date(WHOLE);
  whole = await ask();
  patches = patches.map((one, at) => (at % 30 === 7 ? any(one.id) : one));
  await world.put('treatment_patches', patches);
  await date(EDITED);
  edited = await ask();
  for (let revision = 0; revision < LATER_REVISIONS; revision++) {
    for (let edit = 0; edit < EDITS / LATER_REVISIONS; edit++) {
      const [at, kind] = [Math.floor(next() * patches.length), next()];
      const old = patches[at] as Put;
      if (kind < 0.1) patches = patches.toSpliced(at, 1);
      else if (kind < 0.2) patches = [...patches, any(`n${revision}_${edit}`)];
      else patches = patches.with(at, any(old.id));
    }
    await world.put('treatment_patches', patches);
  }
  const [later_sheds, later_water] = zones(0.02, '另一条沟');
  await world.put('small_watersheds', later_sheds);
  await world.put('water_bodies', later_water);
  await world.put('eroded_ground', [{ id: 'e', geometry: box(106.55, 39.25, 106.7, 39.55), attributes: { year: 2019 } }]);
  now = await ask();
});
afterAll(() => world.database.close());

describe('as of an earlier day', () => {
  it('counts and cuts exactly what a whole count gave on that day', async () => {
    const then = await ask(WHOLE);
    expect(then.account.as_of).toBe(WHOLE);
    expect(said(then)).toEqual(said(whole));
    expect(then.account.by['watershed']?.map(({ title }) => title.zh).toSorted()).toEqual(['一号沟', '二号沟'].toSorted());
  });
  it('counts and cuts what pieces brought up to date had given on that day', async () => {
    expect(said(await ask(EDITED))).toEqual(said(edited));
  });
  it('is cut one at a time, and whoever asks for too many is told to wait', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 16 }, () => analysis.ledger(indicator.id, 100_000, undefined, BEFORE)));
    // One runs, twelve wait.
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(13);
    expect(asked.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))).toEqual(['BUSY', 'BUSY', 'BUSY']);
  });
  it('is another account than before and after', async () => {
    expect(new Set([whole, edited, now].map(({ account }) => account.counted_m2)).size).toBe(3);
    expect(said(await ask())).toEqual(said(now));
    expect(now.account.as_of).toBeNull();
    expect(whole.account.layers.find(({ layer }) => layer === indicator.account.layer)).toMatchObject({ revision: 1, demonstration: true });
  });
  it('is undetermined on a day before anything was published, and refused for a day to come', async () => {
    const { undetermined, counted_m2 } = await analysis.account(indicator.id, undefined, BEFORE);
    expect([undetermined?.zh, counted_m2]).toEqual(['无法判定：图层「水土流失治理图斑」、「行政区划」、「小流域」、「湖泊水库」没有数据，不能确定哪些面积应当计入。', 0]);
    await expect(analysis.account(indicator.id, 'watershed/s1', BEFORE)).rejects.toThrow('There is no watershed "s1".');
    await expect(analysis.account(indicator.id, undefined, '2999-01-01')).rejects.toThrow('expected a day no later than today');
  });
});
