/** The whole page by keyboard alone: the way from the first Tab to the map, opening and closing, ordering, Escape. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launch, visit } from './browser.ts';
import { startProduct, type Product } from './product.ts';

/** What has the keyboard's focus, in the words of a screen reader, as far as they matter here. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return 'nothing';
    if (one.tagName === 'CANVAS') return 'map';
    if (one.id === 'map') return 'place of the map';
    const place = one.closest('nav') ? 'rail' : one.closest('section[data-side="right"]') ? 'card' : one.closest('section[data-panel-sheet]') ? 'panel' : one.closest('[role="toolbar"]') ? 'tools' : one.closest('header') ? 'search' : one.matches('a[href="#map"]') ? 'skip link' : 'corner';
    return `${place}: ${one.getAttribute('aria-label') ?? one.textContent?.trim().slice(0, 40) ?? ''}`;
  });

async function tabUntil(page: Page, wanted: RegExp, key = 'Tab', limit = 80): Promise<string[]> {
  const way: string[] = [];
  for (let step = 0; step < limit; step++) {
    await page.keyboard.press(key);
    way.push(await focused(page));
    if (wanted.test(way.at(-1) ?? '')) return way;
  }
  throw new Error(`${limit} times ${key} do not reach ${wanted}:\n${way.join('\n')}`);
}

describe.skipIf(!chromiumPath)('by keyboard alone (needs /usr/bin/chromium)', { timeout: 180_000 }, () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct();
    browser = await launch();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  const open = async (path: string) => {
    const visited = await visit(browser, product.address, path);
    await visited.page.locator('#map canvas').first().waitFor();
    return visited;
  };

  it('Tab goes from the link past everything over search, rail, panel and tools to the map', async () => {
    const { page, context } = await open('/?panel=measure&lang=zh');
    await page.getByRole('region', { name: '量测' }).getByRole('button').nth(2).waitFor();
    const way = await tabUntil(page, /^map$/);
    const places = way.map((each) => each.split(':')[0] ?? '').filter((place, index, all) => place !== all[index - 1]);
    expect(places).toEqual(['skip link', 'search', 'rail', 'panel', 'tools', 'corner', 'map']);
    await context.close();
  });

  it('the first Tab and Enter skip to the map, where the keys move it', async () => {
    const { page, context } = await open('/?panel=none&at=106.8,39.5,12');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('place of the map');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('map');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => Number(url.searchParams.get('at')?.split(',')[0]) > 106.805);
    await context.close();
  });

  it('layers change their order with the arrow buttons, which keep the focus', async () => {
    const { page, context } = await open('/?panel=layers&lang=zh&on=wetlands,water_bodies,districts');
    await page.getByRole('radio', { name: '按主题' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-row]').first().waitFor();
    await tabUntil(page, /湿地 下移一层/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/on=water_bodies,wetlands,districts/);
    expect(await focused(page)).toBe('panel: 湿地 下移一层');
    await page.keyboard.press('Enter');
    await page.waitForURL(/on=water_bodies,districts,wetlands/);
    await context.close();
  });

  it('Escape closes results, then the panel it is in, and the focus goes back to the rail', async () => {
    const { page, context } = await open('/?panel=none&lang=zh');
    await page.keyboard.press('/');
    await page.keyboard.type('wd');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    expect(await page.getByRole('combobox').inputValue()).toBe('wd');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('combobox').inputValue()).toBe('');
    await page.getByRole('button', { name: '冲突' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-finding]').first().waitFor();
    await tabUntil(page, /^panel: /);
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: '空间冲突检查' }).waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('rail: 冲突');
    await context.close();
  });

  it('Escape on the map closes the card; in a drawing it begins anew, then puts the pen down', async () => {
    const { page, context } = await open('/?panel=measure&lang=zh&feature=chemical_parks/park-haibowan');
    const card = page.locator('section[data-side="right"]');
    await card.getByRole('button', { name: '下载 GeoJSON' }).waitFor();
    await page.locator('#map canvas').first().focus();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /距离/ }).first().click();
    await page.getByLabel('输入拐点坐标').fill('106.80, 39.50');
    await page.keyboard.press('Enter');
    await page.getByLabel('输入拐点坐标').fill('106.82, 39.50');
    await page.keyboard.press('Enter');
    // 0.02° on the parallel 39.5° N: 1720.268 m (GeographicLib).
    await page.getByText(/1\.720 km/).first().waitFor();
    await page.getByRole('button', { name: '结束' }).focus();
    await page.keyboard.press('Escape');
    await page.getByText(/1\.720 km/).first().waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '结束' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('region', { name: '量测' }).isVisible()).toBe(true);
    await context.close();
  });
});
