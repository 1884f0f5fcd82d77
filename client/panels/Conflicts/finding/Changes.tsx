/** "What would change this verdict": the weak points of its evidence, and the rule's other answers judged again by the server. */
import { useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import { Button, Loader } from '@mantine/core';
import type { CatalogueRule } from '../../../../server/contract/catalogue.ts';
import type { CheckAnswer, CheckRequest, Finding } from '../../../../server/contract/rules.ts';
import { checkSite } from '../../../api/queries.ts';
import { formatLength } from '../../../i18n/format.ts';
import { listed } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { VerdictBadge } from '../../../ui/badges.tsx';
import { answerTitle } from './answers.ts';
import panel from '../Conflicts.module.css';
import css from './Finding.module.css';
import { area, honestShare, metres } from '../figures.ts';
import { alternativesOf, weaknessesOf, type Alternative, type Weakness } from './what-would-change.ts';
import { conflictWords } from '../words.ts';

interface ChangesProps {
  readonly finding: Finding;
  readonly rule: CatalogueRule;
  /** What was asked of the server to get this finding; other answers are laid over it. */
  readonly request: CheckRequest;
  readonly layerTitle: (id: string) => string;
}

export function Changes({ finding, rule, request, layerTitle }: ChangesProps) {
  const words = useWordsOf(conflictWords);
  const [asked, setAsked] = useState(false);
  const weaknesses = weaknessesOf(finding);
  const alternatives = alternativesOf(rule.what_if, finding);
  return (
    <>
      {weaknesses.length > 0 && (
        <ul className={css.points}>
          {weaknesses.map((weakness) => (
            <li key={weakness.kind}>
              <WeaknessText weakness={weakness} layerTitle={layerTitle} />
            </li>
          ))}
        </ul>
      )}
      {alternatives.length > 0 && !asked && (
        <Button variant="light" size="xs" mt="xs" onClick={() => setAsked(true)}>
          {words.change_ask}
        </Button>
      )}
      {asked && <Alternatives finding={finding} rule={rule} request={request} alternatives={alternatives} />}
    </>
  );
}

function WeaknessText({ weakness, layerTitle }: { weakness: Weakness; layerTitle: (id: string) => string }) {
  const words = useWordsOf(conflictWords);
  const language = useLanguage();
  switch (weakness.kind) {
    case 'no_data':
      return words.why_no_data({ layers: listed(weakness.layers.map(layerTitle), language) });
    case 'coverage':
      return words.why_coverage({ share: honestShare(weakness.share, language) });
    case 'tolerance':
      return words.why_tolerance({ depth: metres(weakness.depth_m, language), tolerance: metres(weakness.tolerance_m, language) });
    case 'overlap':
      return words.why_overlap({ area: area(weakness.area_m2, language) });
    case 'distance':
      return words.why_distance({ distance: formatLength(weakness.distance_m, language), tolerance: metres(weakness.tolerance_m, language) });
    case 'law':
      return words.why_law;
    case 'demonstration':
      return words.why_demo;
    default:
      return weakness satisfies never;
  }
}

interface AlternativesProps {
  readonly finding: Finding;
  readonly rule: CatalogueRule;
  readonly request: CheckRequest;
  readonly alternatives: readonly Alternative[];
}

function Alternatives({ finding, rule, request, alternatives }: AlternativesProps) {
  const words = useWordsOf(conflictWords);
  const general = useWords();
  const text = useText();
  const answers = useQueries({
    queries: alternatives.map(({ attribute, value }) => ({
      queryKey: ['alternative', rule.id, finding.evidence.run_id, finding.key, attribute, value],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        checkSite(rule.id, { ...request, attributes: { ...request.attributes, [attribute]: value } }, signal),
      staleTime: Infinity,
    })),
  });
  const lines = alternatives.map((alternative, index) => {
    const question = rule.what_if[alternative.attribute];
    const answer = answers[index];
    return {
      key: `${alternative.attribute} ${String(alternative.value)}`,
      said: words.change_if({ what: question ? text(question.title) : alternative.attribute, value: answerTitle(question, alternative.value, text, general) }),
      verdict: answer?.data ? verdictFor(finding, answer.data) : null,
      failed: answer?.isError ?? false,
    };
  });
  const same = lines.filter((line) => line.verdict === finding.verdict);
  return (
    <div className={css.alternatives} aria-live="polite">
      <p className={panel.hint}>{words.change_intro}</p>
      {lines.filter((line) => line.verdict !== finding.verdict).map((line) => (
        <AlternativeLine key={line.key} line={line} />
      ))}
      {same.length > 0 && (
        <details className={css.fold}>
          <summary>{words.unchanged({ count: same.length })}</summary>
          <div className={css.alternatives}>
            {same.map((line) => (
              <AlternativeLine key={line.key} line={line} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

interface Line {
  readonly said: string;
  readonly verdict: Finding['verdict'] | null;
  readonly failed: boolean;
}

function AlternativeLine({ line }: { line: Line }) {
  const general = useWords();
  return (
    <div className={css.alternative}>
      <span>{line.said}</span>
      {line.verdict ? <VerdictBadge verdict={line.verdict} /> : line.failed ? <span className={panel.hint}>{general.error.title}</span> : <Loader size={14} />}
    </div>
  );
}

/** The verdict on the same object; where it is no longer met, the answer's own. */
function verdictFor(finding: Finding, answer: CheckAnswer): Finding['verdict'] {
  return answer.findings.find((other) => other.object?.id === finding.object?.id && other.object?.layer === finding.object?.layer)?.verdict ?? answer.verdict;
}
