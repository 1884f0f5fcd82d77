/** The site at hand on its way to an answer: its settled shape and words go to the server; a saved site keeps the answer it was given. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDebouncedValue } from '@mantine/hooks';
import type { SavedSite, SiteAnswer, SiteCheckRequest } from '../../../server/contract/sites.ts';
import { atLeast, useSession } from '../../api/session.ts';
import { useAsker, useSavedSite, useSiteAnswer } from '../../api/sites.ts';
import { selfCrossing } from '../../geo/shapes.ts';
import { boxOf, flyTo } from '../../view/flight.ts';
import { change, useView, viewStore } from '../../view/looking.ts';
import type { OverlayGeometry } from '../../view/overlay.ts';
import { useDrawing } from '../../view/pen/drawing.ts';
import { decodeSite, encodeSite } from '../../view/site/site-link.ts';
import { beginGesture, keepStep, laySite, nothingSaid, rememberOpened, sameShape, say, siteShape, useSiteState, type SiteSaid } from '../../view/site/site.ts';
import { changeSite } from '../../view/view.ts';

/** A corner that is being dragged asks once, when the hand rests. */
const calm_ms = 250;

export interface SiteNow {
  /** As it is in this frame, the corner under the pointer included. */
  readonly shape: OverlayGeometry | null;
  readonly finished: boolean;
  readonly crossing: boolean;
  readonly said: SiteSaid;
  /** What the answer at hand was asked for. */
  readonly request: SiteCheckRequest | null;
  /** The shape has moved on since then. */
  readonly moving: boolean;
  readonly answer: SiteAnswer | undefined;
  readonly pending: boolean;
  /** The answer is about where the site was, or what was said of it, before: it stays in sight, marked as such, until the new one comes. */
  readonly former: boolean;
  readonly fault: Error | null;
  readonly retry: () => void;
  readonly saved: SavedSite | undefined;
  /** It is the saved site as it was saved. */
  readonly as_saved: boolean;
  /** A saved site was asked for by somebody to whom saved sites are not open. */
  readonly closed: boolean;
  /** Why the saved site did not come. */
  readonly saved_fault: Error | null;
}

/** Saved sites are not asked for in vain; null: it is not known yet who asks. */
export function useMayReadSaved(): boolean | null {
  const role = useSession().data?.role;
  return role === undefined ? null : atLeast(role, 'viewer');
}

export function useSite(): SiteNow {
  const drawn = useDrawing((now) => (now.owner === 'site' ? now.shape : null));
  const drawing = useDrawing((now) => now.owner === 'site');
  const done = useDrawing((now) => now.owner === 'site' && now.finished);
  const fixed = useSiteState((state) => state.fixed);
  const said = useSiteState((state) => state.said);
  const id = useView((view) => view.site.id);
  const open = useMayReadSaved();
  const saved = useSavedSite(open ? id : null);
  const shape = drawing ? drawn : fixed;
  const finished = drawing ? done : fixed !== null;
  const crossing = useMemo(() => finished && shape !== null && crosses(shape), [finished, shape]);
  const wanted = useMemo(() => (finished && shape !== null && !crossing ? { shape, said } : null), [finished, shape, crossing, said]);
  // The server is asked when the hand lets go, not while it holds still for a moment.
  const held = usePointerHeld();
  const released = useRef(wanted);
  // oxlint-disable-next-line react/refs -- the last value while the hand holds on
  if (!held) released.current = wanted;
  // oxlint-disable-next-line react/refs -- the last value while the hand holds on
  const [settled] = useDebouncedValue(released.current, calm_ms);
  const calm = wanted && settled;
  const as_saved = saved.data !== undefined && calm !== null && sameShape(calm.shape, saved.data.geometry) && sameSaid(calm.said, saved.data.said);
  const request = useMemo(() => (calm === null ? null : requestFor(calm.shape, calm.said)), [calm]);
  const live = useSiteAnswer(as_saved ? null : request);
  useFollow(calm, as_saved);
  useOpening(saved.data);
  const fault = !as_saved && request ? live.error : null;
  const answered = as_saved ? saved.data?.runs[0]?.answer : request ? live.data : undefined;
  const answer = useHeld(answered, request !== null && fault === null);
  const moving = shape !== null && (wanted === null || wanted !== settled);
  const pending = !as_saved && ((request !== null && fault === null && (answered === undefined || live.isFetching)) || (wanted !== null && wanted !== settled));
  return {
    shape,
    finished,
    crossing,
    said,
    request,
    moving,
    answer,
    pending,
    former: answer !== undefined && (moving || pending),
    fault,
    retry: () => void live.refetch(),
    saved: saved.data,
    as_saved,
    closed: id !== null && open === false,
    saved_fault: saved.error,
  };
}

/** The last answer stays while the same person waits for the next about the same site; a fault, another person or a new beginning takes it away. */
function useHeld(answered: SiteAnswer | undefined, waiting: boolean): SiteAnswer | undefined {
  const { asker } = useAsker();
  const [held, setHeld] = useState<{ readonly answer: SiteAnswer; readonly asker: string } | null>(null);
  const next = answered ? { answer: answered, asker } : waiting && held?.asker === asker ? held : null;
  // While rendering, so that no frame shows what must go.
  if (next?.answer !== held?.answer || next?.asker !== held?.asker) setHeld(next);
  return next?.answer;
}

/** A button or finger is down somewhere on the page. */
function usePointerHeld(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const down = (): void => {
      beginGesture();
      setHeld(true);
    };
    const up = (): void => setHeld(false);
    const ends = ['pointerup', 'pointercancel', 'blur'] as const;
    window.addEventListener('pointerdown', down, true);
    window.addEventListener('keydown', beginGesture, true);
    for (const end of ends) window.addEventListener(end, up, true);
    return () => {
      window.removeEventListener('pointerdown', down, true);
      window.removeEventListener('keydown', beginGesture, true);
      for (const end of ends) window.removeEventListener(end, up, true);
    };
  }, []);
  return held;
}

/** What is not said is not sent: a rule must see "unknown", not an empty text. */
function requestFor(shape: OverlayGeometry, said: SiteSaid): SiteCheckRequest | null {
  if (said.activity === null) return null;
  const { activity, act_type, act_date, accuracy_m, more } = said;
  const name = said.name.trim();
  return {
    geometry: { type: shape.type, coordinates: [...shape.coordinates] },
    said: { activity, act_type, ...(act_date ? { act_date } : {}), ...(accuracy_m === null ? {} : { accuracy_m }), ...(name ? { name } : {}), ...(Object.keys(more).length > 0 ? { more } : {}) },
  };
}

/** Every rest of the hand is a step that can be undone, and what is not saved stands in the address. */
function useFollow(calm: { readonly shape: OverlayGeometry; readonly said: SiteSaid } | null, as_saved: boolean): void {
  const id = useView((view) => view.site.id);
  useEffect(() => {
    if (calm === null) return;
    keepStep(calm.shape);
    const draft = as_saved ? null : encodeSite(calm);
    if (viewStore.get().site.draft !== draft) change(changeSite({ draft }));
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it runs when this changes, though it does not read it
  }, [calm, as_saved, id]);
}

/** A link brings its site with it; a saved site is laid on the map when it comes. */
function useOpening(saved: SavedSite | undefined): void {
  useEffect(() => {
    const linked = decodeSite(viewStore.get().site.draft);
    if (siteShape() !== null || linked === null) return;
    say(linked.said);
    laySite(linked.shape);
  }, []);
  const opened = useSiteState((state) => state.opened);
  // Who follows a link looks where it says.
  const [led] = useState(() => (viewStore.get().camera === null ? null : viewStore.get().site.id));
  const follows = useRef(led !== null);
  useEffect(() => {
    if (!saved) return rememberOpened(null);
    if (opened === saved.id) return;
    rememberOpened(saved.id);
    // A changed copy of it is at hand already.
    if (viewStore.get().site.draft !== null) return;
    const box = siteShape() === null ? boxOf(saved.geometry) : null;
    say(saidOf(saved));
    laySite(saved.geometry);
    if (box && !(follows.current && saved.id === led)) flyTo({ bbox: box, max_zoom: 15 });
    follows.current = false;
  }, [saved, opened, led]);
}

export function saidOf({ said, name }: SavedSite): SiteSaid {
  const more = Object.fromEntries(Object.entries(said.more ?? {}).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
  return { ...nothingSaid, activity: said.activity, act_type: said.act_type, act_date: said.act_date ?? null, accuracy_m: said.accuracy_m ?? null, name, more };
}

function sameSaid(one: SiteSaid, other: SavedSite['said']): boolean {
  const sorted = (more: object): string => JSON.stringify(Object.entries(more).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return (
    one.activity === other.activity && one.act_type === other.act_type && one.act_date === (other.act_date ?? null) && one.accuracy_m === (other.accuracy_m ?? null) &&
    one.name.trim() === (other.name ?? '').trim() && sorted(one.more) === sorted(other.more ?? {})
  );
}

function crosses(shape: OverlayGeometry): boolean {
  return shape.type === 'Polygon' && selfCrossing({ type: 'Polygon', coordinates: shape.coordinates as number[][][] }) !== null;
}
