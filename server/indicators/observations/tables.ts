/** Tables of observations: read in a thread, checked row by row, and stored as a whole or not at all. */
import type { Static } from 'typebox';
import type { Catalogue } from '../../../data/grammar.ts';
import type { Observation, ObservationsFile, ObservationsRead } from '../../contract/indicators.ts';
import type { Asker, Database } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import { cityDay } from '../../scan/city-day.ts';
import { programBeside, Workshop } from '../../sites/threads/workshop.ts';
import { districtTitles } from '../territory.ts';
import { readObservations } from './read-observations.ts';
import { readRows, type ReadRows } from './read-rows.ts';
import { insertObservations, takeTurn, type Reporter } from './report.ts';
import type { Said } from './sound.ts';
import type { Cell, TableJob } from './table-thread.ts';

const LIMITS = { threads: 1, waiting: 6, patience_ms: 20_000, deadline_ms: 10_000, memory_mb: 256 };
const MOST_BYTES = 2_000_000;
const SHOWN = 500;

export interface TableAsked extends Static<typeof ObservationsFile> {
  /** With the indicators that whoever sends it may report. */
  readonly catalogue: Catalogue;
  readonly reporter: Reporter;
  readonly now: Date;
  readonly signal?: AbortSignal;
  /** In the transaction of the rows. */
  readonly within: (tx: Asker, rows: readonly Observation[]) => Promise<void>;
}

export interface Tables {
  /** @throws AppError BAD_REQUEST, TOO_LARGE, BUSY */
  read(asked: TableAsked): Promise<ObservationsRead>;
  close(): Promise<void>;
}

export function openTables(database: Database, { city }: Catalogue): Tables {
  const workshop = new Workshop<TableJob, Cell[][]>(programBeside(import.meta.url, 'table-thread'), LIMITS, 'reading the table');
  return {
    async read({ name, content, commit, catalogue, reporter, now, signal, within }) {
      const cells = await workshop.do({ name, bytes: bytesOf(content) }, signal);
      return database.transaction(async (tx) => {
        await takeTurn(tx, city.region);
        const read = await readIn(tx, catalogue, cells, now);
        const done = commit && read.errors.length === 0 && read.sound.length > 0;
        const rows = done ? await insertObservations(tx, city.region, read.sound.map(({ said }) => said), reporter, now) : [];
        if (done) await within(tx, rows);
        const shown = done ? rows : read.sound.map(({ said }) => proposed(said, reporter));
        return { rows: read.count, sound: shown.slice(0, SHOWN), errors: read.errors.slice(0, SHOWN), committed: done };
      });
    },
    close: () => workshop.close(),
  };
}

/** @param tx whose turn it is */
export async function readIn(tx: Asker, catalogue: Catalogue, cells: readonly (readonly Cell[])[], now: Date): Promise<ReadRows> {
  const reported = await readObservations(tx, catalogue.city.region, null, null);
  return readRows(cells, { catalogue, areas: await districtTitles(tx, catalogue, null), today: cityDay(catalogue.city, now), reported });
}

function bytesOf(content: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(content) || content.length % 4 !== 0) throw new AppError('BAD_REQUEST', 'content is not base64; expected the bytes of the file in base64.', { pointer: '/content' });
  const bytes = new Uint8Array(Buffer.from(content, 'base64'));
  if (bytes.length > MOST_BYTES) throw new AppError('TOO_LARGE', `The file has ${bytes.length} bytes; at most ${MOST_BYTES} can be read.`);
  if (bytes.length === 0) throw new AppError('BAD_REQUEST', 'The file is empty; expected a table with a head.', { pointer: '/content' });
  return bytes;
}

/** What a row would say; it has no id and no time while it is not stored. */
const proposed = (said: Said, { name, demonstration = false }: Reporter): Observation => ({ ...said, id: '', demonstration, entered_by: name, entered_at: '', replaced_by: null });
