/** Addresses of requests, and what the server's faults become. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addressOf, ApiProblem, call } from '../../client/api/call.ts';

test('names of the path are filled in and escaped, what is undefined is left out', () => {
  expect(addressOf('/api/layers/:layer/features/:id', { layer: 'a', id: '../b c/#?' }, { limit: 2, after: undefined })).toBe('/api/layers/a/features/..%2Fb%20c%2F%23%3F?limit=2');
  expect(addressOf('/api/search', undefined, { q: '乌达&x=1' })).toBe('/api/search?q=%E4%B9%8C%E8%BE%BE%26x%3D1');
  expect(addressOf('/api/catalogue', undefined, undefined)).toBe('/api/catalogue');
});

const faultOf = (layer: string) => call('GET /api/layers/:layer', { params: { layer } }).catch((fault: unknown) => fault);

describe('faults', () => {
  const server = createServer((request, response) => {
    if (request.url?.endsWith('gateway')) return response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
    return response.writeHead(404, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ code: 'NO_LAYER', title: 'No such layer', detail: 'x is not a layer' }));
  });
  const real = globalThis.fetch;
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    // A browser has an address to be relative to; Node has none.
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(`http://127.0.0.1:${port}${path}`, init));
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    server.close();
  });
  test('the server says what is wrong', async () => {
    expect(await faultOf('x')).toMatchObject({ name: 'ApiProblem', code: 'NO_LAYER', title: 'No such layer', detail: 'x is not a layer', status: 404 });
  });
  test('a proxy whose server is away counts as no answer', async () => {
    expect(await faultOf('gateway')).toMatchObject({ code: 'unreachable', status: 502 });
  });
  test('no server at all', async () => {
    vi.stubGlobal('fetch', () => real('http://127.0.0.1:1/'));
    const fault = await faultOf('x');
    expect(fault).toBeInstanceOf(ApiProblem);
    expect(fault).toMatchObject({ code: 'unreachable', status: 0 });
  });
});
