/** Accounts on the wire: who is signed in, the people of the installation, and what they did. */
import { Type, type Static } from 'typebox';
import type { Role } from '../../data/grammar.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

const PersonRole = Type.Unsafe<Exclude<Role, 'public'>>(Type.Enum(['viewer', 'planner', 'reviewer', 'administrator']));

export const Session = Type.Object({
  /** Null: not signed in. */
  person: nullable(Type.Object({ id: Type.String(), login: Type.String(), name: Type.String() })),
  /** What they may do; of somebody who is not signed in, what this installation lets everybody do. */
  role: Type.Unsafe<Role>(Type.String()),
  /** Signed in with a one-time password: nothing else answers until it is changed. */
  must_change: Type.Boolean(),
  /** Goes into the header x-csrf-token of everything that changes something. */
  csrf: nullable(Type.String()),
  /** The organisation's own sign-in service, at /api/session/oidc; null: none is configured. */
  oidc: nullable(Type.Object({ title: Type.String() })),
});
export type Session = Static<typeof Session>;

export const SignInRequest = Type.Object({ login: Type.String({ minLength: 1, maxLength: 200 }), password: Type.String({ minLength: 1, maxLength: 1000 }) }, { additionalProperties: false });
export const PasswordRequest = Type.Object({ current: Type.String({ minLength: 1, maxLength: 1000 }), password: Type.String({ minLength: 1, maxLength: 1000 }) }, { additionalProperties: false });

export const Person = Type.Object({
  id: Type.String(),
  login: Type.String(),
  name: Type.String(),
  role: PersonRole,
  /** Restricted layers opened to them by name. */
  layers: Type.Array(Type.String()),
  must_change: Type.Boolean(),
  disabled: Type.Boolean(),
  /** Signs in through the organisation's own service, which also says the role. */
  external: Type.Boolean(),
  created_at: Type.String(),
  signed_in_at: nullable(Type.String()),
});
export type Person = Static<typeof Person>;

const said = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  role: PersonRole,
  layers: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 200 })),
};
export const PersonAdded = Type.Object({ login: Type.String({ minLength: 1, maxLength: 100 }), ...said }, { additionalProperties: false });
export const PersonChanged = Type.Object({ ...said, disabled: Type.Boolean() }, { additionalProperties: false });
/** The one-time password is shown once and kept nowhere. */
export const PersonWithPassword = Type.Object({ person: Person, password: Type.String() });
export type PersonWithPassword = Static<typeof PersonWithPassword>;

export const AuditFilter = {
  actor: Type.Optional(Type.String({ maxLength: 100, description: 'login of the person' })),
  action: Type.Optional(Type.String({ maxLength: 200, description: 'a whole request line, or a word of it' })),
  target: Type.Optional(Type.String({ maxLength: 200, description: 'part of what it was done to' })),
  outcome: Type.Optional(Type.String({ maxLength: 60, description: '`ok`, `refused` for everything else, or a problem code' })),
  from: Type.Optional(Type.String({ format: 'date', description: 'first day, in the city' })),
  to: Type.Optional(Type.String({ format: 'date', description: 'last day, in the city' })),
} as const;

export const AuditRow = Type.Object({
  number: Type.Integer(),
  at: Type.String(),
  /** '' for somebody who was not signed in; the program's own doings have a name and no role. */
  actor: Type.String(),
  role: Type.String(),
  address: Type.String(),
  action: Type.String(),
  target: Type.String(),
  outcome: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
  /** SHA-256 over the row and the hash of the one before, hex. */
  hash: Type.String(),
});
export type AuditRow = Static<typeof AuditRow>;

/** Newest first. */
export const AuditPage = Type.Object({ rows: Type.Array(AuditRow), next: nullable(Type.Integer({ description: 'give it as `before` for the next page' })) });
export type AuditPage = Static<typeof AuditPage>;

/** Whether any row was changed or taken out since it was written, the newest ones included. */
export const AuditVerification = Type.Object({
  rows: Type.Integer(),
  whole: Type.Boolean(),
  /** The first row that is not what was written, or that was not signed. */
  broken_at: nullable(Type.Integer()),
  last_hash: Type.String(),
  /** By the key outside the database: `none` when the server was given no key, `broken` when the signature is missing or another key's. */
  seal: Type.Union([Type.Literal('signed'), Type.Literal('none'), Type.Literal('broken')]),
  /** So many rows were signed. */
  signed_rows: Type.Integer(),
});
export type AuditVerification = Static<typeof AuditVerification>;
