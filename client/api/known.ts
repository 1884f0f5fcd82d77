/** What the map asks in time: every layer as known on a day, and all features of a layer that is played. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Feature, LayersKnown } from '../../server/contract/layers.ts';
import { call } from './call.ts';
import { revisionsOf, useCatalogue } from './queries.ts';

/** @param day null: as is known now, with the days of publication */
export const useLayersKnown = (day: string | null): UseQueryResult<LayersKnown> => {
  const revisions = revisionsOf(useCatalogue().data);
  return useQuery({ queryKey: ['known', day, revisions], queryFn: ({ signal }) => call('GET /api/layers', { query: day === null ? {} : { known_on: day }, signal }), staleTime: Infinity });
};

/** More are not played. */
export const most_played = 50_000;
const page = 10_000;

export interface AllFeatures {
  readonly features: readonly Feature[];
  /** Of the layer, also those beyond `most_played`. */
  readonly count: number;
}

/** Once for a layer and its revision, however long it is played. */
export const useAllFeatures = (layer: string | null): UseQueryResult<AllFeatures> => {
  const revision = useCatalogue().data?.states.find((state) => state.layer === layer)?.revision;
  return useQuery({ queryKey: ['played', layer, revision], queryFn: ({ signal }) => readAll(layer ?? '', signal), enabled: layer !== null && revision !== undefined, staleTime: Infinity });
};

async function readAll(layer: string, signal: AbortSignal): Promise<AllFeatures> {
  const features: Feature[] = [];
  for (let after: string | undefined; ; ) {
    const answer = await call('GET /api/layers/:layer/features', { params: { layer }, query: { limit: page, ...(after === undefined ? {} : { after }) }, signal });
    features.push(...answer.features);
    if (answer.next === null || features.length >= most_played) return { features: features.slice(0, most_played), count: answer.number_matched };
    after = answer.next;
  }
}
