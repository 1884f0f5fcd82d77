/** Keeps view and web address together: panning rewrites the entry, opening something adds one, so that Back closes it. */
import { decodeView, encodeView } from './address.ts';
import { sameChoices } from './findings-filter.ts';
import type { Store } from './store.ts';
import { isTargetsStep } from './targets/targets-view.ts';
import { isTimeStep } from './time/time-view.ts';
import { sameFeature, type View } from './view.ts';

/** True where Back should undo it. */
export function isStep(view: View, former: View): boolean {
  return (
    view.panel !== former.panel ||
    !sameFeature(view.selected, former.selected) ||
    view.conflicts.finding !== former.conflicts.finding ||
    view.conflicts.face !== former.conflicts.face ||
    view.conflicts.about !== former.conflicts.about ||
    view.conflicts.print !== former.conflicts.print ||
    !sameChoices(view.conflicts.filter, former.conflicts.filter) ||
    view.site.id !== former.site.id ||
    view.site.versus !== former.site.versus ||
    view.site.print !== former.site.print ||
    view.treatment.zone !== former.treatment.zone ||
    view.treatment.face !== former.treatment.face ||
    view.treatment.print !== former.treatment.print ||
    isTargetsStep(view.targets, former.targets) ||
    isTimeStep(view.time, former.time)
  );
}

let arrival: View | null = null;
/** What the link said with which the page was opened; null before it was read. */
export const arrivedWith = (): View | null => arrival;

/** Browsers allow about 100 rewrites in 30 s; a pan would use them up. */
const quiet_ms = 400;

export function followAddress(store: Store<View>, defaults: View): () => void {
  const readAddress = () => decodeView(window.location.search, defaults);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let travelling = false;
  const write = (view: View, push: boolean) => {
    clearTimeout(timer);
    timer = undefined;
    const query = encodeView(view, defaults);
    const address = `${window.location.pathname}${query ? `?${query}` : ''}`;
    if (address === window.location.pathname + window.location.search) return;
    window.history[push ? 'pushState' : 'replaceState'](null, '', address);
  };
  const unsubscribe = store.subscribe((view, former) => {
    if (travelling) return;
    if (isStep(view, former)) {
      // What was panned or typed a moment ago belongs to the entry that is left: Back comes to it.
      if (timer !== undefined) write(former, false);
      return write(view, true);
    }
    clearTimeout(timer);
    timer = setTimeout(() => write(store.get(), false), quiet_ms);
  });
  const back = () => {
    clearTimeout(timer);
    timer = undefined;
    travelling = true;
    store.set(readAddress());
    travelling = false;
  };
  arrival = readAddress();
  store.set(arrival);
  window.addEventListener('popstate', back);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    window.removeEventListener('popstate', back);
  };
}
