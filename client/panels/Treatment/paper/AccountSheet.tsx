/** The account on paper: both views and the difference, every breakdown in all units, both readings, map, sources and versions. */
import { useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button, CloseButton, Loader } from '@mantine/core';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import { useIndicator } from '../../../api/indicators.ts';
import { formatDate, formatShare } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { IconPrinter } from '../../../ui/icons.ts';
import { change } from '../../../view/looking.ts';
import { changeTreatment } from '../../../view/view.ts';
import { SheetHead } from '../../Report/FindingSheet.tsx';
import report from '../../Report/Report.module.css';
import { reportWords } from '../../Report/words.ts';
import { periodText, targetText, valueText } from '../../Targets/target-text.ts';
import { targetWords } from '../../Targets/words.ts';
import { areaText, roundText } from '../account/account-figures.ts';
import { patchesText } from '../account/account-text.ts';
import type { AccountShown } from '../account/shown.ts';
import { inOrder } from '../breakdown/crossed.ts';
import { treatmentWords } from '../words.ts';
import { AccountMap, useAccountPicture } from './AccountMap.tsx';
import { UnitsTable } from './UnitsTable.tsx';
import { useSheet } from './use-sheet.ts';
import { sheetWords } from './words.ts';

export interface AccountSheetProps {
  readonly all: AccountShown;
  readonly catalogue: CatalogueAnswer;
}

const close = (): void => change(changeTreatment({ print: false }));

export function AccountSheet(props: AccountSheetProps) {
  const words = useWordsOf(sheetWords);
  const paper = useWordsOf(reportWords);
  const general = useWords();
  const picture = useAccountPicture(props.all, props.catalogue);
  const [made_at] = useState(() => formatDate(new Date().toISOString()) ?? '');
  const sheet = useRef<HTMLDivElement>(null);
  useSheet(sheet, close);
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the element of that name looks and behaves otherwise
    <div ref={sheet} className={report.report} role="dialog" aria-modal aria-label={paper.dialog} tabIndex={-1} data-ready={picture !== undefined || undefined}>
      <div className={report.bar}>
        <strong>{paper.dialog}</strong>
        <span className={report.progress} aria-live="polite">
          {picture === undefined ? <Loader size={14} /> : paper.ready}
        </span>
        <Button size="sm" leftSection={<IconPrinter size={16} />} disabled={picture === undefined} onClick={() => window.print()}>
          {paper.print}
        </Button>
        <CloseButton aria-label={general.close} onClick={close} />
      </div>
      <article className={report.sheet} data-sheet>
        <SheetHead title={words.title} aside={paper.printed({ time: made_at })} />
        <Summary {...props} />
        <AccountMap picture={picture} all={props.all} catalogue={props.catalogue} />
        <Tables {...props} />
        <About {...props} />
      </article>
    </div>,
    document.body,
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={report.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Summary({ all: { account, indicator, unit, drawn } }: AccountSheetProps) {
  const words = useWordsOf(sheetWords);
  const own = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const scope = drawn ? words.drawn : (account.zone?.title ?? words.city);
  return (
    <>
      {account.demonstration && <p className={report.demo}>{words.demo}</p>}
      <h2 className={report.parties}>
        {areaText(account.counted_m2, language, unit)} <small>{patchesText(account, own)}</small>
      </h2>
      <p lang="zh-CN">“{indicator.phrase}”</p>
      <dl className={report.pairs}>
        <Pair title={words.scope}>{account.zone && account.zone.area_m2 > 0 ? `${scope} · ${areaText(account.zone.area_m2, language, unit)}` : scope}</Pair>
        <Pair title={words.day}>{account.as_of ?? words.today}</Pair>
      </dl>
      <Part title={words.readings}>
        <table className={report.table}>
          <thead>
            <tr>
              <th>{words.reading}</th>
              <th>{words.counted}</th>
              <th>{words.target}</th>
              <th>{words.share}</th>
              <th>{words.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {account.readings.map((reading) => (
              <tr key={reading.id}>
                <td>{text(reading.title)}</td>
                <td>{areaText(reading.counted_m2, language, unit)}</td>
                <td>{roundText(reading.target_m2, language, unit)}</td>
                <td>{formatShare(reading.share, language)}</td>
                <td>{account.zone ? '–' : reading.met ? own.met : own.not_met}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {account.zone && <p className={report.small}>{own.zone_reading}</p>}
      </Part>
    </>
  );
}

function Pair({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Tables({ all: { account, indicator, unit } }: AccountSheetProps) {
  const words = useWordsOf(sheetWords);
  const own = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const union = { key: '', title: { zh: treatmentWords.zh.union, en: treatmentWords.en.union }, area_m2: account.counted_m2 };
  const reasons = account.exclusions.filter(({ area_m2 }) => area_m2 > 0).map(({ category, title, area_m2 }) => ({ key: category, title, area_m2 }));
  const dimensions = [['year', own.the_year], ['measure', own.measure], ...indicator.account.zones.toReversed().map(({ id, title }) => [id, text(title)])] as const;
  const { pace, meets } = account.trend;
  return (
    <>
      <Part title={words.records}>
        <UnitsTable rows={[union, ...reasons]} total={own.recorded} />
      </Part>
      {dimensions.map(([dimension, title]) => (
        <Part key={dimension} title={words.by({ dimension: title })}>
          <UnitsTable rows={inOrder(account, dimension ?? '')} total={own.total} />
        </Part>
      ))}
      <Part title={words.trend}>
        <p>{pace ? own.pace({ from: pace.from, to: pace.to, area: areaText(pace.m2_per_year, language, unit) }) : own.no_pace}</p>
        {meets.map(({ reading, reason }) => (
          <p key={reading}>
            <strong>{text(account.readings.find(({ id }) => id === reading)?.title ?? { zh: reading, en: reading })}</strong> · {text(reason)}
          </p>
        ))}
      </Part>
      {indicator.account.beside !== undefined && (
        <Part title={words.beside}>
          <BesideLine indicator={indicator.account.beside} as_of={account.as_of} />
        </Part>
      )}
    </>
  );
}

function BesideLine({ indicator, as_of }: { indicator: string; as_of: string | null }) {
  const own = useWordsOf(treatmentWords);
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const text = useText();
  const page = useIndicator(indicator, as_of).data;
  const period = page ? periodText(page.from, page.to) : null;
  return (
    <>
      <p>{own.two_things}</p>
      {page && (
        <p>
          {text(page.title)} <strong>{valueText(page, words, language) ?? words.no_value}</strong> · {words.target} {targetText(page, words, language)} · {words.statuses[page.status.code]}
          {period && ` · ${words.data_of({ day: period })}`}
        </p>
      )}
    </>
  );
}

function About({ all: { account, indicator }, catalogue }: AccountSheetProps) {
  const words = useWordsOf(sheetWords);
  const own = useWordsOf(treatmentWords);
  const general = useWords();
  const text = useText();
  const definition = indicator.definitions.at(-1) ?? indicator.definitions[0];
  return (
    <>
      <Part title={words.definition}>
        <p>{text(definition.text)}</p>
        <p className={report.small}>
          {own.source} {text(indicator.source)}
        </p>
      </Part>
      <Part title={words.sources}>
        <table className={report.table}>
          <thead>
            <tr>
              <th>{words.layer}</th>
              <th>{words.version}</th>
              <th>{words.as_of}</th>
            </tr>
          </thead>
          <tbody>
            {account.layers.map(({ layer, revision, as_of, demonstration }) => {
              const known = catalogue.layers.find((one) => one.id === layer);
              return (
                <tr key={layer}>
                  <td>
                    {known ? text(known.title) : layer} {demonstration && `（${general.synthetic}）`}
                  </td>
                  <td>{revision === 0 ? own.no_revision : revision}</td>
                  <td>{as_of ?? general.unknown}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className={report.small}>
          {own.run_at} {formatDate(account.run_at)} · {words.rounding}
        </p>
      </Part>
    </>
  );
}
