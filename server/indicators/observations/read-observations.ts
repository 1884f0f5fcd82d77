/** What was reported of the targets: rows as they were known at an instant, which of them stand, and the points that they are. */
import type { Observation, Observed } from '../../contract/indicators.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';

/** Oldest period first. @param indicator null: all @param known null: now */
export async function readObservations(asker: Asker, region: string, indicator: string | null, known: string | null): Promise<Observation[]> {
  const { rows } = await asker.query<Observation>(readSql('server/indicators/sql/observations.sql'), [region, indicator, known ?? 'infinity'], { what: 'observations' });
  return rows;
}

/** The newest of its chain, and not withdrawn. */
export const stands = ({ replaced_by, withdrawn }: Observation): boolean => replaced_by === null && !withdrawn;

/** Of the whole city. */
export function pointsOf(rows: readonly Observation[], series?: string): Observed[] {
  return rows
    .filter((row) => stands(row) && row.district === null && (series === undefined || row.series === series))
    .map(({ from, to, value, numerator, denominator, series: of, definition, demonstration }) => ({ from, to, value, numerator, denominator, series: of, definition, demonstration }));
}
