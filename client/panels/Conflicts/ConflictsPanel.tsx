/** Conflicts: every published subject judged by one rule, list and map hand in hand; and a drawn site judged the same way. */
import { useEffect, useMemo, useState } from 'react';
import { Button, NativeSelect } from '@mantine/core';
import type { CatalogueAnswer, CatalogueRule } from '../../../server/contract/catalogue.ts';
import type { Finding } from '../../../server/contract/rules.ts';
import { useCatalogue, useFeature, useFeatureCheck, useFindings } from '../../api/queries.ts';
import { useText, useWords, useWordsOf } from '../../i18n/words.ts';
import { Panel, PanelSection } from '../../ui/Panel.tsx';
import { IconChevronLeft, IconPencil, IconScale, IconStack2 } from '../../ui/icons.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { startDrawing, stopDrawing } from '../../view/drawing.ts';
import { change, useView, viewStore } from '../../view/looking.ts';
import { isShown, resolveShown, switchLayer } from '../../view/shown.ts';
import { changeConflicts, openPanel, sameFeature, showLayers, type FeatureRef } from '../../view/view.ts';
import { AnswerView } from './site/AnswerView.tsx';
import css from './Conflicts.module.css';
import { FindingList, VerdictChips } from './FindingList.tsx';
import { OpenFinding } from './finding/OpenFinding.tsx';
import { SiteForm } from './site/SiteForm.tsx';
import { findingOf } from './findings-order.ts';
import { useSiteCheck } from './site/site-check.ts';
import { useConflictsScene } from './use-conflicts-scene.ts';
import { conflictWords } from './words.ts';

const openFinding = (finding: string | null): void => change(changeConflicts({ finding }));

const onClose = (): void => change(openPanel(null));

const leave = (): void => {
  stopDrawing('conflicts');
  change(changeConflicts({ subject: null, finding: null }));
};

export function ConflictsPanel() {
  const words = useWords();
  const catalogue = useCatalogue();
  const chosen = useView((view) => view.conflicts.rule);
  const rule = catalogue.data?.rules.find((one) => one.id === chosen) ?? catalogue.data?.rules[0];
  if (rule && catalogue.data) return <RulePanel key={rule.id} rule={rule} catalogue={catalogue.data} />;
  return (
    <Panel title={words.panel_titles.conflicts} onClose={onClose}>
      {catalogue.isPending ? <Loading lines={5} /> : catalogue.error ? <ErrorState fault={catalogue.error} onRetry={() => void catalogue.refetch()} /> : <EmptyState title={words.none} />}
    </Panel>
  );
}

interface RulePanelProps {
  readonly rule: CatalogueRule;
  readonly catalogue: CatalogueAnswer;
}

/** Three faces: the list of all findings, one of them open, a check of a drawn site or of one feature. */
function RulePanel({ rule, catalogue }: RulePanelProps) {
  const general = useWords();
  const words = useWordsOf(conflictWords);
  const view = useView((now) => now.conflicts);
  const findings = useFindings(rule.id);
  const site = useSiteCheck(rule);
  const check = useFeatureCheck(rule.id, view.subject);
  const [pointed, setPointed] = useState<string | null>(null);
  const [left, setLeft] = useState<string | null>(null);
  const answer = site.drawing ? site.answer : view.subject ? check.data : undefined;
  const all = findings.data?.findings ?? none;
  const listed = answer?.findings ?? (site.drawing || view.subject ? none : all);
  const open = listed.find((finding) => finding.key === view.finding) ?? (site.drawing ? null : (all.find((finding) => finding.key === view.finding) ?? null));
  const { verdicts } = view;
  const shown = useMemo(() => (verdicts === null ? listed : listed.filter((finding) => verdicts.includes(finding.verdict))), [listed, verdicts]);
  const drawn = site.drawing && site.finished ? site.shape : null;
  useConflictsScene({ findings: answer ? listed : shown, open, pointed, drawn, onPick: openFinding });
  useFindingOfSelection(all);
  useEffect(
    () => () => {
      // A rule that is changed keeps the site; only closing the panel puts the pen down.
      if (viewStore.get().panel !== 'conflicts') stopDrawing('conflicts');
    },
    [],
  );
  const checking = site.drawing || view.subject !== null;
  const layerTitle = useLayerTitle(catalogue);
  const head = open ? (
    <BackButton onClick={() => openFinding(null)} words={words.back} />
  ) : checking ? (
    <BackButton onClick={leave} words={words.leave_check} />
  ) : (
    <RuleHead rule={rule} rules={catalogue.rules} />
  );
  return (
    <Panel title={checking && !open ? (site.drawing ? words.site_title : words.feature_title) : general.panel_titles.conflicts} onClose={onClose} head={head}>
      {open ? (
        <OpenFinding
          key={open.key}
          finding={open}
          rule={rule}
          layerTitle={layerTitle}
          drawn={drawn}
          request={site.drawing && site.request ? site.request : { layer: open.subject.layer, id: open.subject.id }}
          published={!site.drawing}
        />
      ) : site.drawing ? (
        <>
          <AnswerView answer={site.answer} pending={site.finished && !site.crossing && site.pending} fault={site.fault} onRetry={site.retry} onOpen={openFinding} onPoint={setPointed} />
          <SiteForm site={site} rule={rule} />
        </>
      ) : view.subject ? (
        <AnswerView answer={check.data} pending={check.isFetching} fault={check.error} onRetry={() => void check.refetch()} onOpen={openFinding} onPoint={setPointed} />
      ) : (
        <Overview rule={rule} catalogue={catalogue} findings={findings} left={left} onLeave={setLeft} onPoint={setPointed} />
      )}
    </Panel>
  );
}

interface OverviewProps {
  readonly rule: CatalogueRule;
  readonly catalogue: CatalogueAnswer;
  readonly findings: ReturnType<typeof useFindings>;
  readonly left: string | null;
  readonly onLeave: (key: string) => void;
  readonly onPoint: (key: string | null) => void;
}

function Overview({ rule, catalogue, findings, left, onLeave, onPoint }: OverviewProps) {
  const words = useWordsOf(conflictWords);
  const listed = useView((view) => view.conflicts.verdicts);
  const finding = useView((view) => view.conflicts.finding);
  if (findings.isPending) return <Loading lines={6} />;
  if (findings.error) return <ErrorState fault={findings.error} onRetry={() => void findings.refetch()} />;
  const { findings: all, counts } = findings.data;
  const openRow = (key: string): void => {
    onLeave(key);
    openFinding(key);
  };
  return (
    <>
      <PanelSection>
        {finding && <p className={css.hint}>{words.no_finding}</p>}
        <VerdictChips counts={counts} listed={listed} onFilter={(verdicts) => change(changeConflicts({ verdicts }))} />
        <div className={css.actions} style={{ marginTop: 12 }}>
          <Button size="xs" leftSection={<IconPencil size={14} />} onClick={() => startDrawing('conflicts', 'polygon')}>
            {words.check_site}
          </Button>
          <ShowTestedLayers rule={rule} catalogue={catalogue} />
        </div>
        <CheckSelected rule={rule} catalogue={catalogue} findings={findings} />
      </PanelSection>
      {all.length === 0 ? (
        <EmptyState icon={<IconScale size={26} stroke={1.5} />} title={words.none}>
          {words.none_long}
        </EmptyState>
      ) : (
        <div>
          <FindingList findings={all} listed={listed} left={left} onOpen={openRow} onPoint={onPoint} />
        </div>
      )}
    </>
  );
}

function RuleHead({ rule, rules }: { rule: CatalogueRule; rules: readonly CatalogueRule[] }) {
  const words = useWordsOf(conflictWords);
  const text = useText();
  return (
    <div className={css.rules}>
      {rules.length > 1 ? (
        <NativeSelect
          size="xs"
          aria-label={words.rule}
          value={rule.id}
          data={rules.map((one) => ({ value: one.id, label: text(one.title) }))}
          onChange={(event) => change(changeConflicts({ rule: event.currentTarget.value, finding: null, verdicts: null }))}
        />
      ) : (
        <strong>{text(rule.title)}</strong>
      )}
      <p className={css.summary}>{text(rule.summary)}</p>
    </div>
  );
}

function BackButton({ onClick, words }: { onClick: () => void; words: string }) {
  return (
    <Button size="compact-sm" variant="subtle" leftSection={<IconChevronLeft size={16} />} onClick={onClick}>
      {words}
    </Button>
  );
}

/** Offered only while one of the layers that the rule tests is not drawn. */
function ShowTestedLayers({ rule, catalogue }: { rule: CatalogueRule; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(conflictWords);
  const drawn = useView((view) => view.shown);
  const shown = resolveShown(drawn, catalogue.layers);
  const hidden = [...rule.against, ...rule.subjects].filter((id) => !isShown(shown, id));
  if (hidden.length === 0) return null;
  const show = (): void => change(showLayers(hidden.reduce((list, id) => switchLayer(list, catalogue.layers, id, true), shown)));
  return (
    <Button size="xs" variant="default" leftSection={<IconStack2 size={14} />} onClick={show}>
      {words.show_layers}
    </Button>
  );
}

/** Any feature that is selected can be checked, of whatever layer; the subjects of the rule are in the list already. */
function CheckSelected({ rule, catalogue, findings }: Pick<OverviewProps, 'rule' | 'catalogue' | 'findings'>) {
  const words = useWordsOf(conflictWords);
  const selected = useView((view) => view.selected);
  const feature = useFeature(selected).data?.feature;
  const label = catalogue.layers.find((layer) => layer.id === selected?.layer)?.label;
  if (!selected || (findings.data && findingOf(findings.data.findings, selected))) return null;
  const checkIt = (subject: FeatureRef): void => change(changeConflicts({ rule: rule.id, subject, finding: null }));
  return (
    <Button size="xs" variant="default" mt="xs" leftSection={<IconScale size={14} />} onClick={() => checkIt(selected)}>
      {words.check_selected({ name: String((label && feature?.properties[label]) ?? selected.id) })}
    </Button>
  );
}

function useLayerTitle(catalogue: CatalogueAnswer): (id: string) => string {
  const text = useText();
  return (id) => {
    const layer = catalogue.layers.find((one) => one.id === id);
    return layer ? text(layer.title) : id;
  };
}

/** A click on a subject on the map opens its finding; a feature that was selected before the panel opened does not. */
function useFindingOfSelection(findings: readonly Finding[]): void {
  useEffect(
    () =>
      viewStore.subscribe((view, former) => {
        if (!view.selected || sameFeature(view.selected, former.selected)) return;
        const finding = findingOf(findings, view.selected);
        // The open finding's own subject or zone: nothing else is meant.
        const open = findings.find((one) => one.key === view.conflicts.finding);
        if (finding && !(open && findingOf([open], view.selected))) openFinding(finding.key);
      }),
    [findings],
  );
}

/** One list for all renders without findings: a new one each time would draw the map anew. */
const none: readonly Finding[] = [];
