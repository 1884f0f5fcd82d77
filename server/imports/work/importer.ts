/** Works at imports one after the other: looks at files, checks rows, publishes; an import whose process died is gone on with by the next. */
import { randomUUID } from 'node:crypto';
import type { Catalogue } from '../../../data/grammar.ts';
import type { Database } from '../../db/database.ts';
import { errorMessage, QueryError } from '../../db/database-errors.ts';
import { readSql } from '../../db/sql-file.ts';
import { AppError } from '../../errors.ts';
import type { FileRoom } from '../../files/reading.ts';
import { checkJob } from './check-job.ts';
import type { ImportFiles } from '../job/files.ts';
import { Cancelled, HeldJob, Lost } from './held-job.ts';
import { inspectJob } from './inspect-job.ts';
import type { JobRow } from '../job/job-row.ts';
import { dropRows } from '../job/jobs.ts';
import { publishJob } from './publish-job.ts';

const HEARTBEAT_MS = 3_000;
/** The database went away: the import is still ours, or the next one's. */
const LOST_CODES: ReadonlySet<string> = new Set(['CONNECTION_LOST', 'DATABASE_CLOSED']);

export interface ImporterParts {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly room: FileRoom;
  readonly files: ImportFiles;
  readonly report?: (error: unknown) => void;
}

export class Importer {
  readonly #holder = randomUUID();
  readonly #region: string;
  #stopping = false;

  constructor(private readonly parts: ImporterParts) {
    this.#region = parts.catalogue.city.region;
  }

  /** No further step is begun; what is under way stays to be gone on with. */
  stop(): void {
    this.#stopping = true;
  }

  /** Does everything there is to do. @returns how many imports were worked at */
  async settle(): Promise<number> {
    for (let worked = 0; ; worked++) if (this.#stopping || !(await this.turn())) return worked;
  }

  /** Works at the next import. False: there is none. */
  async turn(): Promise<boolean> {
    const row = await this.#take();
    if (row === null) return false;
    const job = new HeldJob(this.parts.database, this.#region, this.#holder, row);
    const stopped = new AbortController();
    const heart = setInterval(() => void job.live().then((stop) => stop && stopped.abort(), () => undefined), HEARTBEAT_MS).unref();
    try {
      await this.#work(job, stopped.signal);
    } catch (error) {
      await this.#failed(job, stopped.signal.aborted && row.state !== 'publishing' ? new Cancelled() : error);
    } finally {
      clearInterval(heart);
    }
    return true;
  }

  async #take(): Promise<JobRow | null> {
    const { database } = this.parts;
    const elsewhere = await this.#elsewhere();
    // The embedded engine belongs to this process alone; a predecessor that was killed is dead.
    const { rows } = await database.query<JobRow>(readSql('server/imports/job/sql/take-job.sql'), [this.#region, this.#holder, database.engine === 'embedded', elsewhere]);
    const [row] = rows;
    if (row?.state !== 'waiting') return row ?? null;
    await database.query("update import_job set state = 'checking', step = 'reading' where region = $1 and id = $2::uuid and holder = $3", [this.#region, row.id, this.#holder]);
    return { ...row, state: 'checking' };
  }

  /** Imports whose files lie on the disk of another process. Publishing needs none. */
  async #elsewhere(): Promise<string[]> {
    const { rows } = await this.parts.database.query<{ id: string }>("select id from import_job where region = $1 and state in ('inspecting', 'waiting', 'checking')", [this.#region]);
    return rows.flatMap(({ id }) => (this.parts.files.has(id) || this.parts.database.engine === 'embedded' ? [] : [id]));
  }

  async #work(job: HeldJob, signal: AbortSignal): Promise<void> {
    const { catalogue, room, files } = this.parts;
    const { row } = job;
    if (row.cancel_asked) throw new Cancelled();
    job.announce(row.state, row.done, row.total);
    if (row.state === 'publishing') {
      await publishJob(job, catalogue);
      job.announce('published');
      await this.#clear(job);
      return;
    }
    const reading = { room, bundle: files.bundleOf(row.id, row.files), signal };
    if (row.state === 'inspecting') await inspectJob(job, catalogue, reading);
    else await checkJob(job, catalogue, reading);
    job.announce(row.state === 'inspecting' ? 'ready' : 'checked');
  }

  async #failed(job: HeldJob, error: unknown): Promise<void> {
    const { database, report } = this.parts;
    if (error instanceof Lost || this.#stopping) return;
    if (error instanceof QueryError && LOST_CODES.has(error.code)) throw error;
    try {
      if (error instanceof Cancelled) {
        await database.transaction((tx) => job.end(tx, 'cancelled'));
        job.announce('cancelled');
        return await this.#clear(job);
      }
      const known = error instanceof AppError ? error : null;
      if (known === null) report?.(error);
      const fault = { code: known?.code ?? 'INTERNAL', detail: known?.detail ?? errorMessage(error).slice(0, 500), why: known?.extra['why'] ?? null };
      // What could not be published is still checked, unless the layer moved on.
      const state = job.row.state === 'publishing' ? 'checked' : 'failed';
      await database.transaction((tx) => job.end(tx, state, { fault }));
      job.announce(state);
    } catch (second) {
      if (!(second instanceof Lost)) throw second;
    }
  }

  /** Rows and files are needed no more. */
  async #clear(job: HeldJob): Promise<void> {
    await this.parts.database.transaction((tx) => dropRows(tx, job.row.number), { lane: 'background' });
    await this.parts.files.remove(job.row.id);
  }
}
