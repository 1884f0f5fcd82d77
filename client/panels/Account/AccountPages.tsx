/** Signing in, the own password, the people and the audit log: one of them at a time, over the map. */
import { lazy, Suspense } from 'react';
import { Loading } from '../../ui/states.tsx';
import { openAccount, type AccountPage } from './account-pages.ts';
import { useWordsOf } from '../../i18n/words.ts';
import { patiently } from '../../view/parts/patiently.ts';
import { Dialog } from './Dialog.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SignInForm } from './SignInForm.tsx';
import { accountWords } from './words.ts';

const People = lazy(patiently(() => import('./People.tsx').then((module) => ({ default: module.People }))));
const AuditLog = lazy(patiently(() => import('./AuditLog.tsx').then((module) => ({ default: module.AuditLog }))));

interface PagesProps {
  readonly page: AccountPage;
  /** Signed in with a one-time password. */
  readonly must_change: boolean;
  /** Why the organisation's sign-in service sent the browser back with nothing. */
  readonly returned: string | null;
}

export function AccountPages({ page, must_change, returned }: PagesProps) {
  const words = useWordsOf(accountWords);
  const close = (): void => openAccount(null);
  const titles = { 'sign-in': words.sign_in, password: words.change_password, people: words.people, audit: words.audit };
  return (
    <Dialog key={page} title={titles[page]} wide={page === 'people' || page === 'audit'} {...(must_change ? {} : { onClose: close })}>
      {page === 'sign-in' && <SignInForm returned={returned} onDone={close} />}
      {page === 'password' && <PasswordForm must_change={must_change} onDone={close} />}
      <Suspense fallback={<Loading lines={6} />}>
        {page === 'people' && <People />}
        {page === 'audit' && <AuditLog />}
      </Suspense>
    </Dialog>
  );
}
