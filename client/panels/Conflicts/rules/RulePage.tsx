/** One rule, open to be questioned: its law with validity and source, the data it needs, its thresholds, what it found, a dry run. */
import { Button } from '@mantine/core';
import type { CatalogueAnswer, CatalogueRule } from '../../../../server/contract/catalogue.ts';
import type { FindingGroup } from '../../../../server/contract/findings.ts';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { SyntheticBadge } from '../../../ui/badges.tsx';
import { PanelSection } from '../../../ui/Panel.tsx';
import { IconAlertTriangle, IconArrowRight, IconCheck } from '../../../ui/icons.ts';
import { change } from '../../../view/looking.ts';
import { openFindings } from '../../../view/view.ts';
import { closedCount, ClosedLayersOf, ClosedOfRule } from './ClosedHint.tsx';
import { DryRun } from './DryRun.tsx';
import { LawTexts } from './LawTexts.tsx';
import { Counts } from './Counts.tsx';
import css from './Rules.module.css';
import { ruleWords } from './words.ts';

interface PageProps {
  readonly rule: CatalogueRule;
  readonly catalogue: CatalogueAnswer;
  readonly counts: FindingGroup['counts'] | undefined;
}

export function RulePage({ rule, catalogue, counts }: PageProps) {
  const words = useWordsOf(ruleWords);
  const text = useText();
  const laws = rule.legal.flatMap((id) => catalogue.laws.find((law) => law.id === id) ?? []);
  return (
    <article>
      <PanelSection>
        <h3 className={css.title}>{text(rule.title)}</h3>
        <p className={css.summary}>{text(rule.summary)}</p>
        <p className={css.hint}>
          {[text(rule.unit), words.version({ version: rule.version }), rule.clock === 'daily' ? words.daily : null].filter(Boolean).join(' · ')}
        </p>
        {rule.unconfirmed && (
          <div className={css.unconfirmed} role="note">
            <IconAlertTriangle size={16} aria-hidden />
            <p>
              <strong>{words.unconfirmed}</strong> {text(rule.unconfirmed)}
            </p>
          </div>
        )}
      </PanelSection>
      <PanelSection title={words.findings}>
        {counts && <Counts counts={counts} />}
        {closedCount(rule) > 0 ? <ClosedOfRule /> : !counts && <p className={css.hint}>{words.no_findings}</p>}
        <Button size="xs" variant="light" mt="xs" rightSection={<IconArrowRight size={14} />} onClick={() => change(openFindings({ rule: rule.id }))}>
          {words.show_findings}
        </Button>
      </PanelSection>
      <PanelSection title={words.law}>
        {laws.map((law) => (
          <LawTexts key={law.id} law={law} />
        ))}
      </PanelSection>
      <PanelSection title={words.data}>
        <Data title={words.subjects} layers={rule.subjects} catalogue={catalogue} />
        <Data title={words.against} layers={rule.against} catalogue={catalogue} />
        <ClosedLayersOf rule={rule} />
      </PanelSection>
      {Object.keys(rule.thresholds).length > 0 && (
        <PanelSection title={words.thresholds}>
          <Thresholds rule={rule} />
        </PanelSection>
      )}
      <PanelSection title={words.dry}>
        <DryRun rule={rule} />
      </PanelSection>
    </article>
  );
}

/** A layer that was never published is said to be missing, in so many words. */
function Data({ title, layers, catalogue }: { title: string; layers: readonly string[]; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(ruleWords);
  const general = useWords();
  const language = useLanguage();
  const text = useText();
  if (layers.length === 0) return null;
  return (
    <div className={css.data}>
      <h4>{title}</h4>
      <ul>
        {layers.map((id) => {
          const layer = catalogue.layers.find((one) => one.id === id);
          const state = catalogue.states.find((one) => one.layer === id);
          const there = state !== undefined && state.revision > 0;
          return (
            <li key={id} data-missing={!there || undefined}>
              {there ? <IconCheck size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
              <span>
                <b>{layer ? text(layer.title) : id}</b> {there && state.synthetic_count > 0 && <SyntheticBadge short />}
                <small>
                  {there
                    ? [words.as_of({ date: formatDate(state.as_of) ?? general.unknown, revision: state.revision }), words.features({ count: formatNumber(state.feature_count, language) }), state.has_coverage ? null : words.no_coverage].filter(Boolean).join(' · ')
                    : words.missing}
                </small>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Thresholds({ rule }: { rule: CatalogueRule }) {
  const words = useWordsOf(ruleWords);
  const text = useText();
  return (
    <dl className={css.thresholds}>
      {Object.entries(rule.thresholds).map(([name, threshold]) => (
        <div key={name}>
          <dt>
            {text(threshold.title)} {threshold.adjustable && <i>{words.adjustable}</i>}
          </dt>
          <dd>
            {typeof threshold.value === 'string' && /^\w+\(/.test(threshold.value) ? <code>{threshold.value}</code> : `${threshold.value} ${threshold.unit}`.trim()}
            <small>{words.fixed_by({ source: text(threshold.source) })}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
