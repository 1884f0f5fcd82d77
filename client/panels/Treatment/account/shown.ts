/** What every face of the panel is given: the account that is looked at, its pieces, the unit, and what a line does on the map. */
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import type { AreaUnit } from '../../../i18n/format.ts';
import type { Piece } from './account-figures.ts';

/** `again` asks once more after a fault. */
export interface PiecesState {
  readonly there: boolean;
  readonly fault: Error | null;
  readonly again: () => void;
}

export interface AccountShown {
  readonly account: AreaAccount;
  readonly indicator: CatalogueIndicator;
  /** Of the city or the zone; none until they are there, which says nothing. */
  readonly pieces: readonly Piece[];
  readonly piecesState: PiecesState;
  /** The area was drawn: its patches are not listed one by one. */
  readonly drawn: boolean;
  readonly countedCategory: string;
  readonly colours: ReadonlyMap<number, string>;
  readonly unit: AreaUnit;
  /** Highlights a patch on the map. */
  readonly onPoint: (patch: string | null) => void;
  /** Goes to a piece and opens its patch. */
  readonly onOpen: (piece: Piece) => void;
}
