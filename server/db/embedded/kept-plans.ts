/** Asks the embedded engine a statement that is asked again and again: parsed and planned once, then only given other values. */
import { createHash } from 'node:crypto';
import { parse, protocol, type PGlite, type Results } from '@electric-sql/pglite';
import { LRUCache } from 'lru-cache';

const { serialize } = protocol;
/** Each plan holds memory that the engine never gives back; a check asks some sixty. */
const MOST_PLANS = 300;

type Answer = Results<unknown[]>;

export class KeptPlans {
  readonly #names = new LRUCache<string, string>({ max: MOST_PLANS, dispose: (name) => this.#gone.push(name) });
  readonly #gone: string[] = [];

  /** @param values PostgreSQL's own text, null for null @param parsers of types by object id */
  async ask(pg: PGlite, text: string, values: readonly (string | null)[], parsers: Record<number, (text: string) => unknown>): Promise<Answer> {
    const send = (message: Uint8Array) => pg.execProtocolStream(message, { syncToFs: false });
    const messages = [];
    try {
      for (const old of this.#gone.splice(0)) await send(serialize.close({ type: 'S', name: old }));
      let name = this.#names.get(text);
      if (name === undefined) {
        name = createHash('sha256').update(text).digest('base64url');
        await send(serialize.parse({ name, text }));
        this.#names.set(text, name);
      }
      await send(serialize.bind({ statement: name, values: [...values] }));
      messages.push(...(await send(serialize.describe({ type: 'P' }))), ...(await send(serialize.execute({}))));
    } finally {
      messages.push(...(await send(serialize.sync())));
      if (!pg.isInTransaction()) await pg.syncToFs();
    }
    const [answer] = parse.parseResults(messages, {}, { rowMode: 'array', parsers });
    if (answer === undefined) throw new Error('the engine gave no answer');
    // `rowMode: array` gives each row as a list.
    return answer as Answer;
  }
}
