/** What strangers do in great numbers, and what limits refuse: counted, and written down as one row for each address, kind and hour. */
import type { Asker, Database } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { audit } from './audit.ts';
import { anonymous, type Caller } from './caller.ts';
import { networkOf } from './network.ts';

const MINUTE_MS = 60_000;
const WINDOW_MS = { minute: MINUTE_MS, hour: 60 * MINUTE_MS } as const;
/** Different things that are counted between two looks; beyond that by kind alone, whatever the address. */
const MOST_KINDS = 5_000;
const MANY = 'many addresses';
const SWEPT_AT_ONCE = 500;

export interface Counted {
  readonly who: Caller;
  readonly action: string;
  readonly outcome: string;
}

interface Kind {
  readonly began: number;
  readonly until: number;
  readonly role: Caller['role'];
  readonly address: string;
  readonly action: string;
  readonly outcome: string;
  count: number;
}

interface Book {
  readonly kinds: Map<string, Kind>;
  timer: NodeJS.Timeout | null;
  writing: Promise<void>;
}

const books = new WeakMap<Database, Book>();

/** In memory alone: a request that is counted waits for nobody. */
export function tally(database: Database, window: keyof typeof WINDOW_MS, { who, action, outcome }: Counted, now = Date.now()): void {
  const book = books.get(database) ?? { kinds: new Map<string, Kind>(), timer: null, writing: Promise.resolve() };
  books.set(database, book);
  const began = now - (now % WINDOW_MS[window]);
  const kindAt = (address: string): Kind => ({ began, until: began + WINDOW_MS[window], role: who.role, address, action, outcome, count: 0 });
  const wanted = kindAt(networkOf(who.address));
  const kind = book.kinds.size < MOST_KINDS || book.kinds.has(keyOf(wanted)) ? wanted : kindAt(MANY);
  const known = book.kinds.get(keyOf(kind)) ?? kind;
  known.count += 1;
  book.kinds.set(keyOf(known), known);
  book.timer ??= setTimeout(() => void writeTallies(database).catch(() => undefined), MINUTE_MS).unref();
}

const keyOf = (kind: Kind): string => JSON.stringify(Object.entries(kind).filter(([name]) => name !== 'count').map(([, value]) => value));

/** Writes down what was counted, and closes the hours that are over. Call it before the log is read, and when the server ends. */
export function writeTallies(database: Database): Promise<void> {
  const book = books.get(database) ?? { kinds: new Map<string, Kind>(), timer: null, writing: Promise.resolve() };
  books.set(database, book);
  // One after the other, also after one that failed.
  book.writing = book.writing.catch(() => undefined).then(() => writeOnce(database, book));
  return book.writing;
}

async function writeOnce(database: Database, book: Book): Promise<void> {
  if (book.timer) clearTimeout(book.timer);
  book.timer = null;
  const kinds = [...book.kinds.values()];
  book.kinds.clear();
  try {
    await store(database, kinds);
  } catch (error) {
    // The database is away: it is counted on.
    for (const kind of kinds) {
      const known = book.kinds.get(keyOf(kind));
      if (known) known.count += kind.count;
      else book.kinds.set(keyOf(kind), kind);
    }
    throw error;
  }
  await closeEnded(database);
}

async function store(asker: Asker, kinds: readonly Kind[]): Promise<void> {
  if (kinds.length === 0) return;
  const time = (at: number): string => new Date(at).toISOString();
  const sorted = kinds.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const column = <T extends string | number>(read: (kind: Kind) => T): T[] => sorted.map(read);
  const values = [column(keyOf), column(({ began }) => time(began)), column(({ until }) => time(until)), column(({ role }) => role), column(({ address }) => address), column(({ action }) => action), column(({ outcome }) => outcome), column(({ count }) => count)];
  await asker.query(readSql('server/access/sql/add-tally.sql'), values, { what: 'what was counted for the audit log' });
}

type Ended = Pick<Kind, 'role' | 'address' | 'action' | 'outcome' | 'count'> & { readonly began: string; readonly until: string };

async function closeEnded(database: Database): Promise<void> {
  for (let closed = SWEPT_AT_ONCE; closed === SWEPT_AT_ONCE; ) {
    closed = await database.transaction(async (tx) => {
      const { rows } = await tx.query<Ended>(
        'delete from audit_tally where key in (select key from audit_tally where until <= now() order by until, key limit $1 for update skip locked) returning role, address, action, outcome, count, began, until',
        [SWEPT_AT_ONCE],
        { what: 'what was counted for the audit log' },
      );
      for (const { role, address, action, outcome, count, began, until } of rows) {
        await audit(tx, { who: anonymous(role, address), action, outcome, target: `${count} ×`, details: { count, from: began, to: until } });
      }
      return rows.length;
    });
  }
}
