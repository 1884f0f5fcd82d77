/** Signing in by name and password, and changing the password. */
import type { Role } from '../../data/grammar.ts';
import type { Asker, Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { isKnownDevice, knowDevice } from './devices.ts';
import { hashPassword, isPassword, isWeak, refuseBadPassword } from './passwords.ts';
import type { Sessions } from './sessions.ts';
import { beginAttempt, forgiveAttempt } from './throttle.ts';

interface Known extends Who {
  readonly password_hash: string | null;
  readonly disabled: boolean;
  /** A one-time password that nobody used in time. */
  readonly expired: boolean;
}

export interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  /** The session that the browser held before. */
  readonly before: string | null;
  /** What the browser keeps from an earlier sign-in. */
  readonly device: string | null;
}

/** What a browser keeps from now on. */
export interface SignedIn {
  readonly token: string;
  readonly device: string;
}

export interface Who {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
}

/** `record` is called inside the transaction, with who signed in. */
type Record = (tx: Asker, who: Who) => Promise<void>;

/** Lower case, one form of every character: how a login is kept. */
export const loginOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/**
 * @param meant hears whose account it is, before it is known whether the password is right
 * @throws AppError WRONG_CREDENTIALS, the same for an unknown name and a one-time password that has ended; TOO_MANY_REQUESTS
 */
export async function signIn(database: Database, sessions: Sessions, asked: SignIn, record: Record, meant: (person: string) => void = () => undefined): Promise<SignedIn> {
  const { password, address, before } = asked;
  const login = loginOf(asked.login);
  const known = await findPerson(database, login);
  if (known) meant(known.id);
  const attempt = { login, address, device: (await isKnownDevice(database, known?.id ?? '', asked.device)) ? asked.device : null };
  await beginAttempt(database, attempt);
  const is_right = await isPassword(password, known?.password_hash ?? null);
  if (!known || !is_right || known.disabled || known.expired) throw new AppError('WRONG_CREDENTIALS', 'No account has this name and this password.');
  const stronger = known.password_hash !== null && isWeak(known.password_hash) ? await hashPassword(password) : null;
  const opened = await database.transaction(async (tx) => {
    await forgiveAttempt(tx, attempt);
    await tx.query('update person set signed_in_at = now(), password_hash = coalesce($2, password_hash) where id = $1', [known.id, stronger]);
    await record(tx, known);
    return { token: await sessions.start(tx, known.id, before), device: await knowDevice(tx, known.id, asked.device) };
  });
  sessions.forget();
  return opened;
}

export interface PasswordChange {
  readonly login: string;
  readonly current: string;
  readonly password: string;
  readonly address: string;
  /** Of the session that asks: whoever is in already is not slowed down by what strangers guess. */
  readonly session: string;
}

/** Ends every session of the person and starts one anew. @throws AppError WRONG_CREDENTIALS, BAD_PASSWORD, TOO_MANY_REQUESTS */
export async function changePassword(database: Database, sessions: Sessions, { login, current, password, address, session }: PasswordChange, record: Record): Promise<string> {
  const known = await findPerson(database, login);
  if (!known?.password_hash) throw new AppError('NOT_ALLOWED', `"${login}" signs in through the organisation's own service and has no password here.`);
  refuseBadPassword(password, login, current);
  const attempt = { login, address, device: session };
  await beginAttempt(database, attempt);
  if (!(await isPassword(current, known.password_hash))) throw new AppError('WRONG_CREDENTIALS', 'The current password is wrong.');
  const hash = await hashPassword(password);
  const token = await database.transaction(async (tx) => {
    await forgiveAttempt(tx, attempt);
    await tx.query('update person set password_hash = $2, must_change = false, one_time_until = null where id = $1', [known.id, hash]);
    await tx.query('delete from session where person = $1', [known.id]);
    await record(tx, known);
    return sessions.start(tx, known.id, null);
  });
  sessions.forget();
  return token;
}

async function findPerson(database: Database, login: string): Promise<Known | undefined> {
  const { rows } = await database.query<Known>('select id, login, name, role, password_hash, disabled, coalesce(must_change and one_time_until < now(), false) as expired from person where login = $1', [login.replaceAll('\0', '')], { what: 'who signs in' });
  return rows[0];
}
