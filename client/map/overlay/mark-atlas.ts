/** The marks of findings painted once onto one picture, from which deck.gl cuts them; nothing is fetched. */
import { changeSigns, mutedColour, verdictMarks } from '../../ui/verdict-marks.ts';
import { verdictColour, verdictOrder } from '../../ui/verdicts.ts';
import type { OverlayMark } from '../../view/overlay.ts';

export interface MarkAtlas {
  readonly picture: HTMLCanvasElement;
  readonly places: Readonly<Record<string, { readonly x: number; readonly y: number; readonly width: number; readonly height: number }>>;
}

/** Pixels of a cell: twice the largest size a mark is shown at. */
const cell = 72;
const changes = [undefined, 'added', 'removed'] as const;

export const markName = ({ verdict, muted = false, change }: OverlayMark): string => `${verdict}${muted ? '-muted' : ''}${change ? `-${change}` : ''}`;

const painted = new Map<boolean, MarkAtlas>();

/** @throws where a canvas cannot be painted on */
export function markAtlas(dark: boolean): MarkAtlas {
  const kept = painted.get(dark);
  if (kept) return kept;
  // oxlint-disable-next-line oxc/no-map-spread -- a handful of shapes
  const looks = verdictOrder.flatMap((verdict) => [false, true].flatMap((muted) => changes.map((change): OverlayMark => ({ verdict, muted, ...(change ? { change } : {}) }))));
  const columns = 6;
  const picture = document.createElement('canvas');
  picture.width = columns * cell;
  picture.height = Math.ceil(looks.length / columns) * cell;
  const brush = picture.getContext('2d');
  if (!brush) throw new Error('no canvas to paint the marks on');
  const places: Record<string, { x: number; y: number; width: number; height: number }> = {};
  looks.forEach((look, index) => {
    const [x, y] = [(index % columns) * cell, Math.floor(index / columns) * cell];
    places[markName(look)] = { x, y, width: cell, height: cell };
    paint(brush, x, y, look, dark);
  });
  const atlas = { picture, places };
  painted.set(dark, atlas);
  return atlas;
}

function paint(brush: CanvasRenderingContext2D, x: number, y: number, { verdict, muted = false, change }: OverlayMark, dark: boolean): void {
  const { outline, sign, sign_width } = verdictMarks[verdict];
  const colour = muted ? mutedColour(dark) : verdictColour(verdict, dark);
  const paper = dark ? '#10191d' : '#ffffff';
  const hollow = change === 'removed';
  brush.save();
  brush.translate(x + 6, y + 6);
  brush.scale((cell - 12) / 24, (cell - 12) / 24);
  brush.lineJoin = brush.lineCap = 'round';
  const shape = new Path2D(outline);
  // A casing of paper sets it off against any map.
  brush.strokeStyle = paper;
  brush.lineWidth = 4;
  brush.stroke(shape);
  brush.fillStyle = hollow ? paper : colour;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas fills a path
  brush.fill(shape);
  if (hollow) {
    brush.strokeStyle = colour;
    brush.lineWidth = 2;
    brush.setLineDash([3, 3]);
    brush.stroke(shape);
    brush.setLineDash([]);
  }
  brush.strokeStyle = hollow ? colour : paper;
  brush.lineWidth = change ? 3 : sign_width;
  brush.stroke(new Path2D(change ? changeSigns[change] : sign));
  brush.restore();
}
