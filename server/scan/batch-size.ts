/** How many subjects go into one batch: as many as are measured in a moment, so that nobody waits long behind a scan. */
import type { Database } from '../db/database.ts';

const MOST = 2_000;
const FIRST = 200;
/** The embedded engine answers nobody else while a batch runs. */
const MOMENT_MS = { server: 1_500, embedded: 250 } as const;

export class BatchSize {
  now: number;

  constructor(
    private readonly engine: Database['engine'],
    private readonly fixed?: number,
  ) {
    this.now = fixed ?? FIRST;
  }

  /** After a batch: towards the size that takes a moment. */
  took(ms: number): void {
    if (this.fixed !== undefined) {
      this.now = this.fixed;
      return;
    }
    const wanted = this.now * Math.min(4, Math.max(0.25, MOMENT_MS[this.engine] / Math.max(ms, 1)));
    this.now = Math.max(1, Math.min(MOST, Math.round(wanted)));
  }

  /** False: it cannot be smaller. */
  shrink(): boolean {
    if (this.now === 1) return false;
    this.now = Math.max(1, Math.floor(this.now / 8));
    return true;
  }
}
