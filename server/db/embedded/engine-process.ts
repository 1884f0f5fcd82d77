/** One run of the embedded engine's process: started, asked one question at a time, ended. */
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DatabaseUnavailable, errorMessage, QueryError } from '../database-errors.ts';
import type { FromChild, ToChild } from '../embedded-child.ts';

export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

export interface StartOptions {
  readonly data_dir: string;
  readonly fsync: boolean;
  readonly report?: (progress: Progress) => void;
}

export type Answer = Extract<FromChild, { kind: 'answer' }>;

const CLOSE_PATIENCE_MS = 10_000;
const STDERR_KEPT = 2_000;

interface Pending {
  readonly id: number;
  readonly what: string | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

export class EmbeddedProcess {
  version = '';
  /** Resolves when the process has ended, however that came. */
  readonly ended: Promise<void>;
  private pending: Pending | undefined;
  private lastId = 0;
  private alive = true;
  private lastWords = '';

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => {
      // 'exit' is not emitted for a process that could not be started at all.
      child.once('error', (error) => this.onEnd(errorMessage(error), resolve));
      child.once('exit', (code, signal) => this.onEnd(signal ?? `exit code ${code}`, resolve));
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.lastWords = (this.lastWords + text).slice(-STDERR_KEPT);
    });
    child.on('message', (message) => this.hear(message as FromChild));
  }

  static start(options: StartOptions): Promise<EmbeddedProcess> {
    const own = new EmbeddedProcess(forkChild());
    return new Promise((resolve, reject) => {
      own.child.on('message', (raw) => {
        const message = raw as FromChild;
        if (message.kind === 'progress') options.report?.({ step: message.step, done: message.done, total: message.total });
        else if (message.kind === 'refused') reject(new DatabaseUnavailable(message.code, message.message));
        else if (message.kind === 'opened') {
          own.version = message.version;
          resolve(own);
        }
      });
      void own.ended.then(() =>
        reject(new DatabaseUnavailable('EMBEDDED_START_FAILED', `The embedded database in ${options.data_dir} ended while it started: ${own.lastWords || 'no message'}.`)),
      );
      own.send({ kind: 'open', data_dir: options.data_dir, fsync: options.fsync });
    });
  }

  get isAlive(): boolean {
    return this.alive;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  ask(question: { kind: 'query'; text: string; values: readonly (string | null)[]; prepared: boolean } | { kind: 'script'; text: string }, what?: string): Promise<Answer> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      if (!this.alive) return reject(connectionLost(what, 'the engine had ended'));
      this.pending = { id, what, resolve, reject };
      this.send({ ...question, id });
    });
  }

  /** Ends the process at once. What was committed is safe; what was running is rolled back at the next start. */
  kill(): void {
    this.alive = false;
    this.child.kill('SIGKILL');
  }

  async close(): Promise<void> {
    if (this.alive) this.send({ kind: 'close' });
    const timer = setTimeout(() => this.kill(), CLOSE_PATIENCE_MS);
    await this.ended;
    clearTimeout(timer);
  }

  private send(message: ToChild): void {
    // A channel that has just broken is reported by 'exit', which rejects what is pending.
    this.child.send(message, () => undefined);
  }

  private hear(message: FromChild): void {
    if (message.kind !== 'answer' && message.kind !== 'failed') return;
    const pending = this.pending;
    if (pending?.id !== message.id) return;
    this.pending = undefined;
    if (message.kind === 'answer') pending.resolve(message);
    else pending.reject(new QueryError(message.code, message.message, pending.what, message.fields));
  }

  private onEnd(how: string, resolve: () => void): void {
    this.alive = false;
    this.pending?.reject(connectionLost(this.pending.what, `the embedded engine ended (${how}) while it ran`));
    this.pending = undefined;
    resolve();
  }
}

function connectionLost(what: string | undefined, message: string): QueryError {
  return new QueryError('CONNECTION_LOST', message, what);
}

/** Under tsx and vitest the child is its source; in dist/ it is the bundle beside the bundle that holds this. */
function forkChild(): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(fromSource ? '../embedded-child.ts' : './embedded-child.js', import.meta.url));
  // The loader by its full path: `--import tsx` would be looked for from the working directory.
  const execArgv = fromSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
  return fork(file, [], { serialization: 'advanced', execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
}
