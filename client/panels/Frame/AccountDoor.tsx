/** The page about accounts that is open; a one-time password is changed before anything else. */
import { lazy, Suspense, useEffect } from 'react';
import { useSession } from '../../api/session.ts';
import { accountStore, openAccount } from '../Account/account-pages.ts';
import { patiently } from '../../view/parts/patiently.ts';
import { useStore } from '../../view/store.ts';

const AccountPages = lazy(patiently(() => import('../Account/AccountPages.tsx').then((module) => ({ default: module.AccountPages }))));

/** Why the organisation's sign-in service sent the browser back with nothing. */
const returnedWith = new URLSearchParams(window.location.search).get('sign_in');

export function AccountDoor() {
  const page = useStore(accountStore, (open) => open);
  const must_change = useSession().data?.must_change === true;
  const shown = must_change ? 'password' : page;
  useEffect(() => {
    if (returnedWith !== null) openAccount('sign-in');
  }, []);
  if (shown === null) return null;
  return (
    <Suspense fallback={null}>
      <AccountPages page={shown} must_change={must_change} returned={returnedWith} />
    </Suspense>
  );
}
