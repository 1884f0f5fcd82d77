/** What the workplace of findings asks of the server: rows, counts and marks of one filter, one finding, decisions, scans, dry runs. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { Query } from '../../server/contract/contract.ts';
import type { Decision, DryRun, FindingPage, FindingPoints, FindingSummary, Scan, StoredFinding } from '../../server/contract/findings.ts';
import { addressOf, call } from './call.ts';

type Filter = Readonly<Partial<Record<string, string>>>;
export type ExportFormat = 'csv' | 'xlsx' | 'geojson';

/** The query names of the address are those of the API; ages are numbers there. */
const queryOf = (filter: Filter): Query<'GET /api/findings/summary'> => filter;

const page_rows = 200;

/** Rows and counts of the filter before stay until the new ones come (`isPlaceholderData`), and whoever shows them says so; a fault or another person ends them. */
const former = keepPreviousData;

/** Everything under this name is asked for again when a scan ends or somebody decides. */
export const stored = 'stored findings';

export const useFindingPages = (filter: Filter, sort: string, enabled = true): UseInfiniteQueryResult<InfiniteData<FindingPage>> =>
  useInfiniteQuery({
    queryKey: [stored, 'pages', filter, sort],
    queryFn: ({ signal, pageParam }) => call('GET /api/findings', { query: { ...queryOf(filter), sort, limit: page_rows, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: former,
    enabled,
  });

export const useFindingSummary = (filter: Filter): UseQueryResult<FindingSummary> =>
  useQuery({
    queryKey: [stored, 'summary', filter],
    queryFn: ({ signal }) => call('GET /api/findings/summary', { query: queryOf(filter), signal }),
    placeholderData: former,
  });

export const useFindingPoints = (filter: Filter): UseQueryResult<FindingPoints> =>
  useQuery({
    queryKey: [stored, 'points', filter],
    // No former marks meanwhile: on the map there is no saying that they answer another question.
    queryFn: ({ signal }) => call('GET /api/findings/points', { query: queryOf(filter), signal }),
  });

const oneFinding = (key: string, signal?: AbortSignal): Promise<StoredFinding> => call('GET /api/findings/:key', { params: { key }, ...(signal ? { signal } : {}) });

export const useStoredFinding = (key: string | null): UseQueryResult<StoredFinding> =>
  useQuery({ queryKey: [stored, 'one', key], queryFn: ({ signal }) => oneFinding(key ?? '', signal), enabled: key !== null });

/** Several findings for a report, in the order asked for, one after the other. */
export const useStoredFindings = (keys: readonly string[]): UseQueryResult<readonly StoredFinding[]> =>
  useQuery({
    queryKey: [stored, 'several', keys],
    queryFn: async ({ signal }) => {
      const found: StoredFinding[] = [];
      for (const key of keys) found.push(await oneFinding(key, signal));
      return found;
    },
    staleTime: Infinity,
  });

export function useDecide(key: string): UseMutationResult<StoredFinding, Error, Decision> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) => call('POST /api/findings/:key/decisions', { params: { key }, body: decision }),
    onSuccess: (answer) => {
      client.setQueryData([stored, 'one', key], answer);
      void client.invalidateQueries({ queryKey: [stored] });
    },
  });
}

/** `/api/findings/export?format=csv&lang=zh&rule=…`: exactly what the filter lists, in its order. */
export const exportAddress = (format: ExportFormat, filter: Filter, sort: string, lang: string): string => addressOf('/api/findings/export', {}, { format, lang, ...filter, sort });

const underWay = (scan: Scan): boolean => scan.state === 'running' || scan.state === 'waiting';

export const useScans = (): UseQueryResult<{ scans: Scan[] }> =>
  useQuery({
    queryKey: ['scans'],
    queryFn: ({ signal }) => call('GET /api/scans', { signal }),
    // Until the first scan has ended the page says so; it should not say it longer than needed.
    refetchInterval: (query) => (query.state.data?.scans.some(underWay) ? 1_000 : query.state.data?.scans.some((scan) => scan.state === 'done') ? 10_000 : 2_000),
    staleTime: 500,
  });

export function useStartScan(): UseMutationResult<Scan, Error, void> {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => call('POST /api/scans', {}), onSettled: () => client.invalidateQueries({ queryKey: ['scans'] }) });
}

export function useCancelScan(): UseMutationResult<Scan, Error, string> {
  const client = useQueryClient();
  return useMutation({ mutationFn: (id: string) => call('DELETE /api/scans/:id', { params: { id } }), onSettled: () => client.invalidateQueries({ queryKey: ['scans'] }) });
}

export const useDryRun = (rule: string): UseMutationResult<DryRun, Error, Readonly<Record<string, number>>> =>
  useMutation({ mutationFn: (thresholds: Readonly<Record<string, number>>) => call('POST /api/rules/:rule/dry-run', { params: { rule }, body: { thresholds } }) });
