/** Keeps the pieces of an account in a table: a changed patch is cut anew with what it touches, never the whole union again. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountIndicator, Catalogue } from '../../../data/grammar.ts';
import type { Asker, AskOptions, Database } from '../../db/database.ts';
import { QueryError } from '../../db/database-errors.ts';
import { readSql } from '../../db/sql-file.ts';
import { versionKey, type KnownVersion } from '../layer-versions.ts';
import { layersAt } from '../layers-at.ts';
import { fillSlots, quoteName, quoteText } from '../sql-slots.ts';
import { pieceSql } from './piece-sql.ts';

/** All patches of a large layer, cut once. */
const WHOLE_TIMEOUT_MS = 1_800_000;
const PART_TIMEOUT_MS = 120_000;
/** Nobody waits longer for a day that is over. */
const PAST_TIMEOUT_MS = 300_000;
export const KEPT = 'account_piece';
/** Above this share of all patches it is quicker to cut all of them. */
const MOST_TOUCHED = 0.3;
const MOST_TRIES = 5;
const COLLISIONS = new Set(['40001', '40P01', '23505']);

interface Basis {
  readonly revision: number;
  readonly rests_on: string;
}

export interface Touched {
  readonly affected: readonly string[];
  readonly needed: readonly string[];
  readonly patches: number;
}

/** What the pieces rest on beside their own layer. */
function restsOn(catalogue: Catalogue, indicator: AccountIndicator, versions: readonly KnownVersion[]): string {
  const statement = createHash('sha256').update(pieceSql(catalogue, indicator)).digest('base64url').slice(0, 16);
  return `${statement} ${versionKey(versions.filter(({ layer }) => layer !== indicator.account.layer))}`;
}

/** Everything inside sees one state of the database; made again when another process has kept the same pieces meanwhile. */
export async function whereKept<T>(database: Database, work: (tx: Asker) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.transaction(async (tx) => {
        await tx.script('set transaction isolation level repeatable read; set local jit = off');
        return work(tx);
      });
    } catch (error) {
      if (tries === MOST_TRIES || !(error instanceof QueryError && COLLISIONS.has(error.code))) throw error;
      await sleep(50 * tries);
    }
  }
}

/** How kept pieces came to what they are. */
export interface Brought {
  /** What they rested on before, and rest on now. */
  readonly before: string | null;
  readonly now: string;
  /** Patches that were cut anew; null: all of them. */
  readonly affected: readonly string[] | null;
}

/**
 * Brings the kept pieces up to the published layers.
 * @param tx of `whereKept`
 * @param versions the revisions of the account's layers, as that transaction sees them
 */
export async function keepPieces(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, versions: readonly KnownVersion[]): Promise<Brought> {
  const { region } = catalogue.city;
  const rests_on = restsOn(catalogue, indicator, versions);
  const revision = versions.find(({ layer }) => layer === indicator.account.layer)?.revision ?? 0;
  const { rows } = await tx.query<Basis>('select revision, rests_on from account_basis where region = $1 and indicator = $2', [region, indicator.id]);
  const [known] = rows;
  const before = known === undefined ? null : `${known.revision} ${known.rests_on}`;
  const brought = { before, now: `${revision} ${rests_on}` };
  if (brought.now === before) return { ...brought, affected: [] };
  // Two that do this at once: the second fails and finds it done.
  await tx.query(
    'insert into account_basis (region, indicator, revision, rests_on) values ($1, $2, $3, $4) on conflict (region, indicator) do update set revision = $3, rests_on = $4, made_at = now()',
    [region, indicator.id, revision, rests_on],
  );
  const touched = known?.rests_on === rests_on && known.revision < revision ? await touchedSince(tx, catalogue, indicator, known.revision) : null;
  await joinByHash(tx);
  if (touched !== null && touched.affected.length <= Math.max(50, touched.patches * MOST_TOUCHED)) {
    await cutAnew(tx, catalogue, indicator, touched);
    return { ...brought, affected: touched.affected };
  }
  await cutAll(tx, catalogue, indicator);
  return { ...brought, affected: null };
}

async function touchedSince(tx: Asker, catalogue: Catalogue, { account }: AccountIndicator, revision: number): Promise<Touched | null> {
  const text = fillSlots(readSql('server/analysis/account/sql/touched.sql'), { layer: `layers.${quoteName(account.layer)}`, layer_name: quoteText(account.layer) });
  const { rows } = await tx.query<Touched>(text, [catalogue.city.region, revision], { timeout_ms: PART_TIMEOUT_MS, what: 'patches that a change touches' });
  return rows[0] ?? null;
}

async function cutAll(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator): Promise<void> {
  const at = [catalogue.city.region, indicator.id];
  await tx.query('delete from account_piece where region = $1 and indicator = $2', at, { timeout_ms: PART_TIMEOUT_MS });
  await tx.query(insertion(indicator, pieceSql(catalogue, indicator)), at, { timeout_ms: WHOLE_TIMEOUT_MS, what: `account of indicator ${indicator.id}` });
}

async function cutAnew(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, { affected, needed }: Touched): Promise<void> {
  const at = [catalogue.city.region, indicator.id];
  await tx.query('delete from account_piece where region = $1 and indicator = $2 and patch = any ($3::text[])', [...at, affected], { timeout_ms: PART_TIMEOUT_MS });
  const text = insertion(indicator, pieceSql(catalogue, indicator, 'and id = any ($4::text[])', 'and id = any ($3::text[])'));
  await tx.query(text, [...at, affected, needed], { timeout_ms: PART_TIMEOUT_MS, what: `account of indicator ${indicator.id}` });
}

/** The table of pieces as they were at an instant, for this transaction alone. */
export const PAST = 'past_piece';

/** @param tx of `whereKept`; one instant in each @param some the patches that are asked about; absent: all of them */
export async function cutPast(tx: Asker, catalogue: Catalogue, indicator: AccountIndicator, known: string, some: Touched | null = null, asked: AskOptions = {}): Promise<void> {
  await tx.script(`create temporary table ${PAST} (like account_piece including defaults) on commit drop`);
  await joinByHash(tx);
  const pieces = some === null ? pieceSql(catalogue, indicator) : pieceSql(catalogue, indicator, 'and id = any ($5::text[])', 'and id = any ($4::text[])');
  const text = insertion(indicator, layersAt(catalogue, pieces, '$3::timestamptz'), PAST);
  const values = [catalogue.city.region, indicator.id, known, ...(some === null ? [] : [some.affected, some.needed])];
  await tx.query(text, values, { timeout_ms: PAST_TIMEOUT_MS, ...asked, what: `account of indicator ${indicator.id} on an earlier day` });
}

function insertion({ account }: AccountIndicator, pieces: string, table = KEPT): string {
  const zones = account.zones.map(({ id }) => `${quoteText(id)}, ${quoteName(`${id}_id`)}`).join(', ');
  return `insert into ${table} (region, indicator, patch, name, category, year, measure, counted_in, zones, area_m2, geom)
select $1, $2, patch, name, category, year, measure, counted_in, jsonb_build_object(${zones}), area_m2, geom from (${pieces}\n) piece`;
}

/**
 * The planner takes the steps of a long statement for one row each and joins them row by row, which is quadratic: three
 * times slower at 2,000 patches. Joins by a box keep their index, because nothing else can do them.
 */
async function joinByHash(tx: Asker): Promise<void> {
  await tx.script('set local enable_nestloop = off');
}
