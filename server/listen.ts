/** A port that listens from the first moment on, and whose answers can be given to another room later. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorCode, errorMessage } from './db/database-errors.ts';
import { refuseConnection } from './routes/asking/problems.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface WebServer {
  readonly host: string;
  readonly port: number;
  answerWith(answer: Answer): void;
  close(): Promise<void>;
}

/** The address cannot be had; the message is one sentence for an administrator. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/** Answers under way are waited for this long. */
const PATIENCE_MS = 2_000;

/** A body of which so little arrives in so long is not waited for. */
const STALL_MS = 10_000;
const LEAST_BYTES = 8_192;
/** For a whole request to arrive; files of hundreds of megabytes take longer than anything else. */
const ARRIVED_WITHIN_MS = 30_000;
const FILES_WITHIN_MS = 60 * 60_000;
const BRINGS_FILES = /^\/api\/imports(\?|$)/;

export async function listen(host: string, port: number, first: Answer, stall_ms = STALL_MS): Promise<WebServer> {
  let answer = first;
  const server = createServer({ requestTimeout: 0, headersTimeout: 10_000, connectionsCheckingInterval: 2_000, keepAliveTimeout: 72_000 }, (request, response) => {
    watchArrival(request, stall_ms);
    answer(request, response);
  });
  server.on('clientError', (error, socket) => {
    if (socket.writable) socket.end(refuseConnection(errorCode(error) === 'HPE_HEADER_OVERFLOW' ? 431 : 400));
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new CannotListen(reasonOf(error, host, port))));
    server.listen({ host, port }, resolve);
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
      server.close(() => {
        clearTimeout(timer);
        resolve();
      });
      server.closeIdleConnections();
    });
  const bound = server.address() as AddressInfo;
  return { host, port: bound.port, answerWith: (next) => void (answer = next), close };
}

function watchArrival(request: IncomingMessage, stall_ms: number): void {
  const { 'content-length': length = '0', 'transfer-encoding': chunked } = request.headers;
  if (length === '0' && chunked === undefined) return;
  const { socket } = request;
  let seen = socket.bytesRead;
  const until = Date.now() + (BRINGS_FILES.test(request.url ?? '') ? FILES_WITHIN_MS : ARRIVED_WITHIN_MS);
  const timer = setInterval(() => {
    if (request.complete || request.destroyed) return clearInterval(timer);
    if (socket.bytesRead - seen < LEAST_BYTES || Date.now() > until) socket.destroy();
    seen = socket.bytesRead;
  }, stall_ms).unref();
  request.once('close', () => clearInterval(timer));
}

function reasonOf(error: unknown, host: string, port: number): string {
  const code = errorCode(error);
  if (code === 'EADDRINUSE') return `PORT=${port} on ${host} is in use by another program; stop it or choose another, for example PORT=${port + 1} npm start.`;
  if (code === 'EACCES') return `PORT=${port} on ${host} needs rights that this user does not have; choose a port from 1024 on.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `HOST=${host} is no address of this machine; use 127.0.0.1 for this machine alone or 0.0.0.0 for the network.`;
  return `HOST=${host} PORT=${port} cannot be listened on: ${errorMessage(error)}.`;
}

export function addressOf({ host, port }: WebServer): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${port}`;
}
