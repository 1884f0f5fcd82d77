/** The only place that talks to the server: a request line of the contract goes in, its typed answer comes out. */
import type { Answer, Body, Params, Query, RequestLine } from '../../server/contract/contract.ts';

/** Brackets keep a union of bodies together. */
type Named<Name extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [key in Name]: Value };
export type Ask<Line extends RequestLine> = Named<'params', Params<Line>> &
  OptionalQuery<Query<Line>> &
  Named<'body', Body<Line>> & { readonly signal?: AbortSignal };
type OptionalQuery<Value> = [Value] extends [undefined] ? unknown : Partial<Value> extends Value ? { readonly query?: Value } : { readonly query: Value };

/** What went wrong, in the server's words (RFC 9457), or `unreachable` when it did not answer at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly status: number,
    /** What else the server says: `retry_after_s`, `reason`, `role`. */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${title}: ${detail}`);
  }
}

/** The token of the session, which goes with everything that changes something; null: nobody is signed in, or it was not asked yet. */
let csrf: string | null = null;
/** The id of the person whom that token belongs to: what they did is sent in nobody else's name. */
let person: string | null = null;
/** Hears when the server says that the session is not what the page takes it for. */
let onOtherSession: () => void = () => undefined;
const OTHER_SESSION = new Set(['NOT_SIGNED_IN', 'PASSWORD_CHANGE_NEEDED', 'FORGED_REQUEST']);

export function holdToken(token: string | null, of: string | null): void {
  csrf = token;
  person = of;
}

export function listenForOtherSession(listener: () => void): void {
  onOtherSession = listener;
}

/** @throws ApiProblem */
export async function call<Line extends RequestLine>(line: Line, ask: Ask<Line>): Promise<Answer<Line>> {
  try {
    return await send(line, ask);
  } catch (fault) {
    if (!(fault instanceof ApiProblem) || !OTHER_SESSION.has(fault.code)) throw fault;
    onOtherSession();
    if (fault.code !== 'FORGED_REQUEST') throw fault;
    // Signed in anew in another tab: the token of this one is an old one.
    const session = await send('GET /api/session', {});
    if (session.csrf === csrf) throw fault;
    if (session.person === null || session.person.id !== person) throw otherPerson(session.person?.name ?? null);
    csrf = session.csrf;
    return send(line, ask);
  }
}

/** What somebody began must not happen in the name of whoever signed in in another tab meanwhile. */
function otherPerson(name: string | null): ApiProblem {
  const detail = name === null ? '您已在另一个页面退出登录，此操作没有执行。 You signed out in another tab; this was not done.' : `已在另一个页面以“${name}”的身份登录，此操作没有执行；请核对后重试。 Somebody else (${name}) has signed in in another tab; this was not done. Look again before you repeat it.`;
  return new ApiProblem('OTHER_PERSON', '登录的人已变更 The person has changed', detail, 403);
}

async function send<Line extends RequestLine>(line: Line, ask: Ask<Line>): Promise<Answer<Line>> {
  const parts: { params?: unknown; query?: unknown; body?: unknown; signal?: AbortSignal } = ask;
  const [method, pattern] = line.split(' ') as [string, string];
  const response = await reach(addressOf(pattern, parts.params, parts.query), {
    method,
    headers: {
      accept: 'application/json',
      ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' || csrf === null ? {} : { 'x-csrf-token': csrf }),
    },
    ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    ...(parts.signal ? { signal: parts.signal } : {}),
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Answer<Line>;
}

/** `/api/layers/:layer` + {layer:'a b'} + {limit:2} → `/api/layers/a%20b?limit=2`; undefined entries are left out. */
export function addressOf(pattern: string, params: unknown, query: unknown): string {
  const path = pattern.replace(/:([a-z_]+)/g, (_, name: string) => encodeURIComponent(textOf(entriesOf(params)[name])));
  const search = new URLSearchParams(Object.entries(entriesOf(query)).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, textOf(value)]])));
  return search.size > 0 ? `${path}?${search}` : path;
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');
const entriesOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {});

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (fault) {
    if (init.signal?.aborted) throw fault;
    throw new ApiProblem('unreachable', 'The server does not answer', address, 0);
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const said = entriesOf(await response.json().catch(() => null));
  const text = (name: string, otherwise: string) => (typeof said[name] === 'string' ? said[name] : otherwise);
  // A proxy in front of a server that is away answers in its own words, without a code.
  const code = text('code', response.status >= 502 && response.status <= 504 ? 'unreachable' : `http_${response.status}`);
  return new ApiProblem(code, text('title', response.statusText || 'Error'), text('detail', ''), response.status, said);
}
