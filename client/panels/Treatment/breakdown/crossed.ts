/** The counted area by two dimensions at once: rows of one, columns of the other, cells that add up to both and to the total. */
import type { AccountGroup, AreaAccount } from '../../../../server/contract/accounts.ts';
import { balanced, everyYear, inOrderOfArea, type Piece } from '../account/account-figures.ts';
import type { AreaUnit } from '../../../i18n/format.ts';

export interface Crossed {
  readonly rows: readonly AccountGroup[];
  readonly columns: readonly AccountGroup[];
  /** Square metres, a row each. */
  readonly cells: readonly (readonly number[])[];
}

/** Years in their order, everything else the largest first. */
export const inOrder = (account: AreaAccount, dimension: string): AccountGroup[] => {
  const groups = account.by[dimension] ?? [];
  return dimension === 'year' ? everyYear(groups) : inOrderOfArea(groups);
};

/** Where neither dimension is a zone every piece says both. */
export function crossedPieces(account: AreaAccount, rows: 'year' | 'measure', columns: 'year' | 'measure', counted: readonly Piece[]): Crossed {
  const [across, down] = [inOrder(account, rows), inOrder(account, columns)];
  const keyOf = ({ properties }: Piece, dimension: 'year' | 'measure'): string | null => (properties[dimension] === null ? null : String(properties[dimension]));
  const sum = (row: string | null, column: string | null): number =>
    counted.reduce((area_m2, piece) => (keyOf(piece, rows) === row && keyOf(piece, columns) === column ? area_m2 + piece.properties.area_m2 : area_m2), 0);
  return { rows: across, columns: down, cells: across.map((row) => down.map((column) => sum(row.key, column.key))) };
}

/** Each zone's own account says how it divides; what lies in no zone that was asked for is what is left of the whole. */
export function crossedZones(account: AreaAccount, rows: readonly AccountGroup[], columns: string, accounts: readonly AreaAccount[]): Crossed {
  const down = inOrder(account, columns);
  const cells = accounts.map((zone) => down.map(({ key }) => zone.by[columns]?.find((group) => group.key === key)?.area_m2 ?? 0));
  const rest = down.map(({ area_m2 }, at) => area_m2 - cells.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const left_m2 = rest.reduce((sum, area_m2) => sum + area_m2, 0);
  const named = rows.slice(0, accounts.length);
  if (Math.abs(left_m2) < 0.5) return { rows: named, columns: down, cells };
  return { rows: [...named, { key: null, title: { zh: '', en: '' }, area_m2: left_m2, patch_count: 0 }], columns: down, cells: [...cells, rest] };
}

export const turned = ({ rows, columns, cells }: Crossed): Crossed => ({ rows: columns, columns: rows, cells: columns.map((_, column) => cells.map((row) => row[column] ?? 0)) });

/** As shown: every cell rounded so that all of them add up to the rounded total; sums are those of what is shown. */
export function shownCells({ rows, columns, cells }: Crossed, unit: AreaUnit): { readonly cells: readonly (readonly number[])[]; readonly across: readonly number[]; readonly down: readonly number[]; readonly total: number } {
  const flat = balanced(cells.flatMap((row) => row.map((area_m2) => Math.max(0, area_m2))), unit);
  const shown = rows.map((_, row) => flat.slice(row * columns.length, (row + 1) * columns.length));
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  return { cells: shown, across: shown.map(add), down: columns.map((_, column) => add(shown.map((row) => row[column] ?? 0))), total: add(flat) };
}
