/** What somebody looks at in time: the map as it was known on a day, perhaps beside another day; or one layer played over its years. */
export const timeFaces = ['day', 'years'] as const;
export type TimeFace = (typeof timeFaces)[number];

export interface TimeView {
  /** null: neither; the map is of now. */
  readonly face: TimeFace | null;
  /** The map shows what was known at the end of this day; null: what is known now. */
  readonly day: string | null;
  /** Two days side by side. */
  readonly swipe: boolean;
  /** The day on the right of the handle; null: now. */
  readonly beside: string | null;
  /** `layer/attribute` that is played; null: the first that can be. */
  readonly play: string | null;
  /** `2024` or `2024-05`; null: the last. */
  readonly moment: string | null;
  /** Only what is of that year; else all up to it. */
  readonly only: boolean;
}

export const initialTime: TimeView = { face: null, day: null, swipe: false, beside: null, play: null, moment: null, only: false };

/** The part of the view that is meant here. */
export interface InTime {
  readonly time: TimeView;
}

/** The day that the map is of; null: now. */
export const dayShown = ({ time }: InTime): string | null => (time.face === 'day' ? time.day : null);
export const isSwiping = ({ time }: InTime): boolean => time.face === 'day' && time.swipe;
/** The day on the right of the handle, or the map's own where there is no handle. */
export const dayBeside = (view: InTime): string | null => (isSwiping(view) ? view.time.beside : dayShown(view));

/** True where Back should undo it; a slider that is being moved is no step. */
export const isTimeStep = (now: TimeView, former: TimeView): boolean =>
  now.face !== former.face || now.day !== former.day || now.swipe !== former.swipe || now.beside !== former.beside || now.play !== former.play;
