/** What strangers do to keep others out or to be taken for somebody: idle connections, too many questions, foreign names, addresses written otherwise. */
import { connect, type Socket } from 'node:net';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { addressOf, listen, type WebServer } from '../../../server/listen.ts';
import { registerProblems } from '../../../server/routes/asking/problems.ts';
import { registerSafety } from '../../../server/routes/asking/safety.ts';
import { openApp, type OpenApp } from './open-app.ts';

let open: OpenApp;
let web: WebServer;
beforeAll(async () => {
  open = await openApp();
  web = await listen('127.0.0.1', 0, (request, response) => open.app.routing(request, response), 1_500);
}, 120_000);
afterAll(async () => {
  await web.close();
  await open.close();
});

const dawdle = (): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(web.port, '127.0.0.1', () => socket.write('POST /api/check HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{', () => resolve(socket)));
    socket.on('error', reject);
  });
const ended = (socket: Socket): Promise<void> => new Promise((resolve) => void (socket.destroyed ? resolve() : socket.resume().once('close', () => resolve())));

describe('connections that send one byte and no more', () => {
  it('keep nobody out, and are closed', async () => {
    const sockets = await Promise.all(Array.from({ length: 205 }, dawdle));
    expect((await fetch(`${addressOf(web)}/api/catalogue`)).status).toBe(200);
    const asked = await fetch(`${addressOf(web)}/api/sites/read`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: '106.8 39.6' }) });
    expect(asked.status).toBe(200);
    await Promise.all(sockets.map(ended));
  }, 60_000);
});

describe('questions under way', () => {
  it('are at most a hundred from one address and leave room for others', async () => {
    const app = Fastify();
    registerProblems(app);
    await registerSafety(app, readConfig({ ANLAN_TRUST_PROXY: '1' }));
    let end = (): void => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    app.get('/api/slow', () => held.then(() => ({})));
    const ask = (from: string) => app.inject({ url: '/api/slow', remoteAddress: from });
    const many = Array.from({ length: 100 }, () => ask('192.0.2.1'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await ask('192.0.2.1')).json()).toMatchObject({ status: 503, code: 'BUSY' });
    const other = ask('192.0.2.2');
    await new Promise((resolve) => setTimeout(resolve, 50));
    end();
    expect((await other).statusCode).toBe(200);
    expect((await Promise.all(many)).map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 100 }, () => 200));
    expect((await ask('192.0.2.1')).statusCode).toBe(200);
    await app.close();
  });
});

describe('a name that is not ours', () => {
  const get = (host: string, url = '/api/catalogue') => open.app.inject({ url, headers: { host } });
  it.each(['evil.example', 'evil.example:8080', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil.example@localhost', 'x y'])('%s is refused where strangers are viewers', async (host) => {
    expect((await get(host)).json()).toMatchObject({ status: 403, code: 'FORGED_REQUEST' });
  });
  it.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '192.0.2.7', '[::1]:8080', '[2001:db8::1]'])('%s is answered', async (host) => {
    expect((await get(host)).statusCode).toBe(200);
  });
  it('may be asked for health', async () => {
    expect((await get('anlan.internal', '/api/health')).statusCode).toBe(200);
  });
  it('may read what is public, and change or have worked out nothing; the public name and HOST are ours', async () => {
    const app = Fastify();
    registerProblems(app);
    await registerSafety(app, readConfig({ HOST: 'planning.wuhai.example', ANLAN_PUBLIC_ORIGIN: 'https://anlan.example' }));
    app.get('/api/one', async () => ({}));
    app.post('/api/one', async () => ({}));
    const ask = async (method: 'GET' | 'POST', host: string) => (await app.inject({ method, url: '/api/one', headers: { host } })).statusCode;
    expect([await ask('GET', 'evil.example'), await ask('POST', 'evil.example')]).toEqual([200, 403]);
    expect([await ask('POST', 'anlan.example'), await ask('POST', 'anlan.example:443'), await ask('POST', 'ANLAN.example'), await ask('POST', 'planning.wuhai.example:8080')]).toEqual([200, 200, 200, 200]);
    await app.close();
  });
  it('behind a proxy both the forwarded name and the one before it count', async () => {
    const app = Fastify({ trustProxy: true });
    registerProblems(app);
    await registerSafety(app, readConfig({ ANLAN_TRUST_PROXY: '1', ANLAN_PUBLIC_ORIGIN: 'https://anlan.example' }));
    app.post('/api/one', async () => ({}));
    const ask = async (host: string, forwarded: string) => (await app.inject({ method: 'POST', url: '/api/one', headers: { host, 'x-forwarded-host': forwarded } })).statusCode;
    expect([await ask('anlan:8080', 'anlan.example'), await ask('anlan:8080', 'evil.example'), await ask('evil.example', 'anlan.example')]).toEqual([200, 403, 403]);
    await app.close();
  });
});

describe('an address written with escapes', () => {
  it.each(['/%61pi/people', '/%61pi/openapi.json', '/ap%69/session', '/%74iles/x/1/1/1.mvt'])('%s is none', async (url) => {
    expect((await open.app.inject({ url })).json()).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
