/** Every way in which a request cannot be kept: one closed table, spoken as RFC 9457 problem+json. */
export const problems = {
  BAD_REQUEST: { status: 400, title: 'The request is not of the form this address expects' },
  BAD_GEOMETRY: { status: 400, title: 'The geometry cannot be used' },
  BAD_FILTER: { status: 400, title: 'The filter cannot be used' },
  BAD_BBOX: { status: 400, title: 'The bounding box cannot be used' },
  BAD_TILE: { status: 400, title: 'There is no such tile' },
  BAD_CURSOR: { status: 400, title: 'The page marker cannot be used' },
  BAD_PASSWORD: { status: 400, title: 'The new password cannot be used' },
  NOT_SIGNED_IN: { status: 401, title: 'Sign in first' },
  WRONG_CREDENTIALS: { status: 401, title: 'Name or password is wrong' },
  NOT_ALLOWED: { status: 403, title: 'Your role does not allow this' },
  PASSWORD_CHANGE_NEEDED: { status: 403, title: 'The one-time password must be changed first' },
  FORGED_REQUEST: { status: 403, title: 'The request does not come from this site' },
  UNKNOWN_LAYER: { status: 404, title: 'No such layer' },
  UNKNOWN_FEATURE: { status: 404, title: 'No such feature' },
  UNKNOWN_REVISION: { status: 404, title: 'No such revision of this layer' },
  UNKNOWN_RULE: { status: 404, title: 'No such rule' },
  UNKNOWN_FINDING: { status: 404, title: 'No such finding' },
  UNKNOWN_IMPORT: { status: 404, title: 'No such import' },
  UNKNOWN_SCAN: { status: 404, title: 'No such scan' },
  UNKNOWN_INDICATOR: { status: 404, title: 'No such indicator' },
  UNKNOWN_ZONE: { status: 404, title: 'No such zone' },
  UNKNOWN_PERSON: { status: 404, title: 'No such person' },
  NOT_FOUND: { status: 404, title: 'Nothing lives at this address' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This address does not answer to that method' },
  LOGIN_TAKEN: { status: 409, title: 'Somebody already signs in by that name' },
  LAST_ADMINISTRATOR: { status: 409, title: 'Somebody must remain who can let others in' },
  IMPORT_STATE: { status: 409, title: 'The import is not where this can be done' },
  LAYER_MOVED: { status: 409, title: 'The layer has changed since it was compared' },
  TOO_FAULTY: { status: 409, title: 'The import may not be published as it is' },
  OBSERVATION_REPLACED: { status: 409, title: 'Somebody else corrected this row meanwhile' },
  OBSERVATION_STANDS: { status: 409, title: 'A row of the same series, district and period stands already' },
  TOO_LARGE: { status: 413, title: 'The request is larger than allowed' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'The body is not of a kind this address reads' },
  TOO_MANY_REQUESTS: { status: 429, title: 'Too many requests' },
  INTERNAL: { status: 500, title: 'A fault of the program; it is logged under the given id' },
  BUSY: { status: 503, title: 'Too much work is waiting; try again shortly' },
  NOT_READY: { status: 503, title: 'The database is being prepared' },
  DATABASE_UNAVAILABLE: { status: 503, title: 'The database does not answer' },
  TIMEOUT: { status: 504, title: 'The database took longer than allowed' },
} as const;

export type ProblemCode = keyof typeof problems;

/** A request that cannot be kept. `detail` holds the offending value and what was expected. */
export class AppError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'AppError';
  }
  get status(): number {
    return problems[this.code].status;
  }
}
