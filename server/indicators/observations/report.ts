/** Writes what people report: checked, one standing row for each series, district and period, what was said before kept. */
import type { Catalogue, Indicator } from '../../../data/grammar.ts';
import type { Observation, ObservationAdded } from '../../contract/indicators.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { AppError } from '../../errors.ts';
import { cityDay } from '../../scan/city-day.ts';
import { withUnit } from '../figures.ts';
import { readObservations, stands } from './read-observations.ts';
import { faultsOf, type Said } from './sound.ts';
import { districtTitles } from '../territory.ts';

export interface Reporter {
  /** '' for the program itself. */
  readonly id: string;
  readonly name: string;
  readonly demonstration?: boolean;
}

/** @param tx a transaction of its own @throws AppError BAD_REQUEST, OBSERVATION_REPLACED, OBSERVATION_STANDS */
export async function report(tx: Asker, catalogue: Catalogue, indicator: Indicator, body: ObservationAdded, reporter: Reporter, now: Date): Promise<Observation> {
  const said: Said = { numerator: null, denominator: null, note: '', withdrawn: false, ...body, indicator: indicator.id, district: body.district ?? null, replaces: body.replaces ?? null };
  await takeTurn(tx, catalogue.city.region);
  const titles = await districtTitles(tx, catalogue, null);
  const [fault] = faultsOf(indicator, said, { today: cityDay(catalogue.city, now), areas: new Set(titles.keys()) });
  if (fault) throw new AppError('BAD_REQUEST', `${fault.column} is "${fault.value}". ${fault.detail.en}`, { pointer: `/${fault.column}`, problem: fault.detail });
  if (said.withdrawn && said.replaces === null) throw new AppError('BAD_REQUEST', 'withdrawn is true without replaces; expected the row that is withdrawn.', { pointer: '/replaces' });
  const rows = await readObservations(tx, catalogue.city.region, indicator.id, null);
  const corrected = said.replaces === null ? null : correctable(rows, said, indicator);
  const other = said.withdrawn ? undefined : rows.find((row) => stands(row) && row.id !== corrected?.id && isSame(row, said));
  if (other) throw new AppError('OBSERVATION_STANDS', `Row ${other.id} says ${textOf(other, indicator)} of the same series, district and period; correct that row instead.`, { standing: other });
  const [written] = await insertObservations(tx, catalogue.city.region, [said], reporter, now);
  if (!written) throw new Error('the observation was not written');
  return written;
}

/** Two who report at once take turns, so that each sees what the other said. */
export async function takeTurn(tx: Asker, region: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('anlan.observations'), hashtext($1))", [region]);
}

export const isSame = (row: Pick<Said, 'series' | 'district' | 'from' | 'to'>, said: Pick<Said, 'series' | 'district' | 'from' | 'to'>): boolean =>
  row.series === said.series && row.district === said.district && row.from === said.from && row.to === said.to;

/** The row that is corrected; of two who correct the same row the second is told what the first wrote. */
function correctable(rows: readonly Observation[], said: Said, indicator: Indicator): Observation {
  const row = rows.find(({ id }) => id === said.replaces);
  if (row === undefined) throw new AppError('BAD_REQUEST', `replaces is "${String(said.replaces).slice(0, 60)}", which is no row of ${indicator.id}.`, { pointer: '/replaces' });
  if (row.replaced_by === null) return row;
  const standing = rows.find(({ id }) => id === row.replaced_by);
  if (standing === undefined) throw new Error(`row ${row.id} is replaced by ${row.replaced_by}, which is not there`);
  throw new AppError('OBSERVATION_REPLACED', `Row ${row.id} was corrected meanwhile: ${textOf(standing, indicator)}. Not stored: ${textOf(said, indicator)}.`, { standing, refused: said });
}

function textOf(row: Pick<Observation, 'value' | 'source' | 'withdrawn'> & { entered_by?: string }, { unit }: Indicator): string {
  return `${withUnit(row.value, unit)} (${row.source}${row.entered_by ? `, ${row.entered_by}` : ''})${row.withdrawn ? ', withdrawn' : ''}`;
}

/** In the order given. @param rows checked */
export async function insertObservations(tx: Asker, region: string, rows: readonly Said[], { id, name, demonstration = false }: Reporter, now: Date): Promise<Observation[]> {
  const values = [region, id, name, now.toISOString(), demonstration, JSON.stringify(rows.map((row, place) => ({ ...row, place })))];
  const { rows: written } = await tx.query<Observation>(readSql('server/indicators/sql/insert-observations.sql'), values, { what: 'observations' });
  return written;
}
