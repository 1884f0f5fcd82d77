/** Recorded against counted: the sums in every unit, and patch by patch what is less and why. */
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import { areaUnits, type AreaUnit } from '../../../i18n/format.ts';
import { balanced, type Piece } from '../account/account-figures.ts';

export interface Book {
  /** Null: what counts. */
  readonly category: string | null;
  readonly figures: Readonly<Record<AreaUnit, number>>;
}

/** What counts and every reason, rounded so that in each unit the rows add up to the recorded sum. */
export function booksOf(account: AreaAccount): { readonly rows: readonly Book[]; readonly total: Readonly<Record<AreaUnit, number>> } {
  const lines = [{ category: null, area_m2: account.counted_m2 }, ...account.exclusions.filter(({ area_m2 }) => area_m2 > 0)];
  const columns = areaUnits.map((unit) => balanced(lines.map(({ area_m2 }) => area_m2), unit));
  const inAll = (figure: (column: readonly number[]) => number): Record<AreaUnit, number> => ({ m2: 0, mu: 0, ha: 0, km2: 0, ...Object.fromEntries(areaUnits.map((unit, at) => [unit, figure(columns[at] ?? [])])) });
  return {
    rows: lines.map(({ category }, row) => ({ category, figures: inAll((column) => column[row] ?? 0) })),
    total: inAll((column) => column.reduce((sum, value) => sum + value, 0)),
  };
}

export interface Side {
  readonly patch: string;
  readonly name: string;
  readonly recorded_m2: number;
  readonly counted_m2: number;
  /** The largest first. */
  readonly less: readonly Piece[];
}

/** Each patch of which something does not count, the largest difference first. */
export function sidesOf(pieces: readonly Piece[], countedCategory: string): Side[] {
  const patches = new Map<string, Piece[]>();
  for (const piece of pieces) patches.set(piece.properties.patch, [...(patches.get(piece.properties.patch) ?? []), piece]);
  const area = (some: readonly Piece[]): number => some.reduce((sum, { properties }) => sum + properties.area_m2, 0);
  return [...patches]
    .map(([patch, own]): Side => {
      const less = own.filter(({ properties }) => properties.category !== countedCategory).sort((a, b) => b.properties.area_m2 - a.properties.area_m2);
      return { patch, name: own[0]?.properties.name || patch, recorded_m2: area(own), counted_m2: area(own) - area(less), less };
    })
    .filter(({ less }) => less.length > 0)
    .sort((a, b) => b.recorded_m2 - b.counted_m2 - (a.recorded_m2 - a.counted_m2));
}
