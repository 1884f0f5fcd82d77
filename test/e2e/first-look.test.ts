/** A newcomer opens the page in a real Chromium: everything is drawn, nothing fails, nothing leaves the machine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { catalogue } from '../../data/catalogue.ts';
import { chromiumPath, launch, mapIsIdle, visit, type Visit } from './browser.ts';
import { startNewProduct, type Product } from './product.ts';

const nothing = { consoleErrors: [], failedRequests: [], foreignRequests: [] };
const everyLayer = catalogue.layers.map((layer) => layer.id).join(',');

/** Bytes of vector tiles received, by layer. */
function countTiles(page: Page): Map<string, number> {
  const received = new Map<string, number>();
  page.on('response', (response) => {
    const layer = /\/tiles\/([^/]+)\//.exec(response.url())?.[1];
    if (layer && response.status() === 200) received.set(layer, (received.get(layer) ?? 0) + 1);
  });
  return received;
}

describe.skipIf(!chromiumPath)('the product in Chromium (needs /usr/bin/chromium)', { timeout: 180_000 }, () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startNewProduct();
    browser = await launch();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  const open = (path: string, visitor?: Parameters<typeof visit>[3]): Promise<Visit> => visit(browser, product.address, path, visitor);

  it('draws every layer of the catalogue without a failed request, a console error or a foreign host', async () => {
    const { page, context, complaints } = await open('/?panel=layers');
    const received = countTiles(page);
    await page.goto(`${product.address}/?on=${everyLayer}&at=106.82,39.5,12`);
    await mapIsIdle(page);
    for (const z of [9.5, 13]) {
      await page.goto(`${product.address}/?on=${everyLayer}&at=106.8,39.42,${z}`);
      await mapIsIdle(page);
    }
    expect([...received.keys()].toSorted()).toEqual(catalogue.layers.map((layer) => layer.id).toSorted());
    expect(catalogue.layers.length).toBeGreaterThanOrEqual(18);
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('says in words that the map holds demonstration data', async () => {
    const { page, context } = await open('/');
    await page.getByText('本图含示意数据').first().waitFor();
    expect(await page.getByText('本图含示意数据').first().isVisible()).toBe(true);
    await context.close();
  });

  it.each(['zh', 'en'] as const)('opens every panel in %s without complaint, and nothing is wider than the screen, on a desk and on a phone', async (language) => {
    const { page, context, complaints } = await open(`/?lang=${language}&panel=layers`);
    for (const panel of ['layers', 'conflicts', 'site', 'targets', 'treatment', 'measure']) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`${product.address}/?lang=${language}&panel=${panel}&on=districts`);
      await mapIsIdle(page);
      for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
        await page.setViewportSize(size);
        await mapIsIdle(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${panel} at ${size.width}`).toBeLessThanOrEqual(0);
      }
    }
    expect(await page.locator('html').getAttribute('lang')).toMatch(language === 'zh' ? /^zh/ : /^en/);
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it.each([
    [320, 640],
    [390, 844],
    [800, 600],
    [1024, 700],
  ])('at %i × %i the readings, the zoom buttons and an open panel keep clear of each other', async (width, height) => {
    const { page, context } = await open(`/?lang=en&panel=${width < 720 ? 'none' : 'conflicts'}`, { width, height });
    await page.getByText('Contains demonstration data').first().waitFor();
    if (width >= 720) await page.locator('[data-finding]').first().waitFor();
    const named = (name: string): Locator => page.getByRole('button', { name });
    const parts = [page.getByText('Contains demonstration data').first(), named('Sources'), named('Zoom in'), named('Whole city'), ...(width < 720 ? [] : [page.getByRole('region', { name: 'Conflict check' })])];
    // All at one moment: the scale bar settles with the map.
    const handles = await Promise.all(parts.map((part) => part.elementHandle()));
    const boxes = await page.evaluate((elements) => elements.map((element) => element?.getBoundingClientRect().toJSON() as DOMRect), handles);
    for (const [index, one] of boxes.entries()) {
      expect(one.width).toBeGreaterThan(20);
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width).toBeLessThanOrEqual(width);
      for (const other of boxes.slice(index + 1)) {
        const apart = one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
        expect(apart, JSON.stringify([one, other])).toBe(true);
      }
    }
    await context.close();
  });

  it('keeps the whole view in the address: a copied link shows the same', async () => {
    const first = await open('/?at=106.81,39.46,12.5&panel=conflicts&lang=en&theme=dark');
    await mapIsIdle(first.page);
    await first.page.getByRole('button', { name: 'Layers', exact: true }).first().click();
    await first.page.waitForURL(/panel=layers|^[^?]*\?(?!.*panel)/);
    const address = first.page.url();
    const second = await open(address.slice(product.address.length));
    await mapIsIdle(second.page);
    expect(second.page.url()).toBe(address);
    expect(address).toContain('at=106.81,39.46,12.5');
    expect(address).toContain('lang=en');
    expect(address).toContain('theme=dark');
    await first.context.close();
    await second.context.close();
  });

  it('finds a park by its pinyin initials with the keyboard alone and opens its card', async () => {
    const { page, context, complaints } = await open('/');
    await mapIsIdle(page);
    await page.keyboard.press('/');
    await page.keyboard.type('wdcyy');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/feature=chemical_parks/);
    await page.getByText('示意数据').first().waitFor();
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('takes a quick Enter for the words just typed, not for the answer that still stands there', async () => {
    const { page, context } = await open('/');
    await mapIsIdle(page);
    await page.getByRole('combobox').first().fill('乌达产业园');
    await page.getByRole('option').first().waitFor();
    await page.getByRole('combobox').first().fill('海南产业园');
    await page.keyboard.press('Enter');
    await page.waitForURL(/feature=chemical_parks\/park-hainan/);
    expect(await page.getByRole('option').count()).toBe(0);
    await context.close();
  });

  it('opens the card of what is clicked on the map', async () => {
    // The lake's middle: water lies there whatever else does.
    const { page, context } = await open('/?at=106.772,39.62,14&panel=none');
    await mapIsIdle(page);
    await page.mouse.click(720, 450);
    await page.getByRole('complementary').or(page.getByRole('dialog')).or(page.getByRole('region')).getByText(/乌海湖/).first().waitFor();
    expect(await page.locator('section[data-side="right"]').textContent()).toContain('乌海湖');
    await context.close();
  });

  it('shows a prohibited project with its overlap, its law and the clipped piece', async () => {
    const { page, context, complaints } = await open('/?panel=conflicts&lang=zh&q=拉僧庙化学品储罐区');
    await mapIsIdle(page);
    await page.locator('tr[data-finding^="r1_shoreline_chemical:"][data-finding*="case-tank-yard-lasengmiao"]').click();
    await page.getByText('禁止在黄河干支流岸线管控范围内新建、扩建化工园区和化工项目。').first().waitFor();
    await page.getByText(/47,4\d\d(\.\d)? m²|4\.74\d? 公顷/).first().waitFor();
    await page.waitForURL(/finding=/);
    await mapIsIdle(page);
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('says that the treated area is a union smaller than the sum, in both readings', async () => {
    const { page, context } = await open('/?panel=treatment&lang=zh');
    await page.getByText('力争2025年完成治理流域面积40平方公里').first().waitFor();
    await page.getByText('33.057 km²').first().waitFor();
    await page.getByText('40.500 km²').first().waitFor();
    await page.getByText('2025年当年完成').first().waitFor();
    await page.getByText('到2025年底累计完成').first().waitFor();
    expect(await page.getByText('未达标', { exact: true }).count()).toBe(2);
    await context.close();
  });

  it('measures a drawn line on the ellipsoid', async () => {
    const { page, context, complaints } = await open('/?panel=measure&lang=zh&at=106.8,39.5,12');
    await mapIsIdle(page);
    await page.getByRole('button', { name: /距离/ }).first().click();
    for (const [x, y] of [[800, 300], [1000, 300], [1000, 500]] as const) {
      for (let step = 4; step >= 0; step--) await page.mouse.move(x - step * 6, y - step * 3);
      await page.waitForTimeout(80);
      await page.mouse.click(x, y);
      await page.waitForTimeout(80);
    }
    await page.keyboard.press('Enter');
    // 400 px at zoom 12 and 39.5° N: 400 × 40075016.686·cos(39.5°)/2^12/512 = 5898 m on the sphere; the ellipsoid differs by < 0.3 %.
    const text = await page.getByText(/5\.[89]\d* km/).first().textContent();
    expect(Number(/(\d\.\d+) km/.exec(text ?? '')?.[1])).toBeGreaterThan(5.8);
    expect(complaints).toEqual(nothing);
    await context.close();
  });
});
