/** Inside a thread of the workshop: takes one job after the other and says what came of it. */
import { parentPort } from 'node:worker_threads';
import { AppError, type ProblemCode } from '../../errors.ts';

export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'made'; readonly made: unknown }
  | { readonly kind: 'refused'; readonly code: ProblemCode; readonly detail: string; readonly extra: Readonly<Record<string, unknown>> }
  | { readonly kind: 'failed'; readonly message: string };

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each thread names the job it is sent
export function workAt<Job>(work: (job: Job) => Promise<unknown>): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  const tell = (said: FromThread): void => parentPort?.postMessage(said);
  parentPort?.on('message', (job: Job) => {
    void work(job).then((made) => tell({ kind: 'made', made }), (error: unknown) => tell(toldOf(error)));
  });
  tell({ kind: 'ready' });
}

function toldOf(error: unknown): FromThread {
  if (error instanceof AppError) return { kind: 'refused', code: error.code, detail: error.detail, extra: error.extra };
  return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
