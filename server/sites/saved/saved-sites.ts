/** Sites that people saved: listed, opened, run again, taken off the list; each run is stored whole. */
import type { Asker, Database } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import type { SavedSite, SavedSiteRow, SiteAnswer, SiteCheckRequest } from '../../contract/sites.ts';
import { AppError } from '../../errors.ts';
import { outlineOf, type Outline } from '../outline.ts';

/** Characters; the answer about an ordinary site has a tenth of it. */
const MAX_ANSWER = 2_000_000;

/** Who saves, runs or removes: the id decides what they may, the name is what others read. */
export interface Actor {
  readonly id: string | null;
  readonly name: string;
}

interface Owned {
  /** Id of the person; null: nobody knows any more. */
  readonly owner: string | null;
}
/** As it is stored; what of it somebody may see and do is decided when it is shown. */
export type StoredSite = Omit<SavedSite, 'may_remove' | 'changes'> & Owned;
/** The verdict is the whole one: what of it somebody may see is cut by `verdictSeen`. */
export type ListedSite = Omit<SavedSiteRow, 'may_remove'> & Owned & { readonly outline: Outline | null };

export function listSites(database: Database, region: string): Promise<ListedSite[]> {
  return ask<ListedSite>(database, 'list', [region]);
}

/** @throws AppError NOT_FOUND */
export async function openSite(asker: Asker, region: string, id: string): Promise<StoredSite> {
  const [site] = await ask<StoredSite>(asker, 'open', [region, id]);
  if (site === undefined) throw unknownSite(id);
  return site;
}

/** @returns its id */
export async function insertSite(tx: Asker, region: string, { geometry, said }: SiteCheckRequest, answer: SiteAnswer, actor: Actor): Promise<string> {
  const name = said.name?.trim() ?? '';
  if (name === '') throw new AppError('BAD_REQUEST', 'said.name is empty; expected the name under which the site is saved.');
  const [site] = await ask<{ id: string }>(tx, 'insert-site', [region, name, JSON.stringify(geometry), JSON.stringify(said), actor.name, ...written(answer), actor.id]);
  if (site === undefined) throw new Error('the saved site has no id');
  return site.id;
}

/** @throws AppError NOT_FOUND */
export async function insertRun(tx: Asker, region: string, id: string, answer: SiteAnswer, actor: Actor): Promise<void> {
  const { rowCount } = await tx.query(readSql('server/sites/saved/insert-run.sql'), [region, id, actor.name, ...written(answer), actor.id], { what: 'a run of a saved site' });
  if (rowCount === 0) throw unknownSite(id);
}

/** @throws AppError NOT_FOUND */
export async function removeSite(tx: Asker, region: string, id: string, actor: Actor): Promise<void> {
  const { rowCount } = await tx.query(readSql('server/sites/saved/remove.sql'), [region, id, actor.name, actor.id], { what: 'removing a saved site' });
  if (rowCount === 0) throw unknownSite(id);
}

async function ask<Row>(asker: Asker, name: 'list' | 'open' | 'insert-site', values: readonly (string | null)[]): Promise<Row[]> {
  const { rows } = await asker.query<Row>(readSql(`server/sites/saved/${name}.sql`), values, { what: 'saved sites' });
  return rows;
}

/** The answer, its verdict and its outline, as their columns take them. */
function written(answer: SiteAnswer): [string, string, string] {
  const text = JSON.stringify(answer);
  if (text.length > MAX_ANSWER) throw new AppError('TOO_LARGE', `The answer about this site has ${text.length} characters; at most ${MAX_ANSWER} can be stored. Save a smaller or simpler site.`);
  return [text, answer.verdict, JSON.stringify(outlineOf(answer))];
}

const unknownSite = (id: string) => new AppError('NOT_FOUND', `There is no saved site "${id.slice(0, 60)}".`);
