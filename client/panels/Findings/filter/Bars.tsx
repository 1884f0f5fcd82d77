/** Counts as bars of verdicts, each a switch of the filter: told apart by pattern as well as hue, worked by click or key. */
import { useState } from 'react';
import type { Verdict } from '../../../../data/grammar.ts';
import type { FindingGroup } from '../../../../server/contract/findings.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { listed, titled } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { verdictOrder } from '../../../ui/verdicts.ts';
import { findingWords } from '../words.ts';
import css from './Filter.module.css';

export const sumOf = (counts: FindingGroup['counts']): number => verdictOrder.reduce((sum, verdict) => sum + counts[verdict], 0);

interface BarsProps {
  readonly groups: readonly FindingGroup[];
  readonly chosen: readonly string[];
  readonly onToggle: (key: string) => void;
  /** So many at first. */
  readonly first?: number;
}

export function Bars({ groups, chosen, onToggle, first = 6 }: BarsProps) {
  const words = useWordsOf(findingWords);
  const [all, setAll] = useState(false);
  const longest = Math.max(1, ...groups.map((group) => sumOf(group.counts)));
  // What is chosen is never hidden.
  const shown = all ? groups : groups.filter((group, index) => index < first || chosen.includes(group.key));
  const left = groups.length - shown.length;
  return (
    <div className={css.bars}>
      {shown.map((group) => (
        <Bar key={group.key} group={group} longest={longest} pressed={chosen.includes(group.key)} others={chosen.length > 0} onToggle={onToggle} />
      ))}
      {(left > 0 || all) && groups.length > first && (
        <button type="button" className={css.moreBars} onClick={() => setAll(!all)}>
          {all ? words.fewer_bars : words.more_bars({ count: left })}
        </button>
      )}
    </div>
  );
}

interface BarProps {
  readonly group: FindingGroup;
  readonly longest: number;
  readonly pressed: boolean;
  /** Other bars are chosen: this one stands back. */
  readonly others: boolean;
  readonly onToggle: (key: string) => void;
}

function Bar({ group, longest, pressed, others, onToggle }: BarProps) {
  const text = useText();
  const language = useLanguage();
  const saying = useBarWords();
  const sum = sumOf(group.counts);
  return (
    <button type="button" className={css.bar} data-bar={group.key} data-back={(others && !pressed) || undefined} aria-pressed={pressed} title={saying(text(group.title), group.counts)} onClick={() => onToggle(group.key)}>
      <span className={css.barTitle}>{text(group.title)}</span>
      <span className={css.barCount}>{formatNumber(sum, language)}</span>
      <span className={css.track} style={{ width: `${Math.max(1.5, (sum / longest) * 100)}%` }}>
        <Segments counts={group.counts} />
      </span>
    </button>
  );
}

export function Segments({ counts }: { counts: FindingGroup['counts'] }) {
  return verdictOrder.filter((verdict) => counts[verdict] > 0).map((verdict) => <i key={verdict} className={css.segment} data-tone={verdict} style={{ flexGrow: counts[verdict] }} />);
}

/** `规则 A，12 项（禁止 3、限制 9）` */
export function useBarWords(): (title: string, counts: FindingGroup['counts']) => string {
  const words = useWordsOf(findingWords);
  const general = useWords();
  const language = useLanguage();
  return (title, counts) => {
    const some = verdictOrder.filter((verdict: Verdict) => counts[verdict] > 0);
    const parts = some.map((verdict) => `${general.verdicts[verdict]} ${formatNumber(counts[verdict], language)}`);
    const sum = formatNumber(sumOf(counts), language);
    return parts.length > 0 ? words.bar({ title, count: sum, parts: listed(parts, language) }) : titled(title, sum, language);
  };
}
