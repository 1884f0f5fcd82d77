/** Nothing of a layer that is not open leaves the server: every reading route, the whole demonstration city, every kind of closing. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasAccount } from '../../../data/grammar.ts';
import { tileAt } from '../tiles/tile-world.ts';
import { catalogue, CLOSED, everybody, kept, openClosedWorld, RESTRICTED, type ClosedWorld, type Row, type Who } from './closed-world.ts';

// oxlint-disable-next-line unicorn/no-thenable -- the contract's word for what would be counted then
const NO_CASES = { today: 0, then: 0 };

let world: ClosedWorld;
beforeAll(async () => {
  world = await openClosedWorld();
}, 300_000);
afterAll(() => world.close(), 60_000);

/** A question about each thing that can be asked about a layer or feature; a closed one answers as one that does not exist. */
const aboutLayer = (layer: string): string[] => {
  const { z, x, y } = tileAt(8, 106.8, 39.5);
  return [`/api/layers/${layer}`, `/api/layers/${layer}/features?limit=5`, `/api/layers/${layer}/features/nothing`, `/api/at?lon=106.8&lat=39.5&tolerance_m=5000&layers=${layer}`, `/tiles/${layer}/1/${z}/${x}/${y}.mvt`, ...aboutCollection(layer).map((path) => path.replace('{tile}', `${z}/${y}/${x}`))];
};
const aboutCollection = (layer: string): readonly string[] => ['', '/items?limit=1', '/items/nothing', '/tiles/WebMercatorQuad/{tile}'].map((path) => `/ogc/collections/${layer}${path}`);

describe.each(everybody)('for a %s', (who) => {
  it('the catalogue names the open layers and counts the others', async () => {
    const answer = (await world.get(who, '/api/catalogue')).json<{ layers: { id: string }[]; states: { layer: string }[]; closed_layers: number }>();
    const open = catalogue.layers.map(({ id }) => id).filter((id) => !CLOSED[who].includes(id));
    expect(answer.layers.map(({ id }) => id)).toEqual(open);
    expect(answer.states.map(({ layer }) => layer)).toEqual(open);
    expect(answer.closed_layers).toBe(CLOSED[who].length);
  });
  it.each(catalogue.layers.map(({ id }) => id))('%s answers every question, or none of them', async (layer) => {
    for (const url of aboutLayer(layer)) {
      const answer = await world.get(who, url);
      const made_up = (await world.get(who, url.replaceAll(layer, 'made_up'))).body.replaceAll('made_up', layer);
      const is_closed = CLOSED[who].includes(layer);
      const refused = is_closed ? [404, made_up] : [404, url.endsWith('/nothing') ? 'UNKNOWN_FEATURE' : 'never'];
      const said = answer.statusCode === 404 ? [404, is_closed ? answer.body : answer.json<{ code: string }>().code] : [answer.statusCode];
      expect(is_closed ? [refused] : [[200], [204], refused]).toContainEqual(said);
    }
  });
  it('a closed feature is found by no search, lies at no point, has no history and can be judged by no rule', async () => {
    const closed = world.features.filter(({ layer }) => CLOSED[who].includes(layer));
    expect(closed.length > 0).toBe(kept(who));
    for (const { layer, id, title, lon, lat } of closed.filter((_, index) => index % 9 === 0)) {
      const found = (await world.get(who, `/api/search?limit=50&q=${encodeURIComponent(title.slice(0, 100))}`)).json<{ hits: { layer: string | null }[] }>();
      expect(found.hits.filter((hit) => CLOSED[who].includes(hit.layer ?? ''))).toEqual([]);
      const here = (await world.get(who, `/api/at?lon=${lon}&lat=${lat}&tolerance_m=50`)).json<{ features: { layer: string }[] }>();
      expect(here.features.filter((feature) => CLOSED[who].includes(feature.layer))).toEqual([]);
      expect((await world.get(who, `/api/layers/${layer}/features/${encodeURIComponent(id)}`)).json()).toMatchObject({ code: 'UNKNOWN_LAYER' });
      const judged = await world.check(who, `/api/rules/${catalogue.rules[0]?.id}/check`, { layer, id });
      expect(judged.json()).toMatchObject({ code: 'UNKNOWN_LAYER' });
    }
  });
  it('the findings of a closed feature are found by no name, key, subject or place', async () => {
    const { rows } = (await world.get('reviewer', '/api/findings?limit=1000')).json<{ rows: Row[] }>();
    const closed = rows.filter(({ subject, object }) => CLOSED[who].includes(subject.layer) || CLOSED[who].includes(object?.layer ?? ''));
    expect(closed.length > 10).toBe(kept(who));
    for (const { key, subject, object, point } of closed.filter((_, index) => index % 15 === 0)) {
      const [name] = [subject, ...(object ? [object] : [])].filter(({ layer }) => CLOSED[who].includes(layer)).map((one) => one.name);
      const filters = [`keys=${encodeURIComponent(key)}`, `subject=${encodeURIComponent(`${subject.layer}/${subject.id}`)}`, `q=${encodeURIComponent(name ?? '')}`, `bbox=${[point[0] - 1e-6, point[1] - 1e-6, point[0] + 1e-6, point[1] + 1e-6].join(',')}`];
      for (const filter of filters) {
        const found = (await world.get(who, `/api/findings?limit=1000&${filter}`)).json<{ total: number; rows: Row[] }>();
        expect([filter, found.rows.map((row) => row.key).includes(key), found.rows.filter((row) => CLOSED[who].includes(row.subject.layer) || CLOSED[who].includes(row.object?.layer ?? ''))]).toEqual([filter, false, []]);
      }
      expect((await world.get(who, `/api/findings?${filters[0]}`)).json()).toMatchObject({ total: 0, rows: [] });
      expect((await world.get(who, `/api/findings/points?${filters[0]}`)).json()).toMatchObject({ points: [] });
    }
  }, 120_000);
  it('no workbook, scan, saved site or dry run holds a word of what is closed', async () => {
    const file = await world.get(who, '/api/findings/export?format=xlsx');
    const sheets = Object.entries(unzipSync(file.rawPayload)).filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => strFromU8(bytes));
    // Between tags: a cell of the sheet or one of its shared texts.
    const words = new Set(sheets.flatMap((text) => text.split(/<[^>]*>/)));
    expect([words.size > 100, world.secrets(who).filter((word) => words.has(word))]).toEqual([true, []]);
    const { scans } = (await world.get(who, '/api/scans')).json<{ scans: { id: string }[] }>();
    expect(scans.length).toBeGreaterThan(0);
    for (const { id } of scans) expect(world.leaked(who, (await world.get(who, `/api/scans/${id}`)).body)).toEqual([]);
    for (const url of ['/api/sites', `/api/sites/${world.site}`]) {
      const answer = await world.get(who, url);
      expect([answer.statusCode, url, world.leaked(who, answer.body)]).toEqual([who === 'public' ? 401 : 200, url, []]);
    }
    if (who === 'public') return;
    for (const { id, subjects, against } of catalogue.rules.filter((rule) => [...rule.subjects, ...rule.against].some((layer) => RESTRICTED.includes(layer)))) {
      const answer = await world.check(who, `/api/rules/${id}/dry-run`, { thresholds: {} });
      expect([id, answer.statusCode, world.leaked(who, answer.body)]).toEqual([id, 200, []]);
      // Nothing that could be counted is open.
      const nothing = subjects.every((layer) => CLOSED[who].includes(layer)) || (kept(who) && against.length > 0 && against.every((layer) => CLOSED[who].includes(layer)));
      expect(nothing ? answer.json() : NO_CASES).toMatchObject(NO_CASES);
    }
  }, 120_000);
  it('no answer about rules, indicators, sites and findings holds a word of what is closed', async () => {
    // To whom everything is open nothing can be leaked.
    if (!kept(who)) return;
    const urls = [
      '/ogc', '/ogc/api', '/ogc/api?f=html', '/ogc/collections', '/ogc/collections?f=html', '/ogc/collections/nothing',
      '/api/catalogue', '/api/findings?limit=1000', '/api/findings/summary', '/api/findings/points', '/api/findings/export?format=csv', '/api/findings/export?format=geojson', '/api/scans',
      ...catalogue.rules.map(({ id }) => `/api/rules/${id}/findings`),
      ...catalogue.indicators.flatMap(({ id }) => ['account', 'pieces', 'quality', 'account.csv', 'pieces.geojson'].map((what) => `/api/indicators/${id}/${what}`)),
      '/api/plan', ...catalogue.indicators.map(({ id }) => `/api/indicators/${id}/members`),
    ];
    for (const url of urls) {
      const answer = await world.get(who, url);
      expect([url, world.leaked(who, answer.body)]).toEqual([url, []]);
    }
    for (const { id, measured } of catalogue.indicators) {
      const answer = await world.get(who, `/api/indicators/${id}`);
      // A target's own words may be called as a layer is: it counts “mines”.
      expect([id, world.leaked(who, answer.body).filter((word) => word !== measured?.counts.unit.en)]).toEqual([id, []]);
      expect(answer.json<{ layers: { layer: string }[] }>().layers.filter(({ layer }) => CLOSED[who].includes(layer))).toEqual([]);
    }
    expect(world.secrets(who).length).toBeGreaterThan(20);
    const geometry = { type: 'Polygon', coordinates: [[[106.75, 39.4], [106.85, 39.4], [106.85, 39.6], [106.75, 39.6], [106.75, 39.4]]] };
    for (const { id } of catalogue.indicators.filter(hasAccount)) {
      const answer = await world.check(who, `/api/indicators/${id}/account`, { geometry });
      expect([answer.statusCode, id, world.leaked(who, answer.body)]).toEqual([200, id, []]);
      // Patches are internal: a stranger is told neither how much nor how large what they drew is.
      expect(answer.json<{ patch_count: number; zone: object | null }>().patch_count > 0).toBe(who !== 'public');
    }
    for (const { id } of catalogue.rules) expect([id, world.leaked(who, (await world.check(who, `/api/rules/${id}/check`, { geometry })).body)]).toEqual([id, []]);
    for (const activity of new Set(catalogue.rules.flatMap(({ sites }) => Object.keys(sites).slice(0, 1)))) {
      const answer = await world.check(who, '/api/check', { geometry, said: { activity, act_type: 'new', act_date: '2026-11-01' } });
      expect([activity, world.leaked(who, answer.body)]).toEqual([activity, []]);
    }
  }, 120_000);
});

describe('a rule that reads a closed layer beside its objects', () => {
  const joint = catalogue.rules.filter(({ against, sql }) => against.length > 1 && sql.object === undefined && against.some((layer) => RESTRICTED.includes(layer)));
  const conflicts = async (who: Who, rule: string) => (await world.get(who, `/api/findings?limit=1000&rule=${rule}`)).json<{ rows: Row[] }>().rows.filter(({ verdict }) => verdict !== 'undetermined');

  it('is one that this test knows of', () => {
    expect(joint.map(({ id }) => id)).toEqual(['r11_fire_owner', 'r17_park_rain_pond']);
  });
  it.each(['viewer', 'viewer with mines'] as const)('tells a %s nothing of what is missing from it, stored, measured or tried', async (who) => {
    for (const { id } of joint.filter(({ against }) => against.some((layer) => CLOSED[who].includes(layer)))) {
      expect((await conflicts('reviewer', id)).length).toBeGreaterThan(0);
      expect(await conflicts(who, id)).toEqual([]);
      const measured = (await world.get(who, `/api/rules/${id}/findings`)).json<{ findings: { code: string }[] }>().findings;
      expect(new Set(measured.map(({ code }) => code))).toEqual(new Set(['layer_not_open']));
      expect((await world.check(who, `/api/rules/${id}/dry-run`, { thresholds: {} })).json()).toMatchObject(NO_CASES);
    }
  });
});
