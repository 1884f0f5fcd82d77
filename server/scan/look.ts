/** The first half of a batch: which subjects come next, and what is found of them. It writes nothing, so it can run while what was found before is written down. */
import type { Catalogue, Rule } from '../../data/grammar.ts';
import type { Asker } from '../db/database.ts';
import { readSql } from '../db/sql-file.ts';
import { measureBatch, type BasisBook, type Measured } from './batch.ts';
import { DISTRICTS, type Step } from './plan.ts';

export interface LookAt {
  readonly catalogue: Catalogue;
  readonly scan: string;
  readonly step: Step;
  /** Undefined: the districts. */
  readonly rule: Rule | undefined;
  readonly book: BasisBook;
}

export interface Seen {
  readonly ids: readonly string[];
  /** Null: there was no subject left. */
  readonly last: string | null;
  /** There is none behind it. */
  readonly ended: boolean;
  /** Null: nothing was to be measured. */
  readonly measured: Measured | null;
}

/** The next subjects of a step, measured. */
export async function look(tx: Asker, at: LookAt, after: string, size: number, signal: AbortSignal): Promise<Seen> {
  const ids = await nextIds(tx, at, after, size);
  const { catalogue, scan, step, rule, book: basis } = at;
  const measured = rule === undefined || ids.length === 0 ? null : await measureBatch(tx, { catalogue, rule, layer: step.layer, ids, scan, basis }, signal);
  return { ids, last: ids.at(-1) ?? null, ended: ids.length < size, measured };
}

export async function nextIds(tx: Asker, { catalogue, scan, step: { rule, layer, whole } }: LookAt, after: string, size: number): Promise<string[]> {
  const { region } = catalogue.city;
  const { rows } =
    rule === DISTRICTS
      ? await tx.query<{ id: string }>('select key as id from finding where region = $1 and key > $2 order by key limit $3', [region, after, size])
      : whole
        ? await tx.query<{ id: string }>(readSql('server/scan/sql/next-subjects.sql'), [region, rule, layer, after, size])
        : await tx.query<{ id: string }>(readSql('server/scan/sql/next-listed.sql'), [region, scan, rule, layer, after, size]);
  return rows.map(({ id }) => id);
}

/** Looks that are begun before they are needed: one at a time. */
export class Ahead {
  #begun: { readonly at: LookAt['step']; readonly after: string; readonly seen: Promise<Seen>; readonly given_up: AbortController } | undefined;

  constructor(private readonly look: (at: LookAt, after: string, size: number, signal: AbortSignal) => Promise<Seen>) {}

  begin(at: LookAt, after: string, size: number): void {
    const given_up = new AbortController();
    const seen = this.look(at, after, size, given_up.signal);
    // Whoever needs it hears of what went wrong; nobody may.
    seen.catch(() => undefined);
    this.#begun = { at: at.step, after, seen, given_up };
  }

  /** The one that was begun, if it was of this. */
  async take(at: LookAt, after: string, size: number): Promise<Seen> {
    const begun = this.#begun;
    if (begun?.at === at.step && begun.after === after) {
      this.#begun = undefined;
      return begun.seen;
    }
    await this.drop();
    return this.look(at, after, size, new AbortController().signal);
  }

  /** It is needed no more. Ends when nothing of it runs any longer. */
  async drop(): Promise<void> {
    const begun = this.#begun;
    this.#begun = undefined;
    begun?.given_up.abort();
    await begun?.seen.catch(() => undefined);
  }
}
