import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Geometry } from '../../../../server/contract/geo.ts';
import type { ImportDetail } from '../../../../server/contract/imports.ts';
import { publish } from '../../../../server/imports/publish.ts';
import type { SignedIn } from '../../access/sign-in.ts';
import { openImportWorld, type ImportWorld } from './import-world.ts';
import type { JsonFile, JsonRow } from './json-room.ts';
import { box, feature, publication, smallCatalogue } from '../small-catalogue.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await openImportWorld();
}, 120_000);
afterAll(() => world.close(), 60_000);

const COLUMNS = { BSM: 'text', 地块名称: 'text', LB: 'text', 层数: 'integer', 建成: 'date', 备注: 'text' } as const;
const row = (BSM: string, geometry: Geometry | null, over: JsonRow['properties'] = {}): JsonRow => ({ geometry, properties: { BSM, 地块名称: `地块${BSM}`, LB: '住宅', 层数: 3, 建成: '2020/1/31', 备注: '照录', ...over } });
/** A tenth of a thousandth of a degree apart, none touches another. */
const plot = (n: number, shift = 0): Geometry => box(106.8 + n * 0.002 + shift, 39.5, 106.801 + n * 0.002 + shift, 39.501);
const file = (rows: readonly JsonRow[], name = '地块_20260101'): JsonFile => ({ name, columns: COLUMNS, rows });
const MAPPING = [
  { column: 'BSM', to: null },
  { column: '地块名称', to: 'name' },
  { column: 'LB', to: 'kind' },
  { column: '层数', to: 'storeys' },
  { column: '建成', to: 'built_on' },
  { column: '备注', to: null },
];

async function held(layer: string) {
  const { rows } = await world.database.query<{ id: string; name: string; storeys: number; west: number }>(`select id, name, storeys, st_xmin(geom) as west from layers."${layer}" order by id`);
  return rows;
}

describe('a file with faults', () => {
  /** Two triangles that meet at (106.905, 39.505): 238,724.18 m² each on the ellipsoid (pyproj, GRS80). */
  const bow_tie: Geometry = { type: 'Polygon', coordinates: [[[106.9, 39.5], [106.91, 39.51], [106.91, 39.5], [106.9, 39.51], [106.9, 39.5]]] };
  let job: ImportDetail;

  it('is looked at: its columns find their attributes, and nothing of the layer changes', async () => {
    const { id, state } = await world.drop({ '地块_20260101.shp': JSON.stringify(file([row('a', plot(0))])) }, { layer: 'parcels' });
    expect(state).toBe('inspecting');
    await world.settle();
    const looked = await world.ask<ImportDetail>(`GET /api/imports/${id}`, undefined, world.people.planner);
    expect(looked).toMatchObject({ state: 'ready', layer: 'parcels', files: [{ name: '地块_20260101.shp' }], from_habit: false });
    expect(looked.mapping_guess).toEqual([
      { column: 'BSM', to: null, why: 'none' },
      { column: '地块名称', to: 'name', why: 'alias' },
      // First letters of 类别, and the values are words of its choices.
      { column: 'LB', to: 'kind', why: 'pinyin' },
      { column: '层数', to: 'storeys', why: 'title' },
      { column: '建成', to: 'built_on', why: 'title' },
      { column: '备注', to: null, why: 'none' },
    ]);
    expect(await world.ask(`DELETE /api/imports/${id}`, undefined, world.people.planner)).toMatchObject({ state: 'cancelled' });
  });

  it('is checked row by row, and may not be published while any row is faulty', async () => {
    job = await world.checked(
      file([
        row('a', plot(0)),
        row('b', plot(1), { LB: '庙宇' }),
        row('b', plot(2)),
        row('d', bow_tie),
        row('e', null),
        row('f', plot(4), { 地块名称: null, 层数: 2.5 }),
        // Half of it lies on row 1.
        row('g', box(106.8, 39.5, 106.8005, 39.501)),
        row('h', box(120, 30, 120.001, 30.001)),
      ]),
      'parcels',
      { mapping: MAPPING, id_column: 'BSM', required: ['name'] },
    );
    expect(job).toMatchObject({ state: 'checked', report: { rows: 8, faulty: 4, doubtful: 3, may_publish: false, compared_by: 'id', faults: { 'id-repeated': 1, 'no-geometry': 1, 'value-missing': 1, 'value-not-understood': 2, 'shape-overlaps': 1, 'shape-outside': 1, 'shape-repaired': 1 } } });
    const rows = await world.rows(job.id, 'only=doubts');
    const said = rows.map(({ number, faults }) => [number, ...faults.map(({ code, column, value, other }) => [code, column, value, other].filter((one) => one !== null).join(' '))]);
    expect(said).toEqual([
      [2, 'value-not-understood LB 庙宇'],
      [3, 'id-repeated 2'],
      [4, 'shape-repaired Self-intersection[106.905 39.505]'],
      [5, 'no-geometry'],
      [6, 'value-not-understood 层数 2.5', 'value-missing'],
      [7, 'shape-overlaps 1'],
      [8, 'shape-outside'],
    ]);
    expect(rows[0]!.faults[0]!.message).toEqual({ zh: '“LB”为“庙宇”，应为以下之一：住宅、工厂。', en: '"LB" is "庙宇"; expected one of House, Works.' });
    expect(rows[2]!.faults[0]!.message.en).toMatch(/477,448\.3\d m², a change of 477,448\.3\d m²/);
    expect(rows[0]!.geometry).toMatchObject({ type: 'Polygon' });
    const csv = await world.app.inject({ url: `/api/imports/${job.id}/rows.csv`, headers: world.people.planner.headers });
    expect(csv.body.split('\r\n').slice(1, 3)).toEqual([
      '2,b,错误 fault,value-not-understood,LB,庙宇,“LB”为“庙宇”，应为以下之一：住宅、工厂。,"""LB"" is ""庙宇""; expected one of House, Works."',
      '3,b,错误 fault,id-repeated,,,标识与第 2 行重复。,It has the id of row 2.',
    ]);
    expect(await world.refusal(`POST /api/imports/${job.id}/publish`, { note: 'no', kinds: ['added'] })).toMatchObject({ code: 'TOO_FAULTY', status: 409 });
  });

  it('is mended row by row', async () => {
    const patch = (number: number, body: object) => world.ask<{ row: { faults: unknown[] }; report: ImportDetail['report'] }>(`PATCH /api/imports/${job.id}/rows/${number}`, body, world.people.planner);
    expect(await world.refusal(`PATCH /api/imports/${job.id}/rows/2`, { attributes: { kind: '教堂' } })).toMatchObject({ code: 'BAD_REQUEST', detail: expect.stringContaining('house, works') });
    expect((await patch(2, { attributes: { kind: '工厂' } })).row).toMatchObject({ faults: [], edited: true, attributes: { kind: 'works' } });
    // Left out, the row before no longer has its double; the other way round the double would be the first.
    expect((await patch(3, { left_out: true })).report).toMatchObject({ faulty: 2, left_out: 1 });
    expect((await patch(6, { attributes: { name: '补名', storeys: 2 } })).row.faults).toEqual([]);
    expect((await patch(5, { left_out: true })).report).toMatchObject({ faulty: 0, left_out: 2, edited: 2, added: 6, may_publish: true });
  });

  it('is published as one revision that says who, why, from which file and how it was read', async () => {
    expect(await world.refusal(`POST /api/imports/${job.id}/publish`, { note: 'x', kinds: ['added'] }, world.people.planner)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await world.publish(job.id, ['added', 'changed', 'removed'], '首次入库')).toMatchObject({ state: 'published', published_as: 1 });
    const { rows } = await world.database.query("select number, actor, reason, source_file, length(source_sha256) as sha, added, source_read from revision where layer = 'parcels'");
    expect(rows).toEqual([{ number: 1, actor: world.people.reviewer.login, reason: '首次入库', source_file: '地块_20260101.shp', sha: 64, added: 6, source_read: expect.objectContaining({ encoding: 'gb18030', srid: 4524, swapped: true, id_column: 'BSM', left_out: 2 }) }]);
    expect((await held('parcels')).map(({ id }) => id)).toEqual(['a', 'b', 'd', 'f', 'g', 'h']);
    const kept = await world.database.query("select attributes -> 'extra' as extra from feature where id = 'a'");
    expect(kept.rows).toEqual([{ extra: { BSM: 'a', 备注: '照录' } }]);
    const tables = await world.database.query("select relname from pg_class where relname like 'import_row_%' and relkind = 'r'");
    expect(tables.rows).toEqual([]);
    expect(await world.refusal(`GET /api/imports/${job.id}/rows`)).toMatchObject({ code: 'IMPORT_STATE' });
  });
});

describe('the same source again', () => {
  const again = (rows: readonly JsonRow[]) => world.checked(file(rows), 'parcels', {}, '地块_20270202.shp');
  let job: ImportDetail;

  it('is proposed to be read as the last time, and says what would change', async () => {
    job = await again([
      // Less than a millimetre off.
      row('a', plot(0, 4e-9)),
      row('b', plot(1), { LB: '工厂', 层数: 5 }),
      row('d', plot(6)),
      row('n', plot(7)),
    ]);
    expect(job).toMatchObject({ from_habit: true, choices: { id_column: 'BSM', required: ['name'], mapping: MAPPING }, report: { added: 1, changed: 2, unchanged: 1, removed: 3, changed_what: { storeys: 1, $shape: 1 }, may_publish: true } });
    const changed = await world.diff(job.id, 'kind=changed');
    expect(changed.rows.map(({ id, what }) => [id, ...what])).toEqual([
      ['b', { attribute: 'storeys', before: 3, after: 5 }],
      ['d', { attribute: '$shape', before: null, after: null }],
    ]);
    expect(changed.rows[1]).toMatchObject({ geometry_before: { type: 'MultiPolygon' }, geometry_after: { type: 'Polygon' } });
    const first = await world.diff(job.id, 'kind=removed&limit=2&shapes=no');
    expect([first.rows.map(({ id }) => id), first.next]).toEqual([['f', 'g'], 'g']);
    expect((await world.diff(job.id, 'kind=removed&limit=2&after=g')).rows.map(({ id, label }) => [id, label])).toEqual([['h', '地块h']]);
  });

  it('is refused when somebody else published meanwhile, and nothing is half done', async () => {
    await publish(world.database, smallCatalogue, publication('parcels', [feature('late', plot(9), { name: '后到' })]));
    expect(await world.publish(job.id, ['added'])).toMatchObject({ state: 'checked', fault: { code: 'LAYER_MOVED' } });
    expect((await held('parcels')).map(({ id }) => id)).toEqual(['a', 'b', 'd', 'f', 'g', 'h', 'late']);
    await world.ask(`POST /api/imports/${job.id}/check`);
    await world.settle();
    expect(await world.diff(job.id)).toMatchObject({ against: 2, removed: 4 });
  });

  it('publishes the chosen kinds alone', async () => {
    expect(await world.publish(job.id, ['changed'])).toMatchObject({ state: 'published', published_as: 3 });
    const now = await held('parcels');
    expect(now.map(({ id, storeys }) => [id, storeys])).toEqual([['a', 3], ['b', 5], ['d', 3], ['f', 2], ['g', 3], ['h', 3], ['late', null]]);
    expect(now[0]!.west).toBe(106.8);
  });

  it('is taken back by a new revision', async () => {
    expect(await world.ask('POST /api/layers/parcels/rollback', { revision: 1, note: '撤回' })).toEqual({ layer: 'parcels', revision: 4, restores: 1, added: 0, changed: 2, removed: 1 });
    expect((await held('parcels')).map(({ id, storeys }) => [id, storeys])).toEqual([['a', 3], ['b', 3], ['d', 3], ['f', 2], ['g', 3], ['h', 3]]);
    expect(await world.refusal('POST /api/layers/parcels/rollback', { revision: 1, note: '再撤' })).toMatchObject({ code: 'BAD_REQUEST' });
    const known = await world.database.query("select number, restores, actor from revision where layer = 'parcels' order by number");
    expect(known.rows).toEqual([{ number: 1, restores: null, actor: world.people.reviewer.login }, { number: 2, restores: null, actor: 'tester' }, { number: 3, restores: null, actor: world.people.reviewer.login }, { number: 4, restores: 1, actor: world.people.reviewer.login }]);
  });
});

describe('a file without an id column', () => {
  it('finds its features again by their shapes', async () => {
    const of = (rows: readonly JsonRow[]) => world.checked({ name: 'q', columns: { 名称: 'text' }, rows }, 'quarters', { id_column: null });
    const named = (geometry: Geometry, name: string): JsonRow => ({ geometry, properties: { 名称: name } });
    const first = await of([named(plot(20), '甲'), named(plot(21), '乙'), named(plot(22), '丙')]);
    await world.publish(first.id, ['added']);
    // The same corners from another one on.
    const turned: Geometry = { type: 'Polygon', coordinates: [[[106.842, 39.501], [106.842, 39.5], [106.843, 39.5], [106.843, 39.501], [106.842, 39.501]]] };
    const second = await of([named(turned, '乙'), named(plot(20), '甲二'), named(plot(23), '丁')]);
    expect(second.report).toMatchObject({ compared_by: 'shape', added: 1, changed: 1, unchanged: 1, removed: 1 });
    expect((await world.diff(second.id)).rows.map(({ what }) => what)).toEqual([[{ attribute: 'name', before: '甲', after: '甲二' }]]);
  });
});

describe('open pages', () => {
  /** What somebody hears until it holds enough. */
  async function listen(who?: SignedIn) {
    const answer = await world.app.inject({ url: '/api/events', headers: { 'accept-encoding': 'br, gzip', ...who?.headers }, payloadAsStream: true });
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-encoding']]).toEqual([200, 'text/event-stream; charset=utf-8', undefined]);
    const stream = answer.stream();
    let heard = '';
    stream.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    const events = () => [...heard.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, kind, data]) => Object.assign(JSON.parse(data!) as { layer?: string; state?: string }, { kind }));
    return { events, until: (enough: () => boolean) => vi.waitFor(() => expect(enough()).toBe(true), { timeout: 5_000 }), leave: () => stream.destroy() };
  }

  it('are told at once of what they may see, and of nothing else', async () => {
    const [stranger, planner, reviewer] = [await listen(), await listen(world.people.planner), await listen(world.people.reviewer)];
    await publish(world.database, smallCatalogue, publication('wells', [feature('w1', { type: 'Point', coordinates: [106.8, 39.5] })]));
    await publish(world.database, smallCatalogue, publication('ditches', [feature('d1', { type: 'LineString', coordinates: [[106.8, 39.5], [106.81, 39.5]] })]));
    await world.checked(file([row('z', plot(30))]), 'parcels');
    const layers = (events: readonly { kind: string | undefined; layer?: string }[]) => events.filter(({ kind }) => kind === 'published').map(({ layer }) => layer);
    for (const one of [stranger, planner, reviewer]) await one.until(() => layers(one.events()).includes('ditches'));
    await planner.until(() => planner.events().some(({ kind, state }) => kind === 'import' && state === 'checked'));
    expect([layers(stranger.events()), layers(planner.events()), layers(reviewer.events())]).toEqual([['ditches'], ['ditches'], ['wells', 'ditches']]);
    expect(stranger.events().filter(({ kind }) => kind === 'import')).toEqual([]);
    await world.database.query("insert into scan (region, id, kind, state, cause) values ($1, 'heard', 'full', 'done', 'test')", [smallCatalogue.city.region]);
    await stranger.until(() => stranger.events().some(({ kind }) => kind === 'scanned'));
    for (const one of [stranger, planner, reviewer]) one.leave();
  });
});

describe('a policy that allows faulty rows', () => {
  const rows = [row('a', plot(0), { LB: '庙宇' }), row('b', plot(1), { LB: '工厂' })];

  it('lets the others through up to its share, and takes no faulty row for a removal', async () => {
    expect((await world.checked(file(rows), 'parcels', { max_faulty_share: 0.49 })).report).toMatchObject({ faulty: 1, may_publish: false });
    const job = await world.checked(file(rows), 'parcels', { max_faulty_share: 0.5 });
    expect(job.report).toMatchObject({ faulty: 1, unchanged: 1, removed: 4, may_publish: true });
    expect(await world.publish(job.id, ['removed'])).toMatchObject({ state: 'published' });
    expect((await held('parcels')).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('of an import that is cancelled while it runs nothing stays', async () => {
    const job = await world.checked(file(rows), 'parcels');
    // As it stands while a process is at it.
    await world.database.query("update import_job set state = 'checking', holder = 'another', heartbeat_at = now() where id = $1::uuid", [job.id]);
    expect(await world.ask(`DELETE /api/imports/${job.id}`)).toMatchObject({ state: 'checking' });
    await world.database.query("update import_job set heartbeat_at = now() - interval '31 seconds' where id = $1::uuid", [job.id]);
    await world.settle();
    expect(await world.ask(`GET /api/imports/${job.id}`)).toMatchObject({ state: 'cancelled' });
    const { rows: left } = await world.database.query('select count(*)::integer as n from import_row r join import_job j on j.number = r.job where j.id = $1::uuid', [job.id]);
    expect(left).toEqual([{ n: 0 }]);
  });
});

describe('who may what', () => {
  it('a planner sees the imports of layers that are open to them, a viewer none', async () => {
    const { id } = await world.drop({ 'x.json': 'no json' }, {}, world.people.reviewer);
    await world.settle();
    expect(await world.refusal(`GET /api/imports/${id}`, undefined, world.people.planner)).toMatchObject({ code: 'UNKNOWN_IMPORT' });
    expect(await world.ask(`GET /api/imports/${id}`)).toMatchObject({ state: 'failed', fault: { code: 'BAD_REQUEST', why: { code: 'not-json' } } });
    expect(await world.refusal('GET /api/imports', undefined, world.people.viewer)).toMatchObject({ code: 'NOT_ALLOWED' });
    const { imports } = await world.ask<{ imports: { id: string }[] }>('GET /api/imports', undefined, world.people.planner);
    expect(imports.length).toBeGreaterThan(3);
    expect(imports.map((one) => one.id)).not.toContain(id);
  });

  it('everything that was done stands in the audit log', async () => {
    const { rows } = await world.database.query<{ action: string }>("select distinct action from audit where outcome = 'ok' and action like '% /api/%' order by action");
    expect(rows.map(({ action }) => action)).toEqual(['DELETE /api/imports/:id', 'PATCH /api/imports/:id/rows/:number', 'POST /api/imports', 'POST /api/imports/:id/check', 'POST /api/imports/:id/publish', 'POST /api/layers/:layer/rollback', 'PUT /api/imports/:id/choices']);
  });
});
