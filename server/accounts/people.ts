/** The people who may sign in, kept by an administrator. */
import type { Role } from '../../data/grammar.ts';
import { audit } from '../access/audit.ts';
import type { Person } from '../contract/people.ts';
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { AppError } from '../errors.ts';
import { hashPassword, oneTimePassword, refuseBadPassword } from './passwords.ts';
import { loginOf } from './sign-in.ts';

export interface PersonSaid {
  readonly name: string;
  readonly role: Exclude<Role, 'public'>;
  /** Restricted layers opened to them by name. */
  readonly layers: readonly string[];
}

/** `before`: of somebody who was there already. */
type Record = (tx: Asker, person: Person, before?: Person) => Promise<void>;

/** A one-time password that nobody used by then opens nothing any more. */
const ONE_TIME_HOURS = 72;

/** Letters and figures of any script, and what addresses use. */
export const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,99}$/u;

export async function listPeople(asker: Asker): Promise<Person[]> {
  const { rows } = await asker.query<Person>(readSql('server/accounts/sql/people.sql'), [null], { what: 'the people' });
  return rows;
}

/** @returns the one-time password, which is kept nowhere @throws AppError LOGIN_TAKEN, BAD_REQUEST */
export async function addPerson(database: Database, typed: string, said: PersonSaid, record: Record): Promise<{ person: Person; password: string }> {
  const login = loginOf(typed);
  if (!LOGIN.test(login)) throw new AppError('BAD_REQUEST', `"${typed.slice(0, 100)}" cannot be a login; expected letters and figures, and . _ @ + - after the first.`, { pointer: '/login' });
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  return database.transaction(async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      'insert into person (login, name, role, layers, password_hash, must_change, one_time_until) values ($1, $2, $3, $4, $5, true, now() + make_interval(hours => $6)) on conflict (login) do nothing returning id',
      [login, said.name, said.role, said.layers, hash, ONE_TIME_HOURS],
      { what: 'a new person' },
    );
    const [made] = rows;
    if (!made) throw new AppError('LOGIN_TAKEN', `Somebody signs in as "${login}" already.`, { pointer: '/login' });
    const person = await readPerson(tx, made.id);
    await record(tx, person);
    return { person, password };
  });
}

/** @throws AppError UNKNOWN_PERSON, LAST_ADMINISTRATOR, NOT_ALLOWED when it is oneself whose role is taken */
export async function changePerson(database: Database, id: string, said: PersonSaid & { readonly disabled: boolean }, self: string, record: Record): Promise<Person> {
  return database.transaction(async (tx) => {
    // One at a time: two administrators must not take each other's role at the same moment.
    await tx.script('lock table person in share row exclusive mode');
    const before = await readPerson(tx, id);
    const loses = before.role === 'administrator' && !before.disabled && (said.role !== 'administrator' || said.disabled);
    if (loses && id === self) throw new AppError('NOT_ALLOWED', 'Nobody can take their own role of administrator away or lock themselves out; another administrator can.');
    if (loses) await refuseIfLast(tx, id);
    await tx.query('update person set name = $2, role = $3, layers = $4, disabled = $5 where id = $1', [id, said.name, said.role, said.layers, said.disabled]);
    if (said.disabled) await tx.query('delete from session where person = $1', [id]);
    const person = await readPerson(tx, id);
    await record(tx, person, before);
    return person;
  });
}

/** Ends every session of theirs. @returns the new one-time password */
export async function resetPassword(database: Database, id: string, self: string, record: Record): Promise<{ person: Person; password: string }> {
  if (id === self) throw new AppError('NOT_ALLOWED', 'Your own password is changed with the old one (PUT /api/session/password).');
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  return database.transaction(async (tx) => {
    const before = await readPerson(tx, id);
    if (before.external) throw new AppError('NOT_ALLOWED', `"${before.login}" signs in through the organisation's own service and has no password here.`);
    await tx.query('update person set password_hash = $2, must_change = true, one_time_until = now() + make_interval(hours => $3) where id = $1', [id, hash, ONE_TIME_HOURS]);
    await tx.query('delete from session where person = $1', [id]);
    await tx.query('delete from known_device where person = $1', [id]);
    const person = await readPerson(tx, id);
    await record(tx, person);
    return { person, password };
  });
}

/** For whoever may log in to the machine: a new one-time password for somebody who lost theirs, also when it is the last administrator. @param enable lets in again who was locked out @throws AppError UNKNOWN_PERSON, NOT_ALLOWED */
export async function recoverPerson(database: Database, typed: string, enable = false): Promise<string> {
  const login = loginOf(typed);
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  await database.transaction(async (tx) => {
    const { rows } = await tx.query<{ id: string; disabled: boolean }>('select id, disabled from person where login = $1 and issuer is null for update', [login]);
    const [known] = rows;
    if (!known) throw new AppError('UNKNOWN_PERSON', `Nobody signs in as "${login.slice(0, 100)}" by password.`);
    if (known.disabled && !enable) throw new AppError('NOT_ALLOWED', `"${login.slice(0, 100)}" was locked out by an administrator; say --enable to let them in again.`);
    await tx.query('update person set password_hash = $2, must_change = true, one_time_until = now() + make_interval(hours => $3), disabled = false where id = $1', [known.id, hash, ONE_TIME_HOURS]);
    await tx.query('delete from session where person = $1', [known.id]);
    await tx.query('delete from known_device where person = $1', [known.id]);
    await audit(tx, { who: 'terminal', action: 'password', target: `person ${login}`, details: { enabled: known.disabled } });
  });
  return password;
}

export async function refuseIfLast(tx: Asker, id: string): Promise<void> {
  const { rows } = await tx.query("select 1 from person where role = 'administrator' and not disabled and id <> $1 limit 1", [id]);
  if (rows.length === 0) throw new AppError('LAST_ADMINISTRATOR', 'This is the last administrator; make another one first.');
}

async function readPerson(tx: Asker, id: string): Promise<Person> {
  const { rows } = await tx.query<Person>(readSql('server/accounts/sql/people.sql'), [id], { what: 'a person' });
  const [person] = rows;
  if (!person) throw new AppError('UNKNOWN_PERSON', `There is no person "${id.slice(0, 100)}".`);
  return person;
}

/**
 * At the very first start: the administrator who lets the others in.
 * @param given ANLAN_ADMIN_PASSWORD; without it a one-time password is made, to be shown once
 * @returns the one-time password; null when there are people already or the password was given
 */
export async function firstAdministrator(database: Database, given: string | undefined): Promise<string | null> {
  const { rows } = await database.query('select 1 from person limit 1', [], { what: 'whether anybody can sign in' });
  if (rows.length > 0) return null;
  if (given !== undefined) refuseBadPassword(given, 'admin', null);
  const password = given ?? oneTimePassword();
  const made = await database.query(
    "insert into person (login, name, role, password_hash, must_change, one_time_until) values ('admin', 'admin', 'administrator', $1, $2, case when $2 then now() + make_interval(hours => $3) end) on conflict (login) do nothing",
    [await hashPassword(password), given === undefined, ONE_TIME_HOURS],
    { what: 'the first administrator' },
  );
  if (made.rowCount === 0) return null;
  await audit(database, { who: 'first start', action: 'POST /api/people', target: 'person admin', details: { role: 'administrator' } });
  return given === undefined ? password : null;
}
