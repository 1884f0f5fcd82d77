/** Adds somebody who may sign in. */
import { useRef, useState, type FormEvent } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { usePeopleChanges } from '../../api/people.ts';
import type { PersonWithPassword } from '../../../server/contract/people.ts';
import { useWordsOf } from '../../i18n/words.ts';
import css from './Account.module.css';
import { saidIn } from './fault-text.ts';
import { accountWords } from './words.ts';

const roles = ['viewer', 'planner', 'reviewer', 'administrator'] as const;

interface AddProps {
  readonly onBegin: () => void;
  readonly onAdded: (made: PersonWithPassword) => void;
  readonly onFault: (fault: unknown) => void;
}

export function AddPerson({ onBegin, onAdded, onFault }: AddProps) {
  const words = useWordsOf(accountWords);
  const { add } = usePeopleChanges();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const login = saidIn(said, 'new-login').trim();
    const role = roles.find((one) => one === said.get('role')) ?? 'viewer';
    onBegin();
    setBusy(true);
    add({ login, name: saidIn(said, 'new-name').trim() || login, role })
      .then((made) => {
        form.current?.reset();
        onAdded(made);
      })
      .catch(onFault)
      .finally(() => setBusy(false));
  };
  return (
    <form ref={form} className={css.add} onSubmit={submit} aria-label={words.add_person}>
      <TextInput size="xs" name="new-login" label={words.login} required maxLength={100} autoComplete="off" autoCapitalize="none" spellCheck={false} data-first />
      <TextInput size="xs" name="new-name" label={words.name} maxLength={100} autoComplete="off" />
      <NativeSelect size="xs" name="role" label={words.role} defaultValue="planner" data={roles.map((role) => ({ value: role, label: `${words.roles[role]} · ${words.roles_long[role]}` }))} />
      <Button size="xs" type="submit" loading={busy}>
        {words.add}
      </Button>
    </form>
  );
}
