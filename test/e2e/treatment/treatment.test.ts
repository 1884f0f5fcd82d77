/** The treated-area account in a real browser: a bar and the map, a file that holds the total shown, a drawn area counted at once. */
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { MultiPolygon, Polygon } from 'geojson';
import Papa from 'papaparse';
import type { AccountPieces } from '../../../server/contract/accounts.ts';
import { chromiumPath, launch, mapIsIdle, visit } from '../browser.ts';
import { holds, insideOf } from '../inside.ts';
import { startProduct, type Product } from '../product.ts';

const nothing = { consoleErrors: [], failedRequests: [], foreignRequests: [] };
const figure = (text: string | null): number => Number(/([\d,]+(?:\.\d+)?)/.exec(text ?? '')?.[1]?.replaceAll(',', ''));

type Piece = AccountPieces['features'][number];
const shapeOf = ({ geometry }: Piece) => geometry as unknown as Polygon | MultiPolygon;

/** About 50 × 67 m. */
const half_deg = 0.0003;
const cornersAround = ([x, y]: readonly [number, number]): [number, number][] => [[x - half_deg, y - half_deg], [x + half_deg, y - half_deg], [x + half_deg, y + half_deg], [x - half_deg, y + half_deg]];

/** By the radii of curvature of CGCS2000 (a = 6378137 m, 1/f = 298.257222101): good to 1e-6 for so small a box. */
function boxArea_m2(latitude: number): number {
  const [a, f] = [6378137, 1 / 298.257222101];
  const e2 = f * (2 - f);
  const [phi, side] = [(latitude * Math.PI) / 180, (2 * half_deg * Math.PI) / 180];
  const w2 = 1 - e2 * Math.sin(phi) ** 2;
  return ((a * (1 - e2)) / w2 ** 1.5) * side * (a / Math.sqrt(w2)) * Math.cos(phi) * side;
}

/** Red, green and blue of a PNG's first pixel, which no filter of its row changes. */
function firstPixel(png: Buffer): readonly [number, number, number] {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const row = inflateSync(Buffer.concat(parts));
  return [row[1] ?? 0, row[2] ?? 0, row[3] ?? 0];
}

describe.skipIf(!chromiumPath)('the treated-area account (needs /usr/bin/chromium)', { timeout: 180_000 }, () => {
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

  const open = (path: string) => visit(browser, product.address, path);
  const counted = async (): Promise<Piece[]> => {
    const { features } = (await (await fetch(`${product.address}/api/indicators/q15_treated_area/pieces`)).json()) as AccountPieces;
    return features.filter(({ properties }) => properties.category === 'counted');
  };
  /** A place with room for the box within one piece that counts. */
  const placed = (pieces: readonly Piece[]): { piece: Piece; place: [number, number] } => {
    for (const piece of pieces.toSorted((one, other) => other.properties.area_m2 - one.properties.area_m2)) {
      const place = insideOf(shapeOf(piece), []);
      if (place && cornersAround(place).every((corner) => holds(shapeOf(piece), corner))) return { piece, place };
    }
    throw new Error('no piece is large enough');
  };
  const told = async (page: Page): Promise<number> => figure(await page.locator('[data-counted]').textContent());

  it('a year’s bar leaves that year’s patches standing out on the map and lists them', async () => {
    const pieces = await counted();
    const { piece, place } = placed(pieces);
    const own = piece.properties.year;
    const other = pieces.find(({ properties }) => properties.year !== own)?.properties.year;
    const { page, context, complaints } = await open(`/?panel=treatment&lang=zh&on=none&at=${place.join(',')},16`);
    const bar = (year: number | null | undefined) => page.locator(`button[data-year="${year ?? ''}"]`);
    await bar(own).waitFor();
    await mapIsIdle(page);
    const colour = await bar(own).locator('span[style]').evaluate((ink) => getComputedStyle(ink).backgroundColor);
    const [red = 0, green = 0, blue = 0] = colour.match(/\d+/g)?.map(Number) ?? [];
    /** How far what stands in the middle of the map is from the bar's colour: little where the patch stands out, much where it is faded. */
    const distance = async (): Promise<number> => {
      const [r, g, b] = firstPixel(await page.screenshot({ clip: { x: 720, y: 450, width: 1, height: 1 } }));
      return Math.hypot(r - red, g - green, b - blue);
    };
    await expect.poll(distance, { timeout: 20_000 }).toBeLessThan(40);
    await bar(other).click();
    await page.getByText(`${other ?? ''} 年计入的 ${pieces.filter(({ properties }) => properties.year === other).length} 个图斑`).waitFor();
    await expect.poll(distance, { timeout: 20_000 }).toBeGreaterThan(80);
    await bar(own).click();
    await expect.poll(distance, { timeout: 20_000 }).toBeLessThan(40);
    expect(new URL(page.url()).searchParams.get('panel')).toBe('treatment');
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('the table taken away holds the total shown; an area drawn within a patch counts whole, and is taken back', async () => {
    const { place } = placed(await counted());
    const { page, context, complaints } = await open(`/?panel=treatment&lang=zh&on=none&at=${place.join(',')},16`);
    await page.locator('[data-counted]').waitFor();
    await page.locator('label').filter({ hasText: /^m²$/ }).click();
    const city_m2 = await told(page);
    await page.getByRole('button', { name: '导出' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const text = await readFile(await (await coming).path(), 'utf8');
    const { data: rows } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true });
    const sum_m2 = rows.filter((row) => row['类别'] === '计入').reduce((sum, row) => sum + Number(row['面积（m²）']), 0);
    expect(city_m2).toBeGreaterThan(1_000_000);
    // The panel is rounded to whole square metres, each of the file's rows to hundredths.
    expect(Math.abs(sum_m2 - city_m2)).toBeLessThanOrEqual(1.5);

    await page.getByRole('button', { name: '画范围' }).click();
    for (const corner of cornersAround(place)) {
      await page.getByLabel('输入拐点坐标').fill(corner.map((degrees) => degrees.toFixed(7)).join(', '));
      await page.getByRole('button', { name: '加点' }).click();
    }
    await page.getByRole('button', { name: '结束' }).click();
    await page.getByText('绘制的范围内计入面积').waitFor();
    const expected_m2 = boxArea_m2(place[1]);
    await expect.poll(async () => Math.abs((await told(page)) - expected_m2)).toBeLessThanOrEqual(1);
    await page.getByText(/占所绘 [\d,]+ m² 的 100%/).waitFor();
    await page.getByRole('button', { name: '取消绘制' }).click();
    await expect.poll(() => told(page)).toBe(city_m2);
    expect(complaints).toEqual(nothing);
    await context.close();
  });
});
