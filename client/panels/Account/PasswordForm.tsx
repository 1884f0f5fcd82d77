/** Changing the own password; after a one-time password nothing else comes first. */
import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem, call } from '../../api/call.ts';
import { takeSession, useSession } from '../../api/session.ts';
import { useWordsOf } from '../../i18n/words.ts';
import css from './Account.module.css';
import { faultText, saidIn } from './fault-text.ts';
import { justTyped } from './SignInForm.tsx';
import { accountWords } from './words.ts';

export function PasswordForm({ must_change, onDone }: { must_change: boolean; onDone: () => void }) {
  const words = useWordsOf(accountWords);
  const client = useQueryClient();
  const login = useSession().data?.person?.login ?? '';
  const [typed] = useState(() => (must_change ? justTyped.password : ''));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [changed, setChanged] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const [current, password, again] = ['current', 'password', 'again'].map((name) => saidIn(said, name)) as [string, string, string];
    if (password !== again) return setFault(words.not_alike);
    setBusy(true);
    return void call('PUT /api/session/password', { body: { current, password } })
      .then((session) => {
        justTyped.password = '';
        takeSession(client, session);
        if (must_change) onDone();
        else setChanged(true);
      })
      .catch((wrong: unknown) => setFault(wrong instanceof ApiProblem && wrong.code === 'WRONG_CREDENTIALS' ? words.faults.wrong_current : faultText(words, wrong)))
      .finally(() => setBusy(false));
  };

  if (changed) {
    return (
      <div className={css.form}>
        <output>{words.changed}</output>
        <Button onClick={onDone} data-first>
          OK
        </Button>
      </div>
    );
  }
  return (
    <form className={css.form} onSubmit={submit}>
      {must_change && <p className={css.notice}>{words.must_change}</p>}
      {/* For password managers, which ask whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <TextInput name="current" type="password" label={must_change ? words.one_time : words.current} autoComplete="current-password" required defaultValue={typed} data-first={typed === '' || undefined} maxLength={1000} />
      <TextInput name="password" type="password" label={words.fresh} description={words.password_rule} autoComplete="new-password" required minLength={10} maxLength={200} data-first={typed !== '' || undefined} />
      <TextInput name="again" type="password" label={words.again} autoComplete="new-password" required maxLength={200} />
      <p role="alert" className={css.fault}>
        {fault}
      </p>
      <Button type="submit" loading={busy}>
        {words.save}
      </Button>
      {must_change && (
        <Button variant="subtle" onClick={() => void call('DELETE /api/session', {}).then((nobody) => takeSession(client, nobody))}>
          {words.sign_out}
        </Button>
      )}
    </form>
  );
}
