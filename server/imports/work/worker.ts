/** Keeps imports going in the background of the server's process: when something was dropped, asked for, or left over by a process that died. */
import { onImportAsked } from '../job/jobs.ts';
import { Importer, type ImporterParts } from './importer.ts';

/** Another process may have died, or been asked. */
const LOOK_EVERY_MS = { server: 5_000, embedded: 60_000 } as const;
const AGAIN_AFTER_FAULT_MS = 10_000;

export interface ImportWorker {
  /** Ends after the step under way; the import goes on at the next start. */
  close(): Promise<void>;
}

export function startImportWorker(parts: ImporterParts): ImportWorker {
  const { database, report = () => undefined } = parts;
  const importer = new Importer(parts);
  const now = { closed: false };
  let woken = (): void => undefined;
  let called = true;
  const stop = onImportAsked(database, () => {
    called = true;
    woken();
  });
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      timer.unref();
      woken = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async (): Promise<void> => {
    while (!now.closed) {
      called = false;
      try {
        await importer.settle();
      } catch (error) {
        if (now.closed) return;
        report(error);
        await pause(AGAIN_AFTER_FAULT_MS);
      }
      if (!called && !now.closed) await pause(LOOK_EVERY_MS[database.engine]);
    }
  };
  const running = loop();
  return {
    async close() {
      now.closed = true;
      importer.stop();
      stop();
      woken();
      await parts.room.close();
      await running;
    },
  };
}
