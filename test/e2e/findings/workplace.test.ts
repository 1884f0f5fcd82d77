/** The workplace of findings in a real browser: a bar filters rows and marks, a mark finds its row, a link, a file and a print hold exactly the filter. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launch, mapIsIdle, visit, type Visitor } from '../browser.ts';
import { startProduct, type Product } from '../product.ts';

const nothing = { consoleErrors: [], failedRequests: [], foreignRequests: [] };
const password = 'Wuhai-e2e-2026';
/** What is listed when nobody says otherwise. */
const usual = 'verdict=prohibited,restricted,review,undetermined&life=new,persisting,relapsed';

interface Point {
  readonly key: string;
  readonly point: readonly [number, number];
}

describe.skipIf(!chromiumPath)('findings at work (needs /usr/bin/chromium)', { timeout: 180_000 }, () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct({ ANLAN_ADMIN_PASSWORD: password });
    browser = await launch();
    while (!(await ask<{ scanned_at: string | null }>('/api/findings?limit=1')).scanned_at) await new Promise((done) => setTimeout(done, 300));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  const open = (path: string, visitor?: Visitor) => visit(browser, product.address, path, visitor);
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${product.address}${path}`)).json()) as T;
  const total = async (filter: string): Promise<number> => (await ask<{ total: number }>(`/api/findings?limit=1&${filter}`)).total;
  const points = async (filter: string): Promise<readonly Point[]> => (await ask<{ points: Point[] }>(`/api/findings/points?${filter}`)).points;
  const isCounted = (page: Page, count: number) => page.getByRole('heading', { name: `${count.toLocaleString('en-US')} 项结论`, exact: true }).waitFor();

  /** A finding with nothing else within about 300 m, and a rule that found nothing there. */
  const alone = async (): Promise<{ one: Point; rule: string; other: string }> => {
    const all = await points(usual);
    const far = (a: Point, b: Point): boolean => Math.hypot(a.point[0] - b.point[0], a.point[1] - b.point[1]) > 0.003;
    const one = all.find((each) => all.every((other) => other === each || far(each, other)));
    if (!one) throw new Error('no finding lies alone');
    const rule = one.key.slice(0, one.key.indexOf(':'));
    const other = all.map(({ key }) => key.slice(0, key.indexOf(':'))).find((id) => id !== rule);
    if (!other) throw new Error('only one rule found anything');
    return { one, rule, other };
  };

  it('a click on a bar filters list, marks and the other charts; a link opened anew shows the same', async () => {
    const { page, context, complaints } = await open('/?panel=conflicts&lang=zh');
    await isCounted(page, await total(usual));
    const { by } = await ask<{ by: { rule: { key: string }[] } }>(`/api/findings/summary?${usual}`);
    const rule = by.rule[1]?.key ?? '';
    const marks = page.waitForResponse((answer) => answer.url().includes('/api/findings/points') && answer.url().includes(`rule=${rule}`));
    await page.locator(`button[data-bar="${rule}"]`).click();
    await page.waitForURL((url) => url.searchParams.get('rule') === rule);
    const wanted = await total(`${usual}&rule=${rule}`);
    expect(wanted).toBeLessThan(await total(usual));
    await isCounted(page, wanted);
    expect(((await (await marks).json()) as { points: unknown[] }).points).toHaveLength(wanted);
    const keys = await page.locator('tr[data-finding]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-finding') ?? ''));
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !key.startsWith(`${rule}:`))).toEqual([]);
    const again = await open(page.url().slice(product.address.length));
    await isCounted(again.page, wanted);
    expect(await again.page.locator(`button[data-bar="${rule}"]`).getAttribute('aria-pressed')).toBe('true');
    await again.page.getByRole('button', { name: /^去掉筛选：/ }).click();
    await isCounted(again.page, await total(usual));
    expect(complaints).toEqual(nothing);
    expect(again.complaints).toEqual(nothing);
    await context.close();
    await again.context.close();
  });

  it('a click on a mark opens its row; where the filter leaves it out there is no mark', async () => {
    const { one, rule, other } = await alone();
    const { page, context } = await open(`/?panel=conflicts&lang=zh&on=none&rule=${rule}&at=${one.point.join(',')},15`);
    await page.locator('tr[data-finding]').first().waitFor();
    await mapIsIdle(page);
    await page.mouse.click(720, 450);
    await page.waitForURL((url) => url.searchParams.get('finding') === one.key);
    await page.locator('tr[data-finding][aria-current]').waitFor();
    expect(await page.locator('tr[aria-current]').getAttribute('data-finding')).toBe(one.key);
    await page.goto(`${product.address}/?panel=conflicts&lang=zh&on=none&rule=${other}&at=${one.point.join(',')},15`);
    await page.locator('tr[data-finding]').first().waitFor();
    await mapIsIdle(page);
    await page.mouse.click(720, 450);
    await page.getByText('此处没有已显示图层的要素').waitFor();
    expect(new URL(page.url()).searchParams.get('finding')).toBeNull();
    await context.close();
  });

  it('only what the map shows is listed while that is asked for, and the list follows the map', async () => {
    const { one } = await alone();
    const { page, context } = await open(`/?panel=conflicts&lang=zh&at=${one.point.join(',')},15`);
    await page.locator('tr[data-finding]').first().waitFor();
    await mapIsIdle(page);
    await page.getByRole('switch', { name: '只看地图当前范围' }).click();
    await page.waitForURL((url) => url.searchParams.has('bbox'));
    const box = new URL(page.url()).searchParams.get('bbox') ?? '';
    await isCounted(page, await total(`${usual}&bbox=${box}`));
    await page.getByRole('button', { name: '缩小', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('bbox') !== box);
    const [west = 0, south = 0, east = 0, north = 0] = (new URL(page.url()).searchParams.get('bbox') ?? '').split(',').map(Number);
    const [was_west = 0, was_south = 0, was_east = 0, was_north = 0] = box.split(',').map(Number);
    expect([west < was_west, south < was_south, east > was_east, north > was_north]).toEqual([true, true, true, true]);
    await context.close();
  });

  it('by keyboard: the arrows walk the rows, Space chooses, Enter opens, and the way back ends in the row', async () => {
    const { page, context } = await open('/?panel=conflicts&lang=zh');
    await page.locator('tr[data-finding]').nth(3).waitFor();
    await page.locator('tr[data-finding][tabindex="0"]').focus();
    const third = await page.locator('tr[data-finding]').nth(2).getAttribute('data-finding');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: '已选 1 项' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('finding') === third);
    await page.getByRole('button', { name: '返回', exact: true }).press('Enter');
    await page.waitForURL((url) => !url.searchParams.has('finding'));
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-finding'))).toBe(third);
    await context.close();
  });

  it.each([['CSV 表格', 'csv'], ['GeoJSON 图形', 'geojson']] as const)('exports exactly what is filtered: %s', async (name, kind) => {
    const { page, context } = await open('/?panel=conflicts&lang=zh&verdict=review');
    const wanted = await total('verdict=review&life=new,persisting,relapsed');
    await isCounted(page, wanted);
    await page.getByRole('button', { name: '导出' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    const text = await readFile(await (await coming).path(), 'utf8');
    const rows = kind === 'csv' ? Papa.parse(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true, header: true }).data : (JSON.parse(text) as { features: unknown[] }).features;
    expect(rows).toHaveLength(wanted);
    await context.close();
  });

  it('a reviewer exempts a finding: it turns grey, stays in the list, and its history says why', async () => {
    const { page, context } = await open('/?panel=conflicts&lang=zh');
    await page.request.post(`${product.address}/api/session`, { data: { login: 'admin', password }, headers: { origin: product.address } });
    const [row] = (await ask<{ rows: { key: string }[] }>(`/api/findings?limit=1&standing=open&${usual}`)).rows;
    await page.goto(`${product.address}/?panel=conflicts&lang=zh&finding=${encodeURIComponent(row?.key ?? '')}`);
    await page.getByRole('button', { name: '豁免' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('豁免须写明到期日').waitFor();
    await page.getByLabel('理由').fill('已批准的应急工程');
    await page.getByLabel('证据（文号或链接）').fill('乌环审〔2026〕12号');
    await page.getByLabel('签署人').fill('李局长');
    await page.getByLabel('豁免到期日').fill('2099-12-31');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('予以豁免').waitFor();
    await page.locator('tr[aria-current][data-muted]').waitFor();
    expect(await page.locator('section[data-panel-sheet]').first().textContent()).toContain('有效至 2099-12-31');
    await context.close();
  });

  it('who may not decide is told who does', async () => {
    const [row] = (await ask<{ rows: { key: string }[] }>(`/api/findings?limit=1&${usual}`)).rows;
    const { page, context } = await open(`/?panel=conflicts&lang=zh&finding=${encodeURIComponent(row?.key ?? '')}`);
    await page.getByText('确认、误报、豁免由审核人员处理').waitFor();
    expect(await page.getByRole('button', { name: '豁免', exact: true }).count()).toBe(0);
    await context.close();
  });

  /** Pages that Chromium makes of what lies open to be printed. */
  const printed = async (page: Page): Promise<number> => {
    await page.locator('[role="dialog"][data-ready]').waitFor({ timeout: 120_000 });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1')).toMatch(/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  };

  it('prints a chosen selection on A4: a list, then each finding on pages of its own, with its map', async () => {
    const { page, context, complaints } = await open('/?panel=conflicts&lang=zh');
    await page.locator('tr[data-finding]').nth(1).waitFor();
    const keys = await page.locator('tr[data-finding]').evaluateAll((rows) => rows.slice(0, 2).map((row) => row.getAttribute('data-finding') ?? ''));
    for (const key of keys) await page.locator(`tr[data-finding="${key}"] input`).check();
    await page.getByRole('button', { name: '打印所选' }).click();
    const together = await printed(page);
    expect(await page.locator('[role="dialog"] article img').evaluateAll((maps) => maps.map((map) => (map as HTMLImageElement).naturalWidth))).toEqual([1700, 1700]);
    expect(await page.locator('[role="dialog"]').textContent()).toContain('EPSG:4490');
    const apart: number[] = [];
    for (const key of keys) {
      await page.goto(`${product.address}/?panel=conflicts&lang=zh&print=${encodeURIComponent(key)}`);
      apart.push(await printed(page));
    }
    expect(apart.every((pages) => pages >= 1 && pages <= 3)).toBe(true);
    expect(together).toBe(1 + (apart[0] ?? 0) + (apart[1] ?? 0));
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('print'));
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('a rule’s page says its law, its data and its findings; scans say what they changed', async () => {
    const { page, context, complaints } = await open('/?panel=conflicts&face=rules&lang=zh');
    await page.locator('button[data-rule]').first().click();
    await page.getByText('现行').first().waitFor();
    await page.getByText('受检图层').waitFor();
    const rule = new URL(page.url()).searchParams.get('about') ?? '';
    await page.getByRole('button', { name: '查看这条规则的结论' }).click();
    await isCounted(page, await total(`${usual}&rule=${rule}`));
    await page.locator('section label', { hasText: '扫描' }).click();
    await page.getByText('首次启动').waitFor();
    await page.getByRole('button', { name: '查看变化' }).first().click();
    await page.waitForURL((url) => url.searchParams.has('scan'));
    await page.locator('tr[data-finding]').first().waitFor();
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('on a phone the filters are a sheet of their own, and the list follows', async () => {
    const { page, context, complaints } = await open('/?panel=conflicts&lang=zh', { width: 390, height: 844 });
    await page.locator('button[data-finding]').first().waitFor();
    await page.getByRole('button', { name: '筛选' }).click();
    await page.locator('button[data-bar="prohibited"]').click();
    const wanted = await total('verdict=prohibited&life=new,persisting,relapsed');
    await page.getByRole('button', { name: `查看 ${wanted} 项结论` }).click();
    await page.locator('button[data-finding]').first().waitFor();
    expect(await page.locator('button[data-finding]').count()).toBe(Math.min(200, wanted));
    expect(complaints).toEqual(nothing);
    await context.close();
  });
});
