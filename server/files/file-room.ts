/** Reads a bureau's files for everybody else: few at once, each in a process of its own with a limit of memory and of silence. */
import { stat } from 'node:fs/promises';
import { CheckQueue } from '../analysis/check-queue.ts';
import { FileProcess } from './file-process.ts';
import type { Place } from './frames/guess-frame.ts';
import type { Batch, Bundle, Choices, FileRoom, Inspection, Watching } from './reading.ts';
import type { SaidBefore } from './inspect-tables.ts';
import { unpackBatch } from './packed-batch.ts';

export interface FileRoomLimits {
  /** At once. */
  readonly running: number;
  readonly waiting: number;
  readonly patience_ms: number;
  /** A process that says nothing for so long is ended: at least this, and more for larger files (a workbook opens as a whole: 20 MB in 15 s). */
  readonly silent_ms: number;
  readonly silent_ms_per_megabyte: number;
  readonly memory_mb: number;
}

const LIMITS: FileRoomLimits = { running: 2, waiting: 8, patience_ms: 600_000, silent_ms: 8_000, silent_ms_per_megabyte: 1_500, memory_mb: 1_024 };
/** One that is not needed for so long is ended. */
const IDLE_MS = 30_000;
/** One that holds more than this is not used again: what WebAssembly takes it never gives back. */
const MOST_KEPT_BYTES = 400 * 1024 * 1024;
const START_WITHIN_MS = 60_000;

export function openFileRoom({ title, extent, grid_srid }: Place, limits: Partial<FileRoomLimits> = {}): FileRoom {
  return new Room({ title, extent, grid_srid }, { ...LIMITS, ...limits });
}

class Room implements FileRoom {
  private readonly queue: CheckQueue;
  private readonly idle: { readonly process: FileProcess; readonly rest: NodeJS.Timeout }[] = [];
  private readonly all = new Set<FileProcess>();

  constructor(
    private readonly city: Place,
    private readonly limits: FileRoomLimits,
  ) {
    this.queue = new CheckQueue(limits);
  }

  inspect(bundle: Bundle, said: SaidBefore = {}, watching: Watching = {}): Promise<Inspection> {
    return this.queue.run(async () => {
      const silent_ms = await this.silenceFor(bundle);
      const child = await this.start(watching.signal);
      try {
        child.tell({ kind: 'inspect', bundle, said, city: this.city });
        let found: Inspection | undefined;
        for (;;) {
          const message = await child.next(silent_ms, watching.signal);
          if (message.kind === 'progress') watching.report?.(message.progress);
          else if (message.kind === 'inspected') ({ found } = message);
          else if (message.kind === 'end') {
            this.release(child, message.rss_bytes);
            if (found === undefined) throw new Error('the reading process ended without an answer');
            return found;
          }
        }
      } catch (error) {
        await this.drop(child);
        throw error;
      }
    }, watching.signal);
  }

  async *read(bundle: Bundle, choices: Choices, watching: Watching = {}): AsyncGenerator<Batch> {
    const silent_ms = await this.silenceFor(bundle);
    const { child, leave } = await this.enter(watching.signal);
    let ended = false;
    try {
      child.tell({ kind: 'read', bundle, choices, city: this.city });
      while (!ended) {
        const message = await child.next(silent_ms, watching.signal);
        if (message.kind === 'progress') watching.report?.(message.progress);
        else if (message.kind === 'batch') {
          yield unpackBatch(message.batch);
          child.tell({ kind: 'more' });
        } else if (message.kind === 'end') {
          ended = true;
          this.release(child, message.rss_bytes);
        }
      }
    } finally {
      // Also when whoever asked leaves the loop.
      if (!ended) await this.drop(child);
      leave();
    }
  }

  async close(): Promise<void> {
    for (const { rest } of this.idle.splice(0)) clearTimeout(rest);
    await Promise.all(Array.from(this.all, (child) => this.drop(child)));
  }

  /** A place among those who read, held until `leave`. */
  private enter(signal: AbortSignal | undefined): Promise<{ child: FileProcess; leave: () => void }> {
    return new Promise((done, fail) => {
      const held = this.queue.run(async () => {
        const child = await this.start(signal);
        await new Promise<void>((leave) => done({ child, leave }));
      }, signal);
      held.catch(fail);
    });
  }

  private async start(signal: AbortSignal | undefined): Promise<FileProcess> {
    for (let waiting = this.idle.pop(); waiting !== undefined; waiting = this.idle.pop()) {
      clearTimeout(waiting.rest);
      if (!waiting.process.is_usable) continue;
      waiting.process.keep(true);
      return waiting.process;
    }
    const child = new FileProcess(this.limits.memory_mb);
    this.all.add(child);
    try {
      await child.next(START_WITHIN_MS, signal);
      return child;
    } catch (error) {
      await this.drop(child);
      throw error;
    }
  }

  private release(child: FileProcess, rss_bytes: number): void {
    if (rss_bytes > MOST_KEPT_BYTES || !this.all.has(child)) {
      void this.drop(child);
      return;
    }
    child.keep(false);
    this.idle.push({ process: child, rest: setTimeout(() => void this.drop(child), IDLE_MS).unref() });
  }

  private async drop(child: FileProcess): Promise<void> {
    this.all.delete(child);
    const at = this.idle.findIndex((one) => one.process === child);
    if (at >= 0) clearTimeout(this.idle.splice(at, 1)[0]?.rest);
    await child.end();
  }

  private async silenceFor({ files }: Bundle): Promise<number> {
    const sizes = await Promise.all(files.map(({ path }) => stat(path).then(({ size }) => size, () => 0)));
    const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1_000_000;
    return this.limits.silent_ms + Math.round(megabytes * this.limits.silent_ms_per_megabyte);
  }
}
