/** Work on what strangers send, or that keeps a processor busy, is done in threads of its own: few at once, few waiting, each within its time and its memory. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { CheckQueue } from '../../analysis/check-queue.ts';
import { AppError } from '../../errors.ts';
import type { FromThread } from './bench.ts';

export interface WorkshopLimits {
  readonly threads: number;
  readonly waiting: number;
  readonly patience_ms: number;
  /** For one piece of work, once its thread is up. */
  readonly deadline_ms: number;
  readonly memory_mb: number;
}

/** A thread that had nothing to do for so long is ended. */
const IDLE_MS = 60_000;
const START_WITHIN_MS = 30_000;

interface Thread {
  readonly worker: Worker;
  rest: NodeJS.Timeout | undefined;
}

export class Workshop<Job, Made> {
  readonly #queue: CheckQueue;
  readonly #idle: Thread[] = [];
  readonly #all = new Set<Thread>();

  /**
   * @param program where the thread's program stands: `programBeside(import.meta.url, 'name')`
   * @param what the work in words: `reading the file`
   */
  constructor(private readonly program: URL, private readonly limits: WorkshopLimits, private readonly what: string) {
    this.#queue = new CheckQueue({ running: limits.threads, waiting: limits.waiting, patience_ms: limits.patience_ms });
  }

  /** @throws AppError what the work itself throws; BUSY; TOO_LARGE when it takes too long or too much memory */
  do(job: Job, signal?: AbortSignal): Promise<Made> {
    return this.#queue.run(async () => {
      const thread = this.#idle.pop() ?? (await this.#open());
      clearTimeout(thread.rest);
      try {
        const made = await this.#ask(thread, job, signal);
        this.#rest(thread);
        return made;
      } catch (error) {
        // A refusal leaves the thread as it was; of anything else nobody knows what it left behind.
        if (error instanceof AppError && this.#all.has(thread)) this.#rest(thread);
        else await this.#end(thread);
        throw error;
      }
    }, signal);
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#all, (thread) => this.#end(thread)));
  }

  async #open(): Promise<Thread> {
    const thread: Thread = { worker: startWorker(this.program, this.limits.memory_mb), rest: undefined };
    this.#all.add(thread);
    try {
      await heard(thread.worker, START_WITHIN_MS, ({ kind }) => (kind === 'ready' ? { value: null } : null));
      return thread;
    } catch (error) {
      await this.#end(thread);
      throw error;
    }
  }

  async #ask(thread: Thread, job: Job, signal?: AbortSignal): Promise<Made> {
    const { deadline_ms, memory_mb } = this.limits;
    try {
      const answered = heard(thread.worker, deadline_ms, (said) => {
        if (said.kind === 'refused') throw new AppError(said.code, said.detail, said.extra);
        if (said.kind === 'failed') throw new Error(said.message);
        return said.kind === 'made' ? { value: said.made as Made } : null;
      }, signal);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.worker.postMessage(job);
      return await answered;
    } catch (error) {
      if (error instanceof AppError && !signal?.aborted) throw error;
      // Nobody waits any more, or it does not end: the thread is in the middle of something.
      await this.#end(thread);
      if (error instanceof TookTooLong) throw new AppError('TOO_LARGE', `The work of ${this.what} took longer than ${deadline_ms / 1000} s and was ended; expected less of it.`);
      if (isOutOfMemory(error)) throw new AppError('TOO_LARGE', `The work of ${this.what} took more than ${memory_mb} MB of memory and was ended; expected less of it.`);
      throw error;
    }
  }

  #rest(thread: Thread): void {
    this.#idle.push(thread);
    thread.rest = setTimeout(() => void this.#end(thread), IDLE_MS).unref();
  }

  async #end(thread: Thread): Promise<void> {
    clearTimeout(thread.rest);
    this.#all.delete(thread);
    const at = this.#idle.indexOf(thread);
    if (at >= 0) this.#idle.splice(at, 1);
    await thread.worker.terminate();
  }
}

class TookTooLong extends Error {}

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY';

/** The first thing the thread says that `read` makes something of. */
function heard<T>(worker: Worker, within_ms: number, read: (said: FromThread) => { value: T } | null, signal?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    const onMessage = (said: FromThread): void => {
      try {
        const made = read(said);
        if (made !== null) end(() => resolve(made.value));
      } catch (error) {
        end(() => reject(error));
      }
    };
    const onError = (error: unknown): void => end(() => reject(error));
    const onExit = (): void => end(() => reject(new Error('the thread ended')));
    const onAbort = (): void => end(() => reject(new AppError('BUSY', 'the client went away')));
    const timer = setTimeout(() => end(() => reject(new TookTooLong())), within_ms);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** Under tsx and vitest a thread is its source; in dist/ it is the bundle beside the bundle that holds this. @param own import.meta.url */
export function programBeside(own: string, name: string): URL {
  return new URL(`./${name}.${own.endsWith('.ts') ? 'ts' : 'js'}`, own);
}

/** In a thread `--import tsx` does nothing: there it must be asked for by name. */
function throughTsx(program: URL): string {
  const api = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs');
  return `import(${JSON.stringify(api)}).then(({ register }) => { register(); return import(${JSON.stringify(program.href)}); })`;
}

function startWorker(program: URL, memory_mb: number): Worker {
  const options = { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memory_mb, maxYoungGenerationSizeMb: 32 } };
  const worker = program.pathname.endsWith('.ts') ? new Worker(throughTsx(program), { ...options, eval: true }) : new Worker(program, options);
  // One that ends while nobody listens takes nobody along.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}
