/** A PostgreSQL server with PostGIS as a Database: two pools, cancelling, and the same values as the embedded engine. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Pool, type ClientBase, type PoolClient, type QueryConfig } from 'pg';
import type { AskOptions, Asker, Database, Rows, Value } from './database.ts';
import { errorCode, errorMessage, QueryError, queryErrorFields } from './database-errors.ts';
import { prepareServer, type ServerAddress } from './server-check.ts';
import { toWireText, WIRE_PARSERS } from './wire-values.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
/** After the server's own limit, for a server that no longer answers at all. */
const SILENCE_MS = 3_000;

/** The last of them: a kept plan that no longer fits, because a view was made anew. */
const BREAKING: ReadonlySet<string> = new Set(['CONNECTION_LOST', 'QUERY_TIMEOUT', 'QUERY_CANCELLED', '0A000']);

const SESSION = `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set bytea_output = 'hex'`;

export interface ServerOptions {
  readonly database_url: string;
  readonly pool_size: number;
  readonly tiles_pool_size: number;
}

interface Answer {
  readonly rows: Record<string, unknown>[];
  readonly rowCount: number | null;
  readonly command: string;
}

/** A connection with what we have last set on it. */
interface Connection {
  readonly client: PoolClient;
  readonly timeouts: { current_ms: number };
  broken: boolean;
}

export async function openServer(options: ServerOptions): Promise<Database> {
  const server = await prepareServer(options.database_url);
  return new ServerEngine(options, server);
}

class ServerEngine implements Database {
  readonly engine = 'server';
  readonly version: string;
  private readonly pools: Record<NonNullable<AskOptions['lane']>, Pool>;
  /** One connection for cancelling, which is needed most when all the others are busy. */
  private readonly canceller: Pool;
  private readonly inside = new AsyncLocalStorage<{ open: boolean }>();
  private readonly timeouts = new WeakMap<PoolClient, Connection['timeouts']>();
  private closing: Promise<void> | undefined;

  constructor(options: ServerOptions, server: ServerAddress) {
    this.version = server.version;
    this.pools = {
      main: createPool(options.database_url, options.pool_size, 'anlan'),
      tiles: createPool(options.database_url, options.tiles_pool_size, 'anlan tiles'),
      // One measures while the other writes.
      background: createPool(options.database_url, 2, 'anlan background'),
    };
    this.canceller = createPool(options.database_url, 1, 'anlan cancel');
  }

  async query<Row = Record<string, unknown>>(text: string, values: readonly Value[] = [], options: AskOptions = {}): Promise<Rows<Row>> {
    const answer = await this.withConnection(options, (connection) => this.ask(connection, text, values, options));
    return toRows<Row>(answer);
  }

  async script(text: string, options: AskOptions = {}): Promise<void> {
    await this.withConnection(options, (connection) => this.ask(connection, text, null, options));
  }

  async tidy(): Promise<void> {
    await this.query('analyze', [], { timeout_ms: 600_000, what: 'Refreshing the statistics' });
  }

  transaction<T>(work: (tx: Asker) => Promise<T>, { lane }: Pick<AskOptions, 'lane'> = {}): Promise<T> {
    return this.withConnection({ timeout_ms: Infinity, lane }, async (connection) => {
      const state = { open: true };
      const ask = (text: string, values: readonly Value[] | null, options: AskOptions): Promise<Answer> => {
        if (!state.open) throw new QueryError('TRANSACTION_MISUSED', 'the transaction has ended', options.what);
        return this.ask(connection, text, values, options);
      };
      const tx: Asker = {
        query: async <Row>(text: string, values: readonly Value[] = [], options: AskOptions = {}) => toRows<Row>(await ask(text, values, options)),
        script: async (text, options = {}) => void (await ask(text, null, options)),
      };
      await this.ask(connection, 'begin', null, {});
      try {
        const result = await this.inside.run(state, () => work(tx));
        state.open = false;
        const end = await this.ask(connection, 'commit', null, {});
        if (end.command === 'ROLLBACK') throw new QueryError('TRANSACTION_ABORTED', 'a statement had failed, so nothing was committed');
        return result;
      } catch (error) {
        state.open = false;
        // A rollback takes back a SET made inside, so what we remember of it is no longer true.
        connection.timeouts.current_ms = NaN;
        // When this fails too, withConnection closes the connection, which is a rollback; the first error is the one to tell.
        await this.ask(connection, 'rollback', null, {}).catch(() => (connection.broken = true));
        throw error;
      }
    });
  }

  close(): Promise<void> {
    this.closing ??= Promise.all(Object.values(this.pools).map((pool) => pool.end())).then(() => this.canceller.end());
    return this.closing;
  }

  private async withConnection<T>(options: AskOptions, work: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.inside.getStore()?.open === true) {
      throw new QueryError('TRANSACTION_MISUSED', 'inside a transaction ask the transaction, not the database', options.what);
    }
    if (this.closing !== undefined) throw new QueryError('DATABASE_CLOSED', 'the database is closed', options.what);
    const client = await takeClient(this.pools[options.lane ?? 'main'], options);
    const timeouts = this.timeouts.get(client) ?? { current_ms: NaN };
    this.timeouts.set(client, timeouts);
    const connection: Connection = { client, timeouts, broken: false };
    try {
      return await work(connection);
    } catch (error) {
      // A connection in an unknown state is closed instead of handed to the next caller.
      if (error instanceof QueryError && BREAKING.has(error.code)) connection.broken = true;
      throw error;
    } finally {
      client.release(connection.broken);
    }
  }

  private async ask(connection: Connection, text: string, values: readonly Value[] | null, options: AskOptions): Promise<Answer> {
    const { client, timeouts } = connection;
    const timeout_ms = options.timeout_ms ?? DEFAULT_TIMEOUT_MS;
    const isGone = (): boolean => options.signal?.aborted === true;
    if (isGone()) throw cancelled(options);
    let cancelling: Promise<void> | undefined;
    const onAbort = (): void => {
      cancelling = this.cancelBackend(client);
    };
    const asked_at = Date.now();
    let silence: NodeJS.Timeout | undefined;
    const silent = new Promise<never>((_, reject) => {
      if (Number.isFinite(timeout_ms)) silence = setTimeout(() => reject(timedOut(options, timeout_ms)), timeout_ms + SILENCE_MS);
    });
    options.signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const statement_timeout_ms = Number.isFinite(timeout_ms) ? Math.max(1, Math.round(timeout_ms)) : 0;
      if (timeouts.current_ms !== statement_timeout_ms) {
        timeouts.current_ms = NaN;
        await Promise.race([client.query(`set statement_timeout = ${statement_timeout_ms}`), silent]);
        timeouts.current_ms = statement_timeout_ms;
      }
      // With values pg speaks the extended protocol, which takes one statement; without, the simple one, which takes several.
      const question = values === null ? client.query(text) : client.query({ ...extended(text, values), ...(options.prepared === true && { name: nameOf(text) }) });
      const result: Answer | Answer[] = await Promise.race([question, silent]);
      // An answer that overtook the cancelling: withConnection must still throw the connection away, for the next one's sake.
      if (isGone()) throw cancelled(options);
      const last = Array.isArray(result) ? result.at(-1) : result;
      return last ?? { rows: [], rowCount: 0, command: '' };
    } catch (error) {
      await cancelling;
      if (isInterrupted(error) && isGone()) throw cancelled(options);
      if (isInterrupted(error) && Date.now() - asked_at >= timeout_ms) throw timedOut(options, timeout_ms);
      throw explain(error, options);
    } finally {
      clearTimeout(silence);
      options.signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Asks the server, on another connection, to stop what this one runs. */
  private async cancelBackend(client: PoolClient): Promise<void> {
    const pid: unknown = Reflect.get(client, 'processID');
    if (typeof pid !== 'number') return;
    // When it fails the statement ends by its own timeout.
    await this.canceller.query('select pg_cancel_backend($1)', [pid]).catch(() => undefined);
  }
}

function createPool(connectionString: string, max: number, application_name: string): Pool {
  const pool = new Pool({
    connectionString,
    max,
    application_name,
    keepAlive: true,
    // Counts the waiting for a free connection too, which takeClient limits by question; this is for a server that vanished.
    connectionTimeoutMillis: 120_000,
    idleTimeoutMillis: 60_000,
    types: { getTypeParser: (oid: number) => WIRE_PARSERS.get(oid) ?? ((text: string) => text) },
    // oxlint-disable-next-line no-misused-promises -- the pool waits for it before it hands the connection out; its types do not say so
    onConnect: prepareSession,
  });
  // An idle connection that breaks, as when the server restarts; the pool has dropped it and makes another when asked.
  pool.on('error', () => undefined);
  return pool;
}

async function prepareSession(client: ClientBase): Promise<void> {
  // Without a listener a connection that breaks while it is in use would end the whole process.
  client.on('error', () => undefined);
  await client.query(SESSION);
}

/** Waits for a free connection no longer than the question may take and the caller is there. */
async function takeClient(pool: Pool, options: AskOptions): Promise<PoolClient> {
  const timeout_ms = options.timeout_ms ?? DEFAULT_TIMEOUT_MS;
  const coming = pool.connect();
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const givenUp = new Promise<never>((_, reject) => {
    if (Number.isFinite(timeout_ms)) timer = setTimeout(() => reject(timedOut(options, timeout_ms)), timeout_ms);
    onAbort = () => reject(cancelled(options));
    if (options.signal?.aborted === true) onAbort();
    options.signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([coming, givenUp]);
  } catch (error) {
    // The pool cannot forget a request, so the connection goes straight back when it comes.
    coming.then((client) => client.release(), () => undefined);
    throw explain(error, options);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) options.signal?.removeEventListener('abort', onAbort);
  }
}

function toParameter(value: Value): string | Buffer | null {
  // Bytes go in binary: half the size of hex, and no parsing.
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : toWireText(value);
}

/** pg's types leave out `queryMode`; without it a question with no values would pass several statements. */
function extended(text: string, values: readonly Value[]): QueryConfig<(string | Buffer | null)[]> & { queryMode: 'extended' } {
  return { text, values: values.map(toParameter), queryMode: 'extended' };
}

/** PostgreSQL tells prepared statements apart by name, of at most 63 characters. */
function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function toRows<Row>(answer: Answer): Rows<Row> {
  return { rows: answer.rows as Row[], rowCount: answer.rowCount ?? 0 };
}

const SQLSTATE = /^[0-9A-Z]{5}$/;

function explain(error: unknown, options: AskOptions): Error {
  if (error instanceof QueryError) return error;
  const code = errorCode(error);
  const fields = typeof error === 'object' && error !== null ? queryErrorFields(error) : {};
  if (error instanceof RangeError) return new QueryError('VALUE_UNREADABLE', error.message, options.what, fields, { cause: error });
  // Everything without a SQLSTATE comes from the connection, and so do the shutdown and crash classes.
  const lost = !SQLSTATE.test(code) || code.startsWith('57P') || code.startsWith('08');
  return new QueryError(lost ? 'CONNECTION_LOST' : code, errorMessage(error), options.what, fields, { cause: error });
}

/** Cancelled or timed out; inside GEOS a cancelling comes as an internal error with GEOS's word for it. */
function isInterrupted(error: unknown): boolean {
  const code = errorCode(error);
  return code === '57014' || (code === 'XX000' && errorMessage(error).includes('InterruptedException'));
}

function cancelled(options: AskOptions): QueryError {
  return new QueryError('QUERY_CANCELLED', 'the caller went away', options.what);
}

function timedOut(options: AskOptions, timeout_ms: number): QueryError {
  return new QueryError('QUERY_TIMEOUT', `no answer within ${timeout_ms} ms`, options.what);
}
