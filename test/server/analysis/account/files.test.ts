/** The account as files: one line a patch and category, sums that add up in every unit, what the table is, and nothing that a spreadsheet would compute. */
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../../server/app.ts';
import { readConfig } from '../../../../server/config.ts';
import type { AccountPieces, AreaAccount } from '../../../../server/contract/accounts.ts';
import { balancedHundredths } from '../../../../server/exports/account-export.ts';
import { box, catalogue, openWorld, type World } from '../world.ts';

const HOME = '/api/indicators/q15_treated_area';

let world: World;
let app: Awaited<ReturnType<typeof buildApp>>;
let strangers: typeof app;
beforeAll(async () => {
  world = await openWorld();
  await world.put('districts', [{ id: 'd1', geometry: box(106.6, 39.3, 107, 39.5), attributes: { name: '甲区' } }]);
  await world.put('small_watersheds', [{ id: 's1', geometry: box(106.6, 39.3, 106.75, 39.5), attributes: { name: '一号沟' } }, { id: 's2', geometry: box(106.75, 39.3, 107, 39.5), attributes: { name: '二号沟' } }]);
  await world.put('water_bodies', [{ id: 'w', geometry: box(106.9, 39.31, 106.91, 39.32), attributes: { name: '湖' } }]);
  await world.put('treatment_patches', [
    { id: 'a', geometry: box(106.65, 39.4, 106.66, 39.41), attributes: { name: '=1+1', year: 2024, measure: 'grass', acceptance: 'accepted' } },
    { id: 'b', geometry: box(106.655, 39.4, 106.67, 39.41), attributes: { name: '乙,"坡"', year: 2025, measure: 'terrace', acceptance: 'accepted' } },
    { id: 'c', geometry: box(106.74, 39.4, 106.76, 39.41), attributes: { name: '丙坡', year: 2025, acceptance: 'accepted' } },
  ], { demonstration: true });
  app = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '1000000', ANLAN_ANONYMOUS_ROLE: 'viewer' }), world.database, catalogue);
  strangers = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '1000000' }), world.database, catalogue);
  await Promise.all([app.ready(), strangers.ready()]);
});
afterAll(async () => {
  await app.close();
  await strangers.close();
  await world.database.close();
});

const get = async (what: string) => {
  const answer = await app.inject({ url: `${HOME}/${what}` });
  expect([answer.statusCode, what]).toEqual([200, what]);
  return answer;
};
const csv = async (query = '') => Papa.parse<string[]>((await get(`account.csv${query}`)).body.slice(1).trimEnd(), {}).data;
const cents = (rows: readonly string[][], column: number): number => rows.reduce((sum, row) => sum + Math.round(Number(row.at(column)) * 100), 0);

describe('CSV', () => {
  it('has one line a patch, category and zone, with its demonstration label, and the total last', async () => {
    const [head, ...rows] = await csv();
    expect(head).toEqual(['图斑编号', '图斑名称', '类别', '已计入图斑', '年份', '措施', '小流域', '行政区', '数据性质', '面积（m²）', '面积（公顷）', '面积（亩）']);
    expect(rows.map((row) => row.slice(0, 9))).toEqual([
      ['a', "'=1+1", '计入', '', '2024', '种草', '一号沟', '甲区', '示意数据'],
      ['b', '乙,"坡"', '计入', '', '2025', '梯田', '一号沟', '甲区', '示意数据'],
      ['b', '乙,"坡"', '重复治理（往年已计）', 'a', '2025', '梯田', '一号沟', '甲区', '示意数据'],
      ['c', '丙坡', '计入', '', '2025', '', '一号沟', '甲区', '示意数据'],
      ['c', '丙坡', '计入', '', '2025', '', '二号沟', '甲区', '示意数据'],
      ['合计', '', '', '', '', '', '', '', ''],
    ]);
  });
  it('adds up in every unit, to what the account records', async () => {
    const { recorded_m2 } = (await get('account')).json<AreaAccount>();
    const rows = (await csv()).slice(1);
    for (const [column, m2] of [[-3, 1], [-2, 10_000], [-1, 10_000 / 15]] as const) {
      const total = Math.round(Number(rows.at(-1)?.at(column)) * 100);
      expect(cents(rows.slice(0, -1), column)).toBe(total);
      expect(total).toBe(Math.round((recorded_m2 * 100) / m2));
    }
  });
  it('of one zone holds what lies in it; an unknown zone and an unknown day are refused', async () => {
    expect((await csv('?zone=watershed/s2')).map(([patch]) => patch)).toEqual(['图斑编号', 'c', '合计']);
    expect((await app.inject({ url: `${HOME}/account.csv?zone=watershed/none` })).statusCode).toBe(404);
    expect((await app.inject({ url: `${HOME}/account.csv?as_of=2999-01-01` })).statusCode).toBe(400);
    expect((await app.inject({ url: `${HOME}/account.csv?as_of=soon` })).statusCode).toBe(400);
  });
});

it('hundredths are balanced by the largest remainder', () => {
  // 1/3, 1/3, 1/3 of 1 ha: 0.33 + 0.33 + 0.34.
  expect(balancedHundredths([10_000 / 3, 10_000 / 3, 10_000 / 3], 10_000)).toEqual([34, 33, 33]);
  expect(balancedHundredths([], 1)).toEqual([]);
});

it('the workbook says what it is: the plan’s words, both readings, definition, revisions, demonstration; nothing is a formula', async () => {
  const answer = await get('account.xlsx');
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="anlan-q15_treated_area-\d{4}-\d\d-\d\d\.xlsx"$/);
  const files = unzipSync(answer.rawPayload);
  const text = Object.entries(files).filter(([name]) => name.endsWith('.xml')).map(([, file]) => strFromU8(file)).join('\n');
  expect(text).not.toMatch(/<f[ >]/);
  for (const said of ['力争2025年完成治理流域面积40平方公里', '2025年当年完成', '到2025年底累计完成', '/ 40.000 km²（未达标）', '取并集后的椭球面积', '水土流失治理图斑@1 (2026-01-01)', '含示意数据', '强制调平', '图斑台账', '汇总']) expect(text).toContain(said);
  expect(strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).match(/<row /g)).toHaveLength(7);
});

it('GeoJSON holds the dissolved pieces, says that they are demonstration, and in which coordinates', async () => {
  const collection = (await get('pieces.geojson?lang=en')).json<AccountPieces & { notice: string; crs_note: string; phrase: string }>();
  expect(collection.features.map(({ properties }) => `${properties.patch} ${properties.category}`)).toEqual(['a counted', 'b counted', 'b treated_again', 'c counted']);
  expect(collection.notice).toContain('demonstration');
  expect([collection.crs_note, collection.phrase]).toEqual(['CGCS2000 (EPSG:4490)', '力争2025年完成治理流域面积40平方公里']);
});

it('GeoJSON of an earlier day says which, and why it is empty; of a zone says which', async () => {
  const past = await get('pieces.geojson?as_of=2020-02-29');
  expect(past.headers['content-disposition']).toBe('attachment; filename="anlan-q15_treated_area-pieces-2020-02-29.geojson"');
  expect(past.json()).toMatchObject({ as_of: '2020-02-29', features: [], undetermined: expect.stringContaining('没有数据') });
  const zone = (await get('pieces.geojson?zone=watershed/s2')).json<{ zone: object; layers: { layer: string; revision: number; as_of: string }[] }>();
  expect(zone.zone).toEqual({ kind: 'watershed', id: 's2', title: '二号沟' });
  expect(zone.layers[0]).toMatchObject({ layer: 'treatment_patches', revision: 1, as_of: '2026-01-01' });
});

it('to whom a layer is closed no line and no sum is told', async () => {
  const answer = await strangers.inject({ url: `${HOME}/account.csv` });
  expect(answer.statusCode).toBe(200);
  expect(answer.body.trimEnd().split('\r\n')).toHaveLength(1);
  const sums = strFromU8(unzipSync((await strangers.inject({ url: `${HOME}/account.xlsx` })).rawPayload)['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
  expect(sums.match(/<row /g)).toHaveLength(1);
});
