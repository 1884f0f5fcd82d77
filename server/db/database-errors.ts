/** How the database says no: it cannot be opened at all, or one question failed. */

/** Why a database could not be opened; stable, for tests and for the doors to decide on. */
export type UnavailableCode =
  | 'DATABASE_URL_INVALID'
  | 'SERVER_UNREACHABLE'
  | 'SERVER_STARTING'
  | 'LOGIN_REFUSED'
  | 'DATABASE_MISSING'
  | 'POSTGIS_MISSING'
  | 'POSTGIS_NOT_PERMITTED'
  | 'POSTGRES_TOO_OLD'
  | 'POSTGIS_TOO_OLD'
  | 'DIRECTORY_TAKEN'
  | 'DIRECTORY_UNUSABLE'
  | 'GUARD_FAILED'
  | 'EMBEDDED_START_FAILED'
  | 'SERVER_START_FAILED';

/** The database cannot be opened. The message is one sentence for an administrator and never holds a password. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';

  constructor(
    readonly code: UnavailableCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What PostgreSQL tells about a failed statement beyond its message. */
export interface QueryErrorFields {
  readonly detail?: string;
  readonly hint?: string;
  readonly where?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  /** Offset in the statement, from 1, in characters. */
  readonly position?: string;
}

/**
 * One question failed. `code` is PostgreSQL's SQLSTATE or one of ours:
 * QUERY_TIMEOUT it took longer than allowed · QUERY_CANCELLED the caller went away · CONNECTION_LOST the engine went away
 * while it ran, so it is unknown whether a change was committed · DATABASE_CLOSED · TRANSACTION_ABORTED the work went on
 * after a failed statement and nothing was committed · TRANSACTION_MISUSED the database was asked inside its own
 * transaction, or the transaction after its end · VALUE_UNREADABLE a column holds a number that JavaScript cannot hold.
 */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    readonly code: string,
    message: string,
    readonly what?: string,
    readonly fields: QueryErrorFields = {},
    options?: ErrorOptions,
  ) {
    super(what === undefined ? message : `${what}: ${message}`, options);
  }
}

const FIELD_NAMES = ['detail', 'hint', 'where', 'schema', 'table', 'column', 'constraint', 'position'] as const;

/** Picks what PostgreSQL told out of a driver's error object; both drivers use the protocol's names. */
export function queryErrorFields(error: object): QueryErrorFields {
  const fields: Partial<Record<(typeof FIELD_NAMES)[number], string>> = {};
  for (const name of FIELD_NAMES) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === 'string') fields[name] = value;
  }
  return fields;
}

/** The `code` of a Node, driver or PostgreSQL error, '' when it has none. */
export function errorCode(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
