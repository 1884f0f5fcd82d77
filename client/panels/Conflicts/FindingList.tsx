/** One finding of an answer about a site or feature, as a row that opens. */
import type { Finding } from '../../../server/contract/rules.ts';
import { useLanguage, useText, useWordsOf } from '../../i18n/words.ts';
import { SyntheticBadge } from '../../ui/badges.tsx';
import css from './FindingList.module.css';
import { gist, subjectName } from './figures.ts';
import { conflictWords } from './words.ts';

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
