/** What comes from outside while the page is open: a basemap, a server that goes and comes back, newly loaded data. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { projectRoot } from '../../server/db/sql-file.ts';
import { chromiumPath, launch, mapIsIdle, visit } from './browser.ts';
import { grey_png } from './png.ts';
import { freePort, startProduct, type Product } from './product.ts';

const attribution = '测试底图 © 无人';

describe.skipIf(!chromiumPath)('what comes from outside (needs /usr/bin/chromium)', { timeout: 180_000 }, () => {
  let product: Product;
  let browser: Browser;
  let ground: Server;
  let groundAddress: string;
  let asked: string[] = [];
  beforeAll(async () => {
    const port = await freePort();
    groundAddress = `http://127.0.0.1:${port}`;
    ground = createServer((request, answer) => {
      asked.push(request.url ?? '');
      answer.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(grey_png);
    });
    await new Promise<void>((done) => ground.listen(port, '127.0.0.1', done));
    product = await startProduct({
      ANLAN_BASEMAPS: JSON.stringify([{ id: 'test', title: { zh: '测试底图', en: 'Test ground' }, kind: 'xyz', tiles: [`${groundAddress}/{z}/{x}/{y}.png`], attribution, min_zoom: 0, max_zoom: 18 }]),
    });
    browser = await launch();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    ground?.close();
  }, 60_000);

  it('a configured basemap is chosen from the menu, drawn, named in the sources and kept in the address', async () => {
    asked = [];
    const { page, context, complaints } = await visit(browser, product.address, '/?panel=none&lang=zh&at=106.8,39.5,11');
    await mapIsIdle(page);
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: '底图' }).click();
    await page.getByRole('menuitem', { name: '测试底图' }).click();
    await page.waitForURL(/ground=test/);
    await mapIsIdle(page);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((path) => /^\/\d+\/\d+\/\d+\.png$/.test(path))).toBe(true);
    await page.getByRole('button', { name: '资料来源' }).click();
    await page.getByText(attribution).waitFor();
    expect({ ...complaints, foreignRequests: complaints.foreignRequests.filter((url) => !url.startsWith(`${groundAddress}/`)) }).toEqual({ consoleErrors: [], failedRequests: [], foreignRequests: [] });
    await context.close();
  });

  it('the policy of the page lets through that host and no other', async () => {
    const { page, context } = await visit(browser, product.address, '/?panel=none');
    const stranger = createServer((_, answer) => answer.writeHead(200, { 'access-control-allow-origin': '*' }).end('{}'));
    const port = await freePort();
    await new Promise<void>((done) => stranger.listen(port, '127.0.0.1', done));
    const reaches = (url: string) => page.evaluate((address) => fetch(address).then(() => true, () => false), url);
    expect(await reaches(`${groundAddress}/1/0/0.png`)).toBe(true);
    expect(await reaches(`http://127.0.0.1:${port}/`)).toBe(false);
    stranger.close();
    await context.close();
  });

  it('tiles that fail leave the map at rest, with words about it, and come by themselves when they can be had', async () => {
    const { page, context } = await visit(browser, product.address, '/favicon.svg');
    await page.route('**/tiles/districts/**', (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto(`${product.address}/?panel=none&lang=zh&on=districts&at=106.8,39.5,11`);
    await page.getByRole('alert').getByText('行政区划').waitFor();
    await mapIsIdle(page);
    await page.unroute('**/tiles/districts/**');
    const come = page.waitForResponse((answer) => /\/tiles\/districts\//.test(answer.url()) && answer.status() === 200);
    await come;
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await mapIsIdle(page);
    expect(await page.locator('#map').getAttribute('aria-busy')).toBe('false');
    await context.close();
  });

  it('a part that a renewed server no longer has is said to be missing, leaves the page standing and comes by itself', async () => {
    const { page, context } = await visit(browser, product.address, '/?panel=conflicts&lang=zh');
    const panel = page.getByRole('region', { name: '空间冲突检查' }).first();
    await panel.getByText('按规则').waitFor();
    await page.route('**/RulesFace-*.js', (route) => route.fulfill({ status: 404, body: '' }));
    await panel.getByText('规则', { exact: true }).click();
    await page.getByRole('alert').getByText('页面有一部分未能取得').waitFor();
    expect(await panel.count()).toBe(1);
    await page.unroute('**/RulesFace-*.js');
    await panel.getByText('27 条规则', { exact: false }).waitFor();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await context.close();
  });

  it('the server goes away and comes back: the page says so, waits, and goes on by itself', async () => {
    const { page, context } = await visit(browser, product.address, '/?panel=none&lang=zh&at=106.8,39.5,12');
    await mapIsIdle(page);
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
    await product.halt();
    await page.getByRole('button', { name: '放大' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByText('服务器没有应答').waitFor({ timeout: 60_000 });
    // A panel whose code was never fetched must not bring the page down.
    await page.getByRole('button', { name: '治理' }).click();
    await page.getByRole('region', { name: '治理面积台账' }).waitFor();
    await product.resume();
    await page.getByRole('alert').waitFor({ state: 'detached', timeout: 60_000 });
    await page.getByText('33.057 km²').first().waitFor({ timeout: 60_000 });
    await mapIsIdle(page);
    expect(await page.locator('body[data-same-page]').count()).toBe(1);
    await context.close();
  });

  it('data loaded while the page is open are on the map without a reload', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'anlan-load-'));
    const file = join(folder, 'heap.geojson');
    const ring = [[106.79, 39.49], [106.81, 39.49], [106.81, 39.51], [106.79, 39.51], [106.79, 39.49]];
    await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', id: 'e2e-heap', properties: { name: '端到端测试堆场', kind: 'spoil_heap' }, geometry: { type: 'Polygon', coordinates: [ring] } }] }));
    const { page, context, complaints } = await visit(browser, product.address, '/?panel=none&lang=zh&on=spoil_heaps,districts&at=106.8,39.5,13');
    await mapIsIdle(page);
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
    const moved = page.waitForResponse((answer) => /\/tiles\/spoil_heaps\/2\//.test(answer.url()) && answer.status() === 200, { timeout: 90_000 });
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/cli.ts', 'load', file, '--layer', 'spoil_heaps'], { cwd: projectRoot, env: product.environment });
    await moved;
    await mapIsIdle(page);
    await page.mouse.click(720, 450);
    await page.getByRole('region', { name: '端到端测试堆场' }).or(page.getByText('端到端测试堆场')).first().waitFor();
    expect(await page.locator('body[data-same-page]').count()).toBe(1);
    expect(complaints.consoleErrors).toEqual([]);
    await context.close();
    await rm(folder, { recursive: true, force: true });
  });
});
