/** The findings of one rule: chips that count and filter, and rows grouped by verdict, worst first. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import type { Verdict } from '../../../data/grammar.ts';
import type { Finding, Findings } from '../../../server/contract/rules.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../i18n/words.ts';
import { SyntheticBadge, VerdictIcon } from '../../ui/badges.tsx';
import { verdictOrder } from '../../ui/verdicts.ts';
import panel from './Conflicts.module.css';
import css from './FindingList.module.css';
import { gist, subjectName } from './figures.ts';
import { firstOf, groupByVerdict, toggleVerdict } from './findings-order.ts';
import { conflictWords } from './words.ts';

/** Rows drawn at once; hundreds would make the panel slow to scroll on an old machine. */
const page = 60;

interface ChipsProps {
  readonly counts: Findings['counts'];
  readonly listed: readonly Verdict[] | null;
  readonly onFilter: (listed: readonly Verdict[] | null) => void;
}

export function VerdictChips({ counts, listed, onFilter }: ChipsProps) {
  const general = useWords();
  const words = useWordsOf(conflictWords);
  return (
    <fieldset className={css.chips} aria-label={words.filter}>
      {verdictOrder.map((verdict) => (
        <button
          key={verdict}
          type="button"
          className={css.chip}
          data-tone={verdict}
          data-none={counts[verdict] === 0 || undefined}
          aria-pressed={listed?.includes(verdict) ?? false}
          onClick={() => onFilter(toggleVerdict(listed, verdict))}
        >
          <VerdictIcon verdict={verdict} />
          {general.verdicts[verdict]} <span className={css.count}>{counts[verdict]}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface ListProps {
  readonly findings: readonly Finding[];
  readonly listed: readonly Verdict[] | null;
  /** The finding that was open before: its row has the focus again. */
  readonly left: string | null;
  readonly onOpen: (key: string) => void;
  readonly onPoint: (key: string | null) => void;
}

export function FindingList({ findings, listed, left: leftKey, onOpen, onPoint }: ListProps) {
  const general = useWords();
  const words = useWordsOf(conflictWords);
  const [limit, setLimit] = useState(page);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = [...(list.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])].find((one) => one.dataset['finding'] === leftKey);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'center' });
  }, [leftKey]);
  const { groups, left } = firstOf(groupByVerdict(findings, listed), limit);
  if (groups.length === 0) return <p className={`${css.more} ${panel.hint}`}>{words.none_match}</p>;
  return (
    <div ref={list}>
      {groups.map((group) => (
        <section key={group.verdict} className={css.group} aria-label={general.verdicts[group.verdict]}>
          <h3 className={`${css.groupHead} ${css.tone}`} data-tone={group.verdict}>
            <VerdictIcon verdict={group.verdict} />
            {general.verdicts[group.verdict]}
          </h3>
          <ul>
            {group.findings.map((finding) => (
              <li key={finding.key}>
                <FindingRow finding={finding} onOpen={onOpen} onPoint={onPoint} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {left > 0 && (
        <div className={css.more}>
          <Button variant="default" size="xs" fullWidth onClick={() => setLimit(limit + page)}>
            {words.show_more({ count: Math.min(left, page) })}
          </Button>
        </div>
      )}
    </div>
  );
}

interface RowProps {
  readonly finding: Finding;
  /** Headed by the object: in the answer about one site every row has the same subject. */
  readonly byObject?: boolean;
  readonly onOpen: (key: string) => void;
  readonly onPoint: (key: string | null) => void;
}

export function FindingRow({ finding, byObject = false, onOpen, onPoint }: RowProps) {
  const words = useWordsOf(conflictWords);
  const language = useLanguage();
  const text = useText();
  return (
    <button
      type="button"
      className={css.row}
      data-finding={finding.key}
      onClick={() => onOpen(finding.key)}
      onPointerEnter={() => onPoint(finding.key)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(finding.key)}
      onBlur={() => onPoint(null)}
    >
      <span className={`${css.stripe} ${css.tone}`} data-tone={finding.verdict} aria-hidden />
      <span className={css.rowName}>
        {(byObject && finding.object?.name) || subjectName(finding, words)}
        {finding.demonstration && <SyntheticBadge short />}
      </span>
      <span className={css.rowGist}>{gist(finding, words, language)}</span>
      <span className={css.rowReason}>{text(finding.reason)}</span>
    </button>
  );
}
