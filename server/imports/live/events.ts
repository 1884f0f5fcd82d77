/** What open pages are told while they are open: a layer was published, a scan has ended, an import went on. Each hears only of what they may see. */
import { PassThrough, type Readable } from 'node:stream';
import { holds, shareOf, type Caller } from '../../access/caller.ts';
import type { Visible } from '../../access/visible.ts';
import type { PageEvent } from '../../contract/imports.ts';
import type { Database } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { AppError } from '../../errors.ts';
import { onPublished } from '../../features/published.ts';
import { onImportTold } from '../job/told.ts';

const ALIVE_MS = 20_000;
/** Scans end without a word, and on a server another process may publish. */
const LOOK_MS = 2_000;
/** Then the page connects anew: whoever was signed out, or may see less now, hears no more than that. */
const LONGEST_MS = 5 * 60_000;
const MOST_AT_ONCE = 500;
/** Behind a proxy that is not trusted all strangers have one address. */
const MOST_FROM_ONE = 100;
/** Of a reader who does not read. */
const MOST_WAITING_BYTES = 64 * 1024;

interface Listener {
  readonly caller: Caller;
  readonly visible: Visible;
  readonly stream: PassThrough;
  readonly ends: NodeJS.Timeout;
}

export interface LiveRoom {
  /** @throws AppError BUSY when too many listen */
  listen(caller: Caller, visible: Visible): Readable;
  close(): void;
}

export function openLiveRoom(database: Database, region: string): LiveRoom {
  return new Live(database, region);
}

class Live implements LiveRoom {
  readonly #listeners = new Set<Listener>();
  readonly #stops: (() => void)[];
  #revisions: Map<string, number> | null = null;
  #scan: string | null = null;
  #looking: NodeJS.Timeout | undefined;
  #beating: NodeJS.Timeout | undefined;
  #busy = false;

  constructor(
    private readonly database: Database,
    private readonly region: string,
  ) {
    this.#stops = [
      onPublished(database, (layer, revision) => this.#published(layer, revision)),
      onImportTold(database, ({ id, layer, created_by, state, done, total }) =>
        this.#tell({ kind: 'import', id, state, done, total }, ({ caller, visible }) => holds(caller.role, 'planner') && (layer === null ? created_by === caller.person?.id || holds(caller.role, 'reviewer') : visible.sees(layer))),
      ),
    ];
  }

  listen(caller: Caller, visible: Visible): Readable {
    const own = [...this.#listeners].filter((one) => shareOf(one.caller) === shareOf(caller)).length;
    if (this.#listeners.size >= MOST_AT_ONCE || own >= MOST_FROM_ONE) throw new AppError('BUSY', `${this.#listeners.size} pages are told of changes already, ${own} of them here; at most ${MOST_AT_ONCE} and ${MOST_FROM_ONE} may be.`, { retry_after_s: 30 });
    const stream = new PassThrough();
    const listener: Listener = { caller, visible, stream, ends: setTimeout(() => stream.end(), LONGEST_MS).unref() };
    this.#listeners.add(listener);
    const leave = (): void => this.#leave(listener);
    stream.once('close', leave).once('error', leave);
    stream.write('retry: 3000\n\n: welcome\n\n');
    this.#wake();
    return stream;
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const listener of this.#listeners) {
      listener.stream.end();
      this.#leave(listener);
    }
  }

  #leave(listener: Listener): void {
    clearTimeout(listener.ends);
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearInterval(this.#looking);
    clearInterval(this.#beating);
    this.#looking = undefined;
    this.#beating = undefined;
    this.#revisions = null;
    this.#scan = null;
  }

  #wake(): void {
    if (this.#looking !== undefined) return;
    this.#looking = setInterval(() => void this.#look(), LOOK_MS).unref();
    this.#beating = setInterval(() => this.#write(': alive\n\n', () => true), ALIVE_MS).unref();
    void this.#look();
  }

  async #look(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const { rows: scans } = await this.database.query<{ id: string; state: string }>('select id, state from scan where region = $1 order by number desc limit 1', [this.region], { lane: 'background' });
      const [scan] = scans;
      const mark = scan === undefined ? null : `${scan.id} ${scan.state}`;
      if (scan !== undefined && this.#scan !== null && this.#scan !== mark) this.#tell({ kind: 'scanned', scan: scan.id, state: scan.state }, () => true);
      this.#scan = mark ?? '';
      // The embedded engine belongs to this process alone: nobody else can publish.
      if (this.database.engine === 'server') await this.#lookForRevisions();
    } catch {
      // The database is away for a moment; the next look tells.
    } finally {
      this.#busy = false;
    }
  }

  async #lookForRevisions(): Promise<void> {
    const { rows } = await this.database.query<{ layer: string; number: number }>(readSql('server/features/sql/newest-revisions.sql'), [this.region], { lane: 'background' });
    const fresh = new Map(rows.map(({ layer, number }) => [layer, number]));
    const known = this.#revisions;
    this.#revisions = fresh;
    if (known === null) return;
    for (const [layer, number] of fresh) if ((known.get(layer) ?? 0) < number) this.#tellPublished(layer, number);
  }

  #published(layer: string, revision: number): void {
    // What was told is not told again by the next look.
    this.#revisions?.set(layer, Math.max(revision, this.#revisions.get(layer) ?? 0));
    this.#tellPublished(layer, revision);
  }

  #tellPublished(layer: string, revision: number): void {
    this.#tell({ kind: 'published', layer, revision }, ({ visible }) => visible.sees(layer));
  }

  #tell(event: PageEvent, may_hear: (listener: Listener) => boolean): void {
    this.#write(`event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`, may_hear);
  }

  #write(text: string, may_hear: (listener: Listener) => boolean): void {
    for (const listener of this.#listeners) {
      const { stream } = listener;
      if (!may_hear(listener) || stream.writableEnded) continue;
      if (stream.writableLength + stream.readableLength > MOST_WAITING_BYTES) stream.destroy();
      else stream.write(text);
    }
  }
}
