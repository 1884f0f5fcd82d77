/** What the targets ask of the server: the whole plan, one target, its members, and what people report; now, or as told on a day. */
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { IndicatorMembers, IndicatorPage, Observation, ObservationAdded, ObservationsRead, PlanState } from '../../server/contract/indicators.ts';
import { addressOf, call } from './call.ts';
import { revisionsOf, useCatalogue } from './queries.ts';

/** Everything under this name is asked for again when somebody reports a value. */
const plan = 'plan';

const asked = (as_of: string | null) => (as_of === null ? {} : { as_of });
const useRevisions = (): string => revisionsOf(useCatalogue().data);

export const usePlan = (as_of: string | null): UseQueryResult<PlanState> =>
  useQuery({ queryKey: [plan, 'all', as_of, useRevisions()], queryFn: ({ signal }) => call('GET /api/plan', { query: asked(as_of), signal }) });

export const useIndicator = (indicator: string, as_of: string | null): UseQueryResult<IndicatorPage> =>
  useQuery({
    queryKey: [plan, 'one', indicator, as_of, useRevisions()],
    queryFn: ({ signal }) => call('GET /api/indicators/:indicator', { params: { indicator }, query: asked(as_of), signal }),
  });

export const useMembers = (indicator: string, as_of: string | null, enabled: boolean): UseQueryResult<IndicatorMembers> =>
  useQuery({
    queryKey: [plan, 'members', indicator, as_of, useRevisions()],
    queryFn: ({ signal }) => call('GET /api/indicators/:indicator/members', { params: { indicator }, query: asked(as_of), signal }),
    enabled,
    staleTime: Infinity,
  });

/** The same as data, to be opened or fetched by a program. */
export const planAddress = (as_of: string | null): string => addressOf('/api/plan', {}, asked(as_of));
export const indicatorAddress = (indicator: string, as_of: string | null): string => addressOf('/api/indicators/:indicator', { indicator }, asked(as_of));

export function useReport(indicator: string): UseMutationResult<Observation, Error, ObservationAdded> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ObservationAdded) => call('POST /api/indicators/:indicator/observations', { params: { indicator }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [plan] }),
  });
}

export interface TableFile {
  readonly name: string;
  readonly content: string;
  readonly commit: boolean;
}

/** Reads a table, and stores it as a whole where `commit` is set and every row is sound. */
export function useTable(): UseMutationResult<ObservationsRead, Error, TableFile> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TableFile) => call('POST /api/observations', { body }),
    onSuccess: ({ committed }) => (committed ? client.invalidateQueries({ queryKey: [plan] }) : undefined),
  });
}
