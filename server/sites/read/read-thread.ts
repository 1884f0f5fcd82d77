/** The thread in which a stranger's file or text is read: what goes wrong there, or without end, ends there. */
import type { SiteReadRequest } from '../../contract/sites.ts';
import { workAt } from '../threads/bench.ts';
import type { Place } from '../../files/frames/guess-frame.ts';
import { readSite } from './read-site.ts';

export interface ReadJob {
  readonly request: SiteReadRequest;
  readonly city: Place;
}

workAt(({ request, city }: ReadJob) => readSite(request, city));
