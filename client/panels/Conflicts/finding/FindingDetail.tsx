/** One verdict with everything that an inspector asks for: the sentence, the figures, the law, what it rests on, what would change it. */
import type { ReactNode } from 'react';
import { Button, CopyButton } from '@mantine/core';
import type { CatalogueRule } from '../../../../server/contract/catalogue.ts';
import type { CheckRequest, Finding } from '../../../../server/contract/rules.ts';
import { formatArea, formatLength } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { SyntheticBadge, VerdictIcon } from '../../../ui/badges.tsx';
import { IconCopy, IconFocus2, IconInfoCircle } from '../../../ui/icons.ts';
import { change } from '../../../view/looking.ts';
import { select } from '../../../view/view.ts';
import { Basis } from './Basis.tsx';
import { Changes } from './Changes.tsx';
import { Law } from './Citation.tsx';
import panel from '../Conflicts.module.css';
import css from './Finding.module.css';
import { area, honestShare, metres, subjectName } from '../figures.ts';
import { findingText } from './finding-text.ts';
import { conflictWords } from '../words.ts';

interface DetailProps {
  readonly finding: Finding;
  readonly rule: CatalogueRule;
  readonly request: CheckRequest;
  readonly layerTitle: (id: string) => string;
  /** False for a drawn site: nothing is published that could be opened. */
  readonly published: boolean;
  readonly onFly: () => void;
  /** Of a stored finding: what people said of it, what else can be done with it, and what stands between figures and law, and at the end. */
  readonly set_aside?: string | null;
  readonly notice?: ReactNode;
  readonly actions?: ReactNode;
  readonly relation?: ReactNode;
  readonly middle?: ReactNode;
  readonly tail?: ReactNode;
}

export function FindingDetail({ finding, rule, request, layerTitle, published, onFly, set_aside = null, notice, actions, relation, middle, tail }: DetailProps) {
  const words = useWordsOf(conflictWords);
  const general = useWords();
  const language = useLanguage();
  const text = useText();
  return (
    <article aria-label={subjectName(finding, words)}>
      <PanelSection>
        <div className={css.parties}>
          <span className={css.subject}>{subjectName(finding, words)}</span>
          {finding.subject.synthetic && <SyntheticBadge />}
          {finding.object && <span className={css.object}>{words.with({ object: finding.object.name })}</span>}
        </div>
        <div className={panel.verdict} data-tone={set_aside ? 'muted' : finding.verdict}>
          <VerdictIcon verdict={finding.verdict} size={24} />
          <strong className={panel.verdictName}>{general.verdicts[finding.verdict]}</strong>
          {set_aside && <strong className={panel.setAside}>{set_aside}</strong>}
          <p className={panel.sentence}>{text(finding.reason)}</p>
        </div>
        {notice}
        {finding.demonstration && <DemonstrationNotice />}
        <div className={panel.actions} style={{ marginTop: 12 }}>
          <Button size="xs" variant="light" leftSection={<IconFocus2 size={14} />} onClick={onFly}>
            {words.fly}
          </Button>
          {published && (
            <Button size="xs" variant="default" leftSection={<IconInfoCircle size={14} />} onClick={() => change(select({ layer: finding.subject.layer, id: finding.subject.id }))}>
              {words.open_subject}
            </Button>
          )}
          <CopyText text={() => findingText(finding, rule, { language, general, words, layerTitle })} />
          {actions}
        </div>
      </PanelSection>
      <PanelSection title={words.figures}>
        {relation}
        <Figures finding={finding} />
      </PanelSection>
      {middle}
      {finding.evidence.legal.length > 0 && (
        <PanelSection title={words.law}>
          <Law citations={finding.evidence.legal} />
        </PanelSection>
      )}
      <PanelSection title={words.change}>
        <Changes key={finding.key} finding={finding} rule={rule} request={request} layerTitle={layerTitle} />
      </PanelSection>
      <PanelSection title={words.basis}>
        <Basis finding={finding} rule={rule} layerTitle={layerTitle} />
      </PanelSection>
      {tail}
    </article>
  );
}

export function DemonstrationNotice() {
  const words = useWordsOf(conflictWords);
  return (
    <p className={css.notice} role="note">
      <IconInfoCircle size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
      {words.demo_notice}
    </p>
  );
}

function CopyText({ text }: { text: () => string }) {
  const words = useWordsOf(conflictWords);
  const general = useWords();
  return (
    <CopyButton value={text()}>
      {({ copied, copy }) => (
        <Button size="xs" variant="default" leftSection={<IconCopy size={14} />} onClick={copy}>
          {copied ? general.copied : words.copy_text}
        </Button>
      )}
    </CopyButton>
  );
}

/** Only what was measured; an unknown figure is left out rather than shown as nothing. */
function Figures({ finding: { evidence } }: { finding: Finding }) {
  const words = useWordsOf(conflictWords);
  const language = useLanguage();
  const { overlap_m2, overlap_share, overlap_depth_m, distance_m, tolerance_m, coverage_share, tested_area_m2 } = evidence;
  const thin = overlap_depth_m !== null && tolerance_m !== null && overlap_depth_m <= tolerance_m;
  return (
    <dl className={css.figures}>
      {overlap_m2 !== null && <Figure title={words.overlap_area} value={overlap_m2 > 0 ? area(overlap_m2, language) : words.no_overlap} note={overlap_m2 > 0 ? formatArea(overlap_m2, language, 'mu') : null} />}
      {overlap_m2 !== null && overlap_m2 > 0 && overlap_share !== null && <Figure title={words.overlap_share} value={honestShare(overlap_share, language)} />}
      {overlap_m2 !== null && overlap_m2 > 0 && overlap_depth_m !== null && (
        <Figure title={words.overlap_depth} value={metres(overlap_depth_m, language)} note={tolerance_m === null ? null : thin ? words.in_tolerance : words.beyond_tolerance} />
      )}
      {distance_m !== null && <Figure title={words.distance} value={distance_m > 0 ? formatLength(distance_m, language) : words.meet} />}
      {tolerance_m !== null && <Figure title={words.tolerance} value={`± ${metres(tolerance_m, language)}`} />}
      {coverage_share !== null && <Figure title={words.coverage} value={honestShare(coverage_share, language)} />}
      {tested_area_m2 !== null && <Figure title={words.tested_area} value={formatArea(tested_area_m2, language)} note={evidence.tested ? words.tested_part : null} />}
    </dl>
  );
}

function Figure({ title, value, note }: { title: string; value: string; note?: string | null }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {value}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
