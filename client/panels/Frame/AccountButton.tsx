/** Who is signed in: the door to signing in, and for those who are, to their account. */
import { lazy, Suspense } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { useSession } from '../../api/session.ts';
import { useWords } from '../../i18n/words.ts';
import { IconUser } from '../../ui/icons.ts';
import { patiently } from '../../view/parts/patiently.ts';
import { openAccount } from '../Account/account-pages.ts';
import css from './Frame.module.css';

const AccountMenu = lazy(patiently(() => import('../Account/AccountMenu.tsx').then((module) => ({ default: module.AccountMenu }))));

export function AccountButton() {
  const words = useWords();
  const session = useSession().data;
  if (!session?.person) {
    return (
      <button type="button" className={css.language} aria-label={words.map.sign_in} onClick={() => openAccount('sign-in')}>
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
