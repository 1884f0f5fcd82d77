/** The catalogue as the map shows it: with the state of each layer on the day that is looked at. */
import { useMemo } from 'react';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import type { LayerState } from '../../../server/contract/layers.ts';
import { useView } from '../looking.ts';
import { createStore, useStore } from '../store.ts';
import { dayBeside, dayShown } from './time-view.ts';

/** What was known at the end of each day that was asked for. */
export const knownStore = createStore<ReadonlyMap<string, readonly LayerState[]>>(new Map());

/** Until the answer for a day is there nothing is drawn: what is known now would be a lie. */
export const catalogueOn = (catalogue: CatalogueAnswer, day: string | null, known: ReadonlyMap<string, readonly LayerState[]>): CatalogueAnswer =>
  day === null ? catalogue : { ...catalogue, states: [...(known.get(day) ?? [])] };

const useOn = <C extends CatalogueAnswer | undefined>(catalogue: C, day: string | null): C => {
  const known = useStore(knownStore, (all) => all);
  return useMemo(() => (catalogue === undefined ? catalogue : (catalogueOn(catalogue, day, known) as C)), [catalogue, day, known]);
};

export const useSeen = <C extends CatalogueAnswer | undefined>(catalogue: C): C => useOn(catalogue, useView(dayShown));
export const useSeenBeside = (catalogue: CatalogueAnswer): CatalogueAnswer => useOn(catalogue, useView(dayBeside));
