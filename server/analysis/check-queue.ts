/** Lets few checks of drawn sites run at once and few wait, so that no visitor's heavy drawing keeps everybody else from the database. */
import { AppError } from '../errors.ts';

export interface QueueLimits {
  readonly running: number;
  readonly waiting: number;
  readonly patience_ms: number;
  /** Running and waiting for one caller, where callers are told apart. */
  readonly each?: number;
}

interface Waiting {
  readonly start: () => void;
}

export class CheckQueue {
  #running = 0;
  readonly #waiting: Waiting[] = [];
  readonly #of = new Map<string, number>();

  constructor(private readonly limits: QueueLimits) {}

  /** @param caller whose work it is @throws AppError BUSY when too many wait or this caller has enough under way, when it waited too long, or when the caller went away */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal, caller?: string): Promise<T> {
    this.#enter(caller);
    try {
      await this.#turn(signal);
      try {
        return await work();
      } finally {
        this.#running -= 1;
        this.#waiting.shift()?.start();
      }
    } finally {
      this.#leave(caller);
    }
  }

  #enter(caller: string | undefined): void {
    if (caller === undefined) return;
    const own = this.#of.get(caller) ?? 0;
    const { each = Infinity } = this.limits;
    if (own >= each) throw busy(`${own} checks of this caller are under way already; at most ${each} may.`);
    this.#of.set(caller, own + 1);
  }

  #leave(caller: string | undefined): void {
    if (caller === undefined) return;
    const left = (this.#of.get(caller) ?? 1) - 1;
    if (left > 0) this.#of.set(caller, left);
    else this.#of.delete(caller);
  }

  #turn(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(gone());
    if (this.#running < this.limits.running) {
      this.#running += 1;
      return Promise.resolve();
    }
    if (this.#waiting.length >= this.limits.waiting) return Promise.reject(busy(`${this.#waiting.length} are waiting already; at most ${this.limits.waiting} may.`));
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const drop = (error: AppError): void => {
        end();
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        reject(error);
      };
      const entry: Waiting = {
        start: () => {
          end();
          this.#running += 1;
          resolve();
        },
      };
      const onAbort = (): void => drop(gone());
      const timer = setTimeout(() => drop(busy(`Others before it took longer than ${this.limits.patience_ms / 1000} s.`)), this.limits.patience_ms);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(entry);
    });
  }
}

const busy = (detail: string) => new AppError('BUSY', detail, { retry_after_s: 5 });
const gone = () => new AppError('BUSY', 'The client went away.');

/** A planner's what-if asks a dozen checks in a row. */
const WAITING = { waiting: 36, patience_ms: 20_000, each: 2 };

/** The one queue of a server for all checks of sites, by one rule or by all. */
export function openCheckQueue(engine: 'embedded' | 'server'): CheckQueue {
  return new CheckQueue({ ...WAITING, running: engine === 'embedded' ? 1 : 3 });
}
