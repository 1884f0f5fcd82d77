/** What the site check asks of the server: an answer by all rules, files read, saved sites, and the shapes around. */
import { useMutation, useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { FeaturePage } from '../../server/contract/layers.ts';
import type { SavedSite, SavedSiteRow, SiteAnswer, SiteCheckRequest, SiteRead, SiteReadRequest } from '../../server/contract/sites.ts';
import { call } from './call.ts';
import { revisionsOf, useCatalogue } from './queries.ts';
import { useSession } from './session.ts';

/** Who asks: an answer is theirs alone. */
export const useAsker = (): { readonly known: boolean; readonly asker: string } => {
  const { data, isPending } = useSession();
  return { known: !isPending, asker: JSON.stringify([data?.person?.id, data?.role]) };
};

/** The answer to this very question, or none; a question that nobody waits for any more is dropped. */
export function useSiteAnswer(request: SiteCheckRequest | null): UseQueryResult<SiteAnswer> {
  const revisions = revisionsOf(useCatalogue().data);
  const { known, asker } = useAsker();
  return useQuery({
    queryKey: ['site answer', asker, request, revisions],
    queryFn: ({ signal }) => call('POST /api/check', { body: request ?? { geometry: { type: '', coordinates: [] }, said: { activity: '', act_type: 'unknown' } }, signal }),
    enabled: request !== null && known,
    staleTime: Infinity,
    retry: false,
  });
}

export const readSite = (request: SiteReadRequest, signal?: AbortSignal): Promise<SiteRead> => call('POST /api/sites/read', { body: request, ...(signal ? { signal } : {}) });

export const useSavedSites = (allowed: boolean): UseQueryResult<readonly SavedSiteRow[]> =>
  useQuery({ queryKey: ['saved sites'], queryFn: ({ signal }) => call('GET /api/sites', { signal }).then(({ sites }) => sites), enabled: allowed });

export const useSavedSite = (id: string | null): UseQueryResult<SavedSite> =>
  useQuery({ queryKey: ['saved site', id], queryFn: ({ signal }) => call('GET /api/sites/:id', { params: { id: id ?? '' }, signal }), enabled: id !== null });

/** Save, run anew, remove; what they change is asked for again. */
export function useSiteDeeds() {
  const client = useQueryClient();
  const known = (site: SavedSite): void => {
    client.setQueryData(['saved site', site.id], site);
    void client.invalidateQueries({ queryKey: ['saved sites'] });
  };
  return {
    save: useMutation({ mutationFn: (body: SiteCheckRequest) => call('POST /api/sites', { body }), onSuccess: known }),
    rerun: useMutation({ mutationFn: (id: string) => call('POST /api/sites/:id/runs', { params: { id } }), onSuccess: known }),
    remove: useMutation({
      mutationFn: (id: string) => call('DELETE /api/sites/:id', { params: { id } }),
      onSuccess: ({ id }) => {
        client.removeQueries({ queryKey: ['saved site', id] });
        void client.invalidateQueries({ queryKey: ['saved sites'] });
      },
    }),
  };
}

/** Most features of a layer that are asked for; a preview of more is marked as partial. */
const most_features = 2_000;

/** The features of several layers in a box. */
export function useFeaturesIn(layers: readonly string[], bbox: string | null): { readonly pages: readonly FeaturePage[]; readonly pending: boolean } {
  const states = useCatalogue().data?.states;
  return useQueries({
    queries: layers.map((layer) => ({
      queryKey: ['features in', layer, bbox, states?.find((state) => state.layer === layer)?.revision],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /api/layers/:layer/features', { params: { layer }, query: { bbox: bbox ?? '', limit: most_features }, signal }),
      enabled: bbox !== null,
      staleTime: Infinity,
      retry: false,
    })),
    combine: combined,
  });
}

const combined = (results: readonly UseQueryResult<FeaturePage>[]) => ({
  pages: results.flatMap(({ data }) => (data ? [data] : [])),
  pending: results.some(({ isFetching }) => isFetching),
});
