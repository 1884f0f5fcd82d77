/** Who the person is to the server: what the page offers follows it, what is allowed the server decides. */
import { useQuery } from '@tanstack/react-query';
import { roles, type Role } from '../../data/grammar.ts';

async function askRole(signal: AbortSignal): Promise<Role> {
  const response = await fetch('/api/session', { signal, headers: { accept: 'application/json' } });
  const said: unknown = response.ok ? await response.json() : null;
  const role = typeof said === 'object' && said !== null && 'role' in said ? said.role : null;
  return roles.find((one) => one === role) ?? 'public';
}

export const useRole = (): Role => useQuery({ queryKey: ['role'], queryFn: ({ signal }) => askRole(signal) }).data ?? 'public';

export const atLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least);
