/** A one-time password, shown once. */
import { useEffect, useRef } from 'react';
import { Button } from '@mantine/core';
import type { PersonWithPassword } from '../../../server/contract/people.ts';
import { useWordsOf } from '../../i18n/words.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import css from './Account.module.css';
import { accountWords } from './words.ts';

export function OneTimePassword({ made, onDone }: { made: PersonWithPassword; onDone: () => void }) {
  const words = useWordsOf(accountWords);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} className={css.oneTime} aria-label={words.one_time_for({ login: made.person.login })}>
      <h3>{words.one_time_for({ login: made.person.login })}</h3>
      <code>{made.password}</code>
      <p>{words.one_time_hint}</p>
      <div className={css.actions}>
        <CopyButton text={() => made.password}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </section>
  );
}
