/** A reviewer's word about a finding: confirm, dismiss as an error, exempt for a time, reopen; each with its reason. */
import { useState, type FormEvent } from 'react';
import { Button, Textarea, TextInput } from '@mantine/core';
import type { Decision, Standing, StoredFinding } from '../../../../server/contract/findings.ts';
import { ApiProblem } from '../../../api/call.ts';
import { useDecide } from '../../../api/findings.ts';
import { atLeast, useRole } from '../../../api/session.ts';
import { useWordsOf } from '../../../i18n/words.ts';
import { todayInChina } from '../../../i18n/format.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import css from './Card.module.css';
import { cardWords } from './words.ts';

type Kind = Decision['kind'];

/** What can be said next of a finding that stands so. */
export const kindsFor: Readonly<Record<Standing, readonly Kind[]>> = {
  open: ['confirmed', 'dismissed', 'exempted'],
  confirmed: ['dismissed', 'exempted', 'reopened'],
  dismissed: ['reopened'],
  exempted: ['reopened'],
};

export function Decide({ stored }: { stored: StoredFinding }) {
  const words = useWordsOf(cardWords);
  const role = useRole();
  const [kind, setKind] = useState<Kind | null>(null);
  const allowed = atLeast(role, 'reviewer');
  return (
    <PanelSection title={words.decide}>
      {!allowed && <p className={css.hint}>{words.not_allowed}</p>}
      {allowed && (
        <>
          <div className={css.kinds}>
            {kindsFor[stored.row.standing].map((one) => (
              <Button key={one} size="xs" variant={one === kind ? 'filled' : 'default'} aria-pressed={one === kind} onClick={() => setKind(one === kind ? null : one)}>
                {words.decisions[one]}
              </Button>
            ))}
          </div>
          {kind && <DecisionForm key={kind} kind={kind} findingKey={stored.row.key} onDone={() => setKind(null)} />}
        </>
      )}
    </PanelSection>
  );
}

interface FormProps {
  readonly kind: Kind;
  readonly findingKey: string;
  readonly onDone: () => void;
}

function DecisionForm({ kind, findingKey, onDone }: FormProps) {
  const words = useWordsOf(cardWords);
  const decide = useDecide(findingKey);
  const [said, setSaid] = useState({ reason: '', evidence: '', signer: '', expires_on: '' });
  const [tried, setTried] = useState(false);
  const say = (part: Partial<typeof said>): void => setSaid((former) => ({ ...former, ...part }));
  const expires = kind === 'exempted';
  const lacks = tried ? missing(said, kind) : [];
  const too_soon = endsTooSoon(said, kind, todayInChina());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing(said, kind).length > 0 || endsTooSoon(said, kind, todayInChina())) return;
    decide.mutate({ kind, ...filled(said, expires) }, { onSuccess: onDone });
  };
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      <p className={css.hint}>{words.decide_hint[kind]}</p>
      <Textarea size="xs" label={words.reason} required withAsterisk rows={3} maxLength={2000} value={said.reason} error={lacks.includes('reason') ? words.reason_needed : null} onChange={(event) => say({ reason: event.currentTarget.value })} />
      {kind !== 'reopened' && (
        <div className={css.pair}>
          <TextInput size="xs" label={words.evidence_field} required={expires} withAsterisk={expires} maxLength={500} value={said.evidence} error={lacks.includes('evidence') ? words.evidence_needed : null} onChange={(event) => say({ evidence: event.currentTarget.value })} />
          <TextInput size="xs" label={words.signer_field} required={expires} withAsterisk={expires} maxLength={100} value={said.signer} error={lacks.includes('signer') ? words.signer_needed : null} onChange={(event) => say({ signer: event.currentTarget.value })} />
        </div>
      )}
      {expires && <TextInput size="xs" type="date" label={words.expires_field} required withAsterisk value={said.expires_on} min={dayAfter(todayInChina())} error={lacks.includes('expires_on') ? words.expires_needed : tried && too_soon ? words.expires_later : null} onChange={(event) => say({ expires_on: event.currentTarget.value })} />}
      {decide.error && (
        <p className={css.fault} role="alert">
          {decide.error instanceof ApiProblem ? decide.error.detail || decide.error.title : decide.error.message}
        </p>
      )}
      <div className={css.kinds}>
        <Button size="xs" type="submit" loading={decide.isPending}>
          {words.save}
        </Button>
        <Button size="xs" variant="subtle" onClick={onDone}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

interface Said {
  readonly reason: string;
  readonly evidence: string;
  readonly signer: string;
  readonly expires_on: string;
}

/** An exemption without a document, a signer and an end would make findings disappear. */
export function missing(said: Said, kind: Kind): (keyof Said)[] {
  const needed: readonly (keyof Said)[] = kind === 'exempted' ? ['reason', 'evidence', 'signer', 'expires_on'] : ['reason'];
  return needed.filter((name) => said[name].trim() === '');
}

/** The day counts by the city's clock, as on the server; days written YYYY-MM-DD sort as they follow each other. */
export const endsTooSoon = (said: Pick<Said, 'expires_on'>, kind: Kind, today: string): boolean => kind === 'exempted' && said.expires_on !== '' && said.expires_on <= today;

export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Fields left empty are not sent. */
export function filled(said: Said, expires: boolean): Omit<Decision, 'kind'> {
  return {
    reason: said.reason.trim(),
    ...(said.evidence.trim() ? { evidence: said.evidence.trim() } : {}),
    ...(said.signer.trim() ? { signer: said.signer.trim() } : {}),
    ...(expires ? { expires_on: said.expires_on } : {}),
  };
}
