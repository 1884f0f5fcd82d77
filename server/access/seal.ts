/** Signs what the audit log ends with, by a key that is not in the database: the second place that remembers how long the log is. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asker } from '../db/database.ts';
import { errorCode } from '../db/database-errors.ts';
import { AppError } from '../errors.ts';

/** A row of the chain by its number, the hash before it and its own, hex. */
export interface Link {
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
}

interface Head {
  readonly number: number;
  readonly hash: string;
  readonly mac: string;
}

/** `none`: this process has no key. `broken`: the signature is missing, or is none of this key. */
export type Seal = { readonly state: 'none' | 'broken' } | { readonly state: 'signed'; readonly number: number; readonly hash: string };

/** Null: nothing is signed, as in tests and tools that were given no key. */
let key: Buffer | null = null;

/** Once for the whole process, before anything is written down; null: signs nothing any more. */
export function sealWith(secret: Buffer | null): void {
  key = secret;
}

/** ANLAN_AUDIT_KEY, else the key file in the data directory, which is made when it is not there. */
export function auditKey(given: string | undefined, data_dir: string): Buffer {
  if (given !== undefined) return Buffer.from(given, 'utf8');
  const path = join(data_dir, 'audit.key');
  mkdirSync(data_dir, { recursive: true });
  try {
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'utf8');
}

/** In the transaction that wrote the row. What does not follow on the signed end stays unsigned, so that it shows for good. */
export async function signHead(tx: Asker, { number, previous, hash }: Link): Promise<void> {
  if (key === null) return;
  const head = await readHead(tx);
  const follows = head === null ? number === 1 : isSigned(head) && head.number === number - 1 && head.hash === previous;
  if (!follows) return;
  await writeHead(tx, number, hash);
}

async function writeHead(tx: Asker, number: number, hash: string): Promise<void> {
  await tx.query(
    "insert into audit_head (number, hash, mac) values ($1, decode($2, 'hex'), decode($3, 'hex')) on conflict (one) do update set number = excluded.number, hash = excluded.hash, mac = excluded.mac",
    [number, hash, macOf(number, hash)],
    { what: 'the signature of the audit log' },
  );
}

/** What the log must at least hold. */
export async function readSeal(asker: Asker): Promise<Seal> {
  if (key === null) return { state: 'none' };
  const head = await readHead(asker);
  return head !== null && isSigned(head) ? { state: 'signed', number: head.number, hash: head.hash } : { state: 'broken' };
}

/**
 * After the key was changed: signs the end of the log as it is now, by the key of now.
 * @returns what was signed before, by whatever key @throws AppError BAD_REQUEST where a new signature would hide something
 */
export async function signAnew(tx: Asker, rows: number, last_hash: string): Promise<{ readonly number: number; readonly hash: string } | null> {
  if (key === null) throw new AppError('BAD_REQUEST', 'This process has no key to sign the audit log with.');
  const head = await readHead(tx);
  if (head !== null) {
    if (isSigned(head)) throw new AppError('BAD_REQUEST', `The audit log is signed by this key already, up to row ${head.number}; expected another key. Nothing was signed.`);
    const { rows: held } = await tx.query<{ hash: string }>("select encode(hash, 'hex') as hash from audit where number = $1", [head.number], { what: 'the row that was signed last' });
    if (held[0]?.hash !== head.hash) throw new AppError('BAD_REQUEST', `The signature before says that row ${head.number} has the hash ${head.hash}; the log has ${held[0]?.hash ?? `only ${rows} rows`}. Rows were taken away or rewritten: nothing was signed.`);
  }
  await writeHead(tx, rows, last_hash);
  return head && { number: head.number, hash: head.hash };
}

async function readHead(asker: Asker): Promise<Head | null> {
  const { rows } = await asker.query<Head>("select number, encode(hash, 'hex') as hash, encode(mac, 'hex') as mac from audit_head", [], { what: 'the signature of the audit log' });
  return rows[0] ?? null;
}

function isSigned({ number, hash, mac }: Head): boolean {
  const [one, other] = [Buffer.from(mac, 'hex'), Buffer.from(macOf(number, hash), 'hex')];
  return one.length === other.length && timingSafeEqual(one, other);
}

function macOf(number: number, hash: string): string {
  if (key === null) throw new Error('the audit log is signed without a key');
  return createHmac('sha256', key).update(`anlan audit head|${number}|${hash}`).digest('hex');
}
