/** Turns whatever went wrong into RFC 9457 problem+json; what nobody expected is logged whole and shows only an id. */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseUnavailable, errorCode, errorMessage, QueryError } from '../../db/database-errors.ts';
import { AppError, problems, type ProblemCode } from '../../errors.ts';

/** What was being sent when its reader went: the stream breaks off, and no program is at fault. */
export const readerWent = (error: unknown, reply: FastifyReply): boolean => reply.raw.destroyed && errorCode(error) === 'ERR_STREAM_PREMATURE_CLOSE';

/** What PostgreSQL says of a text that it cannot hold or read as a date; our own statements hold no such text. */
const UNUSABLE_TEXT = new Set(['22021', '22P05', '22007', '22008']);

const QUERY_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  QUERY_TIMEOUT: 'TIMEOUT',
  QUERY_CANCELLED: 'BUSY',
  CONNECTION_LOST: 'DATABASE_UNAVAILABLE',
  DATABASE_CLOSED: 'DATABASE_UNAVAILABLE',
};

const STATUS_PROBLEMS: Readonly<Record<number, ProblemCode>> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'TOO_LARGE',
  414: 'TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  431: 'TOO_LARGE',
};

/** The AppError that says what a caller may know of an error. */
export function asAppError(error: unknown, log: FastifyBaseLogger): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof QueryError) {
    const code = QUERY_PROBLEMS[error.code];
    if (code === 'DATABASE_UNAVAILABLE') log.error({ err: error }, 'the database went away');
    if (code) return new AppError(code, problems[code].title, { retry_after_s: 5 });
    if (isUnusableText(error)) return new AppError('BAD_REQUEST', `A text of the request cannot be stored or read: ${error.fields.detail ?? 'it holds a character or a date that the database refuses'}.`);
  }
  if (error instanceof DatabaseUnavailable) {
    log.error({ err: error }, 'the database cannot be reached');
    return new AppError('DATABASE_UNAVAILABLE', 'The database cannot be reached at the moment.', { retry_after_s: 5 });
  }
  const code = STATUS_PROBLEMS[statusOf(error)];
  // What Fastify refuses before a route sees it: its own words name no secret.
  if (code) return new AppError(code, errorMessage(error).slice(0, 300));
  const id = randomUUID();
  log.error({ err: error, id, code: errorCode(error) }, 'a fault of the program');
  return new AppError('INTERNAL', `The fault is logged under ${id}.`, { id });
}

/** 22P02 is a value of the wrong form, mostly our own fault; of JSON it is a text with half a character in it. */
function isUnusableText({ code, message }: QueryError): boolean {
  return UNUSABLE_TEXT.has(code) || (code === '22P02' && message.includes('for type json'));
}

function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' ? status : 0;
}

export function problemBody(error: AppError, instance: string): string {
  const { status, title } = problems[error.code];
  const type = `urn:anlan:problem:${error.code.toLowerCase().replaceAll('_', '-')}`;
  return JSON.stringify({ ...error.extra, type, title, status, detail: error.detail, code: error.code, instance: instance.slice(0, 300) });
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (readerWent(error, reply)) {
    request.log.debug({ method: request.method, url: request.url.slice(0, 300) }, 'the client went away before its answer was sent');
    return reply.hijack();
  }
  const problem = asAppError(error, request.log);
  const { retry_after_s } = problem.extra;
  if (typeof retry_after_s === 'number') void reply.header('retry-after', retry_after_s);
  void reply.removeHeader('content-encoding').removeHeader('etag').header('cache-control', 'no-store');
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((text: string) => text)
    .send(problemBody(problem, request.url.split('?', 1)[0] ?? ''));
}

/** A connection whose bytes are no HTTP request gets a plain refusal; there is no route to speak for it. */
export function refuseConnection(status: 400 | 431): string {
  const code: ProblemCode = status === 431 ? 'TOO_LARGE' : 'BAD_REQUEST';
  const body = problemBody(new AppError(code, 'What arrived is no HTTP request this server can read.'), '');
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'content-type: application/problem+json; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/** The one error handler, and an answer for addresses and methods that do not exist. */
export function registerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    return sendProblem(new AppError('NOT_FOUND', `Nothing lives at ${request.method} ${path.slice(0, 200)}; /api/docs lists what does.`), request, reply);
  });
}
