/** What people reported of a target, corrections beside what they corrected; planners report and correct here. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { IndicatorPage, Observation } from '../../../../server/contract/indicators.ts';
import { atLeast, useRole } from '../../../api/session.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { Badge, SyntheticBadge } from '../../../ui/badges.tsx';
import { PanelSection } from '../../../ui/Panel.tsx';
import { useView } from '../../../view/looking.ts';
import { figure, periodText } from '../target-text.ts';
import targets from '../Targets.module.css';
import css from './Report.module.css';
import { ReportForm } from './ReportForm.tsx';
import { TableButton } from './TableDrop.tsx';
import { reportingWords } from './words.ts';

/** null: nothing; 'new': a value; an observation: its correction. */
type Writing = null | 'new' | Observation;

export function Observations({ page }: { page: IndicatorPage }) {
  const words = useWordsOf(reportingWords);
  const may = atLeast(useRole(), 'planner');
  const past = useView((view) => view.targets.as_of) !== null;
  const [writing, write] = useState<Writing>(null);
  if (page.series.length === 0 && page.observations.length === 0) return null;
  const open = may && !past && page.series.length > 0;
  return (
    <PanelSection title={words.title}>
      {page.observations.length === 0 ? <p className={css.hint}>{words.none}</p> : <Rows page={page} onCorrect={open ? write : null} />}
      {!open && <p className={css.hint}>{past ? words.in_the_past : page.series.length === 0 ? words.no_series : words.only_planners}</p>}
      {open && writing === null && (
        <div className={css.actions}>
          <Button size="xs" variant="light" onClick={() => write('new')}>
            {words.report}
          </Button>
          <TableButton />
        </div>
      )}
      {open && writing !== null && <ReportForm key={writing === 'new' ? 'new' : writing.id} page={page} corrects={writing === 'new' ? null : writing} onDone={() => write(null)} />}
    </PanelSection>
  );
}

function Rows({ page, onCorrect }: { page: IndicatorPage; onCorrect: ((row: Observation) => void) | null }) {
  const words = useWordsOf(reportingWords);
  const language = useLanguage();
  const text = useText();
  const byId = new Map(page.observations.map((row) => [row.id, row]));
  const seriesOf = ({ series }: Observation): string => {
    const one = page.series.find(({ id }) => id === series);
    return one ? text(one.title) : series;
  };
  const districtOf = ({ district }: Observation): string => {
    const one = page.by_district.find((each) => each.district === district);
    return district === null ? words.whole_city : one ? text(one.title) : district;
  };
  const by = (row: Observation): string => row.entered_by || words.program;
  return (
    <ul className={css.rows}>
      {page.observations.toReversed().map((row) => {
        const former = row.replaces === null ? undefined : byId.get(row.replaces);
        const next = row.replaced_by === null ? undefined : byId.get(row.replaced_by);
        return (
          <li key={row.id} data-former={row.replaced_by !== null || row.withdrawn || undefined}>
            <p className={css.line}>
              <strong>{figure(row.value, page.unit, language, page.target.value)}</strong>
              <span>{periodText(row.from, row.to)}</span>
              <span>{districtOf(row)}</span>
              <span>{seriesOf(row)}</span>
              <Badge>{row.definition}</Badge>
              {row.demonstration && <SyntheticBadge short />}
              {row.withdrawn && <Badge tone="undetermined">{words.withdrawn}</Badge>}
            </p>
            <p className={css.hint}>
              {row.source}
              {row.note && ` · ${row.note}`} · {by(row)}, {formatDate(row.entered_at)}
            </p>
            {former && <p className={css.hint}>{words.corrects({ value: figure(former.value, page.unit, language, page.target.value), by: by(former), at: formatDate(former.entered_at) ?? '' })}</p>}
            {next && <p className={css.hint}>{words.corrected_by({ by: by(next), at: formatDate(next.entered_at) ?? '' })}</p>}
            {onCorrect && row.replaced_by === null && (
              <button type="button" className={targets.link} onClick={() => onCorrect(row)}>
                {words.correct}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
