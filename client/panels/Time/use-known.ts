/** Asks for the layers of the day that is looked at and hands the answer to the map. */
import { useEffect } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import type { LayersKnown } from '../../../server/contract/layers.ts';
import { useLayersKnown } from '../../api/known.ts';
import { useView } from '../../view/looking.ts';
import { resolveShown } from '../../view/shown.ts';
import { knownStore } from '../../view/time/seen.ts';

/** @param day null: now */
export function useKnown(day: string | null): UseQueryResult<LayersKnown> {
  const asked = useLayersKnown(day);
  const states = asked.data?.states;
  useEffect(() => {
    if (day !== null && states) knownStore.change((all) => (all.get(day) === states ? all : new Map(all).set(day, states)));
  }, [day, states]);
  return asked;
}

export interface SideFacts {
  /** Features in the layers that are shown; null: not yet known. */
  readonly count: number | null;
  /** Shown layers that had no publication by that day. */
  readonly absent: readonly string[];
}

/** What of the shown layers there was. */
export function useSideFacts(catalogue: CatalogueAnswer, known: LayersKnown | undefined): SideFacts {
  const chosen = useView((view) => view.shown);
  if (!known) return { count: null, absent: [] };
  const states = resolveShown(chosen, catalogue.layers).flatMap(({ id }) => known.states.filter(({ layer }) => layer === id));
  return { count: states.reduce((sum, state) => sum + state.feature_count, 0), absent: states.filter(({ revision }) => revision === 0).map(({ layer }) => layer) };
}
