/** The first hour of an installation: the administrator signs in, lets a planner in, and the planner sees what the public does not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launch, mapIsIdle, visit, type Visit } from '../browser.ts';
import { startNewProduct, type Product } from '../product.ts';

const OWN = 'a-long-sentence-2026';
const PLANNERS = 'another-long-one-2026';

describe.skipIf(!chromiumPath)('accounts (needs /usr/bin/chromium)', { timeout: 240_000 }, () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startNewProduct({ ANLAN_ANONYMOUS_ROLE: 'public' });
    browser = await launch();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  const layers = (page: Page): Promise<string[]> => page.locator('section li button[aria-expanded]').allInnerTexts();

  async function signIn({ page }: Visit, login: string, password: string): Promise<void> {
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByLabel('用户名').fill(login);
    await page.getByLabel('密码').fill(password);
    await page.keyboard.press('Enter');
  }
  async function choosePassword({ page }: Visit, fresh: string): Promise<void> {
    await page.getByText('您使用的是一次性密码').waitFor();
    // Nothing else comes first, however often one tries to leave.
    for (let time = 0; time < 3; time++) await page.keyboard.press('Escape');
    await page.locator('dialog[open] input[name=password]').fill(fresh);
    await page.getByLabel('再输一次新密码').fill(fresh);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  it('begins with a one-time password on the terminal and ends with a planner at work', async () => {
    const one_time = /one-time password: (\S+)/.exec(product.output())?.[1] ?? '';
    const first = await visit(browser, product.address, '/?panel=layers');
    await mapIsIdle(first.page);
    await first.page.getByText(/另有 \d+ 个图层不对公众开放/).waitFor();
    expect(await layers(first.page)).not.toContainEqual(expect.stringContaining('矿山'));

    await signIn(first, 'admin', 'not-the-password');
    await first.page.getByText('用户名或密码不对。').waitFor();
    await first.page.keyboard.press('Escape');
    await signIn(first, 'admin', one_time);
    await choosePassword(first, OWN);

    await first.page.getByRole('button', { name: '账号：admin' }).click();
    await first.page.getByRole('menuitem', { name: '人员与角色' }).click();
    await first.page.getByLabel('用户名').fill('zhang.san');
    await first.page.getByLabel('姓名').fill('张三');
    await first.page.getByRole('button', { name: '添加', exact: true }).click();
    const shown = first.page.getByRole('region', { name: 'zhang.san 的一次性密码' }).locator('code');
    const planners = (await shown.innerText()).trim();
    expect(planners).toMatch(/^(\w{4}-){3}\w{4}$/);

    const second = await visit(browser, product.address, '/?panel=layers');
    const drawn = new Set<string>();
    second.page.on('response', (answer) => {
      if (answer.url().includes('/tiles/industrial_projects/') && answer.ok()) drawn.add(answer.url());
    });
    await mapIsIdle(second.page);
    expect(drawn.size).toBe(0);
    await signIn(second, 'zhang.san', planners);
    await choosePassword(second, PLANNERS);
    await second.page.getByRole('button', { name: '账号：张三' }).waitFor();
    await second.page.getByText(/个图层不对公众开放/).waitFor({ state: 'detached' });
    await expect.poll(() => layers(second.page), { timeout: 30_000 }).toContainEqual(expect.stringContaining('矿山'));
    await mapIsIdle(second.page);
    expect(drawn.size).toBeGreaterThan(0);

    // A planner keeps no people.
    await second.page.getByRole('button', { name: '账号：张三' }).click();
    await second.page.getByRole('menuitem', { name: '退出登录' }).waitFor();
    expect(await second.page.getByRole('menuitem').allInnerTexts()).toEqual(['修改密码', '退出登录']);
    await second.page.getByRole('menuitem', { name: '退出登录' }).click();
    await second.page.getByText(/另有 \d+ 个图层不对公众开放/).waitFor();
    expect(await layers(second.page)).not.toContainEqual(expect.stringContaining('矿山'));

    // What was done stands in the log, and the log is whole.
    await first.page.getByRole('button', { name: '我已记下' }).click();
    await first.page.keyboard.press('Escape');
    await first.page.getByRole('button', { name: '账号：admin' }).click();
    await first.page.getByRole('menuitem', { name: '操作日志' }).click();
    await first.page.getByRole('cell', { name: 'person zhang.san' }).first().waitFor();
    expect(await first.page.getByRole('row').filter({ hasText: 'zhang.san' }).count()).toBeGreaterThanOrEqual(3);
    await first.page.getByRole('button', { name: '核验完整性' }).click();
    await first.page.getByText(/条记录前后相接，均与写入时一致.*末尾签名与服务器的密钥相符/).waitFor();
    for (const { complaints } of [first, second]) {
      // A refused password is the only thing that may fail.
      expect({ ...complaints, consoleErrors: complaints.consoleErrors.filter((text) => !text.includes('401')), failedRequests: complaints.failedRequests.filter((text) => !/^401 .*\/api\/session$/.test(text)) }).toEqual({ consoleErrors: [], failedRequests: [], foreignRequests: [] });
    }
    await first.context.close();
    await second.context.close();
  });
});
