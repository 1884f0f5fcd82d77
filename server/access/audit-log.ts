/** Reads the audit log: in pages, as a file, and whether it is still whole. */
import type { AuditPage, AuditRow, AuditVerification } from '../contract/people.ts';
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { csvLine } from './csv-line.ts';
import { AppError } from '../errors.ts';
import { audit } from './audit.ts';
import { readSeal, signAnew } from './seal.ts';

export interface AuditQuestion {
  readonly actor?: string;
  readonly action?: string;
  readonly target?: string;
  readonly outcome?: string;
  readonly from?: string;
  readonly to?: string;
  readonly before?: number;
  readonly limit?: number;
}

/** Rows of one part of an export: memory stays flat however long the log is. */
const EXPORT_PART = 1_000;

/** @param time_zone of the city, whose calendar the days are of */
export async function auditPage(asker: Asker, time_zone: string, question: AuditQuestion, signal?: AbortSignal): Promise<AuditPage> {
  const { actor = null, action = null, target = null, outcome = null, from = null, to = null, before = null, limit = 100 } = question;
  const values = [time_zone, actor?.toLowerCase() ?? null, action?.includes(' ') ? escaped(action) : part(action), part(target), outcome, from, to, before, limit + 1];
  const { rows } = await asker.query<AuditRow>(readSql('server/access/sql/audit-page.sql'), values, { what: 'the audit log', ...(signal && { signal }) });
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null };
}

/** % and _ are what they are. */
const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');
const part = (text: string | null): string | null => (text === null ? null : `%${escaped(text)}%`);

const COLUMNS = ['number', 'at', 'actor', 'role', 'address', 'action', 'target', 'outcome', 'details', 'hash'] as const;

/** The rows that a filter leaves, newest first, as CSV for a spreadsheet. */
export async function* auditCsv(asker: Asker, time_zone: string, question: AuditQuestion): AsyncGenerator<string> {
  // Spreadsheets take UTF-8 for the local code page without the mark.
  yield `\u{feff}${csvLine(COLUMNS)}`;
  let before: number | null = null;
  do {
    const page: AuditPage = await auditPage(asker, time_zone, { ...question, limit: EXPORT_PART, ...(before !== null && { before }) });
    yield page.rows.map((row) => csvLine(COLUMNS.map((name) => (name === 'details' ? JSON.stringify(row.details) : row[name])))).join('');
    before = page.next;
  } while (before !== null);
}

/** Whether every row is what was written, and the log is as long as was signed. */
export async function verifyAudit(database: Database): Promise<AuditVerification> {
  return database.transaction(async (tx) => {
    // Rows that are written meanwhile are neither counted nor missed.
    await tx.script('set transaction isolation level repeatable read, read only');
    const chain = await verifyChain(tx);
    const seal = await readSeal(tx);
    if (seal.state !== 'signed') return { ...chain, whole: chain.whole && (seal.state === 'none' || chain.rows === 0), seal: seal.state, signed_rows: 0 };
    const { rows } = await tx.query<{ hash: string }>("select encode(hash, 'hex') as hash from audit where number = $1", [seal.number]);
    const broken_at = chain.broken_at ?? (rows[0] === undefined ? chain.rows + 1 : rows[0].hash !== seal.hash ? seal.number : chain.rows > seal.number ? seal.number + 1 : null);
    return { ...chain, whole: broken_at === null, broken_at, seal: seal.state, signed_rows: seal.number };
  });
}

/** For whoever may log in to the machine, after the key was changed: signs a log whose chain is whole by the key of now, and writes that down. @throws AppError BAD_REQUEST where it would hide something */
export async function signAuditAnew(database: Database): Promise<AuditVerification> {
  await database.transaction(async (tx) => {
    // Nothing is written between the look and the signature.
    await tx.script('lock table audit in exclusive mode');
    const { rows, broken_at, last_hash } = await verifyChain(tx);
    if (broken_at !== null) throw new AppError('BAD_REQUEST', `Row ${broken_at} of the audit log is not what was written; a new signature would hide that. Nothing was signed.`);
    const before = await signAnew(tx, rows, last_hash);
    await audit(tx, { who: 'terminal', action: 'audit sign', target: `rows 1–${rows}`, details: { rows, last_hash, signed_before: before?.number ?? null, unsigned: rows - (before?.number ?? 0) } });
  });
  return verifyAudit(database);
}

async function verifyChain(asker: Asker): Promise<Omit<AuditVerification, 'seal' | 'signed_rows'>> {
  const { rows } = await asker.query<{ count: number; broken_at: number | null; last_hash: string }>(readSql('server/access/sql/verify-audit.sql'), [], { what: 'the chain of the audit log', timeout_ms: 120_000 });
  const { count = 0, broken_at = null, last_hash = '' } = rows[0] ?? {};
  return { rows: count, whole: broken_at === null, broken_at, last_hash };
}
