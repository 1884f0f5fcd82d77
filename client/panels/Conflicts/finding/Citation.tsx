/** The sentence of law beside the verdict: official words, whether it held on the day of the act, and whether anybody checked it. */
import type { LegalCitation } from '../../../../server/contract/rules.ts';
import { inBrackets } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { IconAlertTriangle, IconCheck } from '../../../ui/icons.ts';
import css from './Finding.module.css';
import { conflictWords } from '../words.ts';

/** The prohibition stands open; penalties and definitions are one click away. */
export function Law({ citations }: { citations: readonly LegalCitation[] }) {
  const words = useWordsOf(conflictWords);
  const language = useLanguage();
  const [first, ...others] = citations;
  if (!first) return null;
  return (
    <>
      <Citation citation={first} />
      {others.length > 0 && (
        <details className={css.fold}>
          <summary>
            {words.further_law}
            {inBrackets(String(others.length), language)}
          </summary>
          {others.map((citation) => (
            <Citation key={`${citation.basis} ${citation.valid_from}`} citation={citation} />
          ))}
        </details>
      )}
    </>
  );
}

function Citation({ citation }: { citation: LegalCitation }) {
  const words = useWordsOf(conflictWords);
  const language = useLanguage();
  const text = useText();
  const { valid_from, valid_to } = citation;
  return (
    <blockquote className={css.law} style={{ margin: 0 }}>
      <p className={css.lawTitle}>
        {text(citation.document)} · {text(citation.article)}
      </p>
      <p className={css.lawText} lang="zh-CN">
        {citation.text}
      </p>
      {language === 'en' && (
        <p className={css.lawTranslation}>
          {citation.translation} <em>({words.translation})</em>
        </p>
      )}
      <p className={css.lawMeta}>
        <span className={css.mark} data-good={citation.in_force_on_act_date || undefined} data-bad={!citation.in_force_on_act_date || undefined}>
          {citation.in_force_on_act_date ? <IconCheck size={12} aria-hidden /> : <IconAlertTriangle size={12} aria-hidden />}
          {citation.in_force_on_act_date ? words.in_force : words.not_in_force}
        </span>
        <span>{valid_to ? words.from_to({ from: valid_from, to: valid_to }) : words.from({ from: valid_from })}</span>
        <span className={css.mark} data-bad={!citation.confirmed || undefined}>
          {citation.confirmed ? words.confirmed : words.unconfirmed}
        </span>
      </p>
    </blockquote>
  );
}
