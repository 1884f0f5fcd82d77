import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import type { Database } from '../../../server/db/database.ts';
import { AppError } from '../../../server/errors.ts';
import { featureDetail } from '../../../server/features/feature-detail.ts';
import { layerStates } from '../../../server/features/layer-states.ts';
import { createLayerViews } from '../../../server/imports/layer-views.ts';
import { channelAddress, listenForLoads, sendLoad, type LoadChannel } from '../../../server/imports/load-channel.ts';
import { describeLoad, loadFile, parseLoadArguments, type LoadProgress } from '../../../server/imports/load-file.ts';
import { search } from '../../../server/search/search.ts';
import { openSmallDatabase, smallCatalogue } from './small-catalogue.ts';

let database: Database;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'anlan-load-'));
  database = await openSmallDatabase();
  await createLayerViews(database, catalogue);
});

afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

function file(name: string, content: string): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

describe('the command line', () => {
  test('is read to the last option', () => {
    expect(
      parseLoadArguments(
        ['mines.geojson', '--layer', 'wells', '--source', 'GEM', '--licence', 'CC BY 4.0', '--attribution', 'GEM', '--set', 'state=open', '--set', 'code=a=b', '--id', 'fid', '--replace', '--accuracy', '30', '--as-of', '2024-01-01', '--datum', 'gcj02', '--make-valid', '--dry-run'],
        'tester',
      ),
    ).toEqual({
      file: resolve('mines.geojson'),
      layer: 'wells',
      source: 'GEM',
      licence: 'CC BY 4.0',
      attribution: 'GEM',
      set: { state: 'open', code: 'a=b' },
      id: 'fid',
      replace: true,
      accuracy_m: 30,
      as_of: '2024-01-01',
      datum: 'GCJ-02',
      make_valid: true,
      dry_run: true,
      actor: 'tester',
    });
  });

  test.each([
    [['--layer', 'wells'], '0 files are named; expected one'],
    [['a', 'b', '--layer', 'wells'], '2 files are named'],
    [['a'], '--layer is missing'],
    [['a', '--layer', 'wells', '--colour', 'red'], "Unknown option '--colour'"],
    [['a', '--layer', 'wells', '--accuracy', 'near'], '--accuracy near'],
    [['a', '--layer', 'wells', '--accuracy', ''], '--accuracy  cannot'],
    [['a', '--layer', 'wells', '--as-of', '2024'], '--as-of 2024 is not a day'],
    [['a', '--layer', 'wells', '--datum', 'BD-09'], '--datum BD-09 is not known'],
    [['a', '--layer', 'wells', '--set', 'kind'], '--set kind has no value'],
  ])('%j is refused', (argv, words) => {
    expect(() => parseLoadArguments(argv)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST', detail: expect.stringContaining(words) }));
  });
});

const load = (argv: string[]) => loadFile(database, smallCatalogue, parseLoadArguments(argv, 'tester'));

describe('a load', () => {
  const wells = '{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"code":"W-1"},"geometry":{"type":"Point","coordinates":[106.8,39.5]}},{"type":"Feature","properties":{},"geometry":null}]}';

  test('accounts for every row and carries source and licence to the feature', async () => {
    const path = file('wells.geojson', wells);
    const tried = await load([path, '--layer', 'wells', '--dry-run']);
    expect(describeLoad(tried)).toContain('dry run, nothing was changed');
    const loaded = await load([path, '--layer', 'wells', '--licence', 'CC BY 4.0', '--attribution', 'Survey of wells', '--set', 'state=dry', '--as-of', '2024-01-31']);
    expect(describeLoad(loaded).split('\n')).toEqual(['2 rows read, 1 loaded, 1 skipped.', 'wells: 1 added; published as revision 1.', '  row 2 skipped: it has no geometry']);
    const { feature } = await featureDetail(database, smallCatalogue, 'wells', '1');
    expect(feature.properties).toEqual({ code: 'W-1', depth_m: null, state: 'dry' });
    expect(feature.provenance).toMatchObject({ source: 'wells.geojson', licence: 'CC BY 4.0', attribution: 'Survey of wells', synthetic: false, confidence: null });
    expect(describeLoad(await load([path, '--layer', 'wells', '--licence', 'CC BY 4.0', '--attribution', 'Survey of wells', '--set', 'state=dry', '--as-of', '2024-01-31']))).toContain('nothing new, revision 1 stays');
  });

  test.each([
    [['none.geojson', '--layer', 'wells'], 'There is no file'],
    [['wells.geojson', '--layer', 'castles'], '"castles" is not a layer'],
    [['wells.geojson', '--layer', 'wells', '--set', 'colour=red'], 'has no such attribute'],
    [['wells.geojson', '--layer', 'wells', '--set', 'state=wet'], 'expected one of open, dry'],
    [['wells.geojson', '--layer', 'quarters'], 'is a point; expected polygon'],
  ])('%j is refused', async ([name = '', ...more], words) => {
    await expect(load([join(directory, name), ...more])).rejects.toMatchObject({ detail: expect.stringContaining(words) });
  });
});

// A path longer than any Unix socket may have.
const deep = () => join(directory, 'very-long-directory-name'.repeat(8), 'database');

describe('a load handed to the running product', () => {
  let channel: LoadChannel;

  afterAll(async () => {
    await channel.close();
  });

  test('nobody is running: null', async () => {
    expect(await sendLoad(deep(), parseLoadArguments(['a', '--layer', 'wells']), () => undefined)).toBeNull();
  });

  test('goes through with its progress, and only this user can reach it', async () => {
    channel = await listenForLoads(deep(), (job, report) => loadFile(database, smallCatalogue, job, report));
    const path = file('more.csv', 'code,lon,lat\nW-2,106.81,39.5\n');
    const steps: LoadProgress[] = [];
    const loaded = await sendLoad(deep(), parseLoadArguments([path, '--layer', 'wells']), (progress) => steps.push(progress));
    expect(loaded).toMatchObject({ read: 1, added: 1, published: true });
    expect(steps.map((step) => step.done)).toEqual([0, 1]);
    expect(statSync(dirname(channelAddress(deep()))).mode & 0o777).toBe(0o700);
  });

  test('a refusal comes back as itself, and the channel goes on', async () => {
    const job = parseLoadArguments([join(directory, 'none.csv'), '--layer', 'wells']);
    await expect(sendLoad(deep(), job, () => undefined)).rejects.toThrow(AppError);
    await expect(sendLoad(deep(), job, () => undefined)).rejects.toMatchObject({ code: 'BAD_REQUEST', detail: expect.stringContaining('There is no file') });
  });

  test('nonsense on the socket ends that connection alone', async () => {
    for (const words of ['not json\n', 'x'.repeat(100_000)]) {
      const socket = createConnection(channelAddress(deep()));
      await new Promise<void>((done) => socket.on('error', () => undefined).on('close', () => done()).write(words));
    }
    const again = await sendLoad(deep(), parseLoadArguments([join(directory, 'more.csv'), '--layer', 'wells']), () => undefined);
    expect(again).toMatchObject({ published: false, unchanged: 1 });
  });

  test.each(['null', '{}', '42', '{"file":"/etc/passwd","layer":5}'])('the job %s is refused in one sentence', async (words) => {
    const socket = createConnection(channelAddress(deep()));
    let said = '';
    await new Promise<void>((done) => socket.on('data', (chunk) => (said += String(chunk))).on('close', () => done()).write(`${words}\n`));
    expect(JSON.parse(said)).toEqual({ kind: 'refused', code: 'BAD_REQUEST', detail: `What arrived is no load: ${words}; expected the options of "npm run load" of this version.` });
  });

  test('a second load waits for the first and says so', async () => {
    const other = join(directory, 'two');
    let finish = (): void => undefined;
    const held = new Promise<void>((done) => (finish = done));
    const queue = await listenForLoads(other, async () => {
      await held;
      throw new AppError('BAD_REQUEST', 'ended');
    });
    const job = parseLoadArguments(['a', '--layer', 'wells']);
    const first = sendLoad(other, job, () => undefined).catch((error: unknown) => error);
    const step = await new Promise<string>((done) => {
      setTimeout(() => void sendLoad(other, job, (progress) => done(progress.step)).catch(() => undefined), 50);
    });
    expect(step).toBe('Waiting for another load');
    finish();
    expect(await first).toMatchObject({ detail: 'ended' });
    await queue.close();
  });

  test('a product that was killed leaves nothing in the way of the next', async () => {
    const other = join(directory, 'other');
    const first = await listenForLoads(other, () => Promise.reject(new Error('first')));
    const second = await listenForLoads(other, () => Promise.reject(new Error('second')));
    await expect(sendLoad(other, parseLoadArguments(['a', '--layer', 'wells']), () => undefined)).rejects.toThrow('second');
    await second.close();
    await first.close();
  });
});

const loadReal = (argv: string[]) => loadFile(database, catalogue, parseLoadArguments(argv, 'tester'));

// Real files that nobody here made; a machine without them skips.
const real = '/work/shared/data';
describe.skipIf(!existsSync(join(real, 'coal_mines_gem.geojson')))('real files', () => {
  test('69 coal mines of Global Energy Monitor', async () => {
    const loaded = await loadReal([join(real, 'coal_mines_gem.geojson'), '--layer', 'mines', '--source', 'Global Coal Mine Tracker', '--licence', 'CC BY 4.0', '--attribution', 'Global Energy Monitor']);
    expect(loaded).toMatchObject({ read: 69, loaded: 69, skip_count: 0, note_count: 0, added: 69 });
    const { feature } = await featureDetail(database, catalogue, 'mines', 'M2399');
    expect(feature.properties).toMatchObject({ name: '内蒙古鄂尔多斯煤炭有限责任公司阿尔巴斯煤矿（二井）', status: 'producing', method: 'underground', capacity_mt: 1.2 });
    expect(feature.provenance).toMatchObject({ source: 'Global Coal Mine Tracker', licence: 'CC BY 4.0', attribution: 'Global Energy Monitor', synthetic: false });
    expect((await search(database, catalogue, { q: '白音乌素' })).hits.map((hit) => hit.id)).toEqual(['M1100']);
  });

  test('286 power plants and substations of OpenStreetMap; its `source` is a fuel, not our provenance', async () => {
    const loaded = await loadReal([join(real, 'power_polygons_osm.geojson'), '--layer', 'industrial_projects', '--set', 'kind=power', '--licence', 'ODbL 1.0', '--attribution', '© OpenStreetMap contributors']);
    expect(loaded).toMatchObject({ read: 286, loaded: 286, added: 286 });
    const { rows } = await database.query<{ n: number; own: number }>("select count(*) as n, count(source) as own from layers.industrial_projects where kind = 'power'");
    expect(rows).toEqual([{ n: 286, own: 0 }]);
    // 257 of them have no name: the id stands in for it, and the class finds them.
    const unnamed = await database.query<{ n: number }>("select count(*) as n from search_entry where layer = 'industrial_projects' and title = id and haystack like '%电力、热力%'");
    expect(unnamed.rows[0]?.n).toBe(257);
  });

  test('57 and 1 fires of NASA FIRMS; its `confidence` stays what it is', async () => {
    expect(await loadReal([join(real, 'fires_modis_firms.csv'), '--layer', 'fire_points', '--licence', 'NASA open data'])).toMatchObject({ read: 57, loaded: 57, added: 57 });
    expect(await loadReal([join(real, 'fires_viirs_firms.csv'), '--layer', 'fire_points', '--licence', 'NASA open data'])).toMatchObject({ read: 1, loaded: 1, added: 1 });
    const { rows } = await database.query("select found_on, satellite, frp_mw, place_kind, status, confidence, (select attributes -> 'extra' ->> 'confidence' from feature f where f.layer = 'fire_points' and f.id = v.id) as firms from layers.fire_points v where found_on = '2023-01-15' and satellite = 'N'");
    expect(rows).toEqual([{ found_on: '2023-01-15', satellite: 'N', frp_mw: 4.24, place_kind: 'satellite', status: 'detected', confidence: null, firms: 'nominal' }]);
    const state = (await layerStates(database, catalogue)).find((one) => one.layer === 'fire_points');
    expect([state?.feature_count, state?.sources.map((source) => source.licence)]).toEqual([58, ['NASA open data', 'NASA open data']]);
  });
});
