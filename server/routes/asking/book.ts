/** What the audit log says of a request: every write and every check leaves a row, whatever became of it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { audit } from '../../access/audit.ts';
import type { Caller } from '../../access/caller.ts';
import { tally, writeTallies } from '../../access/tally.ts';
import type { Asker, Database } from '../../db/database.ts';
import type { ProblemCode } from '../../errors.ts';
import { askingOf, callerOf, changes } from './gate.ts';
import { asAppError, readerWent } from './problems.ts';

/** What the audit log says of a request beyond who, when, what and how it ended. */
export interface Said {
  readonly target?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Who it turned out to be, where the request began with nobody signed in. */
  readonly who?: Caller;
}

export interface Book {
  readonly note: (said: Said) => void;
  readonly record: (tx: Asker, said?: Said) => Promise<void>;
  /** @param signal fires when whoever asks goes away */
  around<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** A failed sign-in has a row of its own, also of a stranger. */
const SIGN_IN = 'POST /api/session';
/** Refused for the number of requests: counted by the minute, or a flood would fill the log. */
const FLOOD: ReadonlySet<ProblemCode> = new Set(['TOO_MANY_REQUESTS', 'BUSY']);
const written = new WeakSet<FastifyRequest>();

/** The row that one request leaves: a GET leaves none. */
export function openBook(request: FastifyRequest, action: string): Book {
  const { caller, database } = askingOf(request);
  let said: Said = { target: Object.values(request.params as Record<string, string>).join(' ') };
  let recorded = false;
  const note = (more: Said): void => {
    said = { ...said, ...more, details: { ...said.details, ...more.details } };
  };
  return {
    note,
    async record(tx, more = {}) {
      note(more);
      await audit(tx, { who: caller, action, ...said });
      recorded = true;
    },
    async around(work, signal) {
      if (!changes(request)) return work();
      try {
        const answered = await work();
        if (!recorded) await leave(database, { who: caller, action, ...said }, 'ok');
        return answered;
      } catch (error) {
        const problem = asAppError(error, request.log);
        written.add(request);
        // Who went away before it began or while it waited had nothing done and was told nothing: no check, no write, no row.
        if (signal.aborted && problem.code === 'BUSY') throw problem;
        // What was recorded in a transaction went with it.
        await leave(database, { who: caller, action, ...said }, problem.code);
        throw problem;
      }
    },
  };
}

type Row = { readonly who: Caller; readonly action: string } & Said;

/** People have a row for everything; strangers are counted by address and hour, so that nobody can make the log grow as they like. */
async function leave(database: Database, row: Row, outcome: ProblemCode | 'ok'): Promise<void> {
  const { who, action } = row;
  if (outcome !== 'ok' && FLOOD.has(outcome)) tally(database, 'minute', { who, action, outcome });
  else if (who.person === null && action !== SIGN_IN) tally(database, 'hour', { who, action, outcome });
  else await audit(database, { ...row, outcome });
}

/** What is refused before its route begins (limits, another site's page, a one-time password, role, form of the body) is written down here. */
export function recordRefusals(app: FastifyInstance, database: Database): void {
  app.addHook('onError', async (request, reply, error) => {
    // It was answered, and written down, before its reader went.
    if (readerWent(error, reply)) return;
    const { url } = request.routeOptions;
    if (written.has(request) || url === undefined || !url.startsWith('/api/') || !changes(request)) return;
    written.add(request);
    const action = `${request.method} ${url}`;
    const { code } = asAppError(error, request.log);
    const who = callerOf(request);
    // Nothing was looked at, so not even of a sign-in is there more to say than how often.
    if (who.person === null && !FLOOD.has(code)) tally(database, 'hour', { who, action, outcome: code });
    else await leave(database, { who, action, target: request.url.slice(0, 300) }, code).catch((fault: unknown) => request.log.error({ err: fault }, 'a refused request could not be written down'));
  });
  app.addHook('onClose', () => writeTallies(database).catch((fault: unknown) => app.log.error({ err: fault }, 'what was counted for the audit log is lost')));
}
