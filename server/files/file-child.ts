/** The process in which a bureau's files are read: what ends it, or keeps it for ever, ends here and takes nobody along. */
import { Worker } from 'node:worker_threads';
import { AppError, type ProblemCode } from '../errors.ts';
import type { Place } from './frames/guess-frame.ts';
import { inspectTables, type SaidBefore } from './inspect-tables.ts';
import { packBatch, type PackedBatch } from './packed-batch.ts';
import { readTable } from './read-table.ts';
import type { Bundle, Choices, Inspection, ReadingProgress } from './reading.ts';

export type ToFileChild =
  | { readonly kind: 'inspect'; readonly bundle: Bundle; readonly said: SaidBefore; readonly city: Place }
  | { readonly kind: 'read'; readonly bundle: Bundle; readonly choices: Choices; readonly city: Place }
  /** The last batch is taken: the next one may come. */
  | { readonly kind: 'more' };

export type FromFileChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly progress: ReadingProgress }
  | { readonly kind: 'inspected'; readonly found: Inspection }
  | { readonly kind: 'batch'; readonly batch: PackedBatch }
  /** @property rss_bytes what the process holds: one that grew large is not used again */
  | { readonly kind: 'end'; readonly rss_bytes: number }
  | { readonly kind: 'refused'; readonly code: ProblemCode; readonly detail: string; readonly extra: Readonly<Record<string, unknown>> }
  | { readonly kind: 'failed'; readonly message: string };

/** Settles when the parent has it, so that nothing piles up here. */
function tell(message: FromFileChild): Promise<void> {
  return new Promise((done) => {
    if (process.send === undefined) done();
    else process.send(message, () => done());
  });
}

const report = (progress: ReadingProgress): void => void tell({ kind: 'progress', progress });

async function work(job: ToFileChild): Promise<void> {
  try {
    if (job.kind === 'inspect') await tell({ kind: 'inspected', found: await inspectTables(job.bundle, job.said, job.city, report) });
    else if (job.kind === 'read') await readAll(job);
    await tell({ kind: 'end', rss_bytes: process.memoryUsage.rss() });
  } catch (error) {
    if (error instanceof AppError) await tell({ kind: 'refused', code: error.code, detail: error.detail, extra: error.extra });
    else await tell({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** How many batches are on their way: two, so that the next is read meanwhile; a third waits until one is taken. */
const underway = {
  batches: 0,
  wake: undefined as (() => void) | undefined,
  taken(): void {
    underway.batches -= 1;
    underway.wake?.();
  },
  async fewerThan(most: number): Promise<void> {
    while (underway.batches >= most) await new Promise<void>((go) => (underway.wake = go));
  },
};

async function readAll({ bundle, choices, city }: Extract<ToFileChild, { kind: 'read' }>): Promise<void> {
  underway.batches = 0;
  for await (const batch of readTable(bundle, choices, city, report)) {
    await underway.fewerThan(2);
    underway.batches += 1;
    await tell({ kind: 'batch', batch: packBatch(batch) });
  }
  await underway.fewerThan(1);
}

/**
 * Ends this process from a thread of its own, which goes on while a library keeps the process busy: when the parent is gone, or when it
 * holds more than its share outside of what the limit of the heap counts.
 */
const watch = `const { workerData } = require('node:worker_threads');
  setInterval(() => {
    const is_large = process.memoryUsage.rss() > workerData.most_bytes;
    if (is_large) require('node:fs').writeSync(2, 'heap out of memory (of the whole process)');
    if (is_large || process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
  }, 1000);`;
const memory_mb = Number(process.argv[2] ?? 1_024);
new Worker(watch, { eval: true, execArgv: [], workerData: { parent: process.ppid, most_bytes: (2 * memory_mb + 512) * 1024 * 1024 } }).unref();

process.on('message', (message: ToFileChild) => {
  if (message.kind === 'more') underway.taken();
  else void work(message);
});
// The parent is gone.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches this process too; the parent, which finishes its work first, ends it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
void tell({ kind: 'ready' });
