/** The site check by hand: drawn with mouse and keyboard, dragged over a border, read from a 界址点 text and a GBK shapefile, saved, compared, printed. */
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { SiteAnswer } from '../../../server/contract/sites.ts';
import { PRJ_4524, WUHAI_GBK, writeDbf, writeShp } from '../../server/sites/write-shapefile.ts';
import { chromiumPath, launch, mapIsIdle, visit, type Visitor } from '../browser.ts';
import { startProduct, type Product } from '../product.ts';

const nothing = { consoleErrors: [], failedRequests: [], foreignRequests: [] };
const password = 'river-and-dunes-2026';

// pyproj: EPSG:4524 of 106.79/106.81 E, 39.31/39.33 N, X (north) and Y (east): across the river at Lasengmiao.
const ACROSS = [[4353617.874, 36395639.423], [4353594.982, 36397364.441], [4355815.509, 36397393.669], [4355838.404, 36395669.142]] as const;
const BOUNDARY = `[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n带号=36\n[地块坐标]\n4,0,1,沿河地块,面,,,,@\n${ACROSS.map(([x, y], at) => `J${at + 1},1,${x},${y}`).join('\n')}`;

/** The pen follows the pointer frame by frame. */
async function clickMap(page: Page, x: number, y: number): Promise<void> {
  await page.mouse.move(x - 4, y);
  await page.mouse.move(x, y, { steps: 3 });
  await page.waitForTimeout(150);
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForTimeout(200);
}

async function dragMap(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...from, { steps: 4 });
  await page.waitForTimeout(200);
  await page.mouse.down();
  for (let step = 1; step <= 20; step += 1) {
    await page.mouse.move(from[0] + ((to[0] - from[0]) * step) / 20, from[1] + ((to[1] - from[1]) * step) / 20);
    await page.waitForTimeout(40);
  }
  await page.mouse.up();
}

async function sayWhat(page: Page, activity: string): Promise<void> {
  await page.getByRole('combobox', { name: '拟建什么' }).click();
  await page.getByRole('option', { name: activity, exact: true }).click();
  await page.getByLabel('行为发生日').fill('2026-10-01');
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: '粘贴坐标' }).click();
  await page.getByLabel('坐标文本').fill(text);
  await page.getByRole('button', { name: '采用' }).click();
}

/** The server's answer for what is on the map now comes to be this verdict. */
async function becomes(page: Page, tone: string): Promise<void> {
  await page.locator(`[data-testid=overall][aria-busy=false][data-tone=${tone}]`).waitFor({ timeout: 40_000 });
}

describe.skipIf(!chromiumPath)('the site check (needs /usr/bin/chromium)', { timeout: 240_000 }, () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct();
    browser = await launch();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  const open = (path: string, visitor?: Visitor) => visit(browser, product.address, path, visitor);

  /** The first start prints a one-time password. */
  async function signIn(page: Page): Promise<void> {
    const send = async (method: string, path: string, data: object, token?: string): Promise<{ csrf?: string }> =>
      (await page.request.fetch(`${product.address}${path}`, { method, data, headers: token ? { 'x-csrf-token': token } : {} })).json() as Promise<{ csrf?: string }>;
    const known = await send('POST', '/api/session', { login: 'admin', password });
    if (!known.csrf) {
      const once = /one-time password: (\S+)/.exec(product.output())?.[1] ?? '';
      const { csrf } = await send('POST', '/api/session', { login: 'admin', password: once });
      await send('PUT', '/api/session/password', { current: once, password }, csrf);
    }
    await page.reload();
    await mapIsIdle(page);
  }

  it('drawn with the mouse and dragged over the border of a zone, the verdict changes; undo takes it back', async () => {
    const { page, context, complaints } = await open('/?panel=site&lang=zh&at=106.82,39.32,12.5');
    await mapIsIdle(page);
    await page.getByRole('button', { name: '画面' }).click();
    await page.waitForTimeout(1_500);
    for (const [x, y] of [[1000, 420], [1100, 420], [1100, 500], [1000, 500]] as const) await clickMap(page, x, y);
    await page.keyboard.press('Enter');
    await sayWhat(page, '化工项目');
    await becomes(page, 'clear');
    const east = page.url();
    // At this zoom a degree is 8,240 px: 500 px carry it 0.06° west, from 106.86°E on dry ground to the river.
    await dragMap(page, [1050, 460], [550, 460]);
    await becomes(page, 'prohibited');
    expect(await page.locator('[data-rule][data-verdict="prohibited"]').count()).toBeGreaterThan(0);
    expect(page.url()).not.toBe(east);
    await page.getByRole('button', { name: '撤销' }).click();
    await becomes(page, 'clear');
    await page.getByRole('button', { name: '重做' }).click();
    await becomes(page, 'prohibited');
    expect(complaints).toEqual(nothing);
    // The unsaved site travels in the address, which is written once the hand has rested.
    await page.waitForTimeout(2_000);
    const link = page.url();
    await context.close();
    const other = await open(link.slice(product.address.length));
    await becomes(other.page, 'prohibited');
    await other.context.close();
  });

  it('while the hand drags, a preview marked as such says what is met', async () => {
    const { page, context } = await open('/?panel=site&lang=zh&at=106.82,39.32,12.5');
    await mapIsIdle(page);
    await paste(page, '106.83,39.31\n106.84,39.31\n106.84,39.32\n106.83,39.32');
    await sayWhat(page, '化工项目');
    await becomes(page, 'clear');
    await page.goto((page.url().replace(/at=[^&]*/, 'at=106.82,39.315,12.5')));
    await becomes(page, 'clear');
    await mapIsIdle(page);
    const seen = page.getByTestId('preview').filter({ hasText: '预览：由浏览器估算' });
    const shown = seen.waitFor({ timeout: 20_000 });
    // 106.835 E lies 0.015° right of the middle: 175 px at this zoom.
    await page.mouse.move(720 + 120, 450);
    await page.waitForTimeout(300);
    await page.mouse.down();
    for (let step = 1; step <= 40; step += 1) {
      await page.mouse.move(840 - step * 6, 450);
      await page.waitForTimeout(50);
    }
    await shown;
    await page.mouse.up();
    await becomes(page, 'prohibited');
    expect(await seen.count()).toBe(0);
    await context.close();
  });

  it('drawn by keyboard alone: arrows, Space, Enter', async () => {
    const { page, context, complaints } = await open('/?panel=site&lang=zh&at=106.83,39.32,13');
    await mapIsIdle(page);
    await page.getByRole('button', { name: '画面' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('用键盘', { exact: false }).or(page.getByText('键盘：把焦点移到地图', { exact: false })).first().waitFor();
    await page.waitForTimeout(1_500);
    // From the rail the map is a few steps of the Tab key away; focus as that leaves it.
    await page.locator('canvas.maplibregl-canvas').first().focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await page.keyboard.press(' ');
      await page.waitForTimeout(250);
      await page.keyboard.press(key);
      await page.waitForTimeout(700);
    }
    await page.keyboard.press(' ');
    await page.waitForTimeout(250);
    await page.keyboard.press('Enter');
    await page.getByText('可以拖动拐点或整块地', { exact: false }).waitFor();
    await page.getByRole('combobox', { name: '拟建什么' }).focus();
    await page.keyboard.type('化工项目');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid=overall][aria-busy=false]').waitFor();
    expect(await page.locator('[data-rule]').count()).toBeGreaterThan(0);
    expect(await page.getByText(/公顷|km²/).first().textContent()).toMatch(/\d/);
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('a pasted 界址点 text is read while one types, its faults told by line', async () => {
    const { page, context, complaints } = await open('/?panel=site&lang=zh');
    await mapIsIdle(page);
    await page.getByRole('button', { name: '粘贴坐标' }).click();
    const box = page.getByLabel('坐标文本');
    await box.fill(BOUNDARY);
    await page.getByTestId('read').getByText('读出 1 个形状（界址点 txt）').waitFor();
    await page.getByTestId('read').getByText('EPSG:4524', { exact: false }).waitFor();
    await page.getByRole('button', { name: '采用' }).click();
    await sayWhat(page, '化工项目');
    await becomes(page, 'prohibited');
    expect(await page.getByLabel('名称').inputValue()).toBe('沿河地块');
    // The corners came from pyproj; the area of 0.02° by 0.02° there is 3.83 km² (GeographicLib).
    expect(await page.getByText(/^3\.83 km²/).count()).toBe(1);
    await page.getByRole('button', { name: '重新开始' }).click();
    await page.getByRole('button', { name: '粘贴坐标' }).click();
    await page.getByLabel('坐标文本').fill(BOUNDARY.replace('J3,1,', 'J3,1,x'));
    await page.getByText(/Line 10 is/).waitFor();
    expect(complaints.consoleErrors.filter((one) => !one.includes('400'))).toEqual([]);
    await context.close();
  });

  it('a zipped GBK shapefile is read, saved, run again, compared with another and printed', async () => {
    const { page, context } = await open('/?panel=site&lang=zh');
    await signIn(page);
    const ring = [...ACROSS, ACROSS[0]].map(([x, y]) => [y, x] as const).toReversed();
    const polygon = { rings: [ring], name: WUHAI_GBK };
    const zip = zipSync({ 'park.shp': writeShp([polygon]), 'park.dbf': writeDbf([polygon]), 'park.prj': new TextEncoder().encode(PRJ_4524) });
    await page.getByTestId('site-file').setInputFiles({ name: 'park.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
    await page.getByTestId('site-notes').getByText('EPSG:4524', { exact: false }).waitFor();
    expect(await page.getByLabel('名称').inputValue()).toBe('乌海化工园区');
    await sayWhat(page, '化工项目');
    await becomes(page, 'prohibited');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.waitForURL(/site=/);
    await page.getByRole('button', { name: '重新研判' }).click();
    await page.getByTestId('changes').getByText(/\d 已重新研判：数据和规则与上一次（2.*）相同，结论未变化。/).waitFor();
    await page.getByRole('button', { name: '重新开始' }).click();
    // Opened from the list again and once more, it is back with its answer, and the map goes there.
    for (let time = 0; time < 2; time += 1) {
      await page.getByText('已存地块', { exact: true }).click();
      await page.getByRole('button', { name: '打开 乌海化工园区' }).click();
      await becomes(page, 'prohibited');
    }
    await page.waitForURL((url) => Math.hypot(...(url.searchParams.get('at') ?? '0,0').split(',').slice(0, 2).map((part, index) => Number(part) - [106.8, 39.32][index]!)) < 0.03);
    await page.getByRole('button', { name: '重新开始' }).click();
    await paste(page, '106.84,39.33\n106.85,39.33\n106.85,39.34\n106.84,39.34');
    await page.getByLabel('名称').fill('备选二');
    await becomes(page, 'clear');
    await page.getByRole('button', { name: '比较', exact: true }).click();
    await page.getByRole('button', { name: '比较 乌海化工园区' }).click();
    const table = page.getByTestId('compare');
    await table.waitFor();
    expect(await table.locator('tr[data-differs]').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: '打印报告' }).click();
    await page.locator('[data-ready]').waitFor({ timeout: 60_000 });
    const paper = page.getByRole('dialog', { name: '选址研判报告' });
    expect(await paper.getByText('地块：备选二').count()).toBe(1);
    expect(await paper.getByText(/第 \d+ 版/).count()).toBeGreaterThan(0);
    expect(await paper.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(600);
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(30_000);
    await context.close();
  });

  it('an answer to former words is dimmed and said to be so, cannot be printed, and is gone when the new one fails', async () => {
    const { page, context } = await open('/?panel=site&lang=zh&at=106.82,39.32,12.5');
    await mapIsIdle(page);
    await paste(page, '106.83,39.31\n106.84,39.31\n106.84,39.32\n106.83,39.32');
    await sayWhat(page, '化工项目');
    await becomes(page, 'clear');
    const overall = page.getByTestId('overall');
    const printing = page.getByRole('button', { name: '打印报告' });
    expect(await printing.isEnabled()).toBe(true);
    let answerLate: (() => Promise<void>) | undefined;
    await page.route('**/api/check', (route) => {
      answerLate = () => route.abort('connectionfailed');
    });
    await page.getByLabel('行为发生日').fill('2019-10-01');
    await page.getByText('以下是改动前的结论，新结论返回后替换。').waitFor();
    expect(await overall.getAttribute('aria-busy')).toBe('true');
    expect(await overall.getAttribute('data-tone')).toBeNull();
    // It fades, so it takes a moment.
    await expect.poll(() => page.locator('[data-rule]').first().evaluate((rule) => getComputedStyle(rule.closest('[data-former][aria-busy=true]') ?? rule).opacity)).toBe('0.5');
    expect(await printing.isEnabled()).toBe(false);
    await expect.poll(() => answerLate !== undefined).toBe(true);
    await answerLate?.();
    await page.getByRole('alert').first().waitFor();
    expect(await overall.count() + (await page.locator('[data-rule]').count()) + (await printing.count())).toBe(0);
    await context.close();
  });

  it('a browser that speaks English sees English at first; a choice and a link say otherwise', async () => {
    const spoken = (page: Page): Promise<string | null> => page.locator('html').getAttribute('lang');
    const { page, context } = await open('/', { locale: 'en-GB' });
    await page.getByRole('button', { name: 'Layers' }).first().waitFor();
    expect(await spoken(page)).toBe('en');
    await page.evaluate(() => window.localStorage.setItem('anlan', '{"language":"zh"}'));
    await page.reload();
    await page.locator('html[lang=zh-CN]').waitFor();
    await page.goto(`${product.address}/?lang=en`);
    await page.locator('html[lang=en]').waitFor();
    await context.close();
    const other = await open('/', { locale: 'zh-CN' });
    await other.page.locator('html[lang=zh-CN]').waitFor();
    await other.context.close();
  });

  it('the check answers every rule and cannot be read by way of a rule about a closed layer', async () => {
    const answer = await fetch(`${product.address}/api/check`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ geometry: { type: 'Point', coordinates: [106.8, 39.32] }, said: { activity: 'chemical_project', act_type: 'new' } }),
    });
    const { rules } = (await answer.json()) as SiteAnswer;
    const catalogue = JSON.parse(await (await fetch(`${product.address}/api/catalogue`)).text()) as { rules: { id: string }[] };
    expect(rules.map(({ rule }) => rule)).toEqual(catalogue.rules.map(({ id }) => id));
  });
});

