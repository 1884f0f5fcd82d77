/** One row's geometry that cannot be used: the row goes on without it, with this fault beside it. */
import type { RowFault } from '../reading.ts';

export class BadShape extends Error {
  override readonly name = 'BadShape';
  constructor(
    readonly code: RowFault['code'],
    readonly values: RowFault['values'],
  ) {
    super(code);
  }
}

export const badGeometry = (why: string): BadShape => new BadShape('bad-geometry', { why });
