/** Signing in by name and password, and changing the password. */
import type { Asker, Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { hashPassword, isPassword, isWeak, refuseBadPassword } from './passwords.ts';
import type { Sessions } from './sessions.ts';
import { beginAttempt, forgiveAttempt } from './throttle.ts';

interface Known {
  readonly id: string;
  readonly login: string;
  readonly password_hash: string | null;
  readonly disabled: boolean;
}

export interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  /** The session that the browser held before. */
  readonly before: string | null;
}

/** `record` is called inside the transaction, with the login that signed in. */
type Record = (tx: Asker, login: string) => Promise<void>;

/** Lower case, one form of every character: how a login is kept. */
export const loginOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** @returns the token of the new session @throws AppError WRONG_CREDENTIALS, the same for an unknown name; TOO_MANY_REQUESTS */
export async function signIn(database: Database, sessions: Sessions, { login: typed, password, address, before }: SignIn, record: Record): Promise<string> {
  const login = loginOf(typed);
  await beginAttempt(database, { login, address });
  const known = await findPerson(database, login);
  const is_right = await isPassword(password, known?.password_hash ?? null);
  if (!known || !is_right || known.disabled) throw new AppError('WRONG_CREDENTIALS', 'No account has this name and this password.');
  const stronger = known.password_hash !== null && isWeak(known.password_hash) ? await hashPassword(password) : null;
  const token = await database.transaction(async (tx) => {
    await forgiveAttempt(tx, { login, address });
    await tx.query('update person set signed_in_at = now(), password_hash = coalesce($2, password_hash) where id = $1', [known.id, stronger]);
    await record(tx, known.login);
    return sessions.start(tx, known.id, before);
  });
  sessions.forget();
  return token;
}

export interface PasswordChange {
  readonly login: string;
  readonly current: string;
  readonly password: string;
  readonly address: string;
}

/** Ends every session of the person and starts one anew. @throws AppError WRONG_CREDENTIALS, BAD_PASSWORD, TOO_MANY_REQUESTS */
export async function changePassword(database: Database, sessions: Sessions, { login, current, password, address }: PasswordChange, record: Record): Promise<string> {
  const known = await findPerson(database, login);
  if (!known?.password_hash) throw new AppError('NOT_ALLOWED', `"${login}" signs in through the organisation's own service and has no password here.`);
  refuseBadPassword(password, login, current);
  await beginAttempt(database, { login, address });
  if (!(await isPassword(current, known.password_hash))) throw new AppError('WRONG_CREDENTIALS', 'The current password is wrong.');
  const hash = await hashPassword(password);
  const token = await database.transaction(async (tx) => {
    await forgiveAttempt(tx, { login, address });
    await tx.query('update person set password_hash = $2, must_change = false where id = $1', [known.id, hash]);
    await tx.query('delete from session where person = $1', [known.id]);
    await record(tx, login);
    return sessions.start(tx, known.id, null);
  });
  sessions.forget();
  return token;
}

async function findPerson(database: Database, login: string): Promise<Known | undefined> {
  const { rows } = await database.query<Known>('select id, login, password_hash, disabled from person where login = $1', [login.replaceAll('\0', '')], { what: 'who signs in' });
  return rows[0];
}
