/** What the page asks of the server, as hooks; a published change (a new revision) makes what depends on it ask again. */
import { QueryClient, keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { CatalogueAnswer } from '../../server/contract/catalogue.ts';
import type { AtPoint, FeatureDetail } from '../../server/contract/layers.ts';
import type { CheckAnswer, CheckRequest } from '../../server/contract/rules.ts';
import type { SearchResult } from '../../server/contract/search.ts';
import { ApiProblem, call } from './call.ts';
import { followSession, useSession } from './session.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    // A bureau's own network has no internet, for which browsers say "offline": what is asked is asked all the same.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      retry: (failures, fault) => failures < 2 && (!(fault instanceof ApiProblem) || fault.status === 0 || fault.status >= 502),
      refetchOnWindowFocus: true,
    },
  },
});

followSession(queryClient);

type Answered<T> = UseQueryResult<T>;

export function useCatalogue(): Answered<CatalogueAnswer> {
  // Until a one-time password is changed the server answers nothing else, however long somebody thinks of a new one.
  const waits = useSession().data?.must_change ?? false;
  return useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => call('GET /api/catalogue', { signal }),
    refetchOnWindowFocus: !waits,
    // While the server is away or still filling its database, look more often.
    refetchInterval: (query) => (waits ? false : query.state.status === 'error' ? 5_000 : 15_000),
  });
}

/** `roads@3,rivers@7`: changes when anything is published. */
export function revisionsOf(catalogue: CatalogueAnswer | undefined): string {
  return (catalogue?.states ?? []).map((state) => `${state.layer}@${state.revision}`).join(',');
}

const useRevisions = (): string => revisionsOf(useCatalogue().data);

/** @param known_on as known at the end of that day; null: now */
export function useFeature(feature: { readonly layer: string; readonly id: string } | null, known_on: string | null = null): Answered<FeatureDetail> {
  const revision = useCatalogue().data?.states.find((state) => state.layer === feature?.layer)?.revision;
  return useQuery({
    queryKey: ['feature', feature?.layer, feature?.id, revision, known_on],
    queryFn: ({ signal }) => call('GET /api/layers/:layer/features/:id', { params: { layer: feature?.layer ?? '', id: feature?.id ?? '' }, query: known_on === null ? {} : { known_on }, signal }),
    enabled: feature !== null && revision !== undefined,
    staleTime: Infinity,
  });
}

export interface Spot {
  readonly longitude: number;
  readonly latitude: number;
  readonly tolerance_m: number;
  readonly layers: readonly string[];
  /** What was known at the end of that day; now when absent. */
  readonly known_on?: string;
}

/** Seven decimals (1 cm) are more than a pointer has. */
export const whatLiesAt = (spot: Spot, signal?: AbortSignal): Promise<AtPoint> =>
  call('GET /api/at', {
    query: {
      lon: Number(spot.longitude.toFixed(7)),
      lat: Number(spot.latitude.toFixed(7)),
      tolerance_m: Math.min(5000, Math.round(spot.tolerance_m * 10) / 10),
      layers: spot.layers.join(','),
      ...(spot.known_on === undefined ? {} : { known_on: spot.known_on }),
    },
    ...(signal ? { signal } : {}),
  });

export const useAt = (spot: Spot | null): Answered<AtPoint> =>
  useQuery({
    queryKey: ['at', spot, useRevisions()],
    queryFn: ({ signal }) => (spot && spot.layers.length > 0 ? whatLiesAt(spot, signal) : Promise.resolve({ features: [] })),
    enabled: spot !== null,
    staleTime: Infinity,
  });

export const useSearch = (text: string): Answered<SearchResult> =>
  useQuery({
    queryKey: ['search', text, useRevisions()],
    queryFn: ({ signal }) => call('GET /api/search', { query: { q: text, limit: 12 }, signal }),
    enabled: text.length > 0,
    placeholderData: keepPreviousData,
  });

export const checkSite = (rule: string, request: CheckRequest, signal?: AbortSignal): Promise<CheckAnswer> =>
  call('POST /api/rules/:rule/check', { params: { rule }, body: request, ...(signal ? { signal } : {}) });
