/** Answers while the database is being prepared: a page that shows how far it is, and 503 for everything else. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from './errors.ts';
import { problemBody } from './routes/asking/problems.ts';

/** How far the start has come, as the database and the fill report it. */
export interface Step {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

export class WaitingRoom {
  #now: Step = { step: 'Starting', done: 0, total: 0 };

  show(step: Step): void {
    this.#now = step;
  }

  readonly answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !/^\/(api|tiles|ogc)(\/|$)/.test(path) && (request.headers.accept ?? '').includes('text/html');
    response.setHeader('cache-control', 'no-store').setHeader('retry-after', '2').setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    if (path === '/api/health') return send(response, 200, 'application/json', JSON.stringify({ status: 'ok', version: '' }));
    if (isPage) return send(response, 503, 'text/html', page(this.#now));
    const problem = new AppError('NOT_READY', `${inWords(this.#now)}.`, { progress: this.#now });
    send(response, problem.status, 'application/problem+json', problemBody(problem, path));
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'content-length': Buffer.byteLength(body) });
  // To HEAD Node sends the headers alone.
  response.end(body);
}

export function inWords({ step, done, total }: Step): string {
  return total > 1 ? `${step}: ${done} of ${total}` : step;
}

function page(now: Step): string {
  const share = now.total > 0 ? Math.round((100 * now.done) / now.total) : 0;
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="2"><link rel="icon" href="data:,"><title>安澜 Anlan</title>
<style>:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{width:min(26rem,86vw)}h1{font-weight:600}progress{width:100%;height:.6rem;accent-color:#17746b}p{margin:.6rem 0}.s{opacity:.7}</style>
<main><h1>安澜 Anlan</h1><p>正在准备数据库，首次启动约需一分钟，完成后本页自动打开。<br><span class="s">The database is being prepared; a first start takes about a minute, then this page opens by itself.</span></p>
<progress max="100" value="${share}"></progress><p class="s">${escapeHtml(inWords(now))}</p></main></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
