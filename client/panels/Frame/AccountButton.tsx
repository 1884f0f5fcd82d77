/** Who is signed in: the door to signing in, and for those who are, to their account. */
import { lazy, Suspense, useEffect } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { useSession } from '../../api/session.ts';
import { useWords } from '../../i18n/words.ts';
import { IconUser } from '../../ui/icons.ts';
import { accountStore, openAccount } from '../../view/account.ts';
import { useStore } from '../../view/store.ts';
import css from './Frame.module.css';

const AccountMenu = lazy(() => import('../Account/AccountMenu.tsx').then((module) => ({ default: module.AccountMenu })));
const AccountPages = lazy(() => import('../Account/AccountPages.tsx').then((module) => ({ default: module.AccountPages })));

export function AccountButton() {
  const words = useWords();
  const session = useSession().data;
  if (!session?.person) {
    return (
      <button type="button" className={css.language} onClick={() => openAccount('sign-in')}>
        <span className={css.long}>{words.map.sign_in}</span>
        <IconUser size={18} stroke={1.7} className={css.short} aria-hidden />
      </button>
    );
  }
  const label = words.map.account({ name: session.person.name });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" size={34} aria-label={label} title={label} className={css.tool}>
          <IconUser size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Suspense fallback={<Menu.Label>{words.loading}</Menu.Label>}>
          <AccountMenu session={session} />
        </Suspense>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The page about accounts that is open; a one-time password is changed before anything else. */
export function AccountDoor() {
  const page = useStore(accountStore, (open) => open);
  const must_change = useSession().data?.must_change === true;
  const returned = useReturned();
  const shown = must_change ? 'password' : page;
  useEffect(() => {
    if (returned !== null) openAccount('sign-in');
  }, [returned]);
  if (shown === null) return null;
  return (
    <Suspense fallback={null}>
      <AccountPages page={shown} must_change={must_change} returned={returned} />
    </Suspense>
  );
}

/** Why the organisation's sign-in service sent the browser back with nothing. */
const returnedWith = new URLSearchParams(window.location.search).get('sign_in');
const useReturned = (): string | null => returnedWith;
