/** Nothing of a layer that is not open leaves the server: every reading route, the whole demonstration city, every kind of closing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue as whole } from '../../../data/catalogue.ts';
import type { Catalogue, PublishLevel } from '../../../data/grammar.ts';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Database } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { projectRoot } from '../../../server/db/sql-file.ts';
import { fill } from '../../../server/imports/fill.ts';
import { createLayerViews } from '../../../server/imports/layer-views.ts';
import { Scanner } from '../../../server/scan/scanner.ts';
import { openTestDatabase } from '../../support/test-database.ts';
import { tileAt } from '../tiles/tile-world.ts';
import { signedIn } from './sign-in.ts';

/** A layer that is judged, one that others are judged against, and one that is read beside the object are closed to all but reviewers. */
const RESTRICTED = ['mines', 'shoreline_zones', 'rain_ponds'];
const catalogue: Catalogue = { ...whole, layers: whole.layers.map((layer) => (RESTRICTED.includes(layer.id) ? { ...layer, publish: 'restricted' } : layer)) };
const published = (level: PublishLevel): string[] => catalogue.layers.filter((layer) => layer.publish === level).map(({ id }) => id);

type Who = 'public' | 'viewer' | 'viewer with mines' | 'reviewer';
/** What each may not see; a planner sees what a viewer sees, an administrator what a reviewer sees. */
const CLOSED: Readonly<Record<Who, readonly string[]>> = {
  public: [...published('internal'), ...RESTRICTED],
  viewer: RESTRICTED,
  'viewer with mines': ['shoreline_zones', 'rain_ponds'],
  reviewer: [],
};
const everybody = Object.keys(CLOSED) as Who[];
const kept = (who: Who): boolean => CLOSED[who].length > 0;

interface Known {
  readonly layer: string;
  readonly id: string;
  readonly title: string;
  readonly lon: number;
  readonly lat: number;
  /** All that its attributes say. */
  readonly said: string;
}

interface Party {
  readonly layer: string;
  readonly id: string;
  readonly name: string;
}
interface Row {
  readonly key: string;
  readonly rule: string;
  readonly verdict: string;
  readonly subject: Party;
  readonly object: Party | null;
  readonly point: readonly [number, number];
}

let database: Database;
/** Saved by a reviewer, who sees everything. */
let site: string;
let app: FastifyInstance;
let features: Known[];
const headers = new Map<Who, Record<string, string>>();
beforeAll(async () => {
  database = await openTestDatabase();
  await migrate(database, join(projectRoot, 'server/db/migrations'));
  await createLayerViews(database, catalogue);
  await fill(database, catalogue);
  await new Scanner(database, catalogue).settle();
  app = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_REQUESTS_PER_MINUTE: '1000000' }), database, catalogue);
  await app.ready();
  headers.set('public', {});
  for (const role of ['viewer', 'reviewer'] as const) headers.set(role, (await signedIn(database, role)).headers);
  headers.set('viewer with mines', (await signedIn(database, 'viewer', { layers: ['mines'] })).headers);
  const { rows } = await database.query<Known>(
    'select s.layer, s.id, s.title, st_x(s.point) as lon, st_y(s.point) as lat, f.attributes::text as said from search_entry s join feature f using (region, layer, id) where f.revision_to is null and f.valid_to is null order by s.layer, s.id',
  );
  features = rows;
  const geometry = { type: 'Polygon', coordinates: [[[106.75, 39.4], [106.85, 39.4], [106.85, 39.6], [106.75, 39.6], [106.75, 39.4]]] };
  const activity = Object.keys(catalogue.rules.find(({ against, sites }) => against.includes('shoreline_zones') && Object.keys(sites).length > 0)?.sites ?? {})[0];
  const saved = await check('reviewer', '/api/sites', { geometry, said: { name: 'site', activity, act_type: 'new', act_date: '2026-11-01' } });
  expect([saved.statusCode, saved.body.includes('shoreline_zones')]).toEqual([200, true]);
  site = saved.json<{ id: string }>().id;
}, 300_000);
afterAll(async () => {
  await app.close();
  await database.close();
}, 60_000);

const get = (who: Who, url: string) => app.inject({ url, headers: headers.get(who) ?? {} });
const check = (who: Who, url: string, payload: object) => app.inject({ method: 'POST', url, payload, headers: headers.get(who) ?? {} });

/** Ids of closed layers, ids and names of their features where no open feature says the same of itself: what no answer may hold. */
function secrets(who: Who): string[] {
  const closed = new Set(CLOSED[who]);
  const open_words = features.filter(({ layer }) => !closed.has(layer)).map(({ id, title, said }) => `${id} ${title} ${said}`).join('\n');
  const words = features.filter(({ layer }) => closed.has(layer)).flatMap(({ id, title }) => [id, title]).filter((word) => word.length > 5 && !open_words.includes(word));
  return [...closed, ...new Set(words)];
}

function leaked(who: Who, body: string): string[] {
  return secrets(who).filter((word) => body.includes(JSON.stringify(word)) || body.includes(`/${word}`) || (/\p{Script=Han}/u.test(word) && body.includes(word)));
}

/** A question about each thing that can be asked about a layer or feature; a closed one answers as one that does not exist. */
const aboutLayer = (layer: string): string[] => {
  const { z, x, y } = tileAt(8, 106.8, 39.5);
  return [`/api/layers/${layer}`, `/api/layers/${layer}/features?limit=5`, `/api/layers/${layer}/features/nothing`, `/api/at?lon=106.8&lat=39.5&tolerance_m=5000&layers=${layer}`, `/tiles/${layer}/1/${z}/${x}/${y}.mvt`];
};

describe.each(everybody)('for a %s', (who) => {
  it('the catalogue names the open layers and counts the others', async () => {
    const answer = (await get(who, '/api/catalogue')).json<{ layers: { id: string }[]; states: { layer: string }[]; closed_layers: number }>();
    const open = catalogue.layers.map(({ id }) => id).filter((id) => !CLOSED[who].includes(id));
    expect(answer.layers.map(({ id }) => id)).toEqual(open);
    expect(answer.states.map(({ layer }) => layer)).toEqual(open);
    expect(answer.closed_layers).toBe(CLOSED[who].length);
  });
  it.each(catalogue.layers.map(({ id }) => id))('%s answers every question, or none of them', async (layer) => {
    for (const url of aboutLayer(layer)) {
      const answer = await get(who, url);
      if (!CLOSED[who].includes(layer)) {
        expect([200, 204, url.endsWith('/nothing') ? 404 : 200]).toContain(answer.statusCode);
        if (answer.statusCode === 404) expect(answer.json()).toMatchObject({ code: 'UNKNOWN_FEATURE' });
        continue;
      }
      const made_up = (await get(who, url.replaceAll(layer, 'made_up'))).body.replaceAll('made_up', layer);
      expect([answer.statusCode, answer.body]).toEqual([404, made_up]);
    }
  });
  it('a closed feature is found by no search, lies at no point, has no history and can be judged by no rule', async () => {
    const closed = features.filter(({ layer }) => CLOSED[who].includes(layer));
    expect(closed.length > 0).toBe(kept(who));
    for (const { layer, id, title, lon, lat } of closed.filter((_, index) => index % 9 === 0)) {
      const found = (await get(who, `/api/search?limit=50&q=${encodeURIComponent(title.slice(0, 100))}`)).json<{ hits: { layer: string | null }[] }>();
      expect(found.hits.filter((hit) => CLOSED[who].includes(hit.layer ?? ''))).toEqual([]);
      const here = (await get(who, `/api/at?lon=${lon}&lat=${lat}&tolerance_m=50`)).json<{ features: { layer: string }[] }>();
      expect(here.features.filter((feature) => CLOSED[who].includes(feature.layer))).toEqual([]);
      expect((await get(who, `/api/layers/${layer}/features/${encodeURIComponent(id)}`)).json()).toMatchObject({ code: 'UNKNOWN_LAYER' });
      const judged = await check(who, `/api/rules/${catalogue.rules[0]?.id}/check`, { layer, id });
      expect(judged.json()).toMatchObject({ code: 'UNKNOWN_LAYER' });
    }
  });
  it('the findings of a closed feature are found by no name, key, subject or place', async () => {
    const { rows } = (await get('reviewer', '/api/findings?limit=1000')).json<{ rows: Row[] }>();
    const closed = rows.filter(({ subject, object }) => CLOSED[who].includes(subject.layer) || CLOSED[who].includes(object?.layer ?? ''));
    expect(closed.length > 10).toBe(kept(who));
    for (const { key, subject, object, point } of closed.filter((_, index) => index % 15 === 0)) {
      const [name] = [subject, ...(object ? [object] : [])].filter(({ layer }) => CLOSED[who].includes(layer)).map((one) => one.name);
      const filters = [`keys=${encodeURIComponent(key)}`, `subject=${encodeURIComponent(`${subject.layer}/${subject.id}`)}`, `q=${encodeURIComponent(name ?? '')}`, `bbox=${[point[0] - 1e-6, point[1] - 1e-6, point[0] + 1e-6, point[1] + 1e-6].join(',')}`];
      for (const filter of filters) {
        const found = (await get(who, `/api/findings?limit=1000&${filter}`)).json<{ total: number; rows: Row[] }>();
        expect([filter, found.rows.map((row) => row.key).includes(key), found.rows.filter((row) => CLOSED[who].includes(row.subject.layer) || CLOSED[who].includes(row.object?.layer ?? ''))]).toEqual([filter, false, []]);
      }
      expect((await get(who, `/api/findings?${filters[0]}`)).json()).toMatchObject({ total: 0, rows: [] });
      expect((await get(who, `/api/findings/points?${filters[0]}`)).json()).toMatchObject({ points: [] });
    }
  }, 120_000);
  it('no workbook, scan, saved site or dry run holds a word of what is closed', async () => {
    const file = await get(who, '/api/findings/export?format=xlsx');
    const sheets = Object.entries(unzipSync(file.rawPayload)).filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => strFromU8(bytes));
    // Between tags: a cell of the sheet or one of its shared texts.
    const words = new Set(sheets.flatMap((text) => text.split(/<[^>]*>/)));
    expect([words.size > 100, secrets(who).filter((word) => words.has(word))]).toEqual([true, []]);
    const { scans } = (await get(who, '/api/scans')).json<{ scans: { id: string }[] }>();
    expect(scans.length).toBeGreaterThan(0);
    for (const { id } of scans) expect(leaked(who, (await get(who, `/api/scans/${id}`)).body)).toEqual([]);
    if (who === 'public') {
      for (const url of ['/api/sites', `/api/sites/${site}`]) expect((await get(who, url)).statusCode).toBe(401);
      return;
    }
    for (const url of ['/api/sites', `/api/sites/${site}`]) {
      const answer = await get(who, url);
      expect([answer.statusCode, url, leaked(who, answer.body)]).toEqual([200, url, []]);
    }
    for (const { id, subjects, against } of catalogue.rules.filter((rule) => [...rule.subjects, ...rule.against].some((layer) => RESTRICTED.includes(layer)))) {
      const answer = await check(who, `/api/rules/${id}/dry-run`, { thresholds: {} });
      expect([id, answer.statusCode, leaked(who, answer.body)]).toEqual([id, 200, []]);
      // Nothing that could be counted is open.
      if (subjects.every((layer) => CLOSED[who].includes(layer)) || (kept(who) && against.length > 0 && against.every((layer) => CLOSED[who].includes(layer)))) expect(answer.json()).toMatchObject({ today: 0, then: 0 });
    }
  }, 120_000);
  it('no answer about rules, indicators, sites and findings holds a word of what is closed', async () => {
    // To whom everything is open nothing can be leaked.
    if (!kept(who)) return;
    const urls = [
      '/api/catalogue', '/api/findings?limit=1000', '/api/findings/summary', '/api/findings/points', '/api/findings/export?format=csv', '/api/findings/export?format=geojson', '/api/scans',
      ...catalogue.rules.map(({ id }) => `/api/rules/${id}/findings`),
      ...catalogue.indicators.flatMap(({ id }) => [`/api/indicators/${id}/account`, `/api/indicators/${id}/pieces`]),
    ];
    for (const url of urls) {
      const answer = await get(who, url);
      expect([url, leaked(who, answer.body)]).toEqual([url, []]);
    }
    expect(secrets(who).length).toBeGreaterThan(20);
    const geometry = { type: 'Polygon', coordinates: [[[106.75, 39.4], [106.85, 39.4], [106.85, 39.6], [106.75, 39.6], [106.75, 39.4]]] };
    for (const { id, sites } of catalogue.rules) {
      expect([id, leaked(who, (await check(who, `/api/rules/${id}/check`, { geometry })).body)]).toEqual([id, []]);
      for (const activity of Object.keys(sites).slice(0, 1)) {
        const answer = await check(who, '/api/check', { geometry, said: { activity, act_type: 'new', act_date: '2026-11-01' } });
        expect([activity, leaked(who, answer.body)]).toEqual([activity, []]);
      }
    }
  }, 120_000);
});

describe('a rule that reads a closed layer beside its objects', () => {
  const joint = catalogue.rules.filter(({ against, sql }) => against.length > 1 && sql.object === undefined && against.some((layer) => RESTRICTED.includes(layer)));
  const conflicts = async (who: Who, rule: string) => (await get(who, `/api/findings?limit=1000&rule=${rule}`)).json<{ rows: Row[] }>().rows.filter(({ verdict }) => verdict !== 'undetermined');

  it('is one that this test knows of', () => {
    expect(joint.map(({ id }) => id)).toEqual(['r11_fire_owner', 'r17_park_rain_pond']);
  });
  it.each(['viewer', 'viewer with mines'] as const)('tells a %s nothing of what is missing from it, stored, measured or tried', async (who) => {
    for (const { id } of joint.filter(({ against }) => against.some((layer) => CLOSED[who].includes(layer)))) {
      expect((await conflicts('reviewer', id)).length).toBeGreaterThan(0);
      expect(await conflicts(who, id)).toEqual([]);
      const measured = (await get(who, `/api/rules/${id}/findings`)).json<{ findings: { code: string }[] }>().findings;
      expect(new Set(measured.map(({ code }) => code))).toEqual(new Set(['layer_not_open']));
      expect((await check(who, `/api/rules/${id}/dry-run`, { thresholds: {} })).json()).toMatchObject({ today: 0, then: 0 });
    }
  });
});

describe('names of people', () => {
  it('are told to viewers: who decided what of a finding and in which words, and who asked for a scan', async () => {
    const key = (await get('public', '/api/findings?limit=1000')).json<{ rows: Row[] }>().rows.find(({ verdict }) => verdict !== 'clear')?.key ?? '';
    const url = `/api/findings/${encodeURIComponent(key)}`;
    const said = { kind: 'exempted', reason: '现场核查无误', evidence: '乌环函〔2026〕9号', signer: '赵某某', expires_on: '2099-12-31' };
    expect((await check('reviewer', `${url}/decisions`, said)).statusCode).toBe(200);
    const { rows } = await database.query("select p.role from finding_event e join person p on p.id = e.actor_id where e.kind = 'exempted'");
    expect(rows).toEqual([{ role: 'reviewer' }]);
    const newest = async (who: Who) => (await get(who, url)).json<{ events: object[] }>().events[0];
    expect(await newest('viewer')).toMatchObject({ ...said, actor: expect.stringMatching(/^reviewer/) });
    expect(await newest('public')).toMatchObject({ kind: 'exempted', at: expect.any(String), actor: null, reason: '', evidence: '', signer: '' });
    expect((await get('public', url)).body).not.toMatch(/赵某某|乌环函|现场核查|reviewer-/);
    const { id } = (await check('reviewer', '/api/scans', {})).json<{ id: string }>();
    const causes = async (who: Who) => [(await get(who, `/api/scans/${id}`)).json<{ cause: string }>().cause, ...(await get(who, '/api/scans')).json<{ scans: { cause: string }[] }>().scans.map(({ cause }) => cause)];
    expect(await causes('viewer')).toEqual([expect.stringMatching(/^reviewer/), expect.stringMatching(/^reviewer/), 'first start']);
    expect(await causes('public')).toEqual(['', '', 'first start']);
  });
  it('of nobody stand in the log for a scan that began by itself', async () => {
    const { rows } = await database.query("select actor, actor_name, action, details from audit where action = 'scan started'");
    expect(rows).toEqual([{ actor: '', actor_name: 'scan', action: 'scan started', details: { kind: 'full', cause: 'first start' } }]);
  });
});

describe('stored findings', () => {
  const page = async (who: Who) => (await get(who, '/api/findings?limit=1000')).json<{ total: number; rows: Row[] }>();

  it.each(everybody)('of a %s are about open things alone, one by one as in the list', async (who) => {
    const all = await page('reviewer');
    const own = await page(who);
    expect(all.total).toBeGreaterThan(100);
    expect(own.total < all.total).toBe(kept(who));
    expect(own.rows.filter(({ subject, object }) => CLOSED[who].includes(subject.layer) || CLOSED[who].includes(object?.layer ?? ''))).toEqual([]);
    const reads_closed = new Set(catalogue.rules.filter(({ against }) => against.some((layer) => CLOSED[who].includes(layer))).map(({ id }) => id));
    expect(own.rows.filter(({ rule, verdict }) => reads_closed.has(rule) && verdict === 'clear')).toEqual([]);
    const seen = new Set(own.rows.map(({ key }) => key));
    for (const { key } of all.rows.filter((_, index) => index % 9 === 0)) {
      const answer = await get(who, `/api/findings/${encodeURIComponent(key)}`);
      // Closed keys are repeated in the refusal as they were asked.
      if (answer.statusCode === 404) expect([seen.has(key), answer.json<{ code: string }>().code]).toEqual([false, 'UNKNOWN_FINDING']);
      else expect([answer.statusCode, leaked(who, answer.body)]).toEqual([200, []]);
    }
  });
});

describe('a rule whose objects are closed', () => {
  const RULE = 'r1_shoreline_chemical';
  const geometry = { type: 'Polygon', coordinates: [[[106.7, 39.2], [106.72, 39.2], [106.72, 39.22], [106.7, 39.22], [106.7, 39.2]]] };

  it.each(everybody.filter(kept))('tells a %s nothing, and never that all is clear', async (who) => {
    const { findings, counts } = (await get(who, `/api/rules/${RULE}/findings`)).json<{ findings: { verdict: string; code: string; object: unknown; evidence: { facts: object } }[]; counts: Record<string, number> }>();
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ verdict, code, object, evidence }) => JSON.stringify([verdict, code, object, evidence.facts])))).toEqual(new Set(['["undetermined","layer_not_open",null,{}]']));
    expect(counts).toEqual({ prohibited: 0, restricted: 0, review: 0, clear: 0, undetermined: findings.length });
    const answer = (await check(who, `/api/rules/${RULE}/check`, { geometry })).json<{ verdict: string; findings: { code: string; reason: { zh: string } }[] }>();
    expect(answer).toMatchObject({ verdict: 'undetermined', findings: [{ code: 'layer_not_open', reason: { zh: expect.stringContaining('未向您开放') } }] });
  });
  it('tells a reviewer what was measured', async () => {
    const { counts } = (await get('reviewer', `/api/rules/${RULE}/findings`)).json<{ counts: { prohibited: number } }>();
    expect(counts.prohibited).toBeGreaterThan(0);
  });
  it('judges for whoever sees its objects the subjects that are open to them', async () => {
    const all = (await get('reviewer', `/api/rules/${RULE}/findings`)).json<{ findings: { subject: { layer: string } }[] }>().findings;
    const few = (await get('public', `/api/rules/${RULE}/findings`)).json<{ findings: { subject: { layer: string } }[] }>().findings;
    expect(new Set(all.map(({ subject }) => subject.layer))).toEqual(new Set(['chemical_parks', 'industrial_projects']));
    expect(new Set(few.map(({ subject }) => subject.layer))).toEqual(new Set(['chemical_parks']));
  });
});

describe('an account of a closed layer', () => {
  it('counts nothing for strangers and says why; people of the bureau see it whole', async () => {
    const [indicator] = catalogue.indicators;
    const ask = async (who: Who) => (await get(who, `/api/indicators/${indicator?.id}/account`)).json<{ undetermined: { zh: string } | null; counted_m2: number }>();
    expect(await ask('public')).toMatchObject({ undetermined: { zh: expect.stringContaining('未向您开放') }, counted_m2: 0 });
    const seen = await ask('viewer');
    expect(seen.undetermined).toBeNull();
    expect(seen.counted_m2).toBeGreaterThan(0);
    expect((await get('public', `/api/indicators/${indicator?.id}/pieces`)).json()).toEqual({ type: 'FeatureCollection', features: [] });
  });
});

describe('what may be kept in a cache', () => {
  const { z, x, y } = tileAt(8, 106.8, 39.5);
  it.each([
    ['public', 'chemical_parks', 'public, max-age=31536000, immutable', 'Accept-Encoding'],
    ['reviewer', 'chemical_parks', 'public, max-age=31536000, immutable', 'Accept-Encoding'],
    ['reviewer', 'mines', 'private, no-cache', 'Accept-Encoding, Cookie'],
    ['viewer', 'red_lines', 'private, no-cache', 'Accept-Encoding, Cookie'],
  ] as const)('a tile for a %s of %s: %s', async (who, layer, cache, vary) => {
    expect((await get(who, `/tiles/${layer}/1/${z}/${x}/${y}.mvt`)).headers).toMatchObject({ 'cache-control': cache, vary });
  });
  it('of answers that depend on who asks: by nobody else', async () => {
    for (const url of ['/api/catalogue', '/api/search?q=a']) {
      const { headers: said } = await get('viewer', url);
      expect([said['cache-control'], String(said['vary'])]).toEqual(['private, no-cache', expect.stringMatching(/cookie/i)]);
    }
  });
  it('of answers about people and of files: by nobody at all', async () => {
    for (const url of ['/api/session', '/api/people', '/api/audit', '/api/audit.csv', '/api/findings/export?format=csv']) {
      expect([url, (await get('reviewer', url)).headers['cache-control']]).toEqual([url, expect.stringMatching(/no-store/)]);
    }
    for (const url of ['/api/session', '/api/findings/export?format=csv']) expect((await get('public', url)).headers['cache-control']).toBe('private, no-store');
  });
  it('a mark got by somebody who may see it is worth nothing to somebody who may not', async () => {
    const url = `/tiles/mines/1/${z}/${x}/${y}.mvt`;
    const etag = String((await get('reviewer', url)).headers['etag']);
    const answer = await app.inject({ url, headers: { 'if-none-match': etag } });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'UNKNOWN_LAYER']);
  });
});

describe('the catalogue of the product', () => {
  it.each(whole.rules.map((rule) => [rule.id, rule] as const))('%s names every closed layer that its SQL reads, or its findings could not be cut', (_, { sql, subjects, against }) => {
    const read = Object.values(sql).flatMap((path: string) => [...readFileSync(join(projectRoot, path), 'utf8').matchAll(/\blayers\.(\w+?)(?:_history)?\b/g)].map(([, layer = '']) => layer));
    const everybodys = new Set(whole.layers.filter(({ publish }) => publish === 'public').map(({ id }) => id));
    expect(read.filter((layer) => !everybodys.has(layer) && ![...subjects, ...against].includes(layer))).toEqual([]);
  });
  it('lets everybody see the territory, which every search result names', () => {
    expect(whole.layers.find(({ id }) => id === whole.city.territory)?.publish).toBe('public');
  });
});
