/** Who the person is to the server: what the page offers follows it, what is allowed the server decides. */
import { useQuery } from '@tanstack/react-query';
import type { Role } from '../../data/grammar.ts';
import { call } from './call.ts';

/** Each holds what the one before holds. */
const order: readonly Role[] = ['public', 'viewer', 'planner', 'reviewer', 'administrator'];

export const useRole = (): Role => useQuery({ queryKey: ['session'], queryFn: ({ signal }) => call('GET /api/session', { signal }) }).data?.role ?? 'public';

export const atLeast = (role: Role, least: Role): boolean => order.indexOf(role) >= order.indexOf(least);
