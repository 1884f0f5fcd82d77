/** A report to be printed: one finding, or a list with every finding on its own sheets; what is shown is what the printer gets. */
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, CloseButton, Loader } from '@mantine/core';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import type { StoredFinding } from '../../../server/contract/findings.ts';
import { useFindingSummary, useStoredFindings } from '../../api/findings.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../i18n/words.ts';
import { VerdictIcon } from '../../ui/badges.tsx';
import { IconPrinter } from '../../ui/icons.ts';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { change } from '../../view/looking.ts';
import { changeConflicts } from '../../view/view.ts';
import { useValueTitle } from '../Findings/filter/Chips.tsx';
import { distanceText, nameOf, overlapText } from '../Findings/row-text.ts';
import { findingWords } from '../Findings/words.ts';
import { FindingSheet, SheetHead } from './FindingSheet.tsx';
import css from './Report.module.css';
import { usePictures } from './use-pictures.ts';
import { reportWords } from './words.ts';

const close = (): void => change(changeConflicts({ print: null }));

export function Report({ keys, catalogue }: { keys: readonly string[]; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(reportWords);
  const general = useWords();
  const asked = useStoredFindings(keys);
  const pictures = usePictures(asked.data, catalogue);
  const [made_at] = useState(() => formatDate(new Date().toISOString()) ?? '');
  const ready = asked.data !== undefined && pictures.size >= asked.data.length;
  const sheet = useRef<HTMLDivElement>(null);
  useModal(sheet);
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the element of that name looks and behaves otherwise
    <div ref={sheet} className={css.report} role="dialog" aria-modal aria-label={words.dialog} tabIndex={-1} data-ready={ready || undefined}>
      <div className={css.bar}>
        <strong>{words.dialog}</strong>
        <span className={css.progress} aria-live="polite">
          {ready ? words.ready : <Loader size={14} />} {!ready && words.preparing({ done: pictures.size, all: keys.length })}
        </span>
        <Button size="sm" leftSection={<IconPrinter size={16} />} disabled={!ready} onClick={() => window.print()}>
          {words.print}
        </Button>
        <CloseButton aria-label={general.close} onClick={close} />
      </div>
      {asked.error && <ErrorState fault={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Loading lines={8} />}
      {asked.data && <Sheets all={asked.data} pictures={pictures} catalogue={catalogue} made_at={made_at} />}
    </div>,
    document.body,
  );
}

interface SheetsProps {
  readonly all: readonly StoredFinding[];
  readonly pictures: ReturnType<typeof usePictures>;
  readonly catalogue: CatalogueAnswer;
  readonly made_at: string;
}

const everything = {};

function Sheets({ all, pictures, catalogue, made_at }: SheetsProps) {
  const words = useWordsOf(reportWords);
  const titleOf = useValueTitle(useFindingSummary(everything).data, catalogue);
  const districtOf = ({ row }: StoredFinding): string => (row.district ? titleOf('district', row.district) : '');
  const several = all.length > 1;
  return (
    <>
      {several && <Cover all={all} catalogue={catalogue} made_at={made_at} districtOf={districtOf} />}
      {all.map((stored, index) => (
        <FindingSheet key={stored.row.key} stored={stored} picture={pictures.get(stored.row.key)} catalogue={catalogue} districtTitle={districtOf(stored)} made_at={made_at} place={several ? words.page_of({ at: index + 1, all: all.length }) : null} />
      ))}
    </>
  );
}

/** The list that goes before the sheets of several findings. */
function Cover({ all, catalogue, made_at, districtOf }: Omit<SheetsProps, 'pictures'> & { districtOf: (stored: StoredFinding) => string }) {
  const words = useWordsOf(reportWords);
  const names = useWordsOf(findingWords);
  const general = useWords();
  const language = useLanguage();
  const text = useText();
  return (
    <article className={css.sheet} data-sheet>
      <SheetHead title={words.list_title} aside={`${words.count({ count: all.length })} · ${words.printed({ time: made_at })}`} />
      {all.some(({ row }) => row.demonstration) && <p className={css.demo}>{words.some_demo}</p>}
      <table className={css.table}>
        <thead>
          <tr>
            <th className={css.short}>{words.sequence}</th>
            <th>{names.columns.verdict}</th>
            <th>{names.columns.subject}</th>
            <th>{names.columns.rule}</th>
            <th>{names.columns.overlap}</th>
            <th className={css.short}>{names.columns.distance}</th>
            <th>{names.columns.district}</th>
            <th>{names.columns.standing}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((stored, index) => {
            const { row } = stored;
            const rule = catalogue.rules.find((one) => one.id === row.rule);
            return (
              <tr key={row.key}>
                <td>{index + 1}</td>
                <td className={css.cellVerdict}>
                  <VerdictIcon verdict={row.verdict} size={13} /> {general.verdicts[row.verdict]}
                </td>
                <td>{nameOf(row)}</td>
                <td>{rule ? text(rule.title) : row.rule}</td>
                <td className={css.short}>{overlapText(row, language)}</td>
                <td className={css.short}>{distanceText(row, language)}</td>
                <td className={css.short}>{districtOf(stored)}</td>
                <td className={css.short}>{names.standings[row.standing]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </article>
  );
}

/** The page behind rests; Escape closes; the keyboard is inside, and goes back afterwards. */
function useModal(sheet: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const root = document.getElementById('root');
    const from = document.activeElement;
    if (root) root.inert = true;
    document.documentElement.dataset['report'] = '';
    sheet.current?.focus({ preventScroll: true });
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
      delete document.documentElement.dataset['report'];
      if (root) root.inert = false;
      if (from instanceof HTMLElement) from.focus({ preventScroll: true });
    };
  }, [sheet]);
}
