/** Starts a private PostgreSQL with PostGIS for tests, on a port and in a directory of its own. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

export interface PrivatePostgres {
  /** An administrator's URL to the database `postgres`. */
  readonly url: string;
  /** Stops the server at once, as a crash of it would. */
  crash(): Promise<void>;
  /** Starts it again on the same port after `crash`. */
  restart(): Promise<void>;
  /** Stops it and removes its directory. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 20_000;

/** Null when the machine has no PostgreSQL 15 or newer with PostGIS. */
export async function startPrivatePostgres(): Promise<PrivatePostgres | null> {
  const bin = findBinaries();
  if (bin === null) return null;
  // PostgreSQL refuses to run as root.
  const user = userInfo().uid === 0 ? unprivilegedUser() : null;
  const directory = mkdtempSync(join(tmpdir(), 'anlan-postgres-'));
  chmodSync(directory, 0o755);
  if (user !== null) chownSync(directory, user.uid, user.gid);
  const data = join(directory, 'data');
  const run = { cwd: directory, ...user, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: directory } };
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'anlan_admin', '--auth=trust', '--encoding=UTF8', '--no-sync'], run);
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr?.toString() ?? made.error?.message}`);
  const port = await freePort();
  const url = `postgresql://anlan_admin@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${directory}`, 'fsync=off', 'max_connections=60'];
    server = spawn(join(bin ?? '', 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], { ...run, stdio: 'ignore' });
    await waitUntilReady(url, server);
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = server;
    if (ending === undefined || ending.exitCode !== null) return;
    const gone = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await gone;
  }

  try {
    await start();
    if (!(await hasPostgis(url))) {
      await end('SIGQUIT');
      rmSync(directory, { recursive: true, force: true });
      return null;
    }
  } catch (error) {
    await end('SIGQUIT');
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
  return {
    url,
    // An immediate shutdown: no checkpoint, every connection is cut, the next start recovers.
    crash: () => end('SIGQUIT'),
    restart: start,
    stop: async () => {
      await end('SIGQUIT');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The directory of the newest PostgreSQL's programs: Debian's place, then the search path. */
function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).filter((name) => Number(name) >= 15).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')));
  if (found === undefined) return null;
  const version = spawnSync(join(found, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout;
  return Number(/\d+/.exec(version)?.[0] ?? 0) >= 15 ? found : null;
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('Neither the user postgres nor nobody exists, and PostgreSQL refuses to run as root');
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  const give_up_at = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > give_up_at) throw error;
      await sleep(50);
    }
  }
}

async function hasPostgis(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query(`select 1 from pg_available_extensions where name = 'postgis'`);
    return found.rows.length === 1;
  } finally {
    await client.end();
  }
}
