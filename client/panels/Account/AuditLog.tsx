/** What was done, newest first: filtered, page by page, as a file, and proved whole. */
import { useState } from 'react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { auditFile, useAudit, verifyAudit, type AuditFilter } from '../../api/people.ts';
import type { AuditRow, AuditVerification } from '../../../server/contract/people.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage, useWordsOf } from '../../i18n/words.ts';
import { ErrorState, Loading } from '../../ui/states.tsx';
import css from './Account.module.css';
import { faultText, proofText } from './fault-text.ts';
import { accountWords } from './words.ts';

const empty = { actor: '', action: '', target: '', outcome: '', from: '', to: '' };

export function AuditLog() {
  const words = useWordsOf(accountWords);
  const [said, setSaid] = useState(empty);
  const [typed] = useDebouncedValue(said, 250);
  const filter: AuditFilter = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''));
  const audit = useAudit(filter);
  const say = (name: keyof typeof empty) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setSaid((former) => ({ ...former, [name]: value }));
  };
  const rows = audit.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <p className={css.hint}>{words.audit_hint}</p>
      <form className={css.filter} onSubmit={(event) => event.preventDefault()}>
        <TextInput size="xs" label={words.person} value={said.actor} onChange={say('actor')} maxLength={100} data-first />
        <NativeSelect size="xs" label={words.action} value={said.action} onChange={say('action')} data={[{ value: '', label: words.all }, ...Object.entries(words.actions).map(([value, label]) => ({ value, label }))]} />
        <TextInput size="xs" label={words.target} value={said.target} onChange={say('target')} maxLength={200} />
        <NativeSelect size="xs" label={words.outcome} value={said.outcome} onChange={say('outcome')} data={[{ value: '', label: words.all }, { value: 'ok', label: words.ok }, { value: 'refused', label: words.refused }]} />
        <TextInput size="xs" type="date" label={words.from} value={said.from} onChange={say('from')} />
        <TextInput size="xs" type="date" label={words.to} value={said.to} onChange={say('to')} />
      </form>
      <div className={css.actions}>
        <Button component="a" size="compact-sm" variant="default" href={auditFile(filter)} download>
          {words.export}
        </Button>
        <Verify />
      </div>
      {audit.isError ? <ErrorState fault={audit.error} onRetry={() => void audit.refetch()} /> : audit.isPending ? <Loading lines={6} /> : <Rows rows={rows} />}
      {audit.hasNextPage && (
        <Button size="xs" variant="default" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  );
}

function Rows({ rows }: { rows: readonly AuditRow[] }) {
  const words = useWordsOf(accountWords);
  const titles = new Map(Object.entries(words.actions));
  const titleOf = (action: string): string => titles.get(action) ?? action;
  if (rows.length === 0) return <p className={css.hint}>{words.none}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reached by the keyboard; the element of that name looks and behaves otherwise
    <div className={css.scroll} tabIndex={0} role="region" aria-label={words.audit}>
      <table className={css.audit}>
        <thead>
          <tr>
            {[words.when, words.person, words.address, words.action, words.target, words.outcome, words.details].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number} data-refused={row.outcome !== 'ok' || undefined}>
              <td>{formatDate(row.at)}</td>
              <td>{row.actor || words.nobody}</td>
              <td>{row.address}</td>
              <td title={row.action}>{titleOf(row.action)}</td>
              <td>{row.target}</td>
              <td>{row.outcome === 'ok' ? words.ok : row.outcome}</td>
              <td>{Object.keys(row.details).length > 0 && <code>{JSON.stringify(row.details)}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Verify() {
  const words = useWordsOf(accountWords);
  const language = useLanguage();
  const [found, setFound] = useState<AuditVerification | string | null>(null);
  const said = typeof found === 'string' || found === null ? found : proofText(words, found, language);
  const proof = typeof found === 'object' && found !== null ? (!found.whole ? 'broken' : found.seal === 'signed' ? 'whole' : 'partly') : undefined;
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => void verifyAudit().then(setFound, (fault: unknown) => setFound(faultText(words, fault)))}>
        {words.verify}
      </Button>
      <output className={css.found} data-proof={proof}>
        {said}
      </output>
    </>
  );
}
