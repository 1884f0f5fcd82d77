/** What somebody who is signed in may do about accounts. */
import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { takeSession } from '../../api/session.ts';
import type { Session } from '../../../server/contract/people.ts';
import { useWordsOf } from '../../i18n/words.ts';
import { openAccount } from './account-pages.ts';
import { accountWords } from './words.ts';

export function AccountMenu({ session }: { session: Session }) {
  const words = useWordsOf(accountWords);
  const client = useQueryClient();
  const signOut = (): void => void call('DELETE /api/session', {}).then((nobody) => takeSession(client, nobody));
  return (
    <>
      <Menu.Label>
        {session.person?.name} · {words.roles[session.role]}
      </Menu.Label>
      {session.role === 'administrator' && <Menu.Item onClick={() => openAccount('people')}>{words.people}</Menu.Item>}
      {session.role === 'administrator' && <Menu.Item onClick={() => openAccount('audit')}>{words.audit}</Menu.Item>}
      <Menu.Item onClick={() => openAccount('password')}>{words.change_password}</Menu.Item>
      <Menu.Item onClick={signOut}>{words.sign_out}</Menu.Item>
    </>
  );
}
