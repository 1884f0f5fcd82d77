/** A real Chromium that writes down everything a careful person would complain about. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export const chromiumPath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);

export interface Complaints {
  readonly consoleErrors: string[];
  readonly failedRequests: string[];
  readonly foreignRequests: string[];
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: Complaints;
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=gl-egl',
      '--ignore-gpu-blocklist',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Requests of each page that have no answer yet. */
const unanswered = new WeakMap<Page, Set<string>>();

export interface Visitor {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  readonly dark?: boolean;
}

/** Opens a page of the product with an empty profile and listens from the first byte on. */
export async function visit(browser: Browser, address: string, path = '/', visitor: Visitor = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: visitor.width ?? 1440, height: visitor.height ?? 900 },
    locale: visitor.locale ?? 'zh-CN',
    colorScheme: visitor.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: Complaints = { consoleErrors: [], failedRequests: [], foreignRequests: [] };
  page.on('console', (message) => {
    // Chromium's software GL prints "GPU stall due to ReadPixels" as a warning; only errors are ours.
    if (message.type() === 'error') complaints.consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => complaints.consoleErrors.push(String(error)));
  const open = new Set<string>();
  unanswered.set(page, open);
  page.on('requestfinished', (request) => open.delete(request.url()));
  page.on('requestfailed', (request) => open.delete(request.url()));
  page.on('request', (request) => {
    open.add(request.url());
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== address) complaints.foreignRequests.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.failedRequests.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A tile that is no longer wanted after a zoom is cancelled by the map itself.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.failedRequests.push(`${request.failure()?.errorText} ${request.url()}`);
  });
  await page.goto(`${address}${path}`);
  return { page, context, complaints };
}

/** Waits until everything asked for has been drawn, and stays so. */
export async function mapIsIdle(page: Page): Promise<void> {
  const idle = page.locator('#map[aria-busy="false"]');
  for (let calm = 0; calm < 3; calm = (await idle.count()) > 0 ? calm + 1 : 0) {
    await idle.waitFor({ state: 'attached', timeout: 90_000 }).catch(() => {
      throw new Error(`The map of ${page.url()} does not come to rest; still unanswered: ${[...(unanswered.get(page) ?? [])].join(', ') || 'nothing'}.`);
    });
    await page.waitForTimeout(150);
  }
}
