/** One child process that reads files, as its parent holds it: asked for one piece of work at a time, ended when it says nothing for too long. */
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AppError } from '../errors.ts';
import type { FromFileChild, ToFileChild } from './file-child.ts';
import { refused } from './refused.ts';

/** What a job says, told one after the other; the last one ends the asking. */
type Heard = FromFileChild | { readonly kind: 'gone'; readonly error: Error };

export class FileProcess {
  /** False once it has ended, or is to be ended. */
  is_usable = true;
  private readonly child: ChildProcess;
  private readonly heard: Heard[] = [];
  private wake: (() => void) | undefined;
  private said_last = '';

  constructor(private readonly memory_mb: number) {
    this.child = forkChild(memory_mb);
    this.child.on('message', (message: FromFileChild) => this.hear(message));
    this.child.on('error', (error) => this.hear({ kind: 'gone', error }));
    this.child.on('exit', (code, signal) => this.hear({ kind: 'gone', error: this.endedBy(code, signal) }));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.said_last = (this.said_last + chunk.toString()).slice(-4_000)));
  }

  tell(message: ToFileChild): void {
    this.child.send(message, () => undefined);
  }

  /** The next thing it says. @throws AppError when it says nothing for so long, when it ended, or when nobody waits for it any more */
  async next(silent_ms: number, signal: AbortSignal | undefined): Promise<FromFileChild> {
    while (this.heard.length === 0) await this.wait(silent_ms, signal);
    const message = this.heard.shift();
    if (message === undefined || message.kind === 'gone') throw message?.error ?? new Error('the reading process said nothing');
    if (message.kind === 'refused') throw new AppError(message.code, message.detail, message.extra);
    if (message.kind === 'failed') throw new Error(message.message);
    return message;
  }

  /** Whether the server may end while it lives: an idle one keeps nobody. */
  keep(awake: boolean): void {
    const channel = this.child.channel;
    if (awake) {
      this.child.ref();
      channel?.ref();
    } else {
      this.child.unref();
      channel?.unref();
    }
  }

  async end(): Promise<void> {
    this.is_usable = false;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    await new Promise<void>((done) => {
      this.child.once('exit', () => done());
      this.child.kill('SIGKILL');
    });
  }

  private hear(message: Heard): void {
    if (message.kind === 'gone') this.is_usable = false;
    this.heard.push(message);
    this.wake?.();
  }

  private wait(silent_ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((go, fail) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', leave);
        this.wake = undefined;
        end();
      };
      const leave = (): void => settle(() => fail(refused('not-waited-for', {})));
      const timer = setTimeout(() => settle(() => fail(refused('took-too-long', { seconds: Math.round(silent_ms / 1_000) }))), silent_ms);
      if (signal?.aborted) return leave();
      signal?.addEventListener('abort', leave, { once: true });
      this.wake = () => settle(go);
    });
  }

  private endedBy(code: number | null, signal: NodeJS.Signals | null): Error {
    if (/heap out of memory|Allocation failed/.test(this.said_last)) return refused('took-too-much-memory', { megabytes: this.memory_mb });
    return new Error(`the reading process ended (${signal ?? code ?? 'unknown'}) ${this.said_last.slice(-500)}`.trim());
  }
}

/** Under tsx and vitest the child is its source; in dist/ it is the bundle beside the bundle that holds this. */
function forkChild(memory_mb: number): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(fromSource ? './file-child.ts' : './file-child.js', import.meta.url));
  // The loader by its full path: `--import tsx` would be looked for from the working directory.
  const loader = fromSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
  return fork(file, [String(memory_mb)], { serialization: 'advanced', execArgv: [`--max-old-space-size=${memory_mb}`, ...loader], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
}
