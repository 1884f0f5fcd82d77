/** What the parts of a filter are written with. */
import type { Value } from '../../db/database.ts';
import { isDate } from '../../features/attribute-values.ts';
import type { Crs } from '../crs.ts';
import type { Kind, Queryable } from '../queryables.ts';
import type { Budget } from './shape.ts';

export interface Operand {
  readonly kind: Kind | 'timestamp';
  readonly sql: string;
}

export interface Writing {
  readonly queryables: ReadonlyMap<string, Queryable>;
  /** Of the shapes in the filter. */
  readonly crs: Crs;
  readonly budget: Budget;
  readonly drawn: string[];
  /** Keeps a value and gives its parameter, as `$9`. */
  readonly place: (value: Value) => string;
}

/** An instant of RFC 3339, the hour and the day of which exist. */
export function isInstant(text: string): boolean {
  const [, day = ''] = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[-+](?:0\d|1[0-4]):[0-5]\d)$/.exec(text) ?? [];
  return isDate(day);
}
