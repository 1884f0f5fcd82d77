/** The filters of the findings in a real browser: Back through them, figures on their way, every column, a link on a phone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launch, mapIsIdle, visit, type Visitor } from '../browser.ts';
import { startProduct, type Product } from '../product.ts';

const nothing = { consoleErrors: [], failedRequests: [], foreignRequests: [] };
/** What is listed when nobody says otherwise. */
const usual = 'verdict=prohibited,restricted,review,undetermined&life=new,persisting,relapsed';

interface Point {
  readonly key: string;
  readonly point: readonly [number, number];
}

describe.skipIf(!chromiumPath)('filters of findings (needs /usr/bin/chromium)', { timeout: 180_000 }, () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct();
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
  const isCounted = (page: Page, count: number) => page.getByRole('heading', { name: `${count.toLocaleString('en-US')} 项结论`, exact: true }).waitFor();

  it('Back undoes one filter, one opened finding after the other, and leaves the page only at its beginning', async () => {
    const { page, context, complaints } = await open('/?panel=conflicts&lang=zh');
    const [all, review] = [await total(usual), await total('verdict=review&life=new,persisting,relapsed')];
    await isCounted(page, all);
    await mapIsIdle(page);
    await page.locator('button[data-bar="review"]').click();
    await isCounted(page, review);
    const { by } = await ask<{ by: { rule: { key: string }[] } }>('/api/findings/summary?verdict=review&life=new,persisting,relapsed');
    const rule = by.rule[0]?.key ?? '';
    await page.locator(`button[data-bar="${rule}"]`).click();
    await page.waitForURL((url) => url.searchParams.get('rule') === rule);
    const filtered = page.url();
    await page.locator('tr[data-finding]').first().click();
    await page.waitForURL((url) => url.searchParams.has('finding'));
    await page.getByRole('button', { name: '返回', exact: true }).waitFor();
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('finding'));
    expect(new URL(page.url()).searchParams.get('rule')).toBe(new URL(filtered).searchParams.get('rule'));
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('rule') && url.searchParams.get('verdict') === 'review');
    await isCounted(page, review);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('verdict') && url.searchParams.get('panel') === 'conflicts');
    await isCounted(page, all);
    await page.goForward();
    await page.waitForURL((url) => url.searchParams.get('verdict') === 'review');
    await isCounted(page, review);
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('while the rows of a new filter are on their way the former ones say so, and no fault leaves them standing', async () => {
    const { page, context } = await open('/?panel=conflicts&lang=zh');
    await isCounted(page, await total(usual));
    let answer: (() => void) | null = null;
    const held = new Promise<void>((done) => (answer = done));
    await page.route(/\/api\/findings(\/summary)?\?.*verdict=review/, async (route) => {
      await held;
      await route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ code: 'INTERNAL', title: 'x', status: 500, detail: '试验故障', type: 'x', instance: '' }) });
    });
    await page.locator('button[data-bar="review"]').click();
    await page.locator('section[data-panel-sheet="dock"]').getByRole('heading', { name: '正在按新的条件更新…' }).waitFor();
    await page.getByText('正在按新的条件重新计数…').waitFor();
    const dimmed = page.locator('[aria-busy="true"]:has(tr[data-finding])');
    expect(await dimmed.count()).toBe(1);
    // They fade, so it takes a moment.
    await expect.poll(() => dimmed.locator('table').evaluate((table) => getComputedStyle(table.closest('[aria-busy] > *') ?? table).opacity)).toBe('0.4');
    expect(await page.getByRole('button', { name: '导出' }).count()).toBe(0);
    (answer as (() => void) | null)?.();
    await page.getByText('试验故障').first().waitFor();
    await page.locator('tr[data-finding]').first().waitFor({ state: 'detached' });
    expect(await page.locator('button[data-bar="prohibited"]').count()).toBe(0);
    await context.close();
  });

  it('every column of the table can be reached; what a row is about stays in sight meanwhile', async () => {
    const { page, context } = await open('/?panel=conflicts&lang=zh');
    await page.locator('tr[data-finding]').first().waitFor();
    const name = page.locator('tr[data-finding]').first().locator('td').nth(2);
    const before = await name.boundingBox();
    for (let times = 0; times < 4 && (await page.getByRole('button', { name: '右侧还有更多列' }).count()) > 0; times++) {
      await page.getByRole('button', { name: '右侧还有更多列' }).click();
      await page.waitForTimeout(200);
    }
    expect(await page.getByRole('button', { name: '右侧还有更多列' }).count()).toBe(0);
    const last = await page.locator('th', { hasText: '主管部门' }).boundingBox();
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(1440);
    expect((await name.boundingBox())?.x).toBe(before?.x);
    await context.close();
  });

  it('each department is chosen by itself', async () => {
    const { page, context } = await open('/?panel=conflicts&lang=zh');
    await isCounted(page, await total(usual));
    const { by } = await ask<{ by: { unit: { key: string }[] } }>(`/api/findings/summary?${usual}`);
    expect(by.unit.filter(({ key }) => key.includes('、'))).toEqual([]);
    const unit = by.unit[0]?.key ?? '';
    await page.locator(`button[data-bar="${unit}"]`).click();
    await isCounted(page, await total(`${usual}&unit=${encodeURIComponent(unit)}`));
    const named = await page.locator('tr[data-finding]').evaluateAll((rows) => rows.map((row) => row.lastElementChild?.textContent ?? ''));
    expect(named.filter((units) => !units.includes(unit))).toEqual([]);
    await context.close();
  });

  it('a link made on a desk brings its findings into view on a phone', async () => {
    const { by } = await ask<{ by: { rule: { key: string }[] } }>(`/api/findings/summary?${usual}`);
    const rule = by.rule[0]?.key ?? '';
    const marks = (await ask<{ points: Point[] }>(`/api/findings/points?${usual}&rule=${rule}`)).points;
    // A corner of the country where no finding lies.
    const { page, context } = await open(`/?panel=conflicts&lang=zh&rule=${rule}&at=105.5,38.5,12`, { width: 390, height: 844 });
    await page.locator('button[data-finding]').first().waitFor();
    await page.waitForURL((url) => !url.searchParams.get('at')?.startsWith('105.5'));
    const [longitude = 0, latitude = 0] = (new URL(page.url()).searchParams.get('at') ?? '').split(',').map(Number);
    const [west, east] = [Math.min(...marks.map(({ point }) => point[0])), Math.max(...marks.map(({ point }) => point[0]))];
    const north = Math.max(...marks.map(({ point }) => point[1]));
    expect(longitude).toBeCloseTo((west + east) / 2, 1);
    // The sheet covers the lower half: the middle of the screen lies south of what is seen above it.
    expect(latitude).toBeLessThan(north);
    expect(await page.locator('button[data-finding]').count()).toBe(Math.min(200, marks.length));
    await context.close();
  });
});
