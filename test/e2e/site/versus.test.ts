/** A link that compares a drawn site with a saved one, opened by a stranger: it says why it does not, and does after signing in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { encodeSite } from '../../../client/view/site/site-link.ts';
import { nothingSaid } from '../../../client/view/site/site.ts';
import { chromiumPath, launch, visit } from '../browser.ts';
import { startProduct, type Product } from '../product.ts';

const password = 'river-and-dunes-2026';
const square = (west: number, south: number) => ({ type: 'Polygon', coordinates: [[[west, south], [west + 0.01, south], [west + 0.01, south + 0.01], [west, south + 0.01], [west, south]]] });

describe.skipIf(!chromiumPath)('a link to a comparison (needs /usr/bin/chromium)', { timeout: 240_000 }, () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct({ ANLAN_ANONYMOUS_ROLE: 'public' });
    browser = await launch();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  it('offers a stranger to sign in, and compares then', async () => {
    const planner = await browser.newContext();
    const send = async (method: string, path: string, data: object, token = ''): Promise<{ csrf?: string; id?: string }> =>
      (await planner.request.fetch(`${product.address}${path}`, { method, data, headers: token ? { 'x-csrf-token': token } : {} })).json() as Promise<{ csrf?: string; id?: string }>;
    const once = /one-time password: (\S+)/.exec(product.output())?.[1] ?? '';
    const { csrf: first } = await send('POST', '/api/session', { login: 'admin', password: once });
    await send('PUT', '/api/session/password', { current: once, password }, first);
    const { csrf } = await send('POST', '/api/session', { login: 'admin', password });
    const said = { activity: 'chemical_project', act_type: 'new', act_date: '2026-10-01', name: '方案乙' };
    let id: string | undefined;
    // The very first check on a busy machine may take longer than a check is given.
    await expect.poll(async () => (id = (await send('POST', '/api/sites', { geometry: square(106.83, 39.31), said }, csrf)).id), { timeout: 100_000, interval: 1_000 }).toMatch(/\S/);
    await planner.close();

    const draft = encodeSite({ shape: square(106.85, 39.33), said: { ...nothingSaid, ...said, act_type: 'new', name: '方案甲' } }) ?? '';
    const { page, context } = await visit(browser, product.address, `/?panel=site&${new URLSearchParams({ draft, versus: id ?? '' })}`);
    await page.locator('[data-testid=overall][aria-busy=false]').waitFor({ timeout: 40_000 });
    await page.getByText('登录后自动对比', { exact: false }).waitFor();
    expect(await page.getByTestId('compare').count()).toBe(0);
    await page.getByRole('status').locator('xpath=..').getByRole('button', { name: '登录' }).click();
    await page.getByLabel('用户名').fill('admin');
    await page.locator('input[type=password]').fill(password);
    await page.keyboard.press('Enter');
    const table = page.getByTestId('compare');
    await table.waitFor({ timeout: 40_000 });
    expect(await table.textContent()).toMatch(/方案甲.*方案乙/);
    expect(await page.getByText('登录后自动对比', { exact: false }).count()).toBe(0);
    await context.close();
  });
});
