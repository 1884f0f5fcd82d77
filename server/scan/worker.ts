/** Keeps scans going in the background of the server's process: when something was published, asked for, or the day changed. */
import type { Catalogue } from '../../data/grammar.ts';
import type { Database } from '../db/database.ts';
import { onPublished } from '../features/published.ts';
import { Scanner } from './scanner.ts';
import { onScanAsked } from './scans.ts';

/** Another process may publish or ask; and terms end at midnight. */
const LOOK_EVERY_MS = { server: 5_000, embedded: 60_000 } as const;
const HEARTBEAT_MS = 5_000;
/** After a publication more of them often follow: a file for each layer. */
const SETTLE_MS = 500;
const AGAIN_AFTER_FAULT_MS = 10_000;

export interface ScanWorker {
  /** Ends after the batch under way; the scan goes on at the next start. */
  close(): Promise<void>;
}

export function startScanWorker(database: Database, catalogue: Catalogue, report: (error: unknown) => void = () => undefined): ScanWorker {
  const scanner = new Scanner(database, catalogue);
  const now = { closed: false };
  let woken = (): void => undefined;
  let called = true;
  const wake = (): void => {
    called = true;
    woken();
  };
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      timer.unref();
      woken = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const stops = [onPublished(database, wake), onScanAsked(database, wake)];
  // Nobody else can open the embedded engine's directory, and behind a batch a beat would only wait.
  const heart = database.engine === 'server' ? setInterval(() => void scanner.holdLease().catch(() => undefined), HEARTBEAT_MS) : undefined;
  heart?.unref();

  const loop = async (): Promise<void> => {
    while (!now.closed) {
      called = false;
      try {
        await scanner.settle();
      } catch (error) {
        if (now.closed) return;
        report(error);
        await pause(AGAIN_AFTER_FAULT_MS);
      }
      if (now.closed) return;
      if (!called) await pause(LOOK_EVERY_MS[database.engine]);
      if (called && !now.closed) await pause(SETTLE_MS);
    }
  };
  const running = loop();

  return {
    async close() {
      now.closed = true;
      scanner.stop();
      for (const stop of stops) stop();
      clearInterval(heart);
      woken();
      await running;
      await scanner.leaveLease().catch(() => undefined);
    },
  };
}
