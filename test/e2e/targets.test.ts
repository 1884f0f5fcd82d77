/** The plan's targets in a real browser: 39 on the board, a number that opens its districts, members and map, as told on a day, and on one page of paper. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { IndicatorMembers, IndicatorPage, IndicatorState, PlanState } from '../../server/contract/indicators.ts';
import { chromiumPath, launch, mapIsIdle, visit, type Visitor } from './browser.ts';
import { startProduct, type Product } from './product.ts';

const nothing = { consoleErrors: [], failedRequests: [], foreignRequests: [] };
const password = 'Wuhai-e2e-2026';

describe.skipIf(!chromiumPath)('the plan’s targets (needs /usr/bin/chromium)', { timeout: 180_000 }, () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct({ ANLAN_ADMIN_PASSWORD: password });
    browser = await launch();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  const open = (path: string, visitor?: Visitor) => visit(browser, product.address, path, visitor);
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${product.address}${path}`)).json()) as T;
  const plan = () => ask<PlanState>('/api/plan');
  const membersOf = (id: string) => ask<IndicatorMembers>(`/api/indicators/${id}/members`);
  const cards = (page: Page) => page.locator('article[data-target]');
  const rows = (page: Page) => page.locator('tr[data-member]').evaluateAll((all) => all.map((row) => row.getAttribute('data-member') ?? ''));
  const keyOf = ({ properties: { layer, id } }: IndicatorMembers['features'][number]): string => `${layer}/${id}`;

  /** A measured target with several districts and members that lie in them. */
  const measured = async (): Promise<{ state: IndicatorState; page: IndicatorPage; members: IndicatorMembers }> => {
    for (const state of (await plan()).indicators.filter(({ kind, value, members }) => kind === 'measured' && value !== null && (members ?? 0) >= 4)) {
      const [page, members] = await Promise.all([ask<IndicatorPage>(`/api/indicators/${state.indicator}`), membersOf(state.indicator)]);
      const points = members.features.every(({ geometry }) => geometry?.type === 'Point');
      if (points && page.by_district.filter((one) => one.district !== null && one.members > 0).length >= 2) return { state, page, members };
    }
    throw new Error('no measured target with points in two districts');
  };

  it('shows all 39, each with the plan’s words, and one without data as such', async () => {
    const { page, context, complaints } = await open('/?panel=targets&lang=zh');
    await cards(page).first().waitFor();
    const { indicators } = await plan();
    expect(indicators).toHaveLength(39);
    expect(await cards(page).count()).toBe(39);
    const text = await page.locator('section[data-panel-sheet]').first().textContent();
    expect(indicators.filter(({ phrase }) => !text?.includes(phrase)).map(({ number }) => number)).toEqual([]);
    const bare = indicators.find(({ status, value, range }) => status.code === 'no_data' && value === null && range === null);
    const card = page.locator(`article[data-target="${bare?.indicator ?? ''}"]`);
    expect(await card.getAttribute('data-status')).toBe('no_data');
    // In the place of the value, and as its status.
    expect(await card.getByText('无数据', { exact: true }).count()).toBe(2);
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('a status filters, a link keeps the filter, Back takes it away', async () => {
    const { page, context, complaints } = await open('/?panel=targets&lang=zh');
    await cards(page).first().waitFor();
    const wanted = (await plan()).indicators.filter(({ status }) => status.code === 'no_data').length;
    await page.getByRole('button', { name: new RegExp(`^无数据\\s*${wanted}$`) }).click();
    await page.waitForURL((url) => url.searchParams.get('target_status') === 'no_data');
    await expect.poll(() => cards(page).count()).toBe(wanted);
    const again = await open(page.url().slice(product.address.length));
    await cards(again.page).first().waitFor();
    expect(await cards(again.page).count()).toBe(wanted);
    await page.goBack();
    await expect.poll(() => cards(page).count()).toBe(39);
    expect(complaints).toEqual(nothing);
    await context.close();
    await again.context.close();
  });

  it('a district’s bar narrows table and map; a member chosen on the map is marked in the table and counted alone in the chart', async () => {
    const { state, page: told, members } = await measured();
    const district = told.by_district.find((one) => one.district !== null && one.members > 0);
    const own = members.features.filter(({ properties }) => properties.district === district?.district);
    const away = members.features.find((member) => far(member, members.features) && member.properties.district === district?.district);
    if (!away || away.geometry?.type !== 'Point') throw new Error('no member lies alone');
    const [longitude = 0, latitude = 0] = away.geometry.coordinates as number[];
    const { page, context, complaints } = await open(`/?panel=targets&lang=zh&on=none&at=${longitude},${latitude},15`);
    await page.locator(`article[data-target="${state.indicator}"] button`).click();
    await page.locator('tr[data-member]').first().waitFor();
    expect(await rows(page)).toHaveLength(members.features.length);
    expect(await page.locator('[data-formula]').textContent()).toBe(told.formula?.zh);
    await page.locator(`button[data-district="${district?.district ?? ''}"]`).click();
    await page.waitForURL((url) => url.searchParams.get('target_district') === district?.district);
    await expect.poll(async () => (await rows(page)).toSorted()).toEqual(own.map(keyOf).toSorted());
    await mapIsIdle(page);
    await page.mouse.click(720, 450);
    await page.waitForURL((url) => url.searchParams.get('members') === keyOf(away));
    expect(await page.locator('tr[data-chosen]').evaluateAll((all) => all.map((row) => row.getAttribute('data-member')))).toEqual([keyOf(away)]);
    // Of all districts the chart now counts the chosen one alone.
    const counts = await page.locator('button[data-district]').evaluateAll((all) => all.map((bar) => [bar.getAttribute('data-district'), bar.getAttribute('data-count')]));
    expect(counts.filter(([, count]) => count !== '0')).toEqual([[district?.district, '1']]);
    // In another district it is not drawn: the click meets nothing.
    const other = told.by_district.find((one) => one.district !== null && one.district !== district?.district && one.members > 0);
    await page.locator(`button[data-district="${other?.district ?? ''}"]`).click();
    await page.waitForURL((url) => url.searchParams.get('target_district') === other?.district);
    await mapIsIdle(page);
    await page.mouse.click(720, 450);
    await page.getByText('此处没有已显示图层的要素').waitFor();
    expect(new URL(page.url()).searchParams.get('members')).toBe(keyOf(away));
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('target_district') === district?.district);
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('three formulas, recomputed from the figures that stand in them, give the value that stands above', async () => {
    const { indicators } = await plan();
    const first = (fits: (state: IndicatorState) => boolean) => indicators.find((state) => state.value !== null && state.numerator !== null && fits(state))?.indicator ?? '';
    const chosen = [first(({ kind, denominator }) => kind === 'measured' && denominator !== null), first(({ kind }) => kind === 'account'), first(({ kind, denominator }) => kind === 'reported' && denominator !== null)];
    const { page, context, complaints } = await open('/?panel=targets&lang=zh');
    for (const id of chosen) {
      await page.goto(`${product.address}/?panel=targets&lang=zh&target=${id}`);
      const text = await page.locator('[data-formula]').textContent();
      const figures = /= ([^=]*) = ([\d.]+)/.exec(text ?? '');
      const terms = (figures?.[1]?.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
      // 100 × a ÷ b, or square metres as km².
      const [hundred = Number.NaN, above = Number.NaN, below = Number.NaN] = terms;
      const worked = terms.length === 1 ? hundred / 1e6 : (hundred * above) / below;
      expect([id, Math.abs(worked - Number(figures?.[2])) <= 0.005]).toEqual([id, true]);
      // The headline is rounded to two places.
      expect([id, Math.abs(Number((await page.locator('[data-value]').textContent())?.match(/[\d.]+/)?.[0]) - worked) <= 0.0051]).toEqual([id, true]);
    }
    // A change of definition is seen as a break in the line.
    const changed = await Promise.all(indicators.map(({ indicator }) => ask<IndicatorPage>(`/api/indicators/${indicator}`)));
    const split = changed.find(({ history }) => history.some((one) => history.some((other) => other.series === one.series && other.definition !== one.definition)));
    await page.goto(`${product.address}/?panel=targets&lang=zh&target=${split?.indicator ?? ''}`);
    await page.locator('[data-break]').first().waitFor({ state: 'attached' });
    expect(await page.locator('[data-break]').evaluateAll((all) => all.map((one) => one.getAttribute('data-break')))).toEqual([split?.definitions.at(-1)?.version]);
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('as of a day: the address asks for it, a banner says so, the way back is one click', async () => {
    const { page, context, complaints } = await open('/?panel=targets&lang=zh&as_of=2020-01-01');
    await page.getByText('以下为 2020-01-01 当日所知').waitFor();
    await cards(page).first().waitFor();
    const then = await ask<PlanState>('/api/plan?as_of=2020-01-01');
    expect(then.indicators.every(({ value }) => value === null)).toBe(true);
    expect(await page.locator('article[data-status="no_data"], article[data-status="not_due"]').count()).toBe(39);
    await page.getByRole('button', { name: '回到今天' }).click();
    await page.waitForURL((url) => !url.searchParams.has('as_of'));
    const valued = (await plan()).indicators.filter(({ status }) => status.code !== 'no_data').length;
    await expect.poll(() => page.locator('article[data-target]:not([data-status="no_data"])').count()).toBe(valued);
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it.each(['zh', 'en'])('prints the state of the plan on one A4 page (%s)', async (lang) => {
    const { page, context, complaints } = await open(`/?panel=targets&lang=${lang}&plan=print`);
    await page.locator('[role="dialog"][data-ready] tr[data-target]').first().waitFor();
    expect(await page.locator('[role="dialog"] tr[data-target]').count()).toBe(39);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('plan'));
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('a planner reports a value and corrects it; what was said before stays to be read', async () => {
    const reported = (await plan()).indicators.find(({ kind, trend, target, unit }) => kind === 'reported' && trend.length === 0 && target.value !== null && unit === '%');
    const { page, context, complaints } = await open('/?panel=none&lang=zh');
    await page.request.post(`${product.address}/api/session`, { data: { login: 'admin', password }, headers: { origin: product.address } });
    await page.goto(`${product.address}/?panel=targets&lang=zh&target=${reported?.indicator ?? ''}`);
    await page.getByRole('button', { name: '上报数值' }).click();
    await page.getByLabel('起始日期').fill('2025-01-01');
    await page.getByLabel('截止日期').fill('2025-12-31');
    await page.getByLabel(/^数值/).fill('61.5');
    await page.getByRole('textbox', { name: '来源' }).fill('2025年统计公报');
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('li', { hasText: '2025年统计公报' }).waitFor();
    await page.getByRole('button', { name: '更正', exact: true }).click();
    await page.getByLabel(/^数值/).fill('62.5');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText(/^更正：原为 61\.5%/).waitFor();
    const { observations, value } = await ask<IndicatorPage>(`/api/indicators/${reported?.indicator ?? ''}`);
    expect(observations.map((row) => row.value).toSorted((a, b) => a - b)).toEqual([61.5, 62.5]);
    expect(value).toBe(62.5);
    expect(complaints).toEqual(nothing);
    await context.close();
  });

  it('a table is first read and shown with its errors; nothing is stored until it is sound', async () => {
    const { page, context, complaints } = await open('/?panel=none&lang=zh');
    await page.request.post(`${product.address}/api/session`, { data: { login: 'admin', password }, headers: { origin: product.address } });
    const free = (await plan()).indicators.filter(({ kind, trend, unit }) => kind === 'reported' && trend.length === 0 && unit === '%')[1];
    await page.goto(`${product.address}/?panel=targets&lang=zh`);
    await page.getByRole('button', { name: '导入表格' }).click();
    const table = (value: string) => ({ name: 'values.csv', mimeType: 'text/csv', buffer: Buffer.from(`指标,起始日期,截止日期,数值,来源\n${free?.indicator ?? ''},2024-01-01,2024-12-31,${value},年报\n`) });
    await page.getByTestId('observations-file').setInputFiles(table('140'));
    await page.getByText('有错误的表格不保存任何一行').waitFor();
    expect(await page.getByRole('button', { name: /^保存 / }).count()).toBe(0);
    await page.getByRole('button', { name: '另选文件' }).click();
    await page.getByTestId('observations-file').setInputFiles(table('40'));
    await page.getByRole('button', { name: '保存 1 行' }).click();
    await page.getByText('已保存 1 行。').waitFor();
    expect((await ask<IndicatorPage>(`/api/indicators/${free?.indicator ?? ''}`)).history.map(({ value }) => value)).toEqual([40]);
    expect(complaints).toEqual(nothing);
    await context.close();
  });
});

/** Nothing else within about 300 m. */
function far(one: IndicatorMembers['features'][number], all: IndicatorMembers['features']): boolean {
  const at = ({ geometry }: typeof one): readonly number[] => (geometry?.type === 'Point' ? (geometry.coordinates as number[]) : []);
  const [x = 0, y = 0] = at(one);
  return all.every((other) => other === one || Math.hypot((at(other)[0] ?? 0) - x, (at(other)[1] ?? 0) - y) > 0.003);
}
