/** What the web server answers to plain questions: catalogue, tiles, documentation, and refusals in problem+json. */
import { gunzipSync } from 'node:zlib';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../server/contract/contract.ts';
import { tileAt } from '../tiles/tile-world.ts';
import { openApp, type OpenApp } from './open-app.ts';

let open: OpenApp;
beforeAll(async () => {
  open = await openApp({
    ANLAN_BASEMAPS: JSON.stringify([
      { id: 'osm', title: { zh: '图', en: 'Map' }, kind: 'xyz', tiles: ['https://{s}.tiles.example.org/{z}/{x}/{y}.png'], attribution: 'x', min_zoom: 0, max_zoom: 18 },
      { id: 'pm', title: { zh: '图', en: 'Map' }, kind: 'pmtiles', tiles: ['https://maps.example.net/wuhai.pmtiles'], attribution: 'x', min_zoom: 0, max_zoom: 15 },
    ]),
  });
});
afterAll(() => open.close());

const get = (url: string, headers: Record<string, string> = {}) => open.app.inject({ method: 'GET', url, headers });
const { z, x, y } = tileAt(12, 106.85, 39.62);
const tile = `/tiles/parcels/1/${z}/${x}/${y}.mvt`;

describe('health', () => {
  it('says that the process lives and that the database answers', async () => {
    expect((await get('/api/health')).json()).toMatchObject({ status: 'ok' });
    expect((await get('/api/ready')).json()).toMatchObject({ status: 'ready', engine: open.database.engine });
  });
});

describe('the catalogue', () => {
  it('names layers with their state and keeps origins, SQL and judges to itself', async () => {
    const catalogue = (await get('/api/catalogue')).json();
    expect(catalogue.layers.map((layer: { id: string }) => layer.id)).toEqual(['parcels', 'streams', 'wells']);
    expect(catalogue.states[0]).toMatchObject({ layer: 'parcels', revision: 1, feature_count: 60, synthetic_count: 60 });
    expect(catalogue.layers[0]).not.toHaveProperty('origin');
    expect(catalogue.layers[0].attributes.name.title).toEqual({ zh: 'name', en: 'name' });
  });
  it('is not sent again while it has not changed', async () => {
    const first = await get('/api/catalogue');
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await get('/api/catalogue', { 'if-none-match': String(first.headers['etag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get('/api/catalogue', { 'if-none-match': 'W/"other"' })).statusCode).toBe(200);
  });
});

describe('every answer', () => {
  it.each([
    ['GET /api/health', '/api/health'],
    ['GET /api/ready', '/api/ready'],
    ['GET /api/catalogue', '/api/catalogue'],
    ['GET /api/layers', '/api/layers?known_on=2026-01-01'],
    ['GET /api/layers/:layer', '/api/layers/parcels'],
    ['GET /api/layers/:layer/features', '/api/layers/streams/features?limit=1'],
    ['GET /api/layers/:layer/features/:id', '/api/layers/parcels/features/p-07'],
    ['GET /api/at', '/api/at?lon=106.801&lat=39.601&tolerance_m=500'],
    ['GET /api/search', '/api/search?q=106.8,39.6'],
  ] as const)('%s has the form that the contract promises', async (line, url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect([...Value.Errors(contract[line].answer, answer.json())]).toEqual([]);
  });
});

describe('a tile', () => {
  it('comes gzipped, for ever, with one strong mark over twenty requests', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(tile, { 'accept-encoding': 'br, gzip' })));
    expect(new Set(answers.map((answer) => answer.headers['etag'])).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(200);
    expect(answers[0]?.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(String(answers[0]?.headers['etag'])).toMatch(/^"[^"]+"$/);
  });
  it('comes plain to a client that reads no gzip, with a mark of its own', async () => {
    const [plain, zipped] = [await get(tile, { 'accept-encoding': 'gzip;q=0' }), await get(tile, { 'accept-encoding': 'gzip' })];
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(Buffer.compare(gunzipSync(zipped.rawPayload), plain.rawPayload)).toBe(0);
    expect(plain.headers['etag']).not.toBe(zipped.headers['etag']);
  });
  it('is 304 for its own mark, 204 where nothing lies', async () => {
    const etag = String((await get(tile, { 'accept-encoding': 'gzip' })).headers['etag']);
    const known = await get(tile, { 'accept-encoding': 'gzip', 'if-none-match': `"x", ${etag}` });
    expect([known.statusCode, known.body, known.headers['etag']]).toEqual([304, '', etag]);
    const empty = await get('/tiles/parcels/1/12/1/1.mvt');
    expect([empty.statusCode, empty.body]).toEqual([204, '']);
  });
  it.each([
    ['/tiles/nothing/1/12/3263/1556.mvt', 404, 'UNKNOWN_LAYER'],
    ['/tiles/parcels/99/12/3263/1556.mvt', 404, 'UNKNOWN_REVISION'],
    ['/tiles/parcels/1/23/0/0.mvt', 400, 'BAD_REQUEST'],
    ['/tiles/parcels/1/-1/0/0.mvt', 400, 'BAD_REQUEST'],
    ['/tiles/parcels/1/3/8/0.mvt', 400, 'BAD_TILE'],
    ['/tiles/parcels/1/3/0/8.mvt', 400, 'BAD_TILE'],
    ['/tiles/parcels/0/3/0/0.mvt', 400, 'BAD_REQUEST'],
    ['/tiles/parcels/1/3/0/0x.mvt', 400, 'BAD_REQUEST'],
    ['/tiles/parcels/1/3/0/0.png', 404, 'NOT_FOUND'],
    ['/tiles/parcels/1/3/0/0.mvt?sql=1', 400, 'BAD_REQUEST'],
  ])('%s is %i %s', async (url, status, code) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status, code });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('refusals', () => {
  it.each([
    ['GET', '/api/nothing', undefined, undefined, 404, 'NOT_FOUND'],
    ['GET', '/api/layers/nothing', undefined, undefined, 404, 'UNKNOWN_LAYER'],
    ['GET', '/api/layers/parcels/features?limit=abc', undefined, undefined, 400, 'BAD_REQUEST'],
    ['GET', '/api/layers/parcels/features?limit=1&limit=2', undefined, undefined, 400, 'BAD_REQUEST'],
    ['GET', '/api/at?lon=1e999&lat=39', undefined, undefined, 400, 'BAD_REQUEST'],
    ['GET', '/api/at?lat=39', undefined, undefined, 400, 'BAD_REQUEST'],
    ['GET', '/api/health?x=1', undefined, undefined, 400, 'BAD_REQUEST'],
    ['GET', '/api/layers/%E0%A4%A', undefined, undefined, 400, 'BAD_REQUEST'],
    ['DELETE', '/api/catalogue', undefined, undefined, 405, 'METHOD_NOT_ALLOWED'],
    ['POST', '/api/rules/r/check', 'application/json', '{', 400, 'BAD_REQUEST'],
    ['POST', '/api/rules/r/check', 'application/json', '', 400, 'BAD_REQUEST'],
    ['POST', '/api/rules/r/check', 'application/json', '{"__proto__":{"a":1}}', 400, 'BAD_REQUEST'],
    ['POST', '/api/rules/r/check', 'application/json', '{"layer":"parcels","id":"a","attributes":{"a":1e999}}', 400, 'BAD_REQUEST'],
    ['POST', '/api/rules/r/check', 'text/xml', '<a/>', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['POST', '/api/rules/r/check', 'text/plain', 'a', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['POST', '/api/rules/r/check', 'application/json', JSON.stringify('x'.repeat(10_000_000)), 413, 'TOO_LARGE'],
  ] as const)('%s %s (%s) is problem+json', async (method, url, type, payload, status, code) => {
    const answer = await open.app.inject({ method, url, payload, headers: type ? { 'content-type': type } : {} });
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ type: expect.stringMatching(/^urn:anlan:problem:/), title: expect.any(String), detail: expect.any(String), instance: url.split('?', 1)[0] });
  });
  it('names the offending value and what was expected', async () => {
    expect((await get('/api/layers/parcels/features?limit=-5')).json().detail).toBe('The query parameter limit=-5 cannot be used: expected a whole number from 1 to 10000.');
  });
  it('shows no more of its own fault than an id', async () => {
    // The one table that every answer about features needs is out of the way for one question.
    await open.database.script('alter table feature rename to feature_away');
    const answer = await get('/api/layers/parcels/features');
    await open.database.script('alter table feature_away rename to feature');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('feature_away');
    expect(answer.json()).toMatchObject({ code: 'INTERNAL', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(answer.body).not.toMatch(/relation|select/i);
  });
});

describe('HEAD and OPTIONS', () => {
  it('answer for every address of the contract', async () => {
    const head = await open.app.inject({ method: 'HEAD', url: '/api/health' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    const options = await open.app.inject({ method: 'OPTIONS', url: '/api/rules/r/check' });
    expect([options.statusCode, options.headers['allow']]).toEqual([204, 'POST, OPTIONS']);
    const tileOptions = await open.app.inject({ method: 'OPTIONS', url: tile });
    expect([tileOptions.statusCode, tileOptions.headers['allow']]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });
});

describe('the documentation', () => {
  it('is OpenAPI 3.1 and describes every endpoint of the contract and the tiles', async () => {
    const document = (await get('/api/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    for (const line of Object.keys(contract)) {
      const [method = '', path = ''] = line.split(' ');
      expect(document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]).toHaveProperty(method.toLowerCase());
    }
    expect(document.paths).toHaveProperty(['/tiles/{layer}/{revision}/{z}/{x}/{y}.mvt']);
  });
  it('has a page that loads nothing from elsewhere', async () => {
    const page = await get('/api/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/(?:src|href)="https?:/);
  });
});

describe('the browser is told', () => {
  it('to load from here and from the configured basemaps alone, and to evaluate nothing', async () => {
    const policy = String((await get('/api/health')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("worker-src 'self'");
    expect(policy).toMatch(/img-src 'self' data: blob: https:\/\/\*\.tiles\.example\.org https:\/\/maps\.example\.net(;|$)/);
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
  });
});
