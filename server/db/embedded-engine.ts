/** The embedded PostGIS as a Database: a queue of questions for one child process that is restarted when it must be. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { AskOptions, Asker, Database, Rows, Value } from './database.ts';
import { QueryError } from './database-errors.ts';
import { EmbeddedProcess, type Answer, type StartOptions } from './embedded/engine-process.ts';
import { toWireText } from './wire-values.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
/** How long an abandoned statement may still run: a restart costs about as much, and everybody else would pay for it. */
const ABANDONED_GRACE_MS = 4_000;

type Question = { readonly kind: 'query'; readonly text: string; readonly values: readonly (string | null)[]; readonly prepared: boolean } | { readonly kind: 'script'; readonly text: string };

/** Something that waits for its turn: one question, or a whole transaction. */
interface Turn {
  readonly run: () => Promise<void>;
}

export async function openEmbedded(options: StartOptions): Promise<Database> {
  const child = await EmbeddedProcess.start(options);
  return new EmbeddedEngine(options, child);
}

class EmbeddedEngine implements Database {
  readonly engine = 'embedded';
  readonly version: string;
  private child: Promise<EmbeddedProcess>;
  private readonly waiting: Record<NonNullable<AskOptions['lane']>, Turn[]> = { main: [], tiles: [], background: [] };
  private readonly inside = new AsyncLocalStorage<{ open: boolean }>();
  private busy = false;
  private closing: Promise<void> | undefined;
  private idle: (() => void) | undefined;

  constructor(
    private readonly options: StartOptions,
    first: EmbeddedProcess,
  ) {
    this.version = first.version;
    this.child = Promise.resolve(first);
  }

  async query<Row = Record<string, unknown>>(text: string, values: readonly Value[] = [], options: AskOptions = {}): Promise<Rows<Row>> {
    const question: Question = { kind: 'query', text, values: values.map(toWireText), prepared: options.prepared === true };
    const answer = await this.takeTurn(options, async (started) => this.ask(await this.running(), question, options, started));
    return toRows<Row>(answer);
  }

  async script(text: string, options: AskOptions = {}): Promise<void> {
    await this.takeTurn(options, async (started) => this.ask(await this.running(), { kind: 'script', text }, options, started));
  }

  async tidy(): Promise<void> {
    await this.query('vacuum analyze', [], { timeout_ms: 600_000, what: 'Refreshing the statistics' });
  }

  transaction<T>(work: (tx: Asker) => Promise<T>, { lane }: Pick<AskOptions, 'lane'> = {}): Promise<T> {
    return this.takeTurn({ timeout_ms: Infinity, lane }, async () => {
      // One child for the whole transaction: when it dies, the rest must fail instead of going on in its successor.
      const child = await this.running();
      const state = { open: true };
      const ask = async (question: Question, options: AskOptions): Promise<Answer> => {
        if (!state.open) throw new QueryError('TRANSACTION_MISUSED', 'the transaction has ended', options.what);
        options.signal?.throwIfAborted();
        return this.ask(child, question, options);
      };
      const tx: Asker = {
        query: async <Row>(text: string, values: readonly Value[] = [], options: AskOptions = {}) =>
          toRows<Row>(await ask({ kind: 'query', text, values: values.map(toWireText), prepared: options.prepared === true }, options)),
        script: async (text, options = {}) => void (await ask({ kind: 'script', text }, options)),
      };
      await this.ask(child, { kind: 'script', text: 'begin' }, {});
      try {
        const result = await this.inside.run(state, () => work(tx));
        state.open = false;
        const end = await this.ask(child, { kind: 'script', text: 'commit' }, {});
        if (end.command === 'ROLLBACK') throw new QueryError('TRANSACTION_ABORTED', 'a statement had failed, so nothing was committed');
        return result;
      } catch (error) {
        state.open = false;
        // A child that died has forgotten the transaction already.
        if (child.isAlive) await this.ask(child, { kind: 'script', text: 'rollback' }, {}).catch(() => child.kill());
        throw error;
      }
    });
  }

  close(): Promise<void> {
    this.closing ??= (async () => {
      if (this.busy) await new Promise<void>((resolve) => (this.idle = resolve));
      const child = await this.child.catch(() => undefined);
      await child?.close();
    })();
    return this.closing;
  }

  /** Waits for a free engine, within the timeout and while the caller is still there, then does the work alone. */
  private takeTurn<T>(options: AskOptions, work: (started: () => void) => Promise<T>): Promise<T> {
    if (this.inside.getStore()?.open === true) {
      return Promise.reject(new QueryError('TRANSACTION_MISUSED', 'inside a transaction ask the transaction, not the database', options.what));
    }
    if (this.closing !== undefined) return Promise.reject(new QueryError('DATABASE_CLOSED', 'the database is closed', options.what));
    return new Promise<T>((resolve, reject) => {
      const lane = this.waiting[options.lane ?? 'main'];
      const stopWaiting = (): void => clearTimeout(timer);
      const drop = (error: QueryError): void => {
        stopWaiting();
        const at = lane.indexOf(turn);
        if (at >= 0) lane.splice(at, 1);
        reject(error);
      };
      const finish = (): void => {
        stopWaiting();
        options.signal?.removeEventListener('abort', onAbort);
      };
      const onAbort = (): void => drop(cancelled(options));
      const timeout_ms = options.timeout_ms ?? DEFAULT_TIMEOUT_MS;
      const timer = after(timeout_ms, () => drop(timedOut(options, timeout_ms, 'waiting for the engine')));
      // A caller that goes away is answered at once; the turn itself ends only when the engine is free again.
      const turn: Turn = { run: () => work(stopWaiting).then(resolve, reject).finally(finish) };
      if (options.signal?.aborted === true) return drop(cancelled(options));
      options.signal?.addEventListener('abort', onAbort, { once: true });
      lane.push(turn);
      this.next();
    });
  }

  private next(): void {
    if (this.busy) return;
    const turn = this.waiting.main.shift() ?? this.waiting.tiles.shift() ?? this.waiting.background.shift();
    if (turn === undefined) {
      this.idle?.();
      return;
    }
    this.busy = true;
    void turn.run().finally(() => {
      this.busy = false;
      this.next();
    });
  }

  /** The child that is alive, or a new one. A failed start is tried again by the next question. */
  private async running(): Promise<EmbeddedProcess> {
    const current = await this.child.catch(() => undefined);
    if (current?.isAlive === true) return current;
    await current?.ended;
    this.child = EmbeddedProcess.start(this.options);
    return this.child;
  }

  /** Asks the child. `started` ends the waiting; from here on only a kill can stop the statement. */
  private async ask(child: EmbeddedProcess, question: Question, options: AskOptions, started?: () => void): Promise<Answer> {
    started?.();
    const timeout_ms = options.timeout_ms ?? DEFAULT_TIMEOUT_MS;
    let reason: QueryError | undefined;
    const stop = (error: QueryError): void => {
      reason ??= error;
      child.kill();
    };
    const timer = after(timeout_ms, () => stop(timedOut(options, timeout_ms, 'running; the engine is restarted')));
    let grace: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      grace = setTimeout(() => stop(cancelled(options)), ABANDONED_GRACE_MS);
    };
    options.signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return await child.ask(question, options.what);
    } catch (error) {
      throw reason ?? error;
    } finally {
      clearTimeout(timer);
      clearTimeout(grace);
      options.signal?.removeEventListener('abort', onAbort);
    }
  }
}

/** setTimeout that takes Infinity for never; Node would fire that at once. */
function after(delay_ms: number, act: () => void): NodeJS.Timeout | undefined {
  return Number.isFinite(delay_ms) ? setTimeout(act, delay_ms) : undefined;
}

function toRows<Row>(answer: Answer): Rows<Row> {
  const rows = answer.rows.map((row) => Object.fromEntries(row.map((value, at) => [answer.columns[at], value])) as Row);
  return { rows, rowCount: answer.rowCount };
}

function cancelled(options: AskOptions): QueryError {
  return new QueryError('QUERY_CANCELLED', 'the caller went away', options.what);
}

function timedOut(options: AskOptions, timeout_ms: number, while_doing: string): QueryError {
  return new QueryError('QUERY_TIMEOUT', `no answer within ${timeout_ms} ms of ${while_doing}`, options.what);
}
