/** Who the person is to the server: what the page offers follows it, what is allowed the server decides. */
import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { Role } from '../../data/grammar.ts';
import type { Session } from '../../server/contract/people.ts';
import { call, holdToken, listenForOtherSession } from './call.ts';

/** Each holds what the ones before it hold. */
const order: readonly Role[] = ['public', 'viewer', 'planner', 'reviewer', 'administrator'];

export const atLeast = (role: Role, least: Role): boolean => order.indexOf(role) >= order.indexOf(least);

const key = ['session'];

async function askSession(signal: AbortSignal): Promise<Session> {
  const session = await call('GET /api/session', { signal });
  holdToken(session.csrf, session.person?.id ?? null);
  return session;
}

/** Looked at again now and then: a session can end without a click. */
export const useSession = (): UseQueryResult<Session> => useQuery({ queryKey: key, queryFn: ({ signal }) => askSession(signal), staleTime: 20_000, refetchInterval: 60_000 });

export const useRole = (): Role => useSession().data?.role ?? 'public';

/** The page stands on these; they are exchanged for the new person's when those arrive. */
const FRAME = new Set(['session', 'catalogue']);

/** The person or their role has changed: nothing that was read for the one before may stay, not even until the new answer comes. */
function readAnew(client: QueryClient): void {
  void client.resetQueries({ predicate: (query) => !FRAME.has(String(query.queryKey[0])) });
  void client.invalidateQueries({ queryKey: ['catalogue'] });
}

/** Takes the answer of signing in or out, and reads the page anew. */
export function takeSession(client: QueryClient, session: Session): void {
  holdToken(session.csrf, session.person?.id ?? null);
  client.setQueryData(key, session);
}

/** Who it was that everything on the page was read for. */
const identityOf = ({ person, role }: Session): string => JSON.stringify([person?.id, role]);

/** Call once: keeps what the page shows in step with who is signed in. */
export function followSession(client: QueryClient): void {
  listenForOtherSession(() => void client.invalidateQueries({ queryKey: key }));
  let known: string | null = null;
  client.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] !== key[0] || query.state.data === undefined) return;
    const session = query.state.data as Session;
    // With a one-time password nothing answers yet: the page stays as it was until that is changed.
    if (session.must_change) return;
    const now = identityOf(session);
    if (known !== null && known !== now) readAnew(client);
    known = now;
  });
}
