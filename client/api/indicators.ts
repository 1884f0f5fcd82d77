/** What the targets ask of the server: the whole plan, one target, its members, its area account, and what people report; now, or as told on a day. */
import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { AccountPieces, AreaAccount, PatchQuality } from '../../server/contract/accounts.ts';
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

/** What an account is asked for: the whole city or one zone (`<zone kind>/<feature id>`), now or as told on a day. */
export interface AccountQuestion {
  readonly zone: string | null;
  readonly as_of: string | null;
}
const askedOf = ({ zone, as_of }: AccountQuestion) => ({ ...(zone === null ? {} : { zone }), ...asked(as_of) });

const accountQuery = (indicator: string, question: AccountQuestion, revisions: string) => ({
  queryKey: ['account', indicator, question.zone, question.as_of, revisions],
  queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /api/indicators/:indicator/account', { params: { indicator }, query: askedOf(question), signal }),
  staleTime: Infinity,
});

export const useAccount = (indicator: string, question: AccountQuestion): UseQueryResult<AreaAccount> => useQuery({ ...accountQuery(indicator, question, useRevisions()), placeholderData: keepPreviousData });

/** The accounts of several zones, in their order; one that is not there yet is undefined. */
export function useAccounts(indicator: string, zones: readonly string[], as_of: string | null): { readonly accounts: readonly (AreaAccount | undefined)[]; readonly fault: Error | null; readonly again: () => void } {
  const revisions = useRevisions();
  return useQueries({ queries: zones.map((zone) => accountQuery(indicator, { zone, as_of }, revisions)), combine: together });
}
const together = (results: readonly UseQueryResult<AreaAccount>[]) => ({ accounts: results.map(({ data }) => data), fault: results.find(({ error }) => error !== null)?.error ?? null, again: () => results.forEach((one) => void one.refetch()) });

export const usePieces = (indicator: string, question: AccountQuestion): UseQueryResult<AccountPieces> =>
  useQuery({
    queryKey: ['pieces', indicator, question.zone, question.as_of, useRevisions()],
    queryFn: ({ signal }) => call('GET /api/indicators/:indicator/pieces', { params: { indicator }, query: askedOf(question), signal }),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });

/** The account of a drawn area; null: nothing is drawn. Nothing is stored, so it is asked for again with every change. */
export const useDrawnAccount = (indicator: string, geometry: { readonly type: string; readonly coordinates: readonly unknown[] } | null, as_of: string | null): UseQueryResult<AreaAccount> =>
  useQuery({
    queryKey: ['account', indicator, geometry, as_of, useRevisions()],
    queryFn: ({ signal }) => call('POST /api/indicators/:indicator/account', { params: { indicator }, body: { geometry: { type: geometry?.type ?? '', coordinates: [...(geometry?.coordinates ?? [])] }, ...asked(as_of) }, signal }),
    enabled: geometry !== null,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });

export const useQuality = (indicator: string, question: AccountQuestion): UseQueryResult<PatchQuality> =>
  useQuery({
    queryKey: ['quality', indicator, question.zone, question.as_of, useRevisions()],
    queryFn: ({ signal }) => call('GET /api/indicators/:indicator/quality', { params: { indicator }, query: askedOf(question), signal }),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });

export const accountFiles = ['account.xlsx', 'account.csv', 'pieces.geojson'] as const;
export type AccountFile = (typeof accountFiles)[number];
export const accountFileAddress = (indicator: string, file: AccountFile, question: AccountQuestion, lang: string): string => addressOf(`/api/indicators/:indicator/${file}`, { indicator }, { ...askedOf(question), lang });
