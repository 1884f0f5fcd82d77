/** The site check on paper: map with legend, scale and north arrow, the verdicts with their law, and every version they rest on. */
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, CloseButton, Loader } from '@mantine/core';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { SavedSite, SiteAnswer } from '../../../../server/contract/sites.ts';
import { formatArea, formatDate, formatLength, formatPosition } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { VerdictIcon } from '../../../ui/badges.tsx';
import { IconPrinter } from '../../../ui/icons.ts';
import { boxOf } from '../../../view/flight.ts';
import { change } from '../../../view/looking.ts';
import type { OverlayGeometry } from '../../../view/overlay.ts';
import { changeSite } from '../../../view/view.ts';
import type { SiteSaid } from '../../../view/site/site.ts';
import { SheetHead } from '../../Report/FindingSheet.tsx';
import report from '../../Report/Report.module.css';
import { reportWords } from '../../Report/words.ts';
import { gistOf, grouped, notApplicable } from '../answer/answer-order.ts';
import { siteWords } from '../words.ts';
import { SiteMap, useSitePicture } from './SiteMap.tsx';

export interface SiteReportProps {
  readonly shape: OverlayGeometry;
  readonly said: SiteSaid;
  readonly answer: SiteAnswer;
  /** Null: not saved. */
  readonly run: SavedSite['runs'][number] | null;
  readonly catalogue: CatalogueAnswer;
}

const close = (): void => change(changeSite({ print: false }));

export function SiteReport({ shape, said, answer, run, catalogue }: SiteReportProps) {
  const words = useWordsOf(siteWords);
  const paper = useWordsOf(reportWords);
  const general = useWords();
  const picture = useSitePicture(shape, answer, catalogue);
  const [made_at] = useState(() => formatDate(new Date().toISOString()) ?? '');
  const sheet = useRef<HTMLDivElement>(null);
  useModal(sheet);
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the element of that name looks and behaves otherwise
    <div ref={sheet} className={report.report} role="dialog" aria-modal aria-label={words.report_title} tabIndex={-1} data-ready={picture !== undefined || undefined}>
      <div className={report.bar}>
        <strong>{words.report_title}</strong>
        <span className={report.progress} aria-live="polite">
          {picture === undefined ? <Loader size={14} /> : paper.ready}
        </span>
        <Button size="sm" leftSection={<IconPrinter size={16} />} disabled={picture === undefined} onClick={() => window.print()}>
          {words.print}
        </Button>
        <CloseButton aria-label={general.close} onClick={close} />
      </div>
      <article className={report.sheet} data-sheet>
        <SheetHead title={words.report_title} aside={paper.printed({ time: made_at })} />
        <Summary shape={shape} said={said} answer={answer} run={run} catalogue={catalogue} />
        <SiteMap picture={picture} answer={answer} catalogue={catalogue} />
        <Verdicts answer={answer} catalogue={catalogue} />
        <Versions answer={answer} catalogue={catalogue} />
      </article>
    </div>,
    document.body,
  );
}

function Summary({ shape, said, answer, run, catalogue }: SiteReportProps) {
  const words = useWordsOf(siteWords);
  const paper = useWordsOf(reportWords);
  const general = useWords();
  const language = useLanguage();
  const text = useText();
  const activity = catalogue.activities.find(({ id }) => id === said.activity);
  const applying = answer.rules.filter(({ verdict }) => verdict !== null);
  const [west = 0, south = 0, east = 0, north = 0] = boxOf(shape) ?? [];
  const pairs: readonly (readonly [string, string | null])[] = [
    [words.activity, activity ? text(activity.title) : said.activity],
    [words.act_type, words.act_types[said.act_type]],
    [words.act_date, said.act_date ?? general.unknown],
    [words.area, answer.area_m2 === null ? null : `${formatArea(answer.area_m2, language)} (${formatArea(answer.area_m2, language, 'mu')})`],
    [words.length, answer.length_m === null ? null : formatLength(answer.length_m, language)],
    [words.position, formatPosition((west + east) / 2, (south + north) / 2)],
    [words.accuracy, said.accuracy_m === null ? null : String(said.accuracy_m)],
  ];
  return (
    <>
      {applying.some(({ findings }) => findings.some(({ demonstration }) => demonstration)) && <p className={report.demo}>{paper.demo}</p>}
      <h2 className={report.parties}>{words.report_of({ name: said.name || words.unnamed })}</h2>
      <div className={report.verdict} data-tone={answer.verdict}>
        <VerdictIcon verdict={answer.verdict} size={22} />
        <strong>{general.verdicts[answer.verdict]}</strong>
        <p>{applying.length === 0 ? words.no_rule : words.overall_count({ rules: applying.length, undetermined: answer.undetermined })}</p>
      </div>
      {run === null && <p className={report.small}>{words.report_unsaved}</p>}
      <section className={report.part}>
        <dl className={report.pairs}>
          {pairs.map(([title, value]) =>
            value ? (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </section>
    </>
  );
}

function Verdicts({ answer, catalogue }: { answer: SiteAnswer; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(siteWords);
  const general = useWords();
  const language = useLanguage();
  const text = useText();
  const others = notApplicable(answer);
  const titleOf = (id: string): string => {
    const rule = catalogue.rules.find((one) => one.id === id);
    return rule ? text(rule.title) : id;
  };
  return (
    <section className={report.part}>
      <h3>{words.report_verdicts}</h3>
      <table className={report.table}>
        <thead>
          <tr>
            <th>{words.outcome}</th>
            <th>{words.rule}</th>
            <th>{words.report_reason}</th>
          </tr>
        </thead>
        <tbody>
          {grouped(answer).flatMap(({ verdict, rules }) =>
            rules.map(({ rule, findings }) => {
              const [first] = findings;
              const law = first?.evidence.legal[0];
              return (
                <tr key={rule}>
                  <td className={report.cellVerdict}>
                    <VerdictIcon verdict={verdict} size={13} /> {general.verdicts[verdict]}
                  </td>
                  <td>{titleOf(rule)}</td>
                  <td>
                    {first && text(first.reason)} {gistOf(first, words, language)}
                    {law && (
                      <small>
                        {' '}
                        {text(law.document)} {text(law.article)}
                        {law.in_force_on_act_date ? '' : `（${words.not_in_force}）`}
                      </small>
                    )}
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
      {others.length > 0 && (
        <p className={report.small}>
          {words.not_applicable({ count: others.length })}
          {language === 'zh' ? '：' : ': '}
          {others.map(({ rule }) => titleOf(rule)).join(language === 'zh' ? '；' : '; ')}
        </p>
      )}
    </section>
  );
}

/** Only layers that a rule of this answer rests on. */
function Versions({ answer, catalogue }: { answer: SiteAnswer; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(siteWords);
  const paper = useWordsOf(reportWords);
  const general = useWords();
  const text = useText();
  const used = new Map(answer.rules.flatMap(({ findings }) => findings.flatMap(({ evidence }) => evidence.layers.map((version) => [version.layer, version] as const))));
  return (
    <section className={report.part}>
      <h3>{words.report_versions}</h3>
      <table className={report.table}>
        <tbody>
          {[...used.values()].map(({ layer: id, revision, as_of, demonstration }) => {
            const layer = catalogue.layers.find((one) => one.id === id);
            return (
              <tr key={id}>
                <td>{layer ? text(layer.title) : id}</td>
                <td>
                  {revision === 0 ? words.no_revision : words.revision({ number: revision, date: as_of ?? general.unknown })}
                  {demonstration && ` · ${general.synthetic}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={report.small}>{answer.rules.filter(({ verdict }) => verdict !== null).map(({ rule, rule_version }) => `${rule} ${rule_version}`).join(' · ')}</p>
      <p className={report.small}>
        {words.report_run({ time: formatDate(answer.run_at) ?? answer.run_at })} · EPSG:4490 · {paper.software({ version: catalogue.version })}
      </p>
    </section>
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
