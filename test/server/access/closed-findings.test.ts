/** What closed layers leave of stored findings, accounts, names and caches. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue as whole } from '../../../data/catalogue.ts';
import { hasAccount } from '../../../data/grammar.ts';
import { projectRoot } from '../../../server/db/sql-file.ts';
import { tileAt } from '../tiles/tile-world.ts';
import { catalogue, CLOSED, everybody, kept, openClosedWorld, type ClosedWorld, type Row, type Who } from './closed-world.ts';

let world: ClosedWorld;
beforeAll(async () => {
  world = await openClosedWorld();
}, 300_000);
afterAll(() => world.close(), 60_000);

describe('names of people', () => {
  it('are told to viewers: who decided what of a finding and in which words, and who asked for a scan', async () => {
    const key = (await world.get('public', '/api/findings?limit=1000')).json<{ rows: Row[] }>().rows.find(({ verdict }) => verdict !== 'clear')?.key ?? '';
    const url = `/api/findings/${encodeURIComponent(key)}`;
    const said = { kind: 'exempted', reason: '现场核查无误', evidence: '乌环函〔2026〕9号', signer: '赵某某', expires_on: '2099-12-31' };
    expect((await world.check('reviewer', `${url}/decisions`, said)).statusCode).toBe(200);
    const { rows } = await world.database.query("select p.role from finding_event e join person p on p.id = e.actor_id where e.kind = 'exempted'");
    expect(rows).toEqual([{ role: 'reviewer' }]);
    const newest = async (who: Who) => (await world.get(who, url)).json<{ events: object[] }>().events[0];
    expect(await newest('viewer')).toMatchObject({ ...said, actor: expect.stringMatching(/^reviewer/) });
    expect(await newest('public')).toMatchObject({ kind: 'exempted', at: expect.any(String), actor: null, reason: '', evidence: '', signer: '' });
    expect((await world.get('public', url)).body).not.toMatch(/赵某某|乌环函|现场核查|reviewer-/);
    const { id } = (await world.check('reviewer', '/api/scans', {})).json<{ id: string }>();
    const causes = async (who: Who) => [(await world.get(who, `/api/scans/${id}`)).json<{ cause: string }>().cause, ...(await world.get(who, '/api/scans')).json<{ scans: { cause: string }[] }>().scans.map(({ cause }) => cause)];
    expect(await causes('viewer')).toEqual([expect.stringMatching(/^reviewer/), expect.stringMatching(/^reviewer/), 'first start']);
    expect(await causes('public')).toEqual(['', '', 'first start']);
  });
  it('of nobody stand in the log for a scan that began by itself', async () => {
    const { rows } = await world.database.query("select actor, actor_name, action, details from audit where action = 'scan started'");
    expect(rows).toEqual([{ actor: '', actor_name: 'scan', action: 'scan started', details: { kind: 'full', cause: 'first start' } }]);
  });
});

describe('stored findings', () => {
  const page = async (who: Who) => (await world.get(who, '/api/findings?limit=1000')).json<{ total: number; rows: Row[] }>();

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
      const answer = await world.get(who, `/api/findings/${encodeURIComponent(key)}`);
      // Closed keys are repeated in the refusal as they were asked.
      const refused = answer.statusCode === 404;
      expect(refused ? [seen.has(key), answer.json<{ code: string }>().code] : [answer.statusCode, world.leaked(who, answer.body)]).toEqual(refused ? [false, 'UNKNOWN_FINDING'] : [200, []]);
    }
  });
});

describe('a rule whose objects are closed', () => {
  const RULE = 'r1_shoreline_chemical';
  const geometry = { type: 'Polygon', coordinates: [[[106.7, 39.2], [106.72, 39.2], [106.72, 39.22], [106.7, 39.22], [106.7, 39.2]]] };

  it.each(everybody.filter(kept))('tells a %s nothing, and never that all is clear', async (who) => {
    const { findings, counts } = (await world.get(who, `/api/rules/${RULE}/findings`)).json<{ findings: { verdict: string; code: string; object: unknown; evidence: { facts: object } }[]; counts: Record<string, number> }>();
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ verdict, code, object, evidence }) => JSON.stringify([verdict, code, object, evidence.facts])))).toEqual(new Set(['["undetermined","layer_not_open",null,{}]']));
    expect(counts).toEqual({ prohibited: 0, restricted: 0, review: 0, clear: 0, undetermined: findings.length });
    const answer = (await world.check(who, `/api/rules/${RULE}/check`, { geometry })).json<{ verdict: string; findings: { code: string; reason: { zh: string } }[] }>();
    expect(answer).toMatchObject({ verdict: 'undetermined', findings: [{ code: 'layer_not_open', reason: { zh: expect.stringContaining('未向您开放') } }] });
  });
  it('tells a reviewer what was measured', async () => {
    const { counts } = (await world.get('reviewer', `/api/rules/${RULE}/findings`)).json<{ counts: { prohibited: number } }>();
    expect(counts.prohibited).toBeGreaterThan(0);
  });
  it('judges for whoever sees its objects the subjects that are open to them', async () => {
    const all = (await world.get('reviewer', `/api/rules/${RULE}/findings`)).json<{ findings: { subject: { layer: string } }[] }>().findings;
    const few = (await world.get('public', `/api/rules/${RULE}/findings`)).json<{ findings: { subject: { layer: string } }[] }>().findings;
    expect(new Set(all.map(({ subject }) => subject.layer))).toEqual(new Set(['chemical_parks', 'industrial_projects']));
    expect(new Set(few.map(({ subject }) => subject.layer))).toEqual(new Set(['chemical_parks']));
  });
});

describe('an account of a closed layer', () => {
  it('counts nothing for strangers and says why; people of the bureau see it whole', async () => {
    const indicator = catalogue.indicators.find(hasAccount);
    const ask = async (who: Who) => (await world.get(who, `/api/indicators/${indicator?.id}/account`)).json<{ undetermined: { zh: string } | null; counted_m2: number }>();
    expect(await ask('public')).toMatchObject({ undetermined: { zh: expect.stringContaining('未向您开放') }, counted_m2: 0 });
    const seen = await ask('viewer');
    expect(seen.undetermined).toBeNull();
    expect(seen.counted_m2).toBeGreaterThan(0);
    expect((await world.get('public', `/api/indicators/${indicator?.id}/pieces`)).json()).toEqual({ type: 'FeatureCollection', features: [] });
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
    expect((await world.get(who, `/tiles/${layer}/1/${z}/${x}/${y}.mvt`)).headers).toMatchObject({ 'cache-control': cache, vary });
  });
  it('of answers that depend on who asks: by nobody else', async () => {
    for (const url of ['/api/catalogue', '/api/search?q=a']) {
      const { headers: said } = await world.get('viewer', url);
      expect([said['cache-control'], String(said['vary'])]).toEqual(['private, no-cache', expect.stringMatching(/cookie/i)]);
    }
  });
  it('of answers about people and of files: by nobody at all', async () => {
    for (const url of ['/api/session', '/api/people', '/api/audit', '/api/audit.csv', '/api/findings/export?format=csv']) {
      expect([url, (await world.get('reviewer', url)).headers['cache-control']]).toEqual([url, expect.stringMatching(/no-store/)]);
    }
    for (const url of ['/api/session', '/api/findings/export?format=csv']) expect((await world.get('public', url)).headers['cache-control']).toBe('private, no-store');
  });
  it('a mark got by somebody who may see it is worth nothing to somebody who may not', async () => {
    const url = `/tiles/mines/1/${z}/${x}/${y}.mvt`;
    const etag = String((await world.get('reviewer', url)).headers['etag']);
    const answer = await world.app.inject({ url, headers: { 'if-none-match': etag } });
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
