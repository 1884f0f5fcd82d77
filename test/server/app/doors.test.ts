/** The program's door: what it says when it cannot start, how it leaves, and that a killed one comes back by itself. */
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../../data/catalogue.ts';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { startPrivatePostgres, type PrivatePostgres } from '../../support/postgres-server.ts';
import { clearUp, removeBundle, start, temporaryDirectory } from './started.ts';

const directories: string[] = [];
const directory = (): string => {
  const made = temporaryDirectory();
  directories.push(made);
  return made;
};
afterEach(() => clearUp([]));
afterAll(async () => {
  await clearUp(directories);
  removeBundle();
});

/** @returns the one sentence on stderr */
async function refusal(environment: Readonly<Record<string, string>>): Promise<string> {
  const started = start({ ANLAN_DATA_DIR: '/nonexistent', ...environment });
  expect(await started.ended).toBe(1);
  expect(started.stdout()).toBe('');
  const lines = started.stderr().trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/^\s+at |Error:/);
  return lines[0] ?? '';
}

describe('a start that cannot be', { timeout: 60_000 }, () => {
  it('names a bad PORT', async () => {
    expect(await refusal({ PORT: 'eighty' })).toContain('PORT=eighty');
    expect(await refusal({ PORT: '70000' })).toContain('PORT=70000');
  });
  it('names a basemap that is no JSON', async () => {
    expect(await refusal({ ANLAN_BASEMAPS: '{' })).toContain('ANLAN_BASEMAPS');
  });
  it('names a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toContain(`PORT=${port}`);
    await new Promise((resolve) => other.close(resolve));
  });
  it('names a server that does not answer, without the password', async () => {
    const sentence = await refusal({ DATABASE_URL: 'postgres://anlan:geheim@127.0.0.1:1/anlan' });
    expect(sentence).toContain('127.0.0.1');
    expect(sentence).not.toContain('geheim');
  });
  it('names an address that is none', async () => {
    expect(await refusal({ DATABASE_URL: 'mysql://x' })).toMatch(/DATABASE_URL|postgres/);
  });
});

const postgres: PrivatePostgres | null = await startPrivatePostgres();
afterAll(() => postgres?.stop());

/** @param user name and password */
function url(user: `${string}:${string}`, database: string): string {
  const made = new URL(postgres?.url ?? '');
  [made.username = '', made.password = ''] = user.split(':');
  made.pathname = `/${database}`;
  return made.href;
}

describe.skipIf(postgres === null)('a PostgreSQL server that refuses (needs PostgreSQL with PostGIS on this machine)', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const admin = new Client({ connectionString: postgres?.url });
    await admin.connect();
    await admin.query(`create role planner login password 'right'`);
    await admin.query('create database bare owner planner');
    // From now on planner must know the password; the administrator is still trusted.
    const { rows } = await admin.query<{ hba_file: string }>('show hba_file');
    await admin.query(`copy (values ('host all anlan_admin 127.0.0.1/32 trust'), ('host all all 127.0.0.1/32 scram-sha-256')) to '${rows[0]?.hba_file}'`);
    await admin.query('select pg_reload_conf()');
    await admin.end();
  });

  it('a wrong password', async () => {
    const sentence = await refusal({ DATABASE_URL: url('planner:wrong', 'bare') });
    expect(sentence).toMatch(/password|login|refuse/i);
    expect(sentence).not.toContain('wrong');
  });
  it('a database that is not there', async () => {
    expect(await refusal({ DATABASE_URL: url('planner:right', 'nowhere') })).toContain('nowhere');
  });
  it('a database without PostGIS whose owner may not add it', async () => {
    expect(await refusal({ DATABASE_URL: url('planner:right', 'bare') })).toMatch(/postgis/i);
  });
});

describe('a command', { timeout: 60_000 }, () => {
  it('explains itself', async () => {
    const help = start({}, ['cli.js', 'load', '--help']);
    expect(await help.ended).toBe(0);
    expect(help.stdout()).toContain('--layer ID');
  });
  it.each([
    ['that is none', ['cli.js', 'lode'], '"lode"'],
    ['without its layer', ['cli.js', 'load', 'x.geojson'], '--layer'],
  ] as const)('%s ends with a sentence that names what is wrong', async (_, argv, named) => {
    const refused = start({ ANLAN_DATA_DIR: '/nonexistent' }, [...argv]);
    expect(await refused.ended).toBe(1);
    expect(refused.stderr().split('\n')[0]).toContain(named);
    expect(refused.stderr()).not.toMatch(/^\s+at /m);
  });
});

async function statesOf(address: string): Promise<CatalogueAnswer['states']> {
  return ((await (await fetch(`${address}/api/catalogue`)).json()) as CatalogueAnswer).states;
}

describe('the embedded database', { timeout: 240_000 }, () => {
  it('is filled by the next start when the first was killed in the middle, shows how far it is, refuses a second program, and leaves when it is asked to', async () => {
    const data = directory();
    const first = start({ ANLAN_DATA_DIR: data });
    const half = catalogue.layers[Math.floor(catalogue.layers.length / 2)];
    await first.says(new RegExp(half?.title.zh ?? ''));
    first.kill('SIGKILL');
    expect(await first.ended).toBeNull();

    const second = start({ ANLAN_DATA_DIR: data });
    const address = await second.ready();
    // What was committed before the kill is not filled again.
    expect(second.stderr()).not.toContain(catalogue.layers[0]?.title.zh);
    const states = await statesOf(address);
    expect(states.map(({ layer, revision }) => [layer, revision])).toEqual(catalogue.layers.map(({ id }) => [id, 1]));
    expect(states.filter(({ feature_count }) => feature_count === 0)).toEqual([]);

    const third = start({ ANLAN_DATA_DIR: data });
    expect(await third.ended).toBe(1);
    expect(third.stderr().trimEnd().split('\n').at(-1)).toContain(data);

    second.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  it('keeps all of what was committed and nothing of what was not when it is killed during a load', async () => {
    const data = directory();
    const layer = catalogue.layers.find(({ geometry }) => geometry[0] === 'point');
    if (!layer) throw new Error('the catalogue has no layer of points');
    const file = join(directory(), 'many.geojson');
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: Array.from({ length: 20_000 }, (_, index) => pointFeature(index)) }));
    const few = join(directory(), 'few.geojson');
    writeFileSync(few, JSON.stringify({ type: 'FeatureCollection', features: [pointFeature(900_001), pointFeature(900_002)] }));

    const first = start({ ANLAN_DATA_DIR: data });
    const before = (await statesOf(await first.ready())).find((state) => state.layer === layer.id);
    const load = (path: string) => start({ ANLAN_DATA_DIR: data }, ['cli.js', 'load', path, '--layer', layer.id, '--id', 'key']);
    const committed = load(few);
    expect([await committed.ended, committed.stderr()]).toEqual([0, expect.any(String)]);
    const interrupted = load(file);
    await interrupted.says(/Reading|many/);
    first.kill('SIGKILL');
    await first.ended;
    expect(await interrupted.ended).toBe(1);

    const second = start({ ANLAN_DATA_DIR: data });
    const after = (await statesOf(await second.ready())).find((state) => state.layer === layer.id);
    expect(after).toMatchObject({ revision: 2, feature_count: (before?.feature_count ?? 0) + 2 });
    const again = load(file);
    expect([await again.ended, again.stderr()]).toEqual([0, expect.any(String)]);
    second.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  it('answers 503 with its progress while it is being prepared, and a page that looks again by itself', async () => {
    const port = await freePort();
    const waiting = start({ ANLAN_DATA_DIR: directory(), PORT: String(port) });
    await waiting.says(/./);
    const address = `http://127.0.0.1:${port}`;
    const ready = await fetch(`${address}/api/ready`);
    expect(ready.status).toBe(503);
    expect(ready.headers.get('content-type')).toContain('application/problem+json');
    expect(await ready.json()).toMatchObject({ code: 'NOT_READY', progress: { step: expect.any(String) } });
    const page = await fetch(address, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(503);
    const html = await page.text();
    expect(html).toContain('http-equiv="refresh"');
    expect(html).toContain('正在准备');
    expect(html).not.toContain('<script');
    waiting.kill('SIGTERM');
    expect(await waiting.ended).toBe(0);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function pointFeature(index: number): unknown {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [106.6 + (index % 500) / 1000, 39.2 + Math.floor(index / 500) / 1000] }, properties: { key: `k-${index}` } };
}
