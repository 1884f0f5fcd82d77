/** One target on the board: what the plan asks in its own words, what there is, how it stands and why, and how sure that is. */
import type { IndicatorState } from '../../../../server/contract/indicators.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { inBrackets } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { Badge, SyntheticBadge } from '../../../ui/badges.tsx';
import { change } from '../../../view/looking.ts';
import { changeTargets } from '../../../view/view.ts';
import { StatusMark } from '../StatusMark.tsx';
import { boundsText, dueText, periodText, targetText, valueText } from '../target-text.ts';
import { targetWords } from '../words.ts';
import css from './Card.module.css';
import { Sparkline } from './Sparkline.tsx';

export const openTarget = (id: string): void => change(changeTargets({ id, district: null, members: [] }));

export function Card({ state }: { state: IndicatorState }) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const text = useText();
  const value = valueText(state, words, language);
  const bounds = boundsText(state, words, language);
  const { target } = state;
  return (
    <article className={css.card} data-status={state.status.code} data-target={state.indicator}>
      <header className={css.head}>
        <span className={css.number} title={words.number}>
          {state.number}
        </span>
        <h4 className={css.title}>
          <button type="button" onClick={() => openTarget(state.indicator)}>
            {text(state.title)}
          </button>
        </h4>
        <StatusMark code={state.status.code} />
      </header>
      <p className={css.phrase} lang="zh-CN" title={words.phrase}>
        {state.phrase}
      </p>
      <div className={css.figures}>
        <p className={css.value} data-none={value === null || undefined}>
          {value ?? words.no_value}
          {bounds && <small>{bounds}</small>}
        </p>
        <Sparkline points={state.trend} target={target.operator === 'fall_by' || target.operator === 'yes' ? null : target.value} />
      </div>
      <p className={css.asked}>
        <strong>{targetText(state, words, language)}</strong>
        <span title={target.due_read ? words.due_read : undefined}>
          {dueText(state, words)}
          {target.due_read && '*'}
        </span>
        <span>{words.strength[target.strength]}</span>
      </p>
      <p className={css.reason}>{text(state.undetermined ?? state.status.reason)}</p>
      <Facts state={state} />
    </article>
  );
}

function Facts({ state }: { state: IndicatorState }) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const period = periodText(state.from, state.to);
  return (
    <footer className={css.facts}>
      <span>{period ? words.data_of({ day: period }) : words.no_date}</span>
      {state.members !== null && (
        <span title={words.members_long({ count: formatNumber(state.members, language) })}>
          {words.members({ count: formatNumber(state.members, language) })}
          {state.unknown_members > 0 && inBrackets(words.unknown_members({ count: formatNumber(state.unknown_members, language) }), language)}
        </span>
      )}
      <Badge title={words.definition_long}>{words.definition({ version: state.definition })}</Badge>
      <Badge>{words.kinds[state.kind]}</Badge>
      {state.demonstration && <SyntheticBadge short />}
    </footer>
  );
}
