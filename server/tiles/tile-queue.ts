/** Lets a few tiles be made at a time and a few more wait; whoever comes after that is told to try again. */
import { AppError } from '../errors.ts';

export class TileQueue {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(
    readonly most_running: number,
    readonly most_waiting: number,
  ) {}

  /** @throws AppError BUSY when too many wait already; the signal's reason when the caller went away before its turn */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#running >= this.most_running) await this.#turn(signal);
    else this.#running++;
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  /** Resolves when one that runs hands over its place. */
  #turn(signal: AbortSignal): Promise<void> {
    if (this.#waiting.length >= this.most_waiting) {
      throw new AppError('BUSY', `${this.#waiting.length} tiles are waiting already; at most ${this.most_waiting} may.`, { retry_after_s: 1 });
    }
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(signal.reason as Error);
      };
      this.#waiting.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
