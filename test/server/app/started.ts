/** The real program in a process of its own, for tests of how it starts, fails, is killed and comes back. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleServer } from '../../../server/bundle.ts';
import { root } from '../../source-files.ts';

export interface Started {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the address once it says that it is ready. */
  ready(): Promise<string>;
  /** Resolves once its progress names something. */
  says(pattern: RegExp): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
}

const running = new Set<Started>();

/** Bundled as for `npm start`: a process of its own is up in a second. */
const bundle = mkdtempSync(join(mkdirp(join(root, 'dist')), 'test-'));
await bundleServer(bundle);

function mkdirp(directory: string): string {
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** @param program `main.js` or `cli.js` and its arguments */
export function start(environment: Readonly<Record<string, string>>, [program, ...argv]: readonly [string, ...string[]] = ['main.js']): Started {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', LOG_LEVEL: 'silent', ANLAN_ANONYMOUS_ROLE: 'viewer', ...environment };
  const child = spawn(process.execPath, [join(bundle, program), ...argv], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let over = false;
  void ended.then(() => (over = true));
  const until = async <T>(look: () => T | null | undefined): Promise<T> => {
    for (;;) {
      const found = look();
      if (found !== null && found !== undefined) return found;
      if (over) throw new Error(`the program ended: ${stdout}${stderr}`);
      await sleep(20);
    }
  };
  const started: Started = {
    stdout: () => stdout,
    stderr: () => stderr,
    ready: () => until(() => /安澜 Anlan {2}(http:\/\/\S+)/.exec(stdout)?.[1]),
    says: async (pattern) => void (await until(() => pattern.exec(stderr))),
    kill: (signal) => child.kill(signal),
    ended,
  };
  running.add(started);
  void ended.then(() => running.delete(started));
  return started;
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'anlan-doors-'));
}

/** Ends what a test left running and removes its directories. */
export async function clearUp(directories: readonly string[]): Promise<void> {
  for (const one of running) one.kill('SIGKILL');
  await Promise.all(Array.from(running, (one) => one.ended));
  for (const directory of directories) rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

/** At the very end of a test file. */
export function removeBundle(): void {
  rmSync(bundle, { recursive: true, force: true });
}
