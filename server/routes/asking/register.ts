/** Registers an answer for a request line of the contract: its schemas check the request, shape the answer and document both. */
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { Type, type TSchema } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import type { Visible } from '../../access/visible.ts';
import { contract, type Answer, type Body, type Endpoint, type Params, type Query, type RequestLine } from '../../contract/contract.ts';
import type { Asker } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import { openBook, type Said } from './book.ts';
import { admit, askingOf } from './gate.ts';
import { bodyReader, textReader } from './check-input.ts';

/** RFC 9457, for the documentation. */
export const Problem = Type.Object(
  { type: Type.String(), title: Type.String(), status: Type.Integer(), detail: Type.String(), code: Type.String(), instance: Type.String() },
  { additionalProperties: true, description: 'A request that cannot be kept' },
);

const NoQuery = Type.Object({}, { additionalProperties: false });

export interface Ask<Line extends RequestLine> {
  readonly params: Params<Line>;
  readonly query: Query<Line>;
  readonly body: Body<Line>;
  /** Who asks. */
  readonly caller: Caller;
  /** What of the catalogue is open to them; nothing else may be read for them. */
  readonly visible: Visible;
  /** Adds to what the audit log will say of this request (everything but GET is written down by itself). */
  readonly note: (said: Said) => void;
  /** Writes that row now, in the transaction of the write itself, so that neither is kept without the other. */
  readonly record: (tx: Asker, said?: Said) => Promise<void>;
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Where one address differs from the others. */
export interface Limits {
  readonly body_limit_bytes?: number;
}

/** `config` is for Fastify's plugins, as a rate limit of its own. An answer may also be undefined when the reply was sent already (304). */
export function register<Line extends RequestLine>(app: FastifyInstance, line: Line, answer: (ask: Ask<Line>) => Promise<Answer<Line> | undefined>, config: FastifyContextConfig = {}, limits: Limits = {}): void {
  const [method, url] = line.split(' ') as [HTTPMethods, string];
  const endpoint: Endpoint = contract[line];
  app.route({
    method,
    url,
    config,
    ...(limits.body_limit_bytes !== undefined && { bodyLimit: limits.body_limit_bytes }),
    schema: documentedAs(endpoint),
    validatorCompiler: ({ schema, httpPart }) => validator(schema as TSchema, httpPart),
    preParsing: async (request) => admit(request, endpoint),
    handler: async (request, reply) => {
      const book = openBook(request, line);
      const { caller, visible } = askingOf(request);
      const signal = goneSignal(reply);
      const ask = { params: request.params, query: request.query, body: request.body, caller, visible, note: book.note, record: book.record, signal, request, reply } as Ask<Line>;
      const answered = await book.around(() => answer(ask), signal);
      return answered === undefined ? reply : reply.send(answered);
    },
  });
}

/** Fires when the connection closes before the answer was written; Fastify's own signal also fires after a body was read. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  const leave = (): void => gone.abort(new AppError('BUSY', 'The client went away.'));
  reply.raw.once('close', () => void (reply.raw.writableFinished || leave()));
  // Somebody may have left while it was looked up who asks.
  if (reply.raw.destroyed) leave();
  return gone.signal;
}

/** What Fastify and OpenAPI know of an endpoint. */
export function documentedAs(endpoint: Endpoint): Record<string, unknown> {
  return {
    summary: endpoint.summary,
    ...(endpoint.params && { params: endpoint.params }),
    querystring: endpoint.query ?? NoQuery,
    ...(endpoint.body && { body: endpoint.body }),
    response: { 200: endpoint.answer, ...problemResponses },
  };
}

/** Only for the documentation: problems are sent through a serializer of their own. */
export const problemResponses = { '4xx': { description: 'A request that cannot be kept', content: { 'application/problem+json': { schema: Problem } } } };

export function validator(schema: TSchema, httpPart: string | undefined): (given: unknown) => { value: unknown } | { error: Error } {
  const read = httpPart === 'body' ? bodyReader(schema) : textReader(schema, httpPart === 'params' ? 'part of the address' : 'query parameter');
  return (given) => {
    try {
      return { value: read(given as Record<string, unknown>) };
    } catch (error) {
      if (error instanceof AppError) return { error };
      throw error;
    }
  };
}
