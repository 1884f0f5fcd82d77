/** An import as the table keeps it, and as it goes over the wire. */
import type { Static } from 'typebox';
import type { Catalogue } from '../../../data/grammar.ts';
import type { Import, ImportChoices, ImportDetail, ImportReport, ImportState, MappingGuess, PublishRequest } from '../../contract/imports.ts';
import type { FoundTable, Inspection } from '../../files/reading.ts';
import { guessMapping } from './guess-mapping.ts';

export interface StoredFile {
  readonly name: string;
  readonly size_bytes: number;
}

/** What is to be published, why, and who wishes it. */
export interface Wish extends PublishRequest {
  readonly actor: string;
}

export interface JobRow {
  readonly id: string;
  readonly number: number;
  readonly state: ImportState;
  readonly layer: string | null;
  readonly files: readonly StoredFile[];
  readonly found: Inspection | null;
  readonly choices: ImportChoices | null;
  readonly saved_from: string | null;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly created_at: string;
  readonly changed_at: string;
  readonly step: string | null;
  readonly done: number;
  readonly total: number | null;
  readonly against: number | null;
  readonly schema_mark: string | null;
  readonly report: ImportReport | null;
  readonly wish: Wish | null;
  readonly published_as: number | null;
  readonly published_at: string | null;
  readonly fault: { readonly code: string; readonly detail: string; readonly why: unknown } | null;
  readonly cancel_asked: boolean;
}

const RUNNING: ReadonlySet<ImportState> = new Set(['inspecting', 'waiting', 'checking', 'publishing']);
export const isRunning = ({ state }: Pick<JobRow, 'state'>): boolean => RUNNING.has(state);
export const isOver = ({ state }: Pick<JobRow, 'state'>): boolean => state === 'published' || state === 'cancelled';

export function jobOnWire(row: JobRow): Import {
  const { id, state, layer, files, created_by_name, created_at, changed_at, done, total, report, published_as, published_at, fault } = row;
  const progress = isRunning(row) ? { step: row.step ?? 'waiting', done, total } : null;
  return { id, state, layer, files: [...files], created_by: created_by_name, created_at, changed_at, progress, report, published_as, published_at, fault };
}

export function jobDetail(row: JobRow, catalogue: Catalogue): ImportDetail {
  return { ...jobOnWire(row), found: row.found as ImportDetail['found'], choices: row.choices, mapping_guess: guessesOf(row, catalogue), from_habit: row.saved_from !== null };
}

function guessesOf({ choices, found, saved_from }: JobRow, catalogue: Catalogue): Static<typeof MappingGuess>[] {
  const table = tableOf(found, choices);
  const layer = catalogue.layers.find(({ id }) => id === choices?.layer);
  if (table === undefined || layer === undefined) return [];
  const guesses = guessMapping(layer, table.columns, catalogue.field_names);
  if (saved_from === null) return guesses;
  const chosen = new Map(choices?.mapping.map(({ column, to }) => [column, to]));
  return guesses.map((guess) => {
    const to = chosen.get(guess.column);
    return to === undefined || to === guess.to ? guess : { column: guess.column, to, why: 'saved' as const };
  });
}

export function tableOf(found: Inspection | null, choices: Pick<ImportChoices, 'table'> | null): FoundTable | undefined {
  return found?.tables.find(({ id }) => id === choices?.table);
}
