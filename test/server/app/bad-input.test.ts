/** Nasty values in every place of every endpoint of the contract: refused in problem+json, never a fault, never run as SQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type Endpoint } from '../../../server/contract/contract.ts';
import { openApp, type OpenApp } from './open-app.ts';

let open: OpenApp;
beforeAll(async () => {
  open = await openApp();
});
afterAll(() => open.close());

const NASTY_TEXTS: readonly string[] = [
  '',
  ' ',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e999',
  '-1',
  '0',
  '0x10',
  '1.5',
  '99999999999999999999',
  '9223372036854775808',
  '-0',
  '1e-400',
  '0000-01-01',
  '9999-12-31',
  '2024-02-30',
  '10000-01-01',
  'infinity',
  '\u0000',
  'a\u0000b',
  '\u202e\ufeff',
  '\u{10ffff}',
  '甲'.repeat(200),
  'x'.repeat(5000),
  "'; drop table feature; --",
  "' or 1=1 --",
  '1; select pg_sleep(10)',
  "parcels'; delete from revision where '1'='1",
  '$1',
  '%',
  '_%\\',
  '${7*7}',
  '../../etc/passwd',
  '%00',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '[object Object]',
  '{}',
  '[]',
  '{"name":{"$gt":""}}',
  '{"name":["a",null,1,true,{}]}',
  '{"__proto__":{"a":1}}',
  '{"name":"\\u0000"}',
  '{"name":"\\ud800"}',
  '{"name":1e999}',
  '['.repeat(2000),
  '1,2,3,4',
  '-180,-90,180,90',
  '107,39,106,40',
  'NaN,NaN,NaN,NaN',
  '1e308,1e308,1e308,1e308',
  '0,0,0',
  ',,,',
  'watershed/',
  '/x',
  'a/b/c',
  '39.6,106.8',
  '(((((((((((((((((((((((((((((',
  '<script>alert(1)</script>',
  '\r\nset-cookie: a=b',
];

/** Values for the inside of a JSON body, beyond the texts. */
const NASTY_JSON: readonly string[] = ['null', 'true', '0', '-1', '1e999', '-1e400', '1e308', '""', '[]', '{}', '[[]]', '[null]', '{"a":{"b":{"c":1}}}', '"\\u0000"', '"\\ud800"', `${'['.repeat(500)}${']'.repeat(500)}`];

const ring = '[[106.8,39.6],[106.9,39.6],[106.9,39.7],[106.8,39.7],[106.8,39.6]]';
const GEOMETRIES: readonly string[] = [
  ...NASTY_JSON,
  '{"type":"Polygon"}',
  '{"type":"Polygon","coordinates":null}',
  '{"type":"Polygon","coordinates":"x"}',
  '{"type":"Polygon","coordinates":[]}',
  '{"type":"Polygon","coordinates":[[]]}',
  '{"type":"Polygon","coordinates":[[[106.8,39.6]]]}',
  '{"type":"Polygon","coordinates":[[[106.8,39.6],[106.9,39.6],[106.9,39.7]]]}',
  `{"type":"Polygon","coordinates":[${ring.replace('106.9', '1e999')}]}`,
  `{"type":"Polygon","coordinates":[${ring.replace('106.9', '1e308')}]}`,
  `{"type":"Polygon","coordinates":[${ring.replace('106.9', '"106.9"')}]}`,
  `{"type":"Polygon","coordinates":[${ring.replace('106.9', 'null')}]}`,
  `{"type":"Polygon","coordinates":[${ring.replace('106.9', '{}')}]}`,
  '{"type":"Polygon","coordinates":[[[106.8,39.6],[106.9,39.7],[106.9,39.6],[106.8,39.7],[106.8,39.6]]]}',
  '{"type":"Polygon","coordinates":[[[0,0],[0,0],[0,0],[0,0]]]}',
  '{"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]]}',
  '{"type":"Polygon","coordinates":[[[-1000,-1000],[1000,-1000],[1000,1000],[-1000,-1000]]]}',
  '{"type":"Point","coordinates":[]}',
  '{"type":"Point","coordinates":[1]}',
  '{"type":"Point","coordinates":[106.8,39.6,1,2,3]}',
  '{"type":"LineString","coordinates":[[106.8,39.6],[106.8,39.6]]}',
  '{"type":"MultiPolygon","coordinates":[[[]]]}',
  '{"type":"GeometryCollection","geometries":[]}',
  '{"type":"Curve","coordinates":[[1,2]]}',
  `{"type":"Polygon","coordinates":${'['.repeat(300)}1${']'.repeat(300)}}`,
  `{"type":"Polygon","coordinates":[${ring}],"crs":{"type":"name","properties":{"name":"EPSG:999999"}}}`,
];

/** What stands in a place of the address while another is tried: existing things, so that the nasty value gets far. */
const GOOD: Readonly<Record<string, string>> = { layer: 'parcels', id: 'p-00', lon: '106.8', lat: '39.6', q: 'p' };

interface Case {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly payload?: string;
}

function propertiesOf(schema: unknown): string[] {
  const properties: unknown = typeof schema === 'object' && schema !== null ? Reflect.get(schema, 'properties') : undefined;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function* casesOf(line: string, endpoint: Endpoint): Generator<Case> {
  const [method, path] = line.split(' ') as ['GET' | 'POST', string];
  const params = propertiesOf(endpoint.params);
  const address = (replace: Readonly<Record<string, string>>): string => path.replaceAll(/:(\w+)/g, (_, name: string) => replace[name] ?? encodeURIComponent(GOOD[name] ?? 'x'));
  const good_query = propertiesOf(endpoint.query).filter((name) => name in GOOD).map((name) => [name, GOOD[name] ?? ''] as const);
  const url = (replace: Readonly<Record<string, string>>, query: readonly (readonly [string, string])[]): string => `${address(replace)}?${new URLSearchParams(query.map(([name, value]) => [name, value]))}`;
  const payload = endpoint.body ? `{"geometry":{"type":"Polygon","coordinates":[${ring}]}}` : undefined;
  for (const text of NASTY_TEXTS) {
    for (const name of params) yield { method, url: url({ [name]: encodeURIComponent(text) }, good_query), payload };
    for (const name of propertiesOf(endpoint.query)) yield { method, url: url({}, [...good_query.filter(([one]) => one !== name), [name, text]]), payload };
    yield { method, url: url({}, [...good_query, [text || 'unknown', text]]), payload };
    if (endpoint.body) {
      yield { method, url: address({}), payload: JSON.stringify(text) };
      for (const member of ['layer', 'id']) yield { method, url: address({}), payload: JSON.stringify({ layer: 'parcels', id: 'p-00', [member]: text }) };
      yield { method, url: address({}), payload: JSON.stringify({ layer: 'parcels', id: 'p-00', attributes: { [text]: text, name: text } }) };
      yield { method, url: address({}), payload: JSON.stringify({ geometry: { type: text, coordinates: [[text]] }, attributes: {} }) };
    }
  }
  // A broken escape, half a character, the same parameter twice.
  for (const raw of ['%', '%zz', '%E0%A4%A', '%ED%A0%80', '%00', '%2e%2e%2f', '\ud800']) {
    for (const name of params) yield { method, url: address({ [name]: raw }), payload };
    for (const name of propertiesOf(endpoint.query)) yield { method, url: `${address({})}?${name}=${raw}`, payload };
  }
  for (const name of propertiesOf(endpoint.query)) yield { method, url: `${address({})}?${name}=1&${name}=2&${name}[]=3&${name}[a]=4`, payload };
  if (!endpoint.body) return;
  for (const geometry of GEOMETRIES) yield { method, url: address({}), payload: `{"geometry":${geometry}}` };
  for (const value of NASTY_JSON) {
    yield { method, url: address({}), payload: value };
    yield { method, url: address({}), payload: `{"layer":${value},"id":${value}}` };
    yield { method, url: address({}), payload: `{"layer":"parcels","id":"p-00","attributes":${value}}` };
    yield { method, url: address({}), payload: `{"layer":"parcels","id":"p-00","attributes":{"a":${value}}}` };
    yield { method, url: address({}), payload: `{"layer":"parcels","id":"p-00","__proto__":${value}}` };
    yield { method, url: address({}), payload: `{"layer":"parcels","id":"p-00","constructor":{"prototype":${value}}}` };
  }
  yield { method, url: address({}), payload: `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}` };
  yield { method, url: address({}), payload: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}` };
  yield { method, url: address({}), payload: `"${'x'.repeat(10_000_000)}"` };
}

type Answered = Awaited<ReturnType<OpenApp['app']['inject']>>;

/** What is wrong with an answer to a nasty value; null when it kept its temper. */
function complaintAbout(answer: Answered): string | null {
  if (answer.statusCode >= 500) return 'a fault of the program';
  if (answer.headers['set-cookie'] !== undefined) return 'a header smuggled in';
  if (answer.statusCode < 400) return null;
  if (!String(answer.headers['content-type']).includes('application/problem+json')) return 'no problem+json';
  if (answer.json<{ status: number }>().status !== answer.statusCode) return 'another status in the body';
  return /syntax error at|SQLSTATE|relation "/i.test(answer.body) ? "the database's own words" : null;
}

async function ask(cases: Iterable<Case>): Promise<{ complaints: string[]; refused: number }> {
  const complaints: string[] = [];
  let refused = 0;
  for (const { method, url, payload } of cases) {
    const answer = await open.app.inject({ method, url, payload, headers: payload === undefined ? {} : { 'content-type': 'application/json' } });
    const complaint = complaintAbout(answer);
    if (complaint !== null) complaints.push(`${complaint}: ${method} ${url.slice(0, 300)} ${payload?.slice(0, 300) ?? ''} → ${answer.statusCode} ${answer.body.slice(0, 300)}`);
    if (answer.statusCode >= 400) refused++;
  }
  return { complaints, refused };
}

/** What a statement smuggled in would have changed. */
async function fingerprint(): Promise<unknown> {
  const { rows } = await open.database.query(
    `select (select count(*) from feature) as features, (select count(*) from revision) as revisions, (select count(*) from tile_geometry) as drawn,
            (select count(*) from pg_class where relnamespace in ('public'::regnamespace, 'layers'::regnamespace)) as tables`,
  );
  return rows[0];
}

describe('nasty values', () => {
  it.each(Object.keys(contract))('%s keeps its temper', { timeout: 120_000 }, async (line) => {
    const before = await fingerprint();
    const { complaints, refused } = await ask(casesOf(line, contract[line as keyof typeof contract]));
    expect(complaints).toEqual([]);
    expect(refused).toBeGreaterThan(30);
    expect(await fingerprint()).toEqual(before);
  });

  it('change nothing for those who come after', async () => {
    expect(Reflect.get({}, 'a')).toBeUndefined();
    expect((await open.app.inject({ url: '/api/layers/parcels/features?limit=1' })).json().number_matched).toBe(60);
  });

  it('get the right thing through: a filter, a date, a box', async () => {
    const address = `/api/layers/parcels/features?bbox=106.79,39.59,106.815,39.615&as_of=2026-01-01&filter=${encodeURIComponent('{"kind":"a"}')}`;
    expect((await open.app.inject({ url: address })).json().number_matched).toBe(4);
  });
});
