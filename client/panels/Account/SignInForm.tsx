/** Signing in with name and password, or through the organisation's own service. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { takeSession, useSession } from '../../api/session.ts';
import { useWordsOf } from '../../i18n/words.ts';
import css from './Account.module.css';
import { faultText, saidIn } from './fault-text.ts';
import { accountWords } from './words.ts';

/** A one-time password that was just typed need not be typed again to be changed; kept for this page's life alone. */
export const justTyped: { password: string } = { password: '' };

export function SignInForm({ returned, onDone }: { returned: string | null; onDone: () => void }) {
  const words = useWordsOf(accountWords);
  const client = useQueryClient();
  const oidc = useSession().data?.oidc;
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(returned === null ? null : returned === 'NOT_ALLOWED' ? words.faults.no_role : words.faults.other({ code: returned }));

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const [login, password] = [saidIn(said, 'username'), saidIn(said, 'password')];
    setBusy(true);
    call('POST /api/session', { body: { login, password } })
      .then((session) => {
        if (session.must_change) justTyped.password = password;
        takeSession(client, session);
        onDone();
      })
      .catch((wrong: unknown) => setFault(faultText(words, wrong)))
      .finally(() => setBusy(false));
  };

  return (
    <form className={css.form} onSubmit={submit}>
      {oidc && (
        <>
          <Button component="a" href="/api/session/oidc" variant="default">
            {words.elsewhere({ host: oidc.title })}
          </Button>
          <p className={css.or}>{words.or}</p>
        </>
      )}
      <TextInput name="username" label={words.login} autoComplete="username" autoCapitalize="none" spellCheck={false} required data-first maxLength={200} />
      <TextInput name="password" type="password" label={words.password} autoComplete="current-password" required maxLength={1000} />
      <p role="alert" className={css.fault}>
        {fault}
      </p>
      <Button type="submit" loading={busy}>
        {words.sign_in}
      </Button>
      <p className={css.hint}>{words.public_hint}</p>
    </form>
  );
}
