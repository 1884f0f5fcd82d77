/** One subject of law: the wording in force today stands open, all wordings with their days one click away. */
import type { LegalBasis, LegalText } from '../../../../data/grammar.ts';
import { todayInChina } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import css from './Rules.module.css';
import { ruleWords } from './words.ts';

/** `valid_to` is the first day on which a wording no longer held. */
export function standingOf({ valid_from, valid_to }: Pick<LegalText, 'valid_from' | 'valid_to'>, today: string): 'in_force' | 'not_yet' | 'ended' {
  if (today < valid_from) return 'not_yet';
  return valid_to !== null && today >= valid_to ? 'ended' : 'in_force';
}

export function LawTexts({ law }: { law: LegalBasis }) {
  const words = useWordsOf(ruleWords);
  const today = todayInChina();
  const now = law.texts.find((text) => standingOf(text, today) === 'in_force') ?? law.texts.at(-1);
  if (!now) return null;
  return (
    <div className={css.law}>
      <LawText legal={now} today={today} />
      {law.texts.length > 1 && (
        <details className={css.fold}>
          <summary>{words.former({ count: law.texts.length })}</summary>
          {law.texts.map((text) => (
            <LawText key={text.valid_from} legal={text} today={today} />
          ))}
        </details>
      )}
    </div>
  );
}

function LawText({ legal, today }: { legal: LegalText; today: string }) {
  const words = useWordsOf(ruleWords);
  const language = useLanguage();
  const text = useText();
  const standing = standingOf(legal, today);
  return (
    <blockquote className={css.quote}>
      <p className={css.lawTitle}>
        {text(legal.document)} · {text(legal.article)}
      </p>
      <p lang="zh-CN">{legal.text}</p>
      {language === 'en' && (
        <p className={css.hint}>
          {legal.translation} <em>({words.translation})</em>
        </p>
      )}
      <p className={css.lawMeta}>
        <b data-standing={standing}>{words[standing]}</b>
        <span>{legal.valid_to ? words.valid({ from: legal.valid_from, to: legal.valid_to }) : words.valid_open({ from: legal.valid_from })}</span>
        {!legal.confirmed && <b data-standing="ended">{words.not_read}</b>}
      </p>
      <p className={css.lawMeta}>{words.law_source({ source: text(legal.source) })}</p>
    </blockquote>
  );
}
