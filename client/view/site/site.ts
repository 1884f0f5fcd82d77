/** The site that is being checked: what is said of it, its shape when no hand can redraw it, and the steps that can be undone. */
import type { Bilingual } from '../../../data/grammar.ts';
import { drawingStore, startDrawing, stopDrawing, type Pen } from '../pen/drawing.ts';
import type { OverlayGeometry } from '../overlay.ts';
import { createStore, useStore } from '../store.ts';

export const actTypes = ['new', 'expand', 'rebuild', 'existing', 'unknown'] as const;
export type ActType = (typeof actTypes)[number];

export interface SiteSaid {
  /** Activity id; null: not said yet. */
  readonly activity: string | null;
  readonly act_type: ActType;
  /** YYYY-MM-DD */
  readonly act_date: string | null;
  readonly accuracy_m: number | null;
  readonly name: string;
  /** Further answers, in the words of the rules that ask. */
  readonly more: Readonly<Record<string, string | number | boolean>>;
}

export interface SiteState {
  readonly said: SiteSaid;
  /** Several parts or holes: shown and checked as it is, not redrawn by hand. */
  readonly fixed: OverlayGeometry | null;
  /** Finished shapes, oldest first; the last is the one at hand. */
  readonly past: readonly OverlayGeometry[];
  readonly future: readonly OverlayGeometry[];
  /** How the numbers of a file or a text were understood. */
  readonly notes: readonly Bilingual[];
  /** Id of the saved site that was laid on the map; null: none, or it was taken away again. */
  readonly opened: string | null;
}

export const nothingSaid: SiteSaid = { activity: null, act_type: 'new', act_date: null, accuracy_m: null, name: '', more: {} };
export const siteStore = createStore<SiteState>({ said: nothingSaid, fixed: null, past: [], future: [], notes: [], opened: null });
export const useSiteState = <S>(select: (state: SiteState) => S): S => useStore(siteStore, select);

export const say = (part: Partial<SiteSaid>): void => siteStore.change((state) => ({ ...state, said: { ...state.said, ...part } }));

/** Acts that are still to happen: unless somebody says otherwise, they happen today. */
const coming: ReadonlySet<ActType> = new Set(['new', 'expand', 'rebuild']);

export const dayIn = (time_zone: string, at: Date = new Date()): string => new Intl.DateTimeFormat('sv-SE', { timeZone: time_zone }).format(at);

/** Before anything was said; a site of a link or a saved one keeps the date that it has, or has not. */
export function prefillDate(today: string): void {
  if (siteStore.get().said === nothingSaid) say({ act_date: today });
}

/** A date that was taken away stays away as long as the act is still to happen; an existing site has no date that one could guess. */
export function sayActType(act_type: ActType, today: string): void {
  const { said } = siteStore.get();
  if (coming.has(act_type) === coming.has(said.act_type)) return say({ act_type });
  const guessed = coming.has(act_type) ? (said.act_date ?? today) : said.act_date === today ? null : said.act_date;
  say({ act_type, act_date: guessed });
}

export function answer(name: string, value: string | number | boolean | null): void {
  const { [name]: _, ...rest } = siteStore.get().said.more;
  say({ more: value === null || value === '' ? rest : { ...rest, [name]: value } });
}

const most_steps = 100;
/** With more corners than this the pen cannot keep pace. */
const most_held = 300;

/** Begins an empty drawing. */
export function drawSite(pen: Pen): void {
  siteStore.change((state) => ({ ...state, fixed: null, past: [], future: [], notes: [] }));
  startDrawing('site', pen, null, { movable: true });
}

/** Says that this saved site lies on the map, so that news of it do not lay it over what the hand has made of it since. */
export const rememberOpened = (opened: string | null): void => siteStore.change((state) => (state.opened === opened ? state : { ...state, opened }));

/** Puts a finished shape on the map, where it can be dragged as far as the pen can hold it. */
export function laySite(shape: OverlayGeometry | null, notes: readonly Bilingual[] = []): void {
  siteStore.change((state) => ({ ...state, past: shape ? [shape] : [], future: [], notes }));
  hold(shape);
}

/** A saved site that was taken away can be opened again. */
export function clearSite(): void {
  siteStore.change((state) => ({ ...state, fixed: null, past: [], future: [], notes: [], opened: null }));
  stopDrawing('site');
}

/** Counts what the hand begins: a press, a key. */
let gesture = 0;
let kept_in = -1;

export function beginGesture(): void {
  gesture += 1;
}

/** A shape at which the hand came to rest; on a slow machine one drag may seem to rest twice, and is still one step. */
export function keepStep(shape: OverlayGeometry): void {
  const { past } = siteStore.get();
  if (sameShape(past.at(-1) ?? null, shape)) return;
  const before = kept_in === gesture && past.length > 1 ? past.slice(0, -1) : past;
  kept_in = gesture;
  siteStore.change((state) => ({ ...state, past: [...before, shape].slice(-most_steps), future: [] }));
}

export function undoStep(): void {
  const { past, future } = siteStore.get();
  const [now, before] = [past.at(-1), past.at(-2)];
  if (!now || !before) return;
  siteStore.change((state) => ({ ...state, past: past.slice(0, -1), future: [now, ...future] }));
  hold(before);
}

export function redoStep(): void {
  const { past, future } = siteStore.get();
  const [next, ...rest] = future;
  if (!next) return;
  siteStore.change((state) => ({ ...state, past: [...past, next], future: rest }));
  hold(next);
}

const pens: Readonly<Record<string, Pen>> = { Point: 'point', LineString: 'line', Polygon: 'polygon' };

/** The pen that can hold a shape; null: several parts, or an outline with holes. */
export function penFor(shape: OverlayGeometry): Pen | null {
  const ring = shape.type === 'Polygon' ? shape.coordinates[0] : shape.coordinates;
  const many = (shape.type === 'Polygon' && shape.coordinates.length > 1) || (Array.isArray(ring) && ring.length > most_held);
  return many ? null : (pens[shape.type] ?? null);
}

function hold(shape: OverlayGeometry | null): void {
  const pen = shape && penFor(shape);
  siteStore.change((state) => ({ ...state, fixed: shape && !pen ? shape : null }));
  if (shape && pen) startDrawing('site', pen, shape, { movable: true });
  else stopDrawing('site');
}

/** The finished shape, or null while there is none. */
export function siteShape(): OverlayGeometry | null {
  const { owner, shape, finished } = drawingStore.get();
  return owner === 'site' && finished ? shape : siteStore.get().fixed;
}

/** The shape at which the hand rested last is held again, its steps kept. */
export function takeUp(): void {
  hold(siteStore.get().past.at(-1) ?? null);
}

const rounded = (_: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e7) / 1e7 : value);

/** The same to a centimetre. */
export function sameShape(one: OverlayGeometry | null, other: OverlayGeometry): boolean {
  return one !== null && one.type === other.type && JSON.stringify(one.coordinates, rounded) === JSON.stringify(other.coordinates, rounded);
}
