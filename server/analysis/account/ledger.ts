/** The account line by line, as it is handed in: one line a patch, category and zone. */
import type { AccountIndicator, Catalogue } from '../../../data/grammar.ts';
import type { AreaAccount } from '../../contract/accounts.ts';
import type { Asker } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import type { Zone } from './zones.ts';

export interface LedgerLine {
  readonly patch: string;
  readonly name: string;
  readonly category: string;
  readonly year: number | null;
  readonly measure: string | null;
  readonly counted_in: string | null;
  readonly zones: Readonly<Record<string, string | null>>;
  readonly area_m2: number;
}

export interface Ledger {
  readonly account: AreaAccount;
  readonly lines: readonly LedgerLine[];
  /** Zone names by kind, by id. */
  readonly titles: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const TIMEOUT_MS = 120_000;

/** @param tx where the pieces of the table are up to date @throws AppError TOO_LARGE */
export async function ledgerLines(tx: Asker, { city }: Catalogue, indicator: AccountIndicator, zone: Zone | null, table: string, most: number): Promise<LedgerLine[]> {
  const { rows } = await tx.query<LedgerLine>(
    `select patch, name, category, year, measure, counted_in, zones, sum(area_m2)::double precision as area_m2
from ${table}
where region = $1 and indicator = $2 and ($3::text is null or zones ->> $3 = $4)
group by patch, name, category, year, measure, counted_in, zones
order by patch collate "C", category collate "C", counted_in collate "C" nulls first, zones::text collate "C"
limit $5`,
    [city.region, indicator.id, zone?.kind ?? null, zone?.id ?? null, most + 1],
    { timeout_ms: TIMEOUT_MS, what: `ledger of indicator ${indicator.id}` },
  );
  if (rows.length > most) throw new AppError('TOO_LARGE', `The account has more than ${most} lines; expected fewer: ask for one zone, or for CSV.`);
  return rows;
}
