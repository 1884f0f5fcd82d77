import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorPage, Observation, ObservationsRead, PlanState } from '../../../server/contract/indicators.ts';
import writeXlsxFile from 'write-excel-file/node';
import { zipSync } from 'fflate';
import { signedIn, type SignedIn } from '../access/sign-in.ts';
import { openPlanWorld, putGround, type PlanWorld } from './plan-world.ts';

let world: PlanWorld;
let planner: SignedIn;
beforeAll(async () => {
  world = await openPlanWorld();
  planner = await signedIn(world.database, 'planner');
  await putGround(world);
}, 120_000);
afterAll(() => world.close());

const DAYS = '/api/indicators/q54_good_days/observations';
const row = { series: 'raw', from: '2025-01-01', to: '2025-12-31', value: 84.5, definition: '2021', source: 'bulletin' };
const post = (payload: object, url = DAYS) => world.app.inject({ method: 'POST', url, headers: planner.headers, payload });
const said = async (payload: object): Promise<Observation> => {
  const answer = await post(payload);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Observation>();
};
const page = async (headers: Record<string, string> = planner.headers): Promise<IndicatorPage> => (await world.app.inject({ method: 'GET', url: '/api/indicators/q54_good_days', headers })).json<IndicatorPage>();
const standing = async (): Promise<string[]> => (await page()).observations.filter((one) => one.replaced_by === null && !one.withdrawn).map(({ series, from, value }) => `${series} ${from} ${value}`);

describe('a value that somebody reports', () => {
  it('stands with its source and who entered it, and is judged', async () => {
    const written = await said({ ...row, numerator: 308, denominator: 364.497, note: 'first' });
    expect(written).toMatchObject({ indicator: 'q54_good_days', district: null, value: 84.5, entered_by: planner.login, replaces: null, replaced_by: null, withdrawn: false, demonstration: false });
    const state = await page();
    expect(state).toMatchObject({ value: 84.5, numerator: 308, from: '2025-01-01', to: '2025-12-31', source: { zh: 'bulletin', en: 'bulletin' }, status: { code: 'met' }, kind: 'reported' });
    expect(state.formula?.en).toBe('Good days = 100 × 308 ÷ 364.497 = 84.5%');
    const { rows } = await world.database.query<{ action: string; target: string }>("select action, target from audit order by number desc limit 1");
    expect(rows).toEqual([{ action: 'POST /api/indicators/:indicator/observations', target: `observation ${written.id}` }]);
  });

  it('is corrected by another row, once; what was said before stays', async () => {
    const [first] = (await page()).observations;
    const corrected = await said({ ...row, value: 83.9, source: 'corrected bulletin', replaces: first?.id });
    const again = await post({ ...row, value: 85, source: 'third', replaces: first?.id });
    expect([again.statusCode, again.json().code]).toEqual([409, 'OBSERVATION_REPLACED']);
    expect(again.json().detail).toBe(`Row ${first?.id} was corrected meanwhile: 83.9% (corrected bulletin, ${planner.login}). Not stored: 85% (third).`);
    const after = await page();
    expect(after.observations.map(({ value, replaced_by }) => [value, replaced_by])).toEqual([[84.5, corrected.id], [83.9, null]]);
    expect(after).toMatchObject({ value: 83.9, status: { code: 'missed' } });
  });

  it('of two who correct at once one is told what the other wrote', async () => {
    const last = (await page()).observations.find(({ replaced_by }) => replaced_by === null);
    const answers = await Promise.all([84.2, 84.3].map((value) => post({ ...row, value, replaces: last?.id })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([200, 409]);
  });

  it('may be withdrawn, and said anew', async () => {
    const last = (await page()).observations.find(({ replaced_by }) => replaced_by === null);
    expect((await post({ ...row, withdrawn: true })).json()).toMatchObject({ code: 'BAD_REQUEST', pointer: '/replaces' });
    await said({ ...row, withdrawn: true, replaces: last?.id });
    expect(await standing()).toEqual([]);
    expect(await page()).toMatchObject({ value: null, status: { code: 'no_data' } });
    await said(row);
    expect(await standing()).toEqual(['raw 2025-01-01 84.5']);
  });

  it('stands once for a series, district and period', async () => {
    const twice = await post({ ...row, value: 80 });
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'OBSERVATION_STANDS']);
    expect(twice.json().detail).toMatch(/^Row \d+ says 84.5% \(bulletin, planner-\d+\) of the same series, district and period/);
    await said({ ...row, series: 'adjusted', value: 88 });
    await said({ ...row, district: 'w', value: 90 });
    await said({ ...row, from: '2024-01-01', to: '2024-12-31', value: 82 });
    expect(await standing()).toEqual(['raw 2024-01-01 82', 'raw 2025-01-01 84.5', 'adjusted 2025-01-01 88', 'raw 2025-01-01 90']);
    const whole = await page();
    // Of the whole city and of the judged series.
    expect(whole.trend.map(({ value }) => value)).toEqual([82, 84.5]);
    expect(whole.by_district).toEqual([{ district: 'w', title: { zh: 'West', en: 'West' }, value: 90, range: null, numerator: null, denominator: null, members: 0, unknown_members: 0, from: '2025-01-01', to: '2025-12-31' }]);
  });

  it.each([
    [{ from: '2025-12-31', to: '2025-12-30' }, 'from'],
    [{ to: '2999-12-31' }, 'to'],
    [{ series: 'other' }, 'series'],
    [{ definition: '1999' }, 'definition'],
    [{ district: 'nowhere' }, 'district'],
    [{ value: 100.1 }, 'value'], [{ value: -0.1 }, 'value'],
    [{ numerator: 1 }, 'denominator'], [{ denominator: 1 }, 'numerator'],
    [{ numerator: 1, denominator: 0 }, 'denominator'],
    [{ numerator: 3, denominator: 2 }, 'numerator'],
    // 84.5 is 84.45 to 84.55: 8444 of 10000 is not.
    [{ numerator: 8444, denominator: 10_000 }, 'value'], [{ numerator: 8456, denominator: 10_000 }, 'value'],
    [{ replaces: '999999' }, 'replaces'],
  ])('is refused with %j', async (wrong, pointer) => {
    const answer = await post({ ...row, from: '2023-01-01', to: '2023-12-31', ...wrong });
    expect([answer.statusCode, answer.json().code, answer.json().pointer]).toEqual([400, 'BAD_REQUEST', `/${pointer}`]);
  });
  it.each([{ numerator: 8445, denominator: 10_000 }, { numerator: 8455, denominator: 10_000 }])('agrees within its rounding with %j', async (figures) => {
    const written = await said({ ...row, from: '2023-01-01', to: '2023-12-31', ...figures });
    expect(written).toMatchObject(figures);
    await said({ ...row, from: '2023-01-01', to: '2023-12-31', replaces: written.id, withdrawn: true });
  });
  it('is not taken where the map measures, and not from who may not', async () => {
    expect((await post(row, '/api/indicators/q51_dry_wells/observations')).json()).toMatchObject({ code: 'BAD_REQUEST', pointer: '/indicator' });
    const viewer = await signedIn(world.database, 'viewer');
    expect((await world.app.inject({ method: 'POST', url: DAYS, headers: viewer.headers, payload: row })).statusCode).toBe(403);
    expect((await post({ series: 'reported', from: '2025-12-31', to: '2025-12-31', value: 0.5, definition: '1', source: 'x' }, '/api/indicators/q55_listed/observations')).json()).toMatchObject({ pointer: '/value' });
  });
  it('names nobody to strangers', async () => {
    expect(new Set((await page({})).observations.map(({ entered_by }) => entered_by))).toEqual(new Set(['']));
  });
  it('cannot be rewritten in the table either', async () => {
    for (const statement of ['update observation set value = 1', 'delete from observation', 'truncate observation']) await expect(world.database.query(statement)).rejects.toThrow('append-only');
  });
});

describe('who may see a number', () => {
  it('is told it, and nobody else', async () => {
    expect((await post({ series: 'reported', from: '2025-12-31', to: '2025-12-31', value: 1, definition: '1', source: 'x' }, '/api/indicators/q55_listed/observations')).statusCode).toBe(200);
    const of = async (headers: Record<string, string>) => {
      const plan = (await world.app.inject({ method: 'GET', url: '/api/plan', headers })).json<PlanState>();
      const open = (await world.app.inject({ method: 'GET', url: '/api/indicators/q55_listed', headers })).json<IndicatorPage>();
      return { state: plan.indicators.find(({ indicator }) => indicator === 'q55_listed'), met: plan.counts['met'], open };
    };
    const [stranger, known] = [await of({}), await of(planner.headers)];
    expect(known).toMatchObject({ state: { value: 1, status: { code: 'met' } }, open: { observations: [{ value: 1 }] } });
    expect(stranger.state).toMatchObject({ value: null, status: { code: 'no_data' }, undetermined: { zh: '这个指标的数值未向您开放；登录后按权限可见。' }, trend: [] });
    expect(stranger.open).toMatchObject({ value: null, observations: [], history: [], formula: null });
    expect(known.met).toBe((stranger.met ?? 0) + 1);
  });
});

const table = async (content: string | Uint8Array, commit = false, name = 'table.csv'): Promise<{ status: number; body: ObservationsRead & { code?: string; detail?: string } }> => {
  const answer = await post({ name, content: Buffer.from(content).toString('base64'), commit }, '/api/observations');
  return { status: answer.statusCode, body: answer.json() };
};
const count = async (): Promise<number> => (await world.database.query<{ n: number }>('select count(*) as n from observation')).rows[0]?.n ?? 0;

describe('a table', () => {
  const good = '指标,起始日期,截止日期,数值,来源,序列,辖区,备注\nQ54,2020,2020,80%,公报,实况,West,甲\n优良天数,2021年1月,2021年12月31日,"81.5",公报,,,\n';

  it('is read first, and stored as a whole when that is said', async () => {
    const before = await count();
    const read = await table(good);
    expect(read.body).toMatchObject({ rows: 2, errors: [], committed: false });
    expect(read.body.sound.map(({ series, district, from, to, value, definition, note }) => [series, district, from, to, value, definition, note])).toEqual([
      ['raw', 'w', '2020-01-01', '2020-12-31', 80, '2021', '甲'],
      ['raw', null, '2021-01-01', '2021-12-31', 81.5, '2021', ''],
    ]);
    expect(await count()).toBe(before);
    const stored = await table(good, true);
    expect(stored.body).toMatchObject({ rows: 2, committed: true, errors: [] });
    expect(await count()).toBe(before + 2);
    const { rows } = await world.database.query<{ target: string }>('select target from audit order by number desc limit 1');
    expect(rows[0]?.target).toBe('file table.csv');
    // The same table a second time: every row stands already.
    const again = await table(good, true);
    expect(again.body.errors.map(({ row: of, column }) => [of, column])).toEqual([[2, 'from'], [3, 'from']]);
    expect(await count()).toBe(before + 2);
  });

  it('says of each fault its row, column, value and what was expected, and stores nothing', async () => {
    const before = await count();
    const text = ['indicator,series,district,from,to,value,numerator,denominator,definition,source,note',
      'q54_good_days,raw,,2019-01-01,2019-12-31,80,,,2021,bulletin,',
      'q99,raw,,2019-01-01,2019-12-31,80,,,2021,bulletin,',
      'Q54,raw,,2019-02-30,2019-12-31,80,,,2021,bulletin,',
      'Q54,raw,,2018-01-01,2018-12-31,eighty,,,2021,bulletin,',
      '',
      'Q54,raw,,2019-01-01,2019-12-31,81,,,2021,bulletin,',
      'Q54,raw,,2017-01-01,2017-12-31,120,,,2021,,',
      'Q54,raw,,2999-01-01,2999-12-31,80,,,2021,bulletin,'].join('\r\n');
    const { body } = await table(text, true);
    expect(body.committed).toBe(false);
    expect(body.errors.map(({ row: of, column, value }) => [of, column, value])).toEqual([
      [3, 'indicator', 'q99'], [4, 'from', '2019-02-30'], [5, 'value', 'eighty'], [7, 'from', '2019-01-01 – 2019-12-31'],
      [8, 'source', ''], [8, 'value', '120'], [9, 'to', '2999-12-31'],
    ]);
    expect(body.errors[3]?.detail).toEqual({ zh: '与第2行的序列、辖区和时段相同。', en: 'Row 2 is of the same series, district and period.' });
    expect(await count()).toBe(before);
  });

  it('may be in GB 18030, as Excel writes it in China', async () => {
    // iconv -t gb18030 of the line above: "指标,起始日期,截止日期,数值,来源" and a row.
    const bytes = readFileSync('test/server/indicators/gb18030.csv');
    const { body } = await table(bytes);
    expect(body.errors).toEqual([]);
    expect(body.sound.map(({ value, source }) => [value, source])).toEqual([[77.7, '乌海市生态环境公报']]);
  });

  it('may be a workbook, with days as days', async () => {
    const head = ['指标', '起始日期', '截止日期', '数值', '来源'].map((value) => ({ value }));
    const data = [head, [{ value: 'Q54' }, { value: new Date('2016-01-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }, { value: new Date('2016-12-31T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }, { value: 75.5 }, { value: '公报' }]];
    const bytes = await writeXlsxFile(data).toBuffer();
    const { body } = await table(bytes, false, 'table.xlsx');
    expect(body.errors).toEqual([]);
    expect(body.sound).toMatchObject([{ from: '2016-01-01', to: '2016-12-31', value: 75.5, source: '公报' }]);
  });

  it.each([
    ['a zip that is no workbook', zipSync({ 'a.txt': new Uint8Array(3) }), 400],
    ['a zip that swells', zipSync({ 'xl/workbook.xml': new Uint8Array(40_000_000) }), 400],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]), 400],
    ['an unknown heading', 'indicator,from,to,value,source,colour\n', 400],
    ['a missing heading', 'indicator,from,to,value\n', 400],
    ['too many rows', `indicator,from,to,value,source\n${'Q54,2015,2015,1,x\n'.repeat(5001)}`, 413],
    ['too many bytes', new Uint8Array(2_000_001), 413],
    ['nothing', '', 400],
  ])('%s is refused', async (_, content, status) => {
    expect((await table(content)).status).toBe(status);
  });
});
