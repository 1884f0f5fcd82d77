/** The first look at what was dropped: the files are inspected, and choices are proposed, those of the last time where the same columns came before. */
import { createHash } from 'node:crypto';
import type { Catalogue } from '../../../data/grammar.ts';
import type { ImportChoices } from '../../contract/imports.ts';
import type { Asker } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import type { FoundTable, Inspection } from '../../files/reading.ts';
import type { Reading } from './check-job.ts';
import { guessLayer, guessMapping, proposeChoices } from '../job/guess-mapping.ts';
import type { HeldJob } from './held-job.ts';
import { tableOf, type JobRow } from '../job/job-row.ts';

/** @throws Cancelled, Lost, AppError of reading */
export async function inspectJob(job: HeldJob, catalogue: Catalogue, { room, bundle, signal }: Reading): Promise<void> {
  const { encoding, srid, swapped } = job.row.choices ?? {};
  const found = await room.inspect(bundle, { ...(encoding && { encoding }), ...(srid && { srid }), ...(swapped !== undefined && { swapped }) }, { signal });
  if (found.tables.length === 0) throw new AppError('BAD_REQUEST', 'Nothing in these files can be read; expected a shapefile, GeoPackage, GeoJSON, KML, CSV, XLSX or 界址点 txt.', { why: found.left_out[0] ?? null });
  await job.step('looking', 0, null, async (tx) => {
    const { choices, saved_from } = await choicesFor(tx, catalogue, job.row, found);
    const total = tableOf(found, choices)?.rows ?? null;
    await job.end(tx, 'ready', { found, choices, saved_from, layer: choices.layer, total, done: 0 });
  });
}

async function choicesFor(tx: Asker, catalogue: Catalogue, row: JobRow, found: Inspection): Promise<{ choices: ImportChoices; saved_from: string | null }> {
  const before = row.choices;
  if (before !== null && tableOf(found, before) !== undefined) return { choices: stillThere(before, tableOf(found, before)!, catalogue), saved_from: row.saved_from };
  for (const table of found.tables) {
    const habit = await findHabit(tx, catalogue, table, row.layer);
    if (habit !== null) return habit;
  }
  const table = found.tables[0]!;
  const layer = catalogue.layers.find(({ id }) => id === row.layer) ?? guessLayer(catalogue, table);
  return { choices: proposeChoices(catalogue, table, layer), saved_from: null };
}

/** In another encoding the columns have other names: what was decided of the old ones falls, the new ones are guessed. */
function stillThere(choices: ImportChoices, table: FoundTable, catalogue: Catalogue): ImportChoices {
  const chosen = new Map(choices.mapping.map(({ column, to }) => [column, to]));
  if (table.columns.every(({ name }) => chosen.has(name)) && chosen.size === table.columns.length) return choices;
  const layer = catalogue.layers.find(({ id }) => id === choices.layer) ?? null;
  const guessed = new Map(layer === null ? [] : guessMapping(layer, table.columns, catalogue.field_names).map(({ column, to }) => [column, to] as const));
  const taken = new Set(table.columns.flatMap(({ name }) => chosen.get(name) ?? []));
  const mapping = table.columns.map(({ name }) => {
    if (chosen.has(name)) return { column: name, to: chosen.get(name) ?? null };
    const to = guessed.get(name) ?? null;
    return { column: name, to: to !== null && taken.has(to) ? null : to };
  });
  const id_column = choices.id_column === '$id' || table.columns.some(({ name }) => name === choices.id_column) ? choices.id_column : null;
  return { ...choices, mapping, id_column };
}

export const columnsMark = (table: Pick<FoundTable, 'columns' | 'format'>): string =>
  createHash('sha256').update(JSON.stringify([table.format, table.columns.map(({ name }) => name.toLowerCase()).toSorted()])).digest('hex').slice(0, 32);

/** `图斑_20240131.shp` and `图斑_20250131.shp` are the same source. */
export const namePattern = ({ file }: Pick<FoundTable, 'file'>): string => file.slice(-200).replaceAll(/\d+/g, '#');

async function findHabit(tx: Asker, catalogue: Catalogue, table: FoundTable, layer: string | null): Promise<{ choices: ImportChoices; saved_from: string } | null> {
  const { rows } = await tx.query<{ layer: string; choices: ImportChoices; job: string }>(
    'select layer, choices, job from import_habit where region = $1 and columns_mark = $2 and ($3::text is null or layer = $3) order by name_pattern = $4 desc, saved_at desc limit 1',
    [catalogue.city.region, columnsMark(table), layer, namePattern(table)],
  );
  const [habit] = rows;
  const known = catalogue.layers.find(({ id }) => id === habit?.layer);
  if (habit === undefined || known === undefined) return null;
  const attributes = new Set([...Object.keys(known.attributes), 'valid_from', 'valid_to']);
  const mapping = habit.choices.mapping.map(({ column, to }) => ({ column: table.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase())?.name ?? column, to: to !== null && attributes.has(to) ? to : null }));
  // How the bytes are read, and the day it describes, are looked at anew in each file.
  const { encoding: _encoding, srid: _srid, swapped: _swapped, ...rest } = habit.choices;
  return { choices: { ...rest, table: table.id, mapping, as_of: null }, saved_from: habit.job };
}

/** The next time the same columns come, this is what is proposed. */
export async function keepHabit(tx: Asker, region: string, { id, found, choices, layer }: JobRow): Promise<void> {
  const table = tableOf(found, choices);
  if (table === undefined || layer === null) return;
  await tx.query(
    `insert into import_habit (region, columns_mark, name_pattern, layer, choices, job) values ($1, $2, $3, $4, $5::jsonb, $6::uuid)
     on conflict (region, columns_mark, name_pattern) do update set layer = excluded.layer, choices = excluded.choices, job = excluded.job, saved_at = now()`,
    [region, columnsMark(table), namePattern(table), layer, JSON.stringify(choices), id],
  );
}
