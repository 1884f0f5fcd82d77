/** Time on the map in a real browser: as known on a day, two days with a handle between them, 10,000 features played over their years. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { catalogue } from '../../data/catalogue.ts';
import { openDatabase } from '../../server/db/connect.ts';
import { publish } from '../../server/imports/publish.ts';
import { isOnServer } from '../support/test-database.ts';
import { chromiumPath, launch, mapIsIdle, visit } from './browser.ts';
import { startProduct, type Product } from './product.ts';

const nothing = { consoleErrors: [], failedRequests: [], foreignRequests: [] };
const dayBefore = (days: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() - days * 86_400_000));

/** Everything was published 60 days ago, two more mines 10 days ago; 10,000 forests of ten survey years stand in rows east of the city. */
async function rewriteThePast(data_dir: string): Promise<void> {
  const database = await openDatabase({ data_dir, fsync: false });
  await database.query("update revision set published_at = published_at - interval '60 days'");
  const mine = (id: string, west: number, south: number) => ({
    id,
    geometry: { type: 'Polygon' as const, coordinates: [[[west, south], [west + 0.06, south], [west + 0.06, south + 0.06], [west, south + 0.06], [west, south]]] },
    attributes: { name: id, synthetic: true },
    valid_from: null,
    valid_to: null,
  });
  const said = { actor: 'e2e', reason: 'e2e', source: 'e2e', licence: 'CC0-1.0', attribution: '', source_file: null, source_sha256: null, as_of: null, status: 'published', accuracy_m: 5, demonstration: true, coverage: null, mode: 'merge' } as const;
  await publish(database, catalogue, { layer: 'mines', ...said, features: [mine('late-a', 106.8, 39.6), mine('late-b', 107.1, 39.6)] });
  await database.query("update revision set published_at = now() - interval '10 days' where layer = 'mines' and number = 2");
  // Number n stands in row n / 100, column n % 100, and was surveyed in 2016 + n % 10; every thousandth has no date.
  await database.query(
    `insert into feature (region, layer, id, revision_from, geom, attributes)
     select $1, 'forests', 'wood-' || n, 1,
            st_makeenvelope(107.5 + n % 100 * 0.003, 39.5 + n / 100 * 0.003, 107.502 + n % 100 * 0.003, 39.502 + n / 100 * 0.003, 4490),
            jsonb_build_object('name', 'wood ' || n, 'synthetic', true) || case when n % 1000 = 0 then '{}' else jsonb_build_object('surveyed_on', (2016 + n % 10) || '-06-30') end
       from generate_series(0, 9999) as n`,
    [catalogue.city.region],
  );
  await database.query("delete from feature where layer = 'forests' and id not like 'wood-%'");
  await database.close();
}

describe.skipIf(!chromiumPath || isOnServer())('time on the map (needs /usr/bin/chromium and the embedded engine)', { timeout: 120_000 }, () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct({}, rewriteThePast);
    browser = await launch();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  const open = (path: string) => visit(browser, product.address, path);
  const bar = (page: Page) => page.locator('[data-time-bar]');
  const tilesOf = (page: Page): Set<string> => {
    const seen = new Set<string>();
    page.on('request', (request) => {
      const [, tile] = /\/tiles\/(\w+\/\d+)\//.exec(request.url()) ?? [];
      if (tile) seen.add(tile);
    });
    return seen;
  };

  it('a day before a publication, the day after it, now, and a day on which there was nothing', async () => {
    const { number_matched: now } = (await (await fetch(`${product.address}/api/layers/mines/features?limit=1`)).json()) as { number_matched: number };
    const { page, context, complaints } = await open(`/?panel=layers&lang=zh&on=mines&time=day&day=${dayBefore(20)}`);
    const tiles = tilesOf(page);
    const count = () => bar(page).locator('[data-count]').getAttribute('data-count');
    await expect.poll(count).toBe(String(now - 2));
    await bar(page).getByText(`地图为 ${dayBefore(20)} 日终时平台已发布的内容。`).waitFor();
    await page.locator('section[data-panel-sheet] li', { hasText: '矿山' }).getByText(String(now - 2), { exact: true }).waitFor();
    await mapIsIdle(page);
    tiles.clear();
    await page.getByRole('button', { name: '日期 · 下一个发布日' }).click();
    await page.waitForURL((url) => url.searchParams.get('day') === dayBefore(10));
    await expect.poll(count).toBe(String(now));
    await mapIsIdle(page);
    expect([...tiles].filter((tile) => tile.startsWith('mines/'))).toEqual(['mines/2']);
    await bar(page).getByRole('button', { name: '回到今天', exact: true }).click();
    await page.waitForURL((url) => !url.searchParams.has('day'));
    tiles.clear();
    await bar(page).locator('input[type=date]').fill(dayBefore(90));
    await bar(page).getByText('当日尚未发布，图上没有：矿山。').waitFor();
    expect(await count()).toBe('0');
    await mapIsIdle(page);
    expect([...tiles]).toEqual([]);
    await page.goBack();
    await expect.poll(count).toBe(String(now));
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('two days with a handle that goes by the keyboard; a click asks about the day of its side', async () => {
    const { page, context, complaints } = await open(`/?panel=none&lang=zh&on=mines&at=106.83,39.63,12&time=day&day=${dayBefore(20)}&beside=now`);
    const handle = page.getByRole('slider', { name: '对比分界线' });
    const side = page.locator('[data-side=""]');
    const cut = () => side.evaluate((place) => place.style.clipPath);
    await side.waitFor({ state: 'attached' });
    await mapIsIdle(page);
    await handle.focus();
    await page.keyboard.press('End');
    expect([await handle.getAttribute('aria-valuenow'), await cut()]).toEqual(['100', 'inset(0px 0px 0px 100%)']);
    await page.mouse.click(720, 600);
    await page.getByText('此处没有已显示图层的要素').waitFor();
    await handle.focus();
    await page.keyboard.press('Home');
    for (const key of ['PageUp', 'ArrowRight', 'ArrowLeft', 'ArrowRight']) await page.keyboard.press(key);
    expect([await handle.getAttribute('aria-valuenow'), await cut()]).toEqual(['12', 'inset(0px 0px 0px 12%)']);
    await page.mouse.click(720, 600);
    await page.waitForURL((url) => url.searchParams.get('feature') === 'mines/late-a');
    await page.getByRole('heading', { name: 'late-a' }).waitFor();
    // The same feature on the left: not known yet.
    await handle.focus();
    await page.keyboard.press('End');
    await page.getByText(`${dayBefore(20)} 日终时平台尚无这个要素。`).waitFor();
    expect(complaints.consoleErrors.filter((text) => !text.includes('404'))).toEqual([]);
    expect(complaints.failedRequests.filter((text) => !text.startsWith('404') || !text.includes('known_on='))).toEqual([]);
    expect(complaints.foreignRequests).toEqual([]);
    await context.close();
  });

  it('10,000 features play over their years without one request; what is of another year is not met', async () => {
    // Number 5057 (row 50, column 57) was surveyed in 2023.
    const { page, context, complaints } = await open('/?panel=none&lang=zh&on=none&at=107.672,39.651,15&time=years&play=forests/surveyed_on&moment=2022');
    const seen = () => bar(page).locator('[data-seen]').getAttribute('data-seen');
    // 1,000 a year, less those without a date, which are all of 2016.
    await expect.poll(seen, { timeout: 30_000 }).toBe('6990');
    expect([await bar(page).locator('[data-dated]').getAttribute('data-dated'), await bar(page).locator('[data-undated]').getAttribute('data-undated')]).toEqual(['9990', '10']);
    await mapIsIdle(page);
    await page.mouse.click(720, 450);
    await page.getByText('此处没有已显示图层的要素').waitFor();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const slider = page.getByRole('slider', { name: '时间' });
    await slider.focus();
    await page.keyboard.press('Home');
    for (let year = 2016; year <= 2022; year++) {
      expect([await slider.getAttribute('aria-valuetext'), await seen()]).toEqual([String(year), String(990 + (year - 2016) * 1000)]);
      await page.keyboard.press('ArrowRight');
    }
    await page.getByRole('button', { name: '播放', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('moment') === '2025');
    await expect.poll(seen).toBe('9990');
    await page.getByRole('checkbox', { name: '只看当期' }).check();
    await expect.poll(seen).toBe('1000');
    // The catalogue is looked at every 15 s, whatever is played; Chromium takes the page's icon anew whenever the address changes.
    expect(requests.filter((address) => !/\/(api\/(catalogue|session)|favicon\.svg)$/.test(address))).toEqual([]);
    // Beside the first click, so that it is said anew.
    await page.mouse.click(724, 454);
    await page.getByText('此处没有已显示图层的要素').waitFor();
    await slider.focus();
    for (const _ of [2024, 2023]) await page.keyboard.press('ArrowLeft');
    await page.mouse.click(720, 450);
    await page.waitForURL((url) => url.searchParams.get('feature') === 'forests/wood-5057');
    expect(complaints).toEqual(nothing);
    await context.close();
  });
});
