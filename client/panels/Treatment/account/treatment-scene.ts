/** What the treatment panel has the map draw: counted pieces in the colour of their year, what does not count hatched. */
import type { OverlayArea, OverlayGeometry, OverlayScene } from '../../../view/overlay.ts';
import type { Piece } from './account-figures.ts';

export interface Telling {
  readonly pieces: readonly Piece[];
  /** The category that counts. */
  readonly countedCategory: string;
  readonly colours: ReadonlyMap<number, string>;
  /** Only this year stands out; null: all. */
  readonly year: number | null;
  /** Only this measure stands out; null: all. */
  readonly measure?: string | null;
  /** Category whose pieces are being explained; null: none in particular. */
  readonly opened: string | null;
  /** Id of the patch under the pointer in a list. */
  readonly pointed: string | null;
  readonly zone: OverlayGeometry | null;
  /** The layers below are faded; not where the pen, which lies below too, must be seen. */
  readonly faded?: boolean;
  readonly dark: boolean;
  readonly hint: (piece: Piece) => string;
  readonly onPick: (key: string) => void;
}

const unknownYear = '#8a8f94';

export function treatmentScene(telling: Telling): OverlayScene {
  const { pieces, countedCategory, zone, dark } = telling;
  const counted = pieces.filter((piece) => piece.properties.category === countedCategory);
  const excluded = pieces.filter((piece) => piece.properties.category !== countedCategory);
  return {
    // Excluded pieces overlap counted ones and are drawn over them.
    areas: [
      ...(zone ? [{ key: '', geometry: zone, colour: dark ? '#ffffff' : '#15242a', fill_opacity: 0, line_width: 2.5 }] : []),
      ...counted.map((piece) => countedArea(piece, telling)),
      ...excluded.map((piece) => excludedArea(piece, telling)),
    ],
    dim: telling.faded === false ? 0 : 0.55,
    onPick: telling.onPick,
  };
}

const isChosen = ({ properties }: Piece, { year, measure = null }: Telling): boolean => (year === null || properties.year === year) && (measure === null || properties.measure === measure);

function countedArea(piece: Piece, telling: Telling): OverlayArea {
  const { colours, pointed, opened, hint } = telling;
  const { patch } = piece.properties;
  const stands = isChosen(piece, telling) && opened === null;
  return {
    key: patch,
    geometry: piece.geometry,
    colour: (piece.properties.year !== null && colours.get(piece.properties.year)) || unknownYear,
    fill_opacity: stands ? 0.9 : 0.16,
    line_width: stands ? 0.5 : 0,
    emphasised: patch === pointed,
    hint: hint(piece),
  };
}

function excludedArea(piece: Piece, telling: Telling): OverlayArea {
  const { opened, pointed, dark, hint } = telling;
  const { patch, category } = piece.properties;
  const stands = opened === null ? isChosen(piece, telling) : category === opened;
  return {
    key: patch,
    geometry: piece.geometry,
    colour: dark ? '#e6ebee' : '#37424a',
    fill_opacity: stands ? 0.7 : 0.12,
    line_width: stands ? 0.75 : 0,
    dashed: true,
    emphasised: patch === pointed && (opened === null || category === opened),
    hint: hint(piece),
  };
}
