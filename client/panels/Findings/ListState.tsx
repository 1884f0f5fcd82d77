/** What stands where rows would stand: loading, a fault, no scan yet (never "no conflicts"), nothing that matches. */
import type { ReactNode } from 'react';
import { Button, Progress } from '@mantine/core';
import { useScans } from '../../api/findings.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage, useWordsOf } from '../../i18n/words.ts';
import { IconFilterOff, IconRadar } from '../../ui/icons.ts';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { change } from '../../view/looking.ts';
import { changeConflicts } from '../../view/view.ts';
import { countOf } from './filter/Chips.tsx';
import css from './Findings.module.css';
import { changeFilter, type Workplace } from './use-workplace.ts';
import { findingWords } from './words.ts';

export function ListState({ work, children }: { work: Workplace; children: ReactNode }) {
  const words = useWordsOf(findingWords);
  if (work.pending) return <Loading lines={6} />;
  if (work.fault && work.rows.length === 0)
    return (
      <>
        <ErrorState fault={work.fault} onRetry={work.retry} />
        {countOf(work.filter) > 0 && <ClearFilters />}
      </>
    );
  if (work.scanned_at === null) return <NeverScanned />;
  if (work.rows.length > 0)
    return (
      <div className={css.rows} aria-busy={work.stale}>
        {work.stale && <output className={css.updating}>{words.updating}</output>}
        {children}
      </div>
    );
  const ofFeature = work.filter.subject !== undefined;
  return (
    <EmptyState icon={<IconFilterOff size={26} stroke={1.5} />} title={ofFeature ? words.none_of_feature : words.none_match}>
      <p>{ofFeature ? words.none_of_feature_long : words.none_match_long}</p>
      <ClearFilters />
    </EmptyState>
  );
}

function ClearFilters() {
  const words = useWordsOf(findingWords);
  return (
    <Button size="xs" variant="default" mt="xs" mx="auto" display="block" onClick={() => changeFilter(() => ({}))}>
      {words.clear_filters}
    </Button>
  );
}

function NeverScanned() {
  const words = useWordsOf(findingWords);
  const language = useLanguage();
  const running = useScans().data?.scans.find((scan) => scan.state === 'running');
  return (
    <EmptyState icon={<IconRadar size={26} stroke={1.5} />} title={words.never}>
      <p>{words.never_long}</p>
      {running && (
        <>
          <p>{words.never_progress({ done: formatNumber(running.done, language), total: formatNumber(running.total, language) })}</p>
          <Progress mt="xs" value={running.total > 0 ? (running.done / running.total) * 100 : 0} aria-label={words.scanning} />
        </>
      )}
      <Button size="xs" variant="default" mt="xs" onClick={() => change(changeConflicts({ face: 'scans' }))}>
        {words.to_scans}
      </Button>
    </EmptyState>
  );
}
