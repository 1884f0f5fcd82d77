/** Stands before every route of the API and the tiles: knows who asks, what is open to them, and turns away what may not pass. */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../../../data/grammar.ts';
import { anonymous, holds, type Caller } from '../../access/caller.ts';
import type { Visible } from '../../access/visible.ts';
import { DEVICE_DAYS } from '../../accounts/devices.ts';
import { LONGEST_HOURS } from '../../accounts/sessions.ts';
import type { Config } from '../../config.ts';
import type { Endpoint } from '../../contract/contract.ts';
import type { Database } from '../../db/database.ts';
import { AppError } from '../../errors.ts';

export interface Asking {
  readonly caller: Caller;
  readonly visible: Visible;
  /** The session that the request's cookie opened; null: none. */
  readonly session: { readonly token: string; readonly csrf: string } | null;
  readonly database: Database;
}

export interface GateParts {
  readonly database: Database;
  readonly anonymous_role: Role;
  /** `https://anlan.example`, where a proxy shows this server under another name than it is asked by. */
  readonly public_origin: string | undefined;
  readonly visibleTo: (caller: Caller) => Visible;
  /** Whom a session's token belongs to; null when it is unknown or has ended. */
  readonly findSession: (token: string) => Promise<SessionCaller | null>;
}

export type SessionCaller = Omit<Caller, 'address'> & { readonly csrf: string };

/** Answers that no browser keeps: who somebody is, what people did, and files to take away. */
const ABOUT_PEOPLE = /^\/api\/(session|people|audit|imports|events|findings\/export)([./?]|$)/;
const GUARDED = /^\/(api|tiles|ogc)(\/|$|\?)/;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
const asked = new WeakMap<FastifyRequest, Asking>();

/** @throws Error for a request that did not come through the gate, which would be a fault of ours */
export function askingOf(request: FastifyRequest): Asking {
  const known = asked.get(request);
  if (!known) throw new Error(`${request.method} ${pathOf(request)} did not come through the gate`);
  return known;
}

export const changes = (request: FastifyRequest): boolean => !READS.has(request.method);

type Origin = Pick<Config, 'public_origin'>;
/** `device`: that this person has signed in with this browser before. */
type Kept = 'session' | 'device';
const SECONDS: Readonly<Record<Kept, number>> = { session: LONGEST_HOURS * 3600, device: DEVICE_DAYS * 86_400 };

const isSecure = ({ public_origin }: Origin, request: FastifyRequest): boolean => request.protocol === 'https' || (public_origin ?? '').startsWith('https:');
/** Behind https the name itself keeps a neighbouring host from planting a cookie. */
const nameOf = (kept: Kept, secure: boolean): string => `${secure ? '__Host-' : ''}anlan_${kept}`;

export function keptCookie(origin: Origin, request: FastifyRequest, kept: Kept): string | null {
  return request.cookies[nameOf(kept, isSecure(origin, request))] ?? null;
}

/** Scripts cannot read the cookie, other sites cannot send it along; behind https it never travels in the clear. */
export function keepCookie(origin: Origin, request: FastifyRequest, reply: FastifyReply, kept: Kept, token: string): void {
  const secure = isSecure(origin, request);
  void reply.setCookie(nameOf(kept, secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: SECONDS[kept] });
}

export function dropSession(origin: Origin, request: FastifyRequest, reply: FastifyReply): void {
  const secure = isSecure(origin, request);
  void reply.clearCookie(nameOf('session', secure), { path: '/', secure });
}

/** Who asked, also when they were refused before the gate knew them. */
export function callerOf(request: FastifyRequest): Caller {
  return asked.get(request)?.caller ?? anonymous('public', request.ip);
}

/** After the limits on how often and how much, before a body is read. */
export function openGate(app: FastifyInstance, parts: GateParts): void {
  app.addHook('preParsing', async (request, reply) => {
    if (!GUARDED.test(routeOf(request))) return;
    const token = keptCookie(parts, request, 'session');
    const found = token === null ? null : await parts.findSession(token);
    const caller: Caller = found ? { ...found, address: request.ip } : anonymous(parts.anonymous_role, request.ip);
    const session = found && token !== null ? { token, csrf: found.csrf } : null;
    asked.set(request, { caller, visible: parts.visibleTo(caller), session, database: parts.database });
    // The same address says different things to different people.
    void reply.headers({ vary: 'Cookie', 'cache-control': ABOUT_PEOPLE.test(routeOf(request)) ? 'private, no-store' : found ? 'private, no-cache' : 'no-cache' });
    if (changes(request)) refuseForeignOrigin(request, parts.public_origin);
    if (caller.must_change && !BEFORE_CHANGE.has(`${request.method} ${routeOf(request)}`)) throw new AppError('PASSWORD_CHANGE_NEEDED', 'Nothing else answers until the one-time password has been changed: PUT /api/session/password.');
  });
}

/** What answers somebody who signed in with a one-time password. */
const BEFORE_CHANGE: ReadonlySet<string> = new Set(['GET /api/session', 'DELETE /api/session', 'PUT /api/session/password']);

/** A browser says from which site a page sends; a program that is no browser says nothing and has no cookie that another site could use. */
function refuseForeignOrigin(request: FastifyRequest, public_origin: string | undefined): void {
  const { origin } = request.headers;
  const fetched_from = request.headers['sec-fetch-site'];
  const refused = origin === undefined ? fetched_from !== undefined && fetched_from !== 'same-origin' && fetched_from !== 'none' : origin !== public_origin && !isHere(origin, request.host);
  if (refused) throw new AppError('FORGED_REQUEST', `A page of ${String(origin ?? fetched_from).slice(0, 100)} may not send this; expected one of ${(public_origin ?? request.host).slice(0, 100)}.`);
}

/** Whether a page of that origin was served by this host; ports that go without saying are left out of both. */
function isHere(origin: string, host: string): boolean {
  const [scheme] = /^https?:(?=\/\/[^/]+$)/.exec(origin) ?? [];
  const here = `${scheme ?? 'http:'}//${host}`;
  return scheme !== undefined && URL.canParse(origin) && URL.canParse(here) && new URL(origin).host === new URL(here).host;
}

/** The hook of a route: role and, for what changes something, the session's token. @throws AppError NOT_SIGNED_IN, NOT_ALLOWED, FORGED_REQUEST */
export function admit(request: FastifyRequest, { access = 'public', open_to_all }: Pick<Endpoint, 'access' | 'open_to_all'>): void {
  const { caller, session } = askingOf(request);
  const where = `${request.method} ${pathOf(request)}`;
  if (!holds(caller.role, access)) {
    if (caller.person === null) throw new AppError('NOT_SIGNED_IN', `${where} is for people with the role ${access} or more; sign in first.`, { role: access });
    throw new AppError('NOT_ALLOWED', `${where} is for people with the role ${access} or more; "${caller.person.login}" has the role ${caller.role}.`, { role: access });
  }
  if (!changes(request) || open_to_all === true || session === null) return;
  if (!isSame(request.headers['x-csrf-token'], session.csrf)) throw new AppError('FORGED_REQUEST', `${where} needs the header x-csrf-token with the token of this session (GET /api/session).`);
}

function isSame(given: string | string[] | undefined, expected: string): boolean {
  const [one, other] = [Buffer.from(String(given ?? '')), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const pathOf = (request: FastifyRequest): string => (request.url.split('?', 1)[0] ?? '').slice(0, 200);
/** The address of the route that will answer, however the request writes it. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? pathOf(request);
