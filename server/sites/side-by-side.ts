/** Asks many questions of one state of the database: several at a time on a server; one by one on the embedded engine, where others come between. */
import { atOneMoment } from '../analysis/layer-versions.ts';
import type { Asker, Database } from '../db/database.ts';

/** Connections beside the leading one; a check is one person's, others want to ask too. */
const HELPERS = 2;

/** To plan one of these statements takes longer than to run it, and the values hardly matter to the plan. */
const KEEP_PLANS = "set local plan_cache_mode = 'force_generic_plan'";

export type Question<Answer> = (tx: Asker) => Promise<Answer>;

/** Questions that whoever is free takes up, in order. */
class Pile<Answer> {
  readonly answers: Promise<Answer>[] = [];
  #open: ((tx: Asker) => Promise<void>)[] = [];

  lay(questions: readonly Question<Answer>[]): void {
    for (const question of questions) {
      const answer = new Promise<Answer>((resolve, reject) => {
        this.#open.push((tx) => question(tx).then(resolve, (error: unknown) => {
          // The others would be asked for nothing.
          this.#open = [];
          reject(error);
        }));
      });
      // Whoever waits for all of them hears of the first that fails.
      answer.catch(() => undefined);
      this.answers.push(answer);
    }
  }

  get is_empty(): boolean {
    return this.#open.length === 0;
  }

  async work(tx: Asker): Promise<void> {
    for (let next = this.#open.shift(); next !== undefined; next = this.#open.shift()) await next(tx);
  }
}

export interface Asked<First, Answer> {
  /** Runs alone before the others. */
  readonly first: Question<First>;
  readonly then: (answered: First) => readonly Question<Answer>[];
  /** Throws when this is no longer the state of the database that `first` saw. */
  readonly unmoved: (tx: Asker, answered: First) => Promise<void>;
}

/** All see one state of the database; the answers come in the order of the questions. */
export async function askSideBySide<First, Answer>(database: Database, asked: Asked<First, Answer>): Promise<{ first: First; answers: Answer[] }> {
  return database.engine === 'embedded' ? oneByOne(database, asked) : together(database, asked);
}

/** A transaction of its own for each: the one engine belongs to whoever has a transaction, and readers would wait for all of them. */
async function oneByOne<First, Answer>(database: Database, { first, then, unmoved }: Asked<First, Answer>): Promise<{ first: First; answers: Answer[] }> {
  const shortly = <T>(question: Question<T>): Promise<T> =>
    database.transaction(async (tx) => {
      await atOneMoment(tx);
      return question(tx);
    });
  const one = await shortly(first);
  const answers: Answer[] = [];
  for (const question of then(one)) {
    answers.push(await shortly(async (tx) => {
      await unmoved(tx, one);
      return question(tx);
    }));
  }
  return { first: one, answers };
}

async function together<First, Answer>(database: Database, { first, then }: Asked<First, Answer>): Promise<{ first: First; answers: Answer[] }> {
  const pile = new Pile<Answer>();
  let tellSnapshot: (id: string | null) => void = () => undefined;
  const snapshot = new Promise<string | null>((resolve) => (tellSnapshot = resolve));
  // They begin outside of the leading transaction, so that each asks on a connection of its own.
  for (let number = 0; number < HELPERS; number += 1) void help(database, snapshot, pile);
  return database.transaction(async (tx) => {
    await atOneMoment(tx);
    await tx.script(KEEP_PLANS);
    const one = await first(tx);
    pile.lay(then(one));
    tellSnapshot((await tx.query<{ id: string }>('select pg_export_snapshot() as id')).rows[0]?.id ?? null);
    await pile.work(tx);
    // In here, so that what failed is told, not that the transaction could not be ended after it.
    return { first: one, answers: await Promise.all(pile.answers) };
  }).finally(() => tellSnapshot(null));
}

/** A helper that comes too late, or gets no connection, is not missed: the leading transaction works through the pile itself. */
async function help<Answer>(database: Database, snapshot: Promise<string | null>, pile: Pile<Answer>): Promise<void> {
  const id = await snapshot;
  if (id === null || !/^[0-9A-F-]+$/i.test(id)) return;
  await database
    .transaction(async (tx) => {
      if (pile.is_empty) return;
      await tx.script(`set transaction isolation level repeatable read, read only; set transaction snapshot '${id}'; set local jit = off; ${KEEP_PLANS}`);
      await pile.work(tx);
    })
    .catch(() => undefined);
}
