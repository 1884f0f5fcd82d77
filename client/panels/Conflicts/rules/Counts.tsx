/** How many findings of each verdict, worst first; verdicts without any are left out. */
import type { FindingGroup } from '../../../../server/contract/findings.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage, useWords } from '../../../i18n/words.ts';
import { VerdictMark } from '../../../ui/VerdictMark.tsx';
import { verdictOrder } from '../../../ui/verdicts.ts';
import css from './Rules.module.css';

export function Counts({ counts }: { counts: FindingGroup['counts'] }) {
  const general = useWords();
  const language = useLanguage();
  return (
    <span className={css.counts}>
      {verdictOrder
        .filter((verdict) => counts[verdict] > 0)
        .map((verdict) => (
          <span key={verdict} data-tone={verdict} title={general.verdicts[verdict]}>
            <VerdictMark verdict={verdict} size={13} />
            <span className="visually-hidden">{general.verdicts[verdict]}</span>
            {formatNumber(counts[verdict], language)}
          </span>
        ))}
    </span>
  );
}
