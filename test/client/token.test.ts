/** The token of the session goes with what changes something; an old one is replaced once. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { call, holdToken, listenForOtherSession } from '../../client/api/call.ts';

const asked: string[] = [];
let token = 'new';
let person: { id: string; name: string } | null = { id: 'p1', name: '张三' };
const server = createServer((request: IncomingMessage, response) => {
  const given = request.headers['x-csrf-token'];
  asked.push(`${request.method} ${request.url} ${String(given)}`);
  const refused = request.method !== 'GET' && given !== token;
  const body = refused ? { code: 'FORGED_REQUEST', title: 't', detail: 'd' } : request.url === '/api/session' ? { csrf: 'new', person } : { id: 's1' };
  response.writeHead(refused ? 403 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
const real = globalThis.fetch;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(`http://127.0.0.1:${port}${path}`, init));
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});
let heard = 0;
beforeEach(() => {
  asked.length = 0;
  person = { id: 'p1', name: '张三' };
  heard = 0;
  listenForOtherSession(() => heard++);
});
const remove = () => call('DELETE /api/sites/:id', { params: { id: 's1' } });

test('goes with a change, not with a question', async () => {
  holdToken('new', 'p1');
  await remove();
  await call('GET /api/session', {});
  expect(asked).toEqual(['DELETE /api/sites/s1 new', 'GET /api/session undefined']);
});

test('that is an old one is asked for anew, and the change is sent again', async () => {
  holdToken('old', 'p1');
  expect(await remove()).toEqual({ id: 's1' });
  expect(asked).toEqual(['DELETE /api/sites/s1 old', 'GET /api/session undefined', 'DELETE /api/sites/s1 new']);
  expect(heard).toBe(1);
});

test('of somebody else who signed in meanwhile, or of nobody, is not used for what the person before began', async () => {
  holdToken('old', 'p1');
  person = { id: 'p2', name: '李四' };
  await expect(remove()).rejects.toMatchObject({ code: 'OTHER_PERSON', detail: expect.stringContaining('李四') });
  person = null;
  await expect(remove()).rejects.toMatchObject({ code: 'OTHER_PERSON' });
  expect(asked).toEqual(['DELETE /api/sites/s1 old', 'GET /api/session undefined', 'DELETE /api/sites/s1 old', 'GET /api/session undefined']);
  expect(heard).toBe(2);
});

test('that is refused though it is the newest is refused', async () => {
  holdToken('new', 'p1');
  token = 'another';
  await expect(remove()).rejects.toMatchObject({ code: 'FORGED_REQUEST', status: 403 });
  expect(asked.length).toBe(2);
});
