/** Nothing of a layer that is not open leaves the server: every reading route, the whole demonstration city, five kinds of people. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
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

/** A layer that is judged and one that others are judged against are closed to all but reviewers. */
const RESTRICTED = ['mines', 'shoreline_zones'];
const catalogue: Catalogue = { ...whole, layers: whole.layers.map((layer) => (RESTRICTED.includes(layer.id) ? { ...layer, publish: 'restricted' } : layer)) };
const published = (level: PublishLevel): string[] => catalogue.layers.filter((layer) => layer.publish === level).map(({ id }) => id);

type Who = 'public' | 'viewer' | 'viewer with mines' | 'planner' | 'reviewer' | 'administrator';
/** What each may not see. */
const CLOSED: Readonly<Record<Who, readonly string[]>> = {
  public: [...published('internal'), ...RESTRICTED],
  viewer: RESTRICTED,
  'viewer with mines': ['shoreline_zones'],
  planner: RESTRICTED,
  reviewer: [],
  administrator: [],
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

let database: Database;
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
  for (const role of ['viewer', 'planner', 'reviewer', 'administrator'] as const) headers.set(role, (await signedIn(database, role)).headers);
  headers.set('viewer with mines', (await signedIn(database, 'viewer', { layers: ['mines'] })).headers);
  const { rows } = await database.query<Known>(
    'select s.layer, s.id, s.title, st_x(s.point) as lon, st_y(s.point) as lat, f.attributes::text as said from search_entry s join feature f using (region, layer, id) where f.revision_to is null and f.valid_to is null order by s.layer, s.id',
  );
  features = rows;
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
    for (const { layer, id, title, lon, lat } of closed.filter((_, index) => index % 5 === 0)) {
      const found = (await get(who, `/api/search?limit=50&q=${encodeURIComponent(title.slice(0, 100))}`)).json<{ hits: { layer: string | null }[] }>();
      expect(found.hits.filter((hit) => CLOSED[who].includes(hit.layer ?? ''))).toEqual([]);
      const here = (await get(who, `/api/at?lon=${lon}&lat=${lat}&tolerance_m=50`)).json<{ features: { layer: string }[] }>();
      expect(here.features.filter((feature) => CLOSED[who].includes(feature.layer))).toEqual([]);
      expect((await get(who, `/api/layers/${layer}/features/${encodeURIComponent(id)}`)).json()).toMatchObject({ code: 'UNKNOWN_LAYER' });
      const judged = await check(who, `/api/rules/${catalogue.rules[0]?.id}/check`, { layer, id });
      expect(judged.json()).toMatchObject({ code: 'UNKNOWN_LAYER' });
    }
  });
  it('no answer about rules, indicators, sites and findings holds a word of what is closed', async () => {
    const urls = [
      '/api/catalogue', '/api/findings?limit=1000', '/api/findings/summary', '/api/findings/points', '/api/findings/export?format=csv', '/api/findings/export?format=geojson', '/api/scans',
      ...catalogue.rules.map(({ id }) => `/api/rules/${id}/findings`),
      ...catalogue.indicators.flatMap(({ id }) => [`/api/indicators/${id}/account`, `/api/indicators/${id}/pieces`]),
    ];
    for (const url of urls) {
      const answer = await get(who, url);
      expect([url, leaked(who, answer.body)]).toEqual([url, []]);
    }
    expect(secrets(who).length > 20).toBe(kept(who));
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

describe('stored findings', () => {
  const page = async (who: Who) => (await get(who, '/api/findings?limit=1000')).json<{ total: number; rows: { key: string; rule: string; verdict: string; subject: { layer: string }; object: { layer: string } | null }[] }>();

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
    for (const url of ['/api/catalogue', '/api/search?q=a', '/api/session']) {
      const { headers: said } = await get('viewer', url);
      expect([said['cache-control'], String(said['vary'])]).toEqual(['private, no-cache', expect.stringMatching(/cookie/i)]);
    }
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
