/** The findings of the filter that stands in the address: rows, counts and marks, one for list, map and charts. */
import { useEffect, useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { FindingRow, FindingSummary } from '../../../server/contract/findings.ts';
import { stored, useFindingPages, useFindingPoints, useFindingSummary, useScans } from '../../api/findings.ts';
import { askedOf, type FindingSort, type FindingsFilter } from '../../view/findings-filter.ts';
import { change, useView } from '../../view/looking.ts';
import { changeConflicts } from '../../view/view.ts';
import { useComeIntoView, useFollowTheMap } from './follow-the-map.ts';

export const changeFilter = (reduce: (filter: FindingsFilter) => FindingsFilter): void =>
  change((view) => changeConflicts({ filter: reduce(view.conflicts.filter) })(view));

export interface Workplace {
  readonly filter: FindingsFilter;
  /** The filter with what is left out where nothing was said. */
  readonly asked: FindingsFilter;
  readonly sort: FindingSort;
  readonly rows: readonly FindingRow[];
  readonly total: number;
  /** undefined: not known yet; null: no scan has finished. */
  readonly scanned_at: string | null | undefined;
  readonly summary: FindingSummary | undefined;
  readonly points: ReturnType<typeof useFindingPoints>['data'];
  readonly pending: boolean;
  /** Rows, or counts, of a former filter still stand there. */
  readonly stale: boolean;
  readonly counts_stale: boolean;
  readonly fault: Error | null;
  readonly counts_fault: Error | null;
  readonly marks_fault: Error | null;
  readonly retry: () => void;
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
}

export function useWorkplace(): Workplace {
  const filter = useView((view) => view.conflicts.filter);
  const sort = useView((view) => view.conflicts.sort) ?? 'worst';
  const asked = useMemo(() => askedOf(filter), [filter]);
  const pages = useFindingPages(asked, sort);
  const summary = useFindingSummary(asked);
  const points = useFindingPoints(asked);
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const [first] = pages.data?.pages ?? [];
  useFreshAfterScans(first?.scanned_at);
  useFollowTheMap();
  useComeIntoView(points.data?.points);
  return {
    filter,
    asked,
    sort,
    rows,
    total: first?.total ?? 0,
    scanned_at: first?.scanned_at,
    summary: summary.data,
    points: points.data,
    pending: pages.isPending,
    stale: pages.isPlaceholderData,
    counts_stale: summary.isPlaceholderData,
    fault: pages.error,
    counts_fault: summary.error,
    marks_fault: points.error,
    retry: () => {
      void pages.refetch();
      void summary.refetch();
      void points.refetch();
    },
    more: pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : null,
    loadingMore: pages.isFetchingNextPage,
  };
}

/** A scan that has ended since the list was read has changed the findings. */
function useFreshAfterScans(scanned_at: string | null | undefined): void {
  const client = useQueryClient();
  const ended = useScans().data?.scans.find((scan) => scan.state === 'done')?.finished_at ?? null;
  useEffect(() => {
    if (ended && scanned_at !== undefined && (scanned_at === null || Date.parse(ended) > Date.parse(scanned_at))) void client.invalidateQueries({ queryKey: [stored] });
  }, [client, ended, scanned_at]);
}
