/** The place where inspectors work: findings, rules and scans; on a desk with the list docked below the map, on a phone in one sheet. */
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Button, Loader, SegmentedControl } from '@mantine/core';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { useScans, useStoredFinding } from '../../api/findings.ts';
import { useCatalogue } from '../../api/queries.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useLanguage, useWords, useWordsOf } from '../../i18n/words.ts';
import { Panel } from '../../ui/Panel.tsx';
import { IconChevronLeft, IconFilter, IconList } from '../../ui/icons.ts';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { change, useView } from '../../view/looking.ts';
import { patiently } from '../../view/parts/patiently.ts';
import { useRoomForTable } from '../../view/screen.ts';
import { changeConflicts, openPanel, type ConflictsFace } from '../../view/view.ts';
import { ClosedRules } from '../Conflicts/rules/ClosedHint.tsx';
import { FindingCard } from './card/FindingCard.tsx';
import { FindingCards } from './FindingCards.tsx';
import { Chips, countOf } from './filter/Chips.tsx';
import { Facets } from './filter/Facets.tsx';
import css from './Findings.module.css';
import { ListState } from './ListState.tsx';
import { Dock, ExportMenu } from './table/Dock.tsx';
import { useFindingsScene } from './use-findings-scene.ts';
import { useWorkplace, type Workplace } from './use-workplace.ts';
import { findingWords } from './words.ts';

const RulesFace = lazy(patiently(() => import('../Conflicts/rules/RulesFace.tsx').then((module) => ({ default: module.RulesFace }))));
const ScansFace = lazy(patiently(() => import('../Conflicts/scans/ScansFace.tsx').then((module) => ({ default: module.ScansFace }))));
const Report = lazy(patiently(() => import('../Report/Report.tsx').then((module) => ({ default: module.Report }))));

const openFinding = (finding: string | null): void => change(changeConflicts({ finding }));
const onClose = (): void => change(openPanel(null));

export function FindingsPanel() {
  const words = useWords();
  const catalogue = useCatalogue();
  const face = useView((view) => view.conflicts.face);
  const print = useView((view) => view.conflicts.print);
  if (!catalogue.data)
    return (
      <Panel title={words.panel_titles.conflicts} onClose={onClose}>
        {catalogue.error ? <ErrorState fault={catalogue.error} onRetry={() => void catalogue.refetch()} /> : <Loading lines={5} />}
      </Panel>
    );
  return (
    <>
      {face === 'findings' ? <Findings catalogue={catalogue.data} /> : <OtherFace face={face} catalogue={catalogue.data} />}
      {print && (
        <Suspense fallback={null}>
          <Report keys={print} catalogue={catalogue.data} />
        </Suspense>
      )}
    </>
  );
}

function OtherFace({ face, catalogue }: { face: 'rules' | 'scans'; catalogue: CatalogueAnswer }) {
  const words = useWords();
  const about = useView((view) => view.conflicts.about);
  const own = useWordsOf(findingWords);
  const head = face === 'rules' && about ? <Back words={own.faces.rules} onClick={() => change(changeConflicts({ about: null }))} /> : <Faces face={face} />;
  return (
    <Panel title={words.panel_titles.conflicts} onClose={onClose} head={head}>
      <Suspense fallback={<Loading lines={5} />} key={`${face} ${about ?? ''}`}>
        {face === 'rules' ? <RulesFace catalogue={catalogue} /> : <ScansFace catalogue={catalogue} />}
      </Suspense>
    </Panel>
  );
}

function Findings({ catalogue }: { catalogue: CatalogueAnswer }) {
  const general = useWords();
  const words = useWordsOf(findingWords);
  const wide = useRoomForTable();
  const work = useWorkplace();
  const open = useView((view) => view.conflicts.finding);
  const stored = useStoredFinding(open);
  const [pointed, setPointed] = useState<string | null>(null);
  const [left, setLeft] = useState<string | null>(null);
  const [filtering, setFiltering] = useState(false);
  const show = useCallback((key: string): void => {
    setLeft(key);
    openFinding(key);
  }, []);
  useFindingsScene({ work, openKey: open, stored: stored.data, pointed, onPick: show });
  const close = (): void => {
    openFinding(null);
    // The keyboard goes back to where it came from.
    if (wide) queueMicrotask(() => document.querySelector<HTMLElement>('tr[data-finding][tabindex="0"]')?.focus());
  };
  const head = open ? <Back words={general.back} onClick={close} /> : (
    <>
      <Faces face="findings" />
      <ClosedRules catalogue={catalogue} />
    </>
  );
  const listed = !open && !wide && !filtering;
  return (
    <>
      <Panel title={general.panel_titles.conflicts} onClose={onClose} head={head} aside={<AsOf work={work} />} foot={!open && !wide ? <Foot work={work} filtering={filtering} onFilter={setFiltering} /> : undefined}>
        {open ? (
          <FindingCard asked={stored} catalogue={catalogue} still={work.filter.bbox !== undefined} />
        ) : listed ? (
          <>
            <div className={css.chips}>
              <Chips filter={work.filter} summary={work.summary} catalogue={catalogue} />
            </div>
            <ListState work={work}>
              <FindingCards work={work} catalogue={catalogue} left={left} onOpen={show} onPoint={setPointed} />
            </ListState>
          </>
        ) : work.summary ? (
          <Facets filter={work.filter} summary={work.summary} stale={work.counts_stale} />
        ) : work.counts_fault ? (
          <ErrorState fault={work.counts_fault} onRetry={work.retry} />
        ) : (
          <ListState work={work}>
            <Loading lines={8} />
          </ListState>
        )}
        {!open && work.points?.truncated && <p className={css.note}>{words.truncated}</p>}
        {!open && work.marks_fault && <p className={css.note}>{words.marks_fault}</p>}
      </Panel>
      {wide && <Dock work={work} catalogue={catalogue} open={open} openRow={stored.data?.row ?? null} onOpen={show} onPoint={setPointed} />}
    </>
  );
}

function Faces({ face }: { face: ConflictsFace }) {
  const words = useWordsOf(findingWords);
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={words.faces_label}
      value={face}
      data={(['findings', 'rules', 'scans'] as const).map((value) => ({ value, label: words.faces[value] }))}
      onChange={(value) => change(changeConflicts({ face: value, about: null }))}
    />
  );
}

function Back({ words, onClick }: { words: string; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="subtle" leftSection={<IconChevronLeft size={16} />} onClick={onClick}>
      {words}
    </Button>
  );
}

/** How fresh what is shown is; while a scan runs, that it does. */
function AsOf({ work }: { work: Workplace }) {
  const words = useWordsOf(findingWords);
  const running = useScans().data?.scans.some((scan) => scan.state === 'running') ?? false;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = running ? setTimeout(() => setSlow(true), 800) : undefined;
    // oxlint-disable-next-line react/set-state-in-effect -- a timer that is taken back
    if (!running) setSlow(false);
    return () => clearTimeout(timer);
  }, [running]);
  if (slow)
    return (
      <button type="button" className={css.asOf} onClick={() => change(changeConflicts({ face: 'scans' }))}>
        <Loader size={11} aria-hidden /> {words.scanning}
      </button>
    );
  return work.scanned_at ? <span className={css.asOf}>{words.as_of({ time: formatDate(work.scanned_at) ?? '' })}</span> : null;
}

function Foot({ work, filtering, onFilter }: { work: Workplace; filtering: boolean; onFilter: (on: boolean) => void }) {
  const words = useWordsOf(findingWords);
  const language = useLanguage();
  const count = countOf(work.filter);
  return (
    <div className={css.foot}>
      {filtering ? (
        <Button size="sm" fullWidth leftSection={<IconList size={16} />} onClick={() => onFilter(false)}>
          {work.stale ? words.updating : words.show_rows({ count: formatNumber(work.total, language) })}
        </Button>
      ) : (
        <>
          <Button size="xs" variant="default" leftSection={<IconFilter size={14} />} onClick={() => onFilter(true)}>
            {count > 0 ? words.filters_on({ count }) : words.filter}
          </Button>
          <span className={css.total} aria-live="polite">
            {work.stale ? words.updating : work.scanned_at ? words.count({ count: formatNumber(work.total, language) }) : ''}
          </span>
          <ExportMenu work={work} />
        </>
      )}
    </div>
  );
}
