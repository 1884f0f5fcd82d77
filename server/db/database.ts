/**
 * What the rest of the server may ask of PostGIS: `pg`'s way of asking, whichever engine stands behind it.
 *
 * Both engines return the same JavaScript for the same column: int2/int4/int8/float/numeric → number, bool → boolean,
 * text/uuid → string, date → 'YYYY-MM-DD' (or 'infinity', '-infinity'), timestamp(tz) → ISO 8601 string in UTC
 * (three decimals, six when it has microseconds, so that it goes back unchanged),
 * json/jsonb → parsed, bytea → Uint8Array, arrays → arrays of these, everything else → the text PostgreSQL prints.
 * Values are given as string, number, boolean, null, Uint8Array or arrays of these; JSON is given as a string.
 */
export type Value = string | number | boolean | null | Uint8Array | readonly Value[];

export interface Rows<Row> {
  readonly rows: Row[];
  /** Rows returned or, for a statement that changes data, rows changed. */
  readonly rowCount: number;
}

export interface AskOptions {
  /** Gives up after this many milliseconds with QUERY_TIMEOUT. The server engine cancels; the embedded one is restarted. */
  readonly timeout_ms?: number;
  /** A caller that went away: a waiting question is dropped, a running one cancelled where the engine can. */
  readonly signal?: AbortSignal;
  /**
   * `tiles` has a pool of its own on the server engine, so that map drawing never starves a check; `background` has one too, and
   * on the embedded engine it comes after everybody who waits.
   */
  readonly lane?: 'main' | 'tiles' | 'background';
  /** Asked again and again with other values: its plan is kept, on the server engine with the connection. */
  readonly prepared?: boolean;
  /** What was being asked, in words, for the error message and the log. */
  readonly what?: string;
}

export interface Asker {
  query<Row = Record<string, unknown>>(text: string, values?: readonly Value[], options?: AskOptions): Promise<Rows<Row>>;
  /** Runs a text of several statements without values, such as a migration. Outside a transaction it is all or nothing. */
  script(text: string, options?: AskOptions): Promise<void>;
}

export interface Database extends Asker {
  readonly engine: 'embedded' | 'server';
  /** `PostgreSQL 18.3, PostGIS 3.6.2` */
  readonly version: string;
  /** Runs `work` in one transaction; commits when it resolves, rolls back when it throws. Never nest, never use the
   *  database itself inside `work`: the embedded engine has one connection. */
  transaction<T>(work: (tx: Asker) => Promise<T>, options?: Pick<AskOptions, 'lane'>): Promise<T>;
  /** Refreshes the planner's statistics; call it after a large import (the embedded engine has no autovacuum of its own). */
  tidy(): Promise<void>;
  close(): Promise<void>;
}
