/** Parts of the page that are fetched when they are first needed: one that cannot be had is asked for again, and the page says that it is missing. */
import { createStore } from '../store.ts';

/** How many parts were asked for in vain and have not come yet. */
export const missingParts = createStore(0);

const again_ms = 3_000;

/** While the server is away, or was renewed and holds newer parts than this page knows of; without it the whole page would fall. */
export function patiently<T>(load: () => Promise<T>, wait_ms = again_ms): () => Promise<T> {
  const again = (): Promise<T> => load().catch(() => new Promise((done) => setTimeout(done, wait_ms)).then(again));
  return () =>
    load().catch(() => {
      missingParts.change((count) => count + 1);
      return new Promise((done) => setTimeout(done, wait_ms)).then(again).finally(() => missingParts.change((count) => count - 1));
    });
}
