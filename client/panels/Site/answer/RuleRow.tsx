/** One rule's answer: verdict and gist on one line; opened, every finding with figures, nearest feature, law and currency. */
import { Button } from '@mantine/core';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { Finding, LegalCitation } from '../../../../server/contract/rules.ts';
import type { RuleAnswer } from '../../../../server/contract/sites.ts';
import { formatLength, formatShare } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { SyntheticBadge, VerdictIcon } from '../../../ui/badges.tsx';
import { IconZoomScan } from '../../../ui/icons.ts';
import { change } from '../../../view/looking.ts';
import { reveal } from '../../../view/shown.ts';
import css from './Answer.module.css';
import { siteWords } from '../words.ts';
import { areaText, gistOf } from './answer-order.ts';

interface RuleRowProps {
  readonly answer: RuleAnswer;
  readonly catalogue: CatalogueAnswer;
  readonly onPoint: (rule: string | null) => void;
}

export function RuleRow({ answer, catalogue, onPoint }: RuleRowProps) {
  const words = useWordsOf(siteWords);
  const general = useWords();
  const language = useLanguage();
  const text = useText();
  const rule = catalogue.rules.find((one) => one.id === answer.rule);
  const [first] = answer.findings;
  const { verdict } = answer;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing and walking are extras; every row has its own button
    <details className={css.rule} data-rule={answer.rule} data-verdict={verdict} onPointerEnter={() => onPoint(answer.rule)} onPointerLeave={() => onPoint(null)} onFocus={() => onPoint(answer.rule)} onBlur={() => onPoint(null)}>
      <summary>
        {verdict && <VerdictIcon verdict={verdict} />}
        <span className={css.ruleName}>
          <span className="visually-hidden">{verdict && general.verdicts[verdict]} </span>
          {rule ? text(rule.title) : answer.rule}
        </span>
        <span className={css.gist}>{gistOf(first, words, language)}</span>
        {first && <span className={css.reason}>{text(first.reason)}</span>}
      </summary>
      <div className={css.findings}>
        {answer.findings.map((finding) => (
          <FindingView key={`${finding.key} ${finding.object?.id ?? ''}`} finding={finding} catalogue={catalogue} alone={answer.findings.length === 1} />
        ))}
        <p className={css.small}>
          {words.rule_version({ version: answer.rule_version })}
          {rule?.unit ? ` · ${text(rule.unit)}` : ''}
        </p>
        {rule?.unconfirmed && <p className={css.small}>※ {text(rule.unconfirmed)}</p>}
      </div>
    </details>
  );
}

function FindingView({ finding, catalogue, alone }: { finding: Finding; catalogue: CatalogueAnswer; alone: boolean }) {
  const words = useWordsOf(siteWords);
  const text = useText();
  const { object, evidence } = finding;
  return (
    <div className={css.finding}>
      {!alone && (
        <p className={css.findingHead}>
          <VerdictIcon verdict={finding.verdict} size={14} /> {object?.name ?? ''} {finding.demonstration && <SyntheticBadge short />}
        </p>
      )}
      <p>{text(finding.reason)}</p>
      <Figures finding={finding} catalogue={catalogue} />
      {object && (
        <Button size="compact-xs" variant="default" leftSection={<IconZoomScan size={13} />} onClick={() => change(reveal({ layer: object.layer, id: object.id }, catalogue.layers))}>
          {words.open_feature}
        </Button>
      )}
      <Law citations={evidence.legal} />
    </div>
  );
}

function Figures({ finding, catalogue }: { finding: Finding; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(siteWords);
  const general = useWords();
  const language = useLanguage();
  const text = useText();
  const { object, evidence } = finding;
  const known = (value: number | null, write: (value: number) => string): string | null => (value === null ? null : write(value));
  const against = new Set(catalogue.rules.find((rule) => rule.id === evidence.rule)?.against ?? []);
  const versions = evidence.layers.filter(({ layer }) => (object ? layer === object.layer : against.has(layer)));
  const currency = versions.map(({ layer, revision, as_of }) => {
    const title = catalogue.layers.find((one) => one.id === layer);
    return `${title ? text(title.title) : layer} ${revision === 0 ? words.no_revision : words.revision({ number: revision, date: as_of ?? general.unknown })}`;
  });
  const pairs: readonly (readonly [string, string | null])[] = [
    [words.overlap_area, evidence.overlap_m2 ? areaText(evidence.overlap_m2, language) : null],
    [words.overlap_share, evidence.overlap_m2 ? known(evidence.overlap_share, (value) => formatShare(value, language)) : null],
    [words.distance, known(evidence.distance_m, (value) => (value > 0 ? formatLength(value, language) : null) ?? '')],
    [words.nearest, object?.name ?? null],
    [words.tolerance, known(evidence.tolerance_m, (value) => `± ${formatLength(value, language)}`)],
    [words.coverage, known(evidence.coverage_share, (value) => formatShare(value, language))],
    [words.currency, currency.length > 0 ? currency.join(' · ') : null],
  ];
  return (
    <dl className={css.figures}>
      {pairs.map(([title, value]) =>
        value ? (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** The prohibition's words; the others by name. */
function Law({ citations }: { citations: readonly LegalCitation[] }) {
  const words = useWordsOf(siteWords);
  const language = useLanguage();
  const text = useText();
  const [first] = citations;
  if (!first) return null;
  return (
    <blockquote className={css.law}>
      <p>
        <strong>
          {text(first.document)} {text(first.article)}
        </strong>{' '}
        <small>
          {[first.valid_to ? words.from_to({ from: first.valid_from, to: first.valid_to }) : words.from({ from: first.valid_from }), first.in_force_on_act_date ? words.in_force : words.not_in_force, ...(first.confirmed ? [] : [words.unconfirmed])].join(' · ')}
        </small>
      </p>
      <p lang="zh-CN">{first.text}</p>
      {language === 'en' && <p>{first.translation}</p>}
    </blockquote>
  );
}
