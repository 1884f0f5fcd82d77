/** What people say of a finding: confirmed, dismissed as error, exempted for a time, open again. Nothing is ever removed. */
import type { Decision, StoredFinding } from '../contract/findings.ts';
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { isDate } from '../features/attribute-values.ts';
import { cityDay } from '../scan/city-day.ts';
import { readDetail } from './detail.ts';
import { endExemptions } from './exemptions.ts';
import { Values, visibleCondition } from './filter.ts';
import type { Context } from './page.ts';

export interface DecisionContext extends Context {
  /** The person's name, as others shall read it. */
  readonly actor: string;
  /** Kept beside the name, which may change. */
  readonly actor_id?: string;
  /** Called in the same transaction. */
  readonly within?: (tx: Asker) => Promise<void>;
}

/** @throws AppError UNKNOWN_FINDING, BAD_REQUEST with what is missing or cannot be */
export async function decide(database: Database, key: string, said: Decision, context: DecisionContext): Promise<StoredFinding> {
  const { visible, now, actor } = context;
  const { city } = visible.catalogue;
  const { reason, evidence, signer, expires_on } = readDecision(said, cityDay(city, now), actor);
  await endExemptions(database, city, now);
  return database.transaction(async (tx) => {
    const values = new Values();
    const { rows } = await tx.query<{ standing: string; verdict: string }>(
      `select f.standing, f.verdict from finding f where ${visibleCondition(values, city, visible)} and f.key = ${values.put(key, 'text')} for update`,
      values.all,
      { what: 'a finding to be decided' },
    );
    const [held] = rows;
    if (held === undefined) throw new AppError('UNKNOWN_FINDING', `There is no finding "${key.slice(0, 200)}".`);
    if (held.verdict === 'clear') throw bad('kind', said.kind, 'a finding; that nothing was found needs no decision');
    if (said.kind === 'reopened' && held.standing === 'open') throw bad('kind', said.kind, 'a finding that is not open already');
    const standing = said.kind === 'reopened' ? 'open' : said.kind;
    await tx.query(readSql('server/findings/sql/decide.sql'), [city.region, key, standing, expires_on]);
    await tx.query(readSql('server/findings/sql/write-decision.sql'), [city.region, key, said.kind, actor, held.standing, standing, reason, evidence, signer, expires_on, context.actor_id ?? null]);
    await context.within?.(tx);
    return readDetail(tx, key, context);
  });
}

/** An exemption without a signer, a document and an end would be a way to make findings disappear. */
function readDecision(said: Decision, today: string, actor: string) {
  const reason = said.reason.trim();
  const evidence = said.evidence?.trim() ?? '';
  const signer = said.signer?.trim() ?? '';
  const { kind, expires_on = null } = said;
  if (reason === '') throw bad('reason', said.reason, 'a reason in words');
  if (kind !== 'exempted') {
    if (expires_on !== null) throw bad('expires_on', expires_on, 'none: only an exemption ends by itself');
    return { reason, evidence, signer: signer || actor, expires_on };
  }
  if (evidence === '') throw bad('evidence', said.evidence ?? '', 'the number or address of the document that exempts it');
  if (signer === '') throw bad('signer', said.signer ?? '', 'who signed the exemption');
  if (expires_on === null || !isDate(expires_on) || expires_on <= today) throw bad('expires_on', expires_on ?? '', `the last day of the exemption, later than today (${today})`);
  return { reason, evidence, signer, expires_on };
}

function bad(field: string, value: string, expected: string): AppError {
  return new AppError('BAD_REQUEST', `${field} is "${value.slice(0, 100)}"; expected ${expected}.`, { pointer: `/${field}` });
}
