/** A value that several parts of the page look at: read it, replace it, be told. */
import { useSyncExternalStore } from 'react';

export interface Store<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly change: (reduce: (value: T) => T) => void;
  /** The listener hears the new and the former value; returns how to stop. */
  readonly subscribe: (listener: (value: T, former: T) => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<(value: T, former: T) => void>();
  const set = (next: T): void => {
    if (Object.is(next, value)) return;
    const former = value;
    value = next;
    for (const listener of listeners) listener(value, former);
  };
  return {
    get: () => value,
    set,
    change: (reduce) => set(reduce(value)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** `select` must return a part of the value or a primitive, never a new object each time. */
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S {
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}
