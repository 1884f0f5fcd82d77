/** The server's answer about one site or feature: the worst verdict on top, then every finding. */
import { Button, Loader } from '@mantine/core';
import type { CheckAnswer } from '../../../../server/contract/rules.ts';
import { useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { VerdictIcon } from '../../../ui/badges.tsx';
import { IconChevronRight } from '../../../ui/icons.ts';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import css from '../Conflicts.module.css';
import list from '../FindingList.module.css';
import { DemonstrationNotice } from '../finding/FindingDetail.tsx';
import { FindingRow } from '../FindingList.tsx';
import { conflictWords } from '../words.ts';

interface AnswerProps {
  readonly answer: CheckAnswer | undefined;
  readonly pending: boolean;
  readonly fault: Error | null;
  readonly onRetry: () => void;
  readonly onOpen: (key: string) => void;
  readonly onPoint: (key: string | null) => void;
}

export function AnswerView({ answer, pending, fault, onRetry, onOpen, onPoint }: AnswerProps) {
  const words = useWordsOf(conflictWords);
  const general = useWords();
  const text = useText();
  if (fault) return <ErrorState fault={fault} onRetry={onRetry} />;
  if (!answer) return pending ? <Loading lines={3} /> : null;
  const [worst] = answer.findings;
  return (
    <>
      <PanelSection title={words.site_answer} aside={pending ? <Loader size={14} aria-label={words.site_checking} /> : null}>
        <output className={css.verdict} data-tone={answer.verdict}>
          <VerdictIcon verdict={answer.verdict} size={24} />
          <strong className={css.verdictName}>{general.verdicts[answer.verdict]}</strong>
          {worst && <span className={css.sentence}>{text(worst.reason)}</span>}
        </output>
        {answer.findings.some((finding) => finding.demonstration) && <DemonstrationNotice />}
      </PanelSection>
      {worst && answer.findings.length === 1 && (
        <div className={list.more}>
          <Button size="xs" variant="light" fullWidth rightSection={<IconChevronRight size={14} />} onClick={() => onOpen(worst.key)}>
            {words.details}
          </Button>
        </div>
      )}
      <section className={list.group} hidden={answer.findings.length === 1} aria-label={words.findings_count({ count: answer.findings.length })}>
        <h3 className={list.groupHead}>{words.findings_count({ count: answer.findings.length })}</h3>
        <ul>
          {answer.findings.map((finding) => (
            <li key={finding.key}>
              <FindingRow finding={finding} byObject onOpen={onOpen} onPoint={onPoint} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
