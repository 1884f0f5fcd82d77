/** What a hand does on the page: units, a zone on the map, layers reordered, a file taken away. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import type { MultiPolygon, Polygon } from 'geojson';
import { insideOf } from './inside.ts';
import { chromiumPath, launch, mapIsIdle, visit, type Visitor } from './browser.ts';
import { startProduct, type Product } from './product.ts';

const nothing = { consoleErrors: [], failedRequests: [], foreignRequests: [] };
const figure = (text: string | null): number => Number(/([\d,]+(?:\.\d+)?)/.exec(text ?? '')?.[1]?.replaceAll(',', ''));

describe.skipIf(!chromiumPath)('by hand (needs /usr/bin/chromium)', { timeout: 180_000 }, () => {
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

  const open = (path: string, visitor?: Visitor) => visit(browser, product.address, path, visitor);
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${product.address}${path}`)).json()) as T;

  it('the treated area is told in km², hectares and mu, the same each time', async () => {
    const { page, context } = await open('/?panel=treatment&lang=zh');
    const panel = page.getByRole('region', { name: '治理面积台账' });
    const told = async (unit: string): Promise<number> => {
      await panel.locator('label').filter({ hasText: unit }).first().click();
      return figure(await panel.getByText(new RegExp(`^[\\d,.]+ ${unit}$`)).first().textContent());
    };
    await panel.getByText('33.057 km²').first().waitFor();
    await panel.getByText(/登记 134 个图斑，其中 108 个计入/).waitFor();
    // 1 km² = 100 公顷 = 1,500 亩; the figures are rounded to 0.01, the km² to 0.001.
    expect(Math.abs((await told('公顷')) - 3305.7)).toBeLessThanOrEqual(0.055);
    expect(Math.abs((await told('亩')) - 49_585.5)).toBeLessThanOrEqual(0.755);
    expect(await told('km²')).toBe(33.057);
    await context.close();
  });

  it('a watershed clicked on the map gives its own account', async () => {
    type Shapes = { features: readonly { id: string; geometry: Polygon | MultiPolygon; properties: Record<string, unknown> }[] };
    const { features } = await ask<Shapes>('/api/layers/small_watersheds/features?limit=100');
    const pieces = await ask<Shapes>('/api/indicators/q15_treated_area/pieces');
    const zone = features.flatMap((one) => {
      const place = insideOf(one.geometry, pieces.features.map((piece) => piece.geometry));
      const treated = pieces.features.some((piece) => insideOf(piece.geometry, [], one.geometry) !== null);
      return place && treated ? [{ one, place }] : [];
    })[0];
    if (!zone) throw new Error('no watershed has both treated and untreated ground');
    const { page, context, complaints } = await open(`/?panel=treatment&lang=zh&on=small_watersheds,districts&at=${zone.place.join(',')},15`);
    await page.getByText('33.057 km²').first().waitFor();
    await mapIsIdle(page);
    await page.mouse.click(720, 450);
    await page.waitForURL((url) => url.searchParams.get('zone') === `watershed/${zone.one.id}`);
    await page.getByText(`${String(zone.one.properties['name'])}内计入面积`).waitFor();
    await page.getByText(/占分区面积 [\d.]+%/).first().waitFor();
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('layers are dragged into another order, which the address keeps', async () => {
    const { page, context } = await open('/?panel=layers&lang=zh&on=wetlands,water_bodies,districts');
    await page.getByText('叠放次序').click();
    await page.locator('[data-row="wetlands"]').dragTo(page.locator('[data-row="districts"]'));
    await page.waitForURL(/on=water_bodies,districts,wetlands/);
    expect(await page.locator('[data-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')))).toEqual(['water_bodies', 'districts', 'wetlands']);
    await context.close();
  });

  it('a feature taken away as GeoJSON says that it is demonstration data', async () => {
    const { page, context } = await open('/?panel=none&lang=zh&feature=chemical_parks/park-haibowan');
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载 GeoJSON' }).click();
    const download = await coming;
    const content = JSON.parse(await readFile(await download.path(), 'utf8')) as { datum: string; notice: { zh: string }; features: { geometry: { type: string }; properties: { synthetic: boolean; source: string } }[] };
    expect(download.suggestedFilename()).toBe('chemical_parks-park-haibowan.geojson');
    expect(content.notice.zh).toMatch(/^示意数据：/);
    expect(content.datum).toContain('EPSG:4490');
    expect(content.features).toHaveLength(1);
    expect(content.features[0]).toMatchObject({ geometry: { type: expect.stringMatching(/Polygon$/) }, properties: { synthetic: true } });
    await context.close();
  });

  it('light and language are in the address and outlive a reload', async () => {
    const { page, context } = await open('/?panel=none&lang=zh');
    await page.getByRole('button', { name: '明暗' }).click();
    await page.getByRole('menuitem', { name: '深色' }).click();
    await page.waitForURL(/theme=dark/);
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForURL(/lang=en/);
    await page.reload();
    await page.getByRole('button', { name: 'Layers' }).waitFor();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await context.close();
  });

  it('on a phone the piece that is shown lies above the sheet', async () => {
    const { page, context } = await open('/?panel=conflicts&lang=zh&q=拉僧庙', { width: 390, height: 844 });
    await page.locator('button[data-finding^="r1_shoreline_chemical:"][data-finding*="case-tank-yard-lasengmiao"]').click();
    await page.waitForURL(/finding=/);
    await page.waitForURL(/at=/);
    await mapIsIdle(page);
    const key = new URL(page.url()).searchParams.get('finding');
    const { finding } = await ask<{ finding: { evidence: { overlap: Polygon | MultiPolygon | null } } }>(`/api/findings/${encodeURIComponent(key ?? '')}`);
    const [longitude = 0, latitude = 0, zoom = 0] = (new URL(page.url()).searchParams.get('at') ?? '').split(',').map(Number);
    const sheet = await page.locator('section[data-panel-sheet]').boundingBox();
    const { overlap } = finding.evidence;
    if (!overlap || !sheet) throw new Error('nothing is shown');
    const northward = (degrees: number) => Math.asinh(Math.tan((degrees * Math.PI) / 180));
    const world_px = 512 * 2 ** zoom;
    for (const [x = 0, y = 0] of overlap.coordinates.flat(overlap.type === 'Polygon' ? 1 : 2) as number[][]) {
      const right = 195 + ((x - longitude) / 360) * world_px;
      const down = 422 - ((northward(y) - northward(latitude)) / (2 * Math.PI)) * world_px;
      expect(right).toBeGreaterThan(0);
      expect(right).toBeLessThan(390);
      // Below the search box, above the sheet.
      expect(down).toBeGreaterThan(58);
      expect(down).toBeLessThan(sheet.y);
    }
    await context.close();
  });

  it('says so where there is nothing to show', async () => {
    const { page, context } = await open('/?panel=layers&lang=zh&on=none&feature=mines/no-such-mine');
    await page.getByText('找不到这个要素，它可能已被撤下。').waitFor();
    await page.getByText('叠放次序').click();
    await page.getByText('没有显示任何图层').waitFor();
    await page.getByRole('combobox', { name: '搜索要素、地点或坐标' }).fill('qqqqzzzz');
    await page.getByText('没有找到。').waitFor();
    await page.goto(`${product.address}/?panel=conflicts&lang=zh&verdicts=undetermined`);
    await page.locator('[data-finding]').first().waitFor();
    const said = await page.locator('tr[data-finding] td:nth-child(2)').allTextContents();
    expect(said.filter((verdict) => verdict !== '无法判定')).toEqual([]);
    await page.goto(`${product.address}/?panel=conflicts&lang=zh&q=qqqqzzzz`);
    await page.getByText('没有符合条件的结论').waitFor();
    await page.getByRole('button', { name: '清除全部筛选' }).click();
    await page.locator('tr[data-finding]').first().waitFor();
    await context.close();
  });
});
