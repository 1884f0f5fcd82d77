/** Files for the tests of reading, written into a folder that goes away, and read in this process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../../../data/catalogue.ts';
import { AppError } from '../../../server/errors.ts';
import { inspectTables, type SaidBefore } from '../../../server/files/inspect-tables.ts';
import { readTable } from '../../../server/files/read-table.ts';
import type { Bundle, Choices, FoundTable, Inspection, RawRow } from '../../../server/files/reading.ts';

export type Content = string | Uint8Array;

export interface Desk {
  readonly folder: string;
  /** @param files by their names; a path that begins with / is taken as it is */
  bundle(files: Readonly<Record<string, Content>>): Bundle;
  close(): void;
}

export function openDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'anlan-files-'));
  let number = 0;
  return {
    folder,
    bundle(files) {
      number += 1;
      const work_dir = mkdtempSync(join(folder, `${number}-`));
      const given = Object.entries(files).map(([name, content], at) => {
        if (typeof content === 'string' && content.startsWith('/')) return { name, path: content };
        const path = join(work_dir, `given-${at}`);
        writeFileSync(path, content);
        return { name, path };
      });
      return { files: given, work_dir };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const nothing = (): void => undefined;
export const inspected = (bundle: Bundle, said: SaidBefore = {}): Promise<Inspection> => inspectTables(bundle, said, catalogue.city, nothing);

export async function onlyTable(bundle: Bundle, said: SaidBefore = {}): Promise<FoundTable> {
  const [table, ...others] = (await inspected(bundle, said)).tables;
  if (table === undefined || others.length > 0) throw new Error(`${others.length + (table ? 1 : 0)} tables`);
  return table;
}

export async function rowsOf(bundle: Bundle, choices: Partial<Choices> = {}): Promise<RawRow[]> {
  const table = choices.table ?? (await onlyTable(bundle)).id;
  const rows: RawRow[] = [];
  for await (const batch of readTable(bundle, { ...choices, table }, catalogue.city, nothing)) rows.push(...batch.rows);
  return rows;
}

/** `zip-damaged: The zip …`. @throws when it is not refused with a code of the closed list */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then((value) => value, (fault: unknown) => fault);
  if (!(error instanceof AppError)) throw new Error(`not refused but ${error instanceof Error ? error.stack : JSON.stringify(error)?.slice(0, 300)}`);
  const why = error.extra['why'] as { code: string } | undefined;
  return `${why?.code ?? 'no code'}: ${error.detail}`;
}
