/** Starts the product, new or with its first start behind it, on a database of its own, and says when it is ready. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../../data/catalogue.ts';
import { projectRoot } from '../../server/db/sql-file.ts';
import { prepareScannedDirectory } from '../support/prepared-database.ts';
import { createTestDatabaseUrl } from '../support/test-database.ts';
import { ensureBuilt } from './built.ts';

export interface Product {
  readonly address: string;
  /** What it printed so far. */
  readonly output: () => string;
  readonly environment: NodeJS.ProcessEnv;
  /** Ends the server and keeps its database. */
  halt(): Promise<void>;
  /** Starts it again at the same address. */
  resume(): Promise<void>;
  /** Ends it and removes its database. */
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise<void>((done) => server.close(() => done()));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/**
 * As a newcomer has it, with a database still to be made and filled; else with the demonstration data loaded and scanned
 * already, and changed as somebody wishes (on the embedded engine: a server's database is filled by the product itself).
 */
export const startNewProduct = (extra: NodeJS.ProcessEnv = {}): Promise<Product> => start(extra, async () => undefined);
export const startProduct = (extra: NodeJS.ProcessEnv = {}, change: (data_dir: string) => Promise<void> = async () => undefined): Promise<Product> =>
  start(extra, async (data_dir) => {
    await prepareScannedDirectory(data_dir, catalogue);
    await change(data_dir);
  });

/** Builds when sources changed, starts `node dist/server/main.js`, waits for /api/ready. */
async function start(extra: NodeJS.ProcessEnv, prepare: (data_dir: string) => Promise<void>): Promise<Product> {
  await ensureBuilt();
  const directory = await mkdtemp(join(tmpdir(), 'anlan-e2e-'));
  const database = await createTestDatabaseUrl();
  await prepare(join(directory, 'database'));
  const port = await freePort();
  const environment = {
    ...process.env,
    PORT: String(port),
    // What is not about access sees what the bureau's people see.
    ANLAN_ANONYMOUS_ROLE: 'viewer',
    ANLAN_DATA_DIR: join(directory, 'database'),
    ...(database ? { DATABASE_URL: database.url } : {}),
    ...extra,
  };
  const address = `http://127.0.0.1:${port}`;
  let server = await serve(address, environment);
  return {
    address,
    environment,
    output: () => server.output(),
    halt: () => server.end(),
    async resume() {
      server = await serve(address, environment);
    },
    async stop() {
      await server.end();
      await database?.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

interface Server {
  readonly output: () => string;
  end(): Promise<void>;
}

/** One run of the server, awaited until it is ready. */
async function serve(address: string, environment: NodeJS.ProcessEnv): Promise<Server> {
  const child = spawn(process.execPath, ['dist/server/main.js'], { cwd: projectRoot, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await gone;
  };
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product stopped with ${child.exitCode}:\n${output}`);
    const ready = await fetch(`${address}/api/ready`).then((answer) => answer.ok, () => false);
    if (ready) return { output: () => output, end };
    await new Promise((done) => setTimeout(done, 250));
  }
}
