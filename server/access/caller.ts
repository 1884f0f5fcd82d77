/** Who is asking: a person who signed in, or somebody unknown with the role that this installation gives to everybody. */
import { roles, type Role } from '../../data/grammar.ts';

export interface Caller {
  /** Null: not signed in. */
  readonly person: { readonly id: string; readonly login: string; readonly name: string } | null;
  readonly role: Role;
  /** Restricted layers that were opened to this person by name. */
  readonly layers: readonly string[];
  /** Signed in with a one-time password: it must be changed before anything else answers. */
  readonly must_change: boolean;
  readonly address: string;
}

export function anonymous(role: Role, address = ''): Caller {
  return { person: null, role, layers: [], must_change: false, address };
}

/** Who shares what there is of work with the others: a person, or an address of strangers. */
export function shareOf({ person, address }: Pick<Caller, 'person' | 'address'>): string {
  return person?.id ?? address;
}

/** Each role holds what the ones before it hold. */
export function holds(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}
