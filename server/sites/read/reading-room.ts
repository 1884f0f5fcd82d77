/** Reads uploaded files and pasted text for the routes, two at once, in threads with a deadline. */
import type { SiteRead, SiteReadRequest } from '../../contract/sites.ts';
import type { Place } from '../../files/frames/guess-frame.ts';
import { programBeside, Workshop } from '../threads/workshop.ts';
import type { ReadJob } from './read-thread.ts';

const LIMITS = { threads: 2, waiting: 12, patience_ms: 15_000, deadline_ms: 5_000, memory_mb: 256 };

export interface ReadingRoom {
  /** @throws AppError BAD_REQUEST, TOO_LARGE, BUSY */
  read(request: SiteReadRequest, signal?: AbortSignal): Promise<SiteRead>;
  close(): Promise<void>;
}

export function openReadingRoom({ title, extent, grid_srid }: Place): ReadingRoom {
  const workshop = new Workshop<ReadJob, SiteRead>(programBeside(import.meta.url, 'read-thread'), LIMITS, 'reading the file');
  return {
    read: (request, signal) => workshop.do({ request, city: { title, extent, grid_srid } }, signal),
    close: () => workshop.close(),
  };
}
