/** The one view that the page is showing: read a part of it with `useView`, change it with `change`. */
import { createStore, useStore } from './store.ts';
import { initialView, type View } from './view.ts';

export const viewStore = createStore<View>(initialView);

/** `select` returns a part of the view or a primitive, never a new object each time. */
export const useView = <S>(select: (view: View) => S): S => useStore(viewStore, select);

export const change = (reduce: (view: View) => View): void => viewStore.change(reduce);
