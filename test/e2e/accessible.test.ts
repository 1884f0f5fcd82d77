/** Every panel, card and list in both languages, light and dark, judged by axe against WCAG 2.2 A and AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launch, mapIsIdle, visit } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { panelIds, type PanelId } from '../../client/view/view.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Axe {
  run(context: Document, options: object): Promise<{ violations: readonly { id: string; impact: string; nodes: readonly { html: string; failureSummary: string }[] }[] }>;
}

/** What is seriously or critically wrong with the page as it stands, one line for each element. */
async function faults(page: Page): Promise<string[]> {
  // Not by a script tag: the page's own policy forbids those.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (options) => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document, options);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}: ${failureSummary.slice(0, 300)}`));
  }, { runOnly: tags, resultTypes: ['violations'] });
}

describe.skipIf(!chromiumPath)('everybody can use it, says axe (needs /usr/bin/chromium)', { timeout: 180_000 }, () => {
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

  it('would notice: an image without words is a fault', async () => {
    const { page, context } = await visit(browser, product.address, '/?panel=none');
    await page.evaluate(() => document.body.append(document.createElement('img')));
    expect((await faults(page)).join()).toContain('image-alt');
    await context.close();
  });

  it.each([
    // Both languages, both lights, both sizes: each of them once, for a page takes its time.
    ['en', 'dark', 1440, 900],
    ['zh', 'light', 390, 844],
  ] as const)('in %s, %s, at %i × %i', async (lang, theme, width, height) => {
    const { page, context } = await visit(browser, product.address, `/?lang=${lang}&theme=${theme}&panel=layers&at=106.772,39.62,13`, { width, height });
    const found: Record<string, string[]> = {};
    const judge = async (what: string): Promise<void> => {
      const wrong = await faults(page);
      if (wrong.length > 0) found[what] = wrong;
    };
    const tab = (panel: PanelId) => page.getByRole('navigation').getByRole('button').nth(panelIds.indexOf(panel));
    const sheet = page.locator('section[data-panel-sheet]');
    const openAll = (): Promise<void> => page.locator('section details').evaluateAll((parts) => parts.forEach((part) => part.setAttribute('open', '')));

    await sheet.getByRole('switch').first().waitFor();
    await sheet.locator('button[aria-expanded="false"]').nth(1).click();
    await judge('layers');
    await sheet.getByRole('radiogroup').locator('label').nth(1).click();
    await page.locator('[data-row]').first().waitFor();
    await judge('order of layers');

    await tab('conflicts').click();
    await page.locator('[data-finding]').first().waitFor();
    await judge('findings');
    if (width < 720) {
      await sheet.locator('footer button').first().click();
      await page.locator('[data-bar]').first().waitFor();
      await judge('filters');
      await sheet.locator('footer button').first().click();
    }
    await page.locator('[data-finding]').first().click();
    await page.locator('section details').first().waitFor();
    await openAll();
    await judge('finding');
    const findingsPath = page.url();
    // From here on the map, which axe does not see, need not draw every layer again on each page.
    await page.goto(`${product.address}/?lang=${lang}&theme=${theme}&panel=conflicts&face=rules&on=districts`);
    await page.locator('[data-rule]').first().waitFor();
    await judge('rules');
    await page.locator('[data-rule]').first().click();
    await page.locator('section blockquote').first().waitFor();
    await openAll();
    await judge('rule');
    await page.goto(`${product.address}/?lang=${lang}&theme=${theme}&panel=conflicts&face=scans&on=districts`);
    await page.locator('section ol li').first().waitFor();
    await judge('scans');
    const key = new URL(findingsPath).searchParams.get('finding') ?? '';
    await page.goto(`${product.address}/?lang=${lang}&theme=${theme}&panel=conflicts&on=districts&print=${encodeURIComponent(key)}`);
    await page.locator('[role="dialog"][data-ready]').waitFor();
    await judge('report');
    await page.keyboard.press('Escape');

    await tab('treatment').click();
    await page.locator('section table').first().waitFor();
    await openAll();
    await judge('treatment');
    await page.locator('section fieldset button[aria-pressed]:enabled').first().click();
    await judge('one year');

    await tab('measure').click();
    await sheet.getByRole('button').nth(2).waitFor();
    await judge('measuring');
    await page.keyboard.press('Escape');

    await page.keyboard.press('/');
    await page.keyboard.type('wd');
    await page.getByRole('option').first().waitFor();
    await judge('search results');
    await page.getByRole('option', { name: '（示意）' }).first().click();
    await page.locator('section[data-side="right"] dl').first().waitFor();
    await judge('feature card');
    expect(found).toEqual({});
    await context.close();
  });

  it('also in the list of several features at one place', async () => {
    const { page, context } = await visit(browser, product.address, '/?panel=none&at=106.772,39.62,13');
    await mapIsIdle(page);
    await page.mouse.click(720, 450);
    await page.locator('section[data-side="right"] li').nth(1).waitFor();
    expect(await faults(page)).toEqual([]);
    await context.close();
  });
});
