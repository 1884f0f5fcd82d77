/** The answer about the site: the worst verdict, always in sight; rules worst first, those that do not apply folded at the end. */
import type { ReactNode } from 'react';
import { Loader } from '@mantine/core';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import { useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { VerdictIcon } from '../../../ui/badges.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import type { SiteNow } from '../use-site.ts';
import css from './Answer.module.css';
import { siteWords } from '../words.ts';
import { grouped, notApplicable, withShortName } from './answer-order.ts';
import { RuleRow } from './RuleRow.tsx';

/** Stays on top while the rest scrolls, so that the hand sees what it does. */
export function Overall({ site }: { site: SiteNow }) {
  const words = useWordsOf(siteWords);
  const general = useWords();
  const text = useText();
  const { answer, fault, former } = site;
  if (!answer || fault) return null;
  const applying = answer.rules.filter(({ verdict }) => verdict !== null);
  const [worst] = grouped(answer)[0]?.rules[0]?.findings ?? [];
  return (
    <div className={css.top} data-former={former || undefined}>
      <output className={css.overall} data-tone={former ? undefined : answer.verdict} data-testid="overall" aria-busy={former}>
        <i>{former ? <Loader size={22} aria-label={words.checking} /> : <VerdictIcon verdict={answer.verdict} size={24} />}</i>
        <strong>
          <span className="visually-hidden">{words.overall} </span>
          {former ? words.judging : general.verdicts[answer.verdict]}
        </strong>
        <span>{former ? words.former : applying.length === 0 ? words.no_rule : words.overall_count({ rules: applying.length, undetermined: answer.undetermined })}</span>
        {site.said.act_date === null && <span>{words.date_missing}</span>}
        {worst && <span className={css.overallReason} title={text(worst.reason)}>{withShortName(text(worst.reason), worst.subject.name)}</span>}
      </output>
    </div>
  );
}

interface AnswerViewProps {
  readonly site: SiteNow;
  readonly catalogue: CatalogueAnswer;
  readonly onPoint: (rule: string | null) => void;
}

export function AnswerView({ site, catalogue, onPoint }: AnswerViewProps) {
  const words = useWordsOf(siteWords);
  const general = useWords();
  const text = useText();
  const { answer, pending, fault, former } = site;
  if (fault) return <ErrorState fault={fault} onRetry={site.retry} />;
  if (!answer) return pending && site.said.activity ? <Loading lines={4} /> : null;
  const applying = answer.rules.filter(({ verdict }) => verdict !== null);
  const others = notApplicable(answer);
  return (
    <Former former={former}>
      {applying.some(({ findings }) => findings.some(({ demonstration }) => demonstration)) && <p className={css.demo}>{words.demo}</p>}
      {grouped(answer).map(({ verdict, rules }) => (
        <section key={verdict} className={css.group} aria-label={general.verdicts[verdict]}>
          <h3 className={css.groupHead} data-tone={verdict}>
            <VerdictIcon verdict={verdict} />
            {general.verdicts[verdict]} <span className={css.count}>{rules.length}</span>
          </h3>
          {rules.map((rule) => (
            <RuleRow key={rule.rule} answer={rule} catalogue={catalogue} onPoint={onPoint} />
          ))}
        </section>
      ))}
      {others.length > 0 && (
        <details className={css.others}>
          <summary>{words.not_applicable({ count: others.length })}</summary>
          <ul>
            {others.map(({ rule: id }) => {
              const rule = catalogue.rules.find((one) => one.id === id);
              return <li key={id}>{rule ? text(rule.title) : id}</li>;
            })}
          </ul>
        </details>
      )}
    </Former>
  );
}

/** What was answered before the site or the words about it changed is dimmed; the verdict on top says so. */
export function Former({ former, children }: { readonly former: boolean; readonly children: ReactNode }) {
  return (
    <div data-former={former || undefined} aria-busy={former} className={css.answer}>
      {children}
    </div>
  );
}
