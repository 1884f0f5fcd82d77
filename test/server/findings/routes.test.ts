/** Findings and scans over HTTP: keys in addresses, decisions with their row in the audit log, files, dry runs, starting and stopping. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { scanCatalogue } from '../../fixtures/scan/rules.ts';
import { signedIn, type SignedIn } from '../access/sign-in.ts';
import { box } from '../analysis/world.ts';
import { coverage, openScannedWorld, site, zone, type ScannedWorld } from '../scan/scanned-world.ts';

let world: ScannedWorld;
let app: FastifyInstance;
let reviewer: SignedIn;
let planner: SignedIn;
beforeAll(async () => {
  world = await openScannedWorld();
  await world.put('scan_zones', [zone('范围/甲 %', box(106.6, 39.4, 106.65, 39.45))], { coverage });
  await world.put('scan_waters', [], { coverage });
  await world.put('scan_sites', [site('a', box(106.61, 39.41, 106.62, 39.42)), site('b', box(106.652, 39.41, 106.66, 39.42))]);
  await world.scan();
  app = await buildApp(readConfig({ LOG_LEVEL: 'silent', ANLAN_ANONYMOUS_ROLE: 'viewer' }), world.database, scanCatalogue);
  await app.ready();
  [reviewer, planner] = [await signedIn(world.database, 'reviewer'), await signedIn(world.database, 'planner')];
});
afterAll(async () => {
  await app.close();
  await world.database.close();
});

const key = 'scan_meets:scan_sites/a:scan_zones/范围/甲 %';
const url = `/api/findings/${encodeURIComponent(key)}`;
const audited = (target: string) => world.rows('select action, outcome from audit where target = $1', [target]);

describe('a finding', () => {
  it('is found by its key, whatever characters it holds', async () => {
    const answer = await app.inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ row: { key, verdict: 'prohibited', object: { id: '范围/甲 %' } }, finding: { evidence: { crs: 'EPSG:4490' } } });
    expect((await app.inject({ url: '/api/findings/nothing' })).json()).toMatchObject({ status: 404, code: 'UNKNOWN_FINDING' });
  });
  it('is decided by a reviewer, under their name, and the audit log says so', async () => {
    const payload = { kind: 'exempted', reason: '已有批复', signer: '王局长', evidence: '乌环豁〔2026〕1号', expires_on: '2099-12-31' };
    expect((await app.inject({ method: 'POST', url: `${url}/decisions`, payload })).statusCode).toBe(401);
    expect((await app.inject({ method: 'POST', url: `${url}/decisions`, payload, headers: planner.headers })).statusCode).toBe(403);
    const answer = await app.inject({ method: 'POST', url: `${url}/decisions`, payload, headers: reviewer.headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ row: { standing: 'exempted' }, events: [{ kind: 'exempted', actor: reviewer.login, expires_on: '2099-12-31' }, { kind: 'appeared' }] });
    expect(await audited(`finding ${key}`)).toEqual([{ action: 'POST /api/findings/:key/decisions', outcome: 'ok' }]);
  });
  it('a decision that cannot be changes nothing', async () => {
    const answer = await app.inject({ method: 'POST', url: `${url}/decisions`, payload: { kind: 'exempted', reason: 'x', signer: 'x', evidence: 'x', expires_on: '2020-01-01' }, headers: reviewer.headers });
    expect(answer.json()).toMatchObject({ status: 400, code: 'BAD_REQUEST', pointer: '/expires_on' });
    expect((await app.inject({ url: '/api/findings?standing=exempted' })).json()).toMatchObject({ total: 1 });
  });
});

describe('files', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['geojson', 'application/geo+json; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('come as %s, to be saved', async (format, type) => {
    const answer = await app.inject({ url: `/api/findings/export?format=${format}&verdict=prohibited&lang=en` });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['content-disposition']).toMatch(new RegExp(`^attachment; filename="anlan-findings-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`));
    expect(answer.rawPayload.length).toBeGreaterThan(300);
  });
  it.each(['/api/findings/export', '/api/findings/export?format=pdf', '/api/findings/export?format=csv&verdict=x', '/api/findings/export?format=csv&x=1'])('are refused for %s', async (address) => {
    expect((await app.inject({ url: address })).statusCode).toBe(400);
  });
});

describe('dry runs', () => {
  it('answer a viewer and are written down', async () => {
    const payload = { thresholds: { strip_m: 100 } };
    const answer = await app.inject({ method: 'POST', url: '/api/rules/scan_meets/dry-run', payload, headers: planner.headers });
    // b lies 172 m from the zone: in the strip of 300 m today.
    expect(answer.json()).toMatchObject({ today: 2, removed_count: 1, removed: [{ subject: { id: 'b' }, from: 'restricted', to: 'clear' }] });
    expect(await audited('rule scan_meets')).toEqual([{ action: 'POST /api/rules/:rule/dry-run', outcome: 'ok' }]);
  });
});

describe('scans', () => {
  it('are started and stopped by a planner', async () => {
    const started = await app.inject({ method: 'POST', url: '/api/scans', headers: planner.headers, payload: {} });
    expect(started.json()).toMatchObject({ kind: 'full', state: 'waiting', cause: planner.login, done: 0 });
    const { id } = started.json<{ id: string }>();
    const stopped = await app.inject({ method: 'DELETE', url: `/api/scans/${id}`, headers: planner.headers });
    expect(stopped.json()).toMatchObject({ id, state: 'cancelled' });
    expect((await app.inject({ url: '/api/scans' })).json<{ scans: { state: string }[] }>().scans.map(({ state }) => state)).toEqual(['cancelled', 'done']);
    expect((await app.inject({ url: '/api/scans/none' })).json()).toMatchObject({ code: 'UNKNOWN_SCAN' });
    expect(await audited(`scan ${id}`)).toEqual([{ action: 'POST /api/scans', outcome: 'ok' }, { action: 'DELETE /api/scans/:id', outcome: 'ok' }]);
  });
});
