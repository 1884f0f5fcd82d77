/** The people of the installation and the log of what they did, for administrators. */
import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query';
import type { Answer, Body, Query } from '../../server/contract/contract.ts';
import type { AuditPage, AuditVerification, Person, PersonWithPassword } from '../../server/contract/people.ts';
import { addressOf, call } from './call.ts';

export const usePeople = (): UseQueryResult<{ people: Person[] }> => useQuery({ queryKey: ['people'], queryFn: ({ signal }) => call('GET /api/people', { signal }) });

/** What an administrator does to people; the list is read again afterwards. */
export function usePeopleChanges() {
  const client = useQueryClient();
  const then = <T,>(answer: T): T => {
    void client.invalidateQueries({ queryKey: ['people'] });
    return answer;
  };
  return {
    add: (body: Body<'POST /api/people'>): Promise<PersonWithPassword> => call('POST /api/people', { body }).then(then),
    change: (id: string, body: Body<'PUT /api/people/:id'>): Promise<Answer<'PUT /api/people/:id'>> => call('PUT /api/people/:id', { params: { id }, body }).then(then),
    resetPassword: (id: string): Promise<PersonWithPassword> => call('POST /api/people/:id/password', { params: { id } }).then(then),
  };
}

export type AuditFilter = Omit<Query<'GET /api/audit'>, 'before' | 'limit'>;

export const useAudit = (filter: AuditFilter): UseInfiniteQueryResult<InfiniteData<AuditPage>> =>
  useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => call('GET /api/audit', { query: { ...filter, ...(pageParam === null ? {} : { before: pageParam }) }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });

export const auditFile = (filter: AuditFilter): string => addressOf('/api/audit.csv', {}, filter);

export const verifyAudit = (): Promise<AuditVerification> => call('GET /api/audit/verification', {});
