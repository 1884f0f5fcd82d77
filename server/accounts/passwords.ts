/** Passwords: what may be one, how it is kept (scrypt, 128 MB a guess), and how many are tried at once. */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors.ts';

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's first choice for scrypt: 128 · N · r bytes = 128 MB. */
const COST: Cost = { N: 2 ** 17, r: 8, p: 1 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;
export const SHORTEST = 10;
export const LONGEST = 200;
/** So many hashes are made at once (256 MB) and so many wait; a crowd at the door must not take the house down. */
const AT_ONCE = 2;
const MOST_WAITING = 20;

let under_way = 0;
const waiting: (() => void)[] = [];

/** @throws AppError BUSY */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (under_way >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new AppError('BUSY', `${waiting.length} sign-ins are waiting already.`, { retry_after_s: 5 });
    await new Promise<void>((go) => waiting.push(go));
  } else {
    under_way++;
  }
  try {
    return await work();
  } finally {
    // Who waited longest takes the place over.
    const next = waiting.shift();
    if (next) next();
    else under_way--;
  }
}

function derive(password: string, salt: Uint8Array, { N, r, p }: Cost, length: number): Promise<Buffer> {
  const maxmem = 128 * N * r * 2;
  return inTurn(() => new Promise((resolve, reject) => scrypt(password.normalize('NFC'), salt, length, { N, r, p, maxmem }, (fault, key) => (fault ? reject(fault) : resolve(key)))));
}

/** `scrypt$N$r$p$salt$hash`, so that the cost can rise without locking anybody out. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST, HASH_BYTES);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Nobody's: an unknown name costs as much time as a known one. */
const NOBODY = ['scrypt', COST.N, COST.r, COST.p, randomBytes(SALT_BYTES).toString('base64url'), randomBytes(HASH_BYTES).toString('base64url')].join('$');

/** @param stored null: there is no such person, or they have no password; it takes as long all the same */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [name, N, r, p, salt = '', hash = ''] = (stored ?? NOBODY).split('$');
  if (name !== 'scrypt') throw new Error('a stored password is not of the form scrypt$N$r$p$salt$hash');
  const expected = Buffer.from(hash, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) }, expected.length);
  return timingSafeEqual(given, expected) && stored !== null;
}

/** Kept with less than today's cost. */
export function isWeak(stored: string): boolean {
  const [, N, r, p] = stored.split('$').map(Number);
  return (N ?? 0) * (r ?? 0) * (p ?? 0) < COST.N * COST.r * COST.p;
}

/** @throws AppError BAD_PASSWORD with a `reason` that a page can put into words */
export function refuseBadPassword(password: string, login: string, before: string | null): void {
  const refused = (reason: string, detail: string): AppError => new AppError('BAD_PASSWORD', detail, { reason });
  const length = Array.from(password).length;
  if (length < SHORTEST || length > LONGEST) throw refused('length', `The new password has ${length} characters; expected ${SHORTEST} to ${LONGEST}.`);
  if (password.toLowerCase().includes(login) && length < SHORTEST + login.length) throw refused('login', 'The new password is hardly more than the login name; expected one that cannot be guessed from it.');
  if (new Set(password).size < 4) throw refused('simple', 'The new password repeats fewer than 4 different characters.');
  if (before !== null && password === before) throw refused('same', 'The new password is the old one.');
}

/** Without letters and figures that look alike; 16 of 31: 79 bits. */
const CLEAR_CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

export function oneTimePassword(): string {
  const text = Array.from({ length: 16 }, () => CLEAR_CHARACTERS[randomInt(CLEAR_CHARACTERS.length)]).join('');
  return text.replaceAll(/(.{4})(?=.)/g, '$1-');
}
