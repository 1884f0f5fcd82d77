/** Everybody who may sign in: add, change the role, lock out, reset the password. */
import { useState } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import { usePeople, usePeopleChanges } from '../../api/people.ts';
import { useCatalogue } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import type { Person, PersonWithPassword } from '../../../server/contract/people.ts';
import { formatDate } from '../../i18n/format.ts';
import { useText, useWordsOf } from '../../i18n/words.ts';
import { ErrorState, Loading } from '../../ui/states.tsx';
import css from './Account.module.css';
import { AddPerson } from './AddPerson.tsx';
import { faultText } from './fault-text.ts';
import { OneTimePassword } from './OneTimePassword.tsx';
import { accountWords } from './words.ts';

const personRoles = ['viewer', 'planner', 'reviewer', 'administrator'] as const;

export function People() {
  const words = useWordsOf(accountWords);
  const people = usePeople();
  // Each stays until it is put away: a password is never shown a second time.
  const [shown, setShown] = useState<readonly PersonWithPassword[]>([]);
  const show = (made: PersonWithPassword): void => setShown((former) => [made, ...former.filter(({ person }) => person.id !== made.person.id)]);
  const [fault, setFault] = useState<string | null>(null);
  if (people.isPending) return <Loading lines={6} />;
  if (people.isError) return <ErrorState fault={people.error} onRetry={() => void people.refetch()} />;
  const fail = (wrong: unknown): void => setFault(faultText(words, wrong));
  const begin = (): void => setFault(null);
  return (
    <>
      {shown.map((made) => (
        <OneTimePassword key={made.password} made={made} onDone={() => setShown((former) => former.filter((one) => one !== made))} />
      ))}
      <p role="alert" className={css.fault}>
        {fault}
      </p>
      <AddPerson onBegin={begin} onAdded={show} onFault={fail} />
      <p className={css.count}>{words.people_count({ count: people.data.people.length })}</p>
      <ul className={css.people}>
        {people.data.people.map((person) => (
          <PersonRow key={person.id} person={person} onBegin={begin} onReset={show} onFault={fail} />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  readonly person: Person;
  readonly onBegin: () => void;
  readonly onReset: (made: PersonWithPassword) => void;
  readonly onFault: (fault: unknown) => void;
}

function PersonRow({ person, onBegin, onReset, onFault }: RowProps) {
  const words = useWordsOf(accountWords);
  const is_self = useSession().data?.person?.id === person.id;
  const changes = usePeopleChanges();
  const [sure, setSure] = useState(false);
  const change = (part: Partial<Pick<Person, 'role' | 'disabled' | 'layers'>>): void => {
    const { id, name, role, layers, disabled } = { ...person, ...part };
    onBegin();
    changes.change(id, { name, role, layers, disabled }).catch(onFault);
  };
  const reset = (): void => {
    setSure(false);
    onBegin();
    changes.resetPassword(person.id).then(onReset).catch(onFault);
  };
  return (
    <li className={css.person} data-locked={person.disabled || undefined}>
      <div className={css.who}>
        <strong>{person.name}</strong>
        <span>
          {person.login}
          {is_self && ` · ${words.you}`}
          {person.disabled && ` · ${words.locked}`}
          {person.must_change && ` · ${words.waiting_change}`}
          {person.external && ` · ${words.external}`}
        </span>
        <small>{person.signed_in_at ? `${words.last_sign_in} ${formatDate(person.signed_in_at)}` : words.never}</small>
      </div>
      <NativeSelect
        size="xs"
        aria-label={words.role_of({ login: person.login })}
        value={person.role}
        disabled={is_self || person.external}
        data={personRoles.map((role) => ({ value: role, label: words.roles[role] }))}
        onChange={(event) => {
          const chosen = personRoles.find((role) => role === event.currentTarget.value);
          if (chosen) change({ role: chosen });
        }}
      />
      {!is_self && (
        <div className={css.actions}>
          {!person.external && (
            <Button size="compact-sm" variant="default" onClick={() => setSure(true)}>
              {words.reset_password}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => change({ disabled: !person.disabled })}>
            {person.disabled ? words.unlock : words.lock}
          </Button>
        </div>
      )}
      {sure && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the element of that name looks and behaves otherwise
        <div className={css.sure} role="group" aria-label={words.reset_password}>
          <span>{words.reset_sure({ login: person.login })}</span>
          <Button size="compact-sm" onClick={reset}>
            {words.reset_password}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
            {words.cancel}
          </Button>
        </div>
      )}
      {(person.role === 'viewer' || person.role === 'planner') && <OpenedLayers person={person} onChange={(layers) => change({ layers })} />}
    </li>
  );
}

/** Restricted layers, opened to this person by name. */
function OpenedLayers({ person, onChange }: { person: Person; onChange: (layers: string[]) => void }) {
  const words = useWordsOf(accountWords);
  const text = useText();
  const restricted = useCatalogue().data?.layers.filter((layer) => layer.publish === 'restricted') ?? [];
  if (restricted.length === 0) return null;
  return (
    <fieldset className={css.opened}>
      <legend>{words.restricted}</legend>
      {restricted.map(({ id, title }) => (
        <label key={id}>
          <input type="checkbox" checked={person.layers.includes(id)} onChange={(event) => onChange(event.currentTarget.checked ? [...person.layers, id] : person.layers.filter((one) => one !== id))} />
          {text(title)}
        </label>
      ))}
    </fieldset>
  );
}
