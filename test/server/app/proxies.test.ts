/** Who counts as the caller: the last hop that we believe, never the caller's own word. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type OpenApp } from './open-app.ts';

let behindOne: OpenApp;
beforeAll(async () => {
  behindOne = await openApp({ ANLAN_TRUST_PROXY: '1', ANLAN_REQUESTS_PER_MINUTE: '3' });
}, 120_000);
afterAll(() => behindOne?.close(), 60_000);

const ask = async (forwarded: string) => (await behindOne.app.inject({ url: '/api/health', headers: { 'x-forwarded-for': forwarded } })).statusCode;

it('counts two callers that one proxy tells apart as two', async () => {
  expect([await ask('198.51.100.1'), await ask('198.51.100.1'), await ask('198.51.100.2'), await ask('198.51.100.2')]).toEqual([200, 200, 200, 200]);
});

it('is not fooled by addresses that the caller writes in front of the one the proxy saw', async () => {
  const statuses: number[] = [];
  for (let round = 1; round <= 5; round++) statuses.push(await ask(`203.0.113.${round}, 198.51.100.9`));
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
});
