/** The state of the plan on one A4 page: every target with value, target, status, reason, date and source. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, CloseButton } from '@mantine/core';
import type { IndicatorState, PlanState } from '../../../../server/contract/indicators.ts';
import { planAddress, usePlan } from '../../../api/indicators.ts';
import { formatDate } from '../../../i18n/format.ts';
import { bilingual, useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { IconExternalLink, IconPrinter } from '../../../ui/icons.ts';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { change, useView } from '../../../view/looking.ts';
import { changeTargets } from '../../../view/view.ts';
import { byTheme } from '../board/board-filter.ts';
import { StatusIcon } from '../StatusMark.tsx';
import { boundsText, dueText, periodText, statusOrder, targetText, valueText } from '../target-text.ts';
import { targetWords } from '../words.ts';
import css from './PlanSheet.module.css';

const paperWords = bilingual({
  zh: {
    title: '整改方案目标一览',
    as_of: (a: { day: string }) => `截至 ${a.day}`,
    made: (a: { time: string }) => `制表时间 ${a.time}`,
    print: '打印或存为 PDF',
    preview: '打印预览',
    headings: { number: '编号', target: '目标', value: '数值', asked: '要求', status: '状态', reason: '理由', date: '数据日期', source: '来源' },
    demo: '“示”指示意数据：仅演示方法，不得作为考核依据。',
    demo_mark: '示',
    software: '安澜',
  },
  en: {
    title: 'State of the plan’s targets',
    as_of: (a) => `as of ${a.day}`,
    made: (a) => `made ${a.time}`,
    print: 'Print or save as PDF',
    preview: 'Print preview',
    headings: { number: 'No.', target: 'Target', value: 'Value', asked: 'Asked', status: 'Status', reason: 'Reason', date: 'Data of', source: 'Source' },
    demo: '“D” marks demonstration data: it shows the method and is no basis for an assessment.',
    demo_mark: 'D',
    software: 'Anlan',
  },
});

const close = (): void => change(changeTargets({ print: false }));

export function PlanSheet() {
  const words = useWordsOf(paperWords);
  const own = useWordsOf(targetWords);
  const general = useWords();
  const as_of = useView((view) => view.targets.as_of);
  const plan = usePlan(as_of);
  const box = useRef<HTMLDivElement>(null);
  useModal(box);
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the element of that name looks and behaves otherwise
    <div ref={box} className={css.desk} role="dialog" aria-modal aria-label={words.preview} tabIndex={-1} data-ready={plan.data !== undefined || undefined}>
      <div className={css.bar}>
        <strong>{words.preview}</strong>
        <a href={planAddress(as_of)} target="_blank" rel="noreferrer">
          <IconExternalLink size={14} aria-hidden /> {own.as_data}
        </a>
        <Button size="sm" leftSection={<IconPrinter size={16} />} disabled={!plan.data} onClick={() => window.print()}>
          {words.print}
        </Button>
        <CloseButton aria-label={general.close} onClick={close} />
      </div>
      {plan.error && <ErrorState fault={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.isPending && <Loading lines={10} />}
      {plan.data && <Sheet plan={plan.data} />}
    </div>,
    document.body,
  );
}

function Sheet({ plan }: { plan: PlanState }) {
  const words = useWordsOf(paperWords);
  const own = useWordsOf(targetWords);
  const text = useText();
  const [made_at] = useState(() => formatDate(new Date().toISOString()) ?? '');
  const sheet = useRef<HTMLElement>(null);
  const page = useRef<HTMLDivElement>(null);
  useOnePage(sheet, page);
  const count = (code: IndicatorState['status']['code']): number => plan.indicators.filter(({ status }) => status.code === code).length;
  return (
    <article className={css.sheet} ref={sheet} data-sheet>
      <div ref={page}>
        <header className={css.head}>
          <span className={css.brand}>{words.software}</span>
          <h1>{words.title}</h1>
          <small>
            {text(plan.title)} · {words.as_of({ day: plan.as_of })} · {words.made({ time: made_at })}
          </small>
        </header>
        <p className={css.counts}>
          {statusOrder.map((code) => (
            <span key={code} data-status={code}>
              <StatusIcon code={code} size={10} /> {own.statuses[code]} <b>{count(code)}</b>
            </span>
          ))}
        </p>
        <table className={css.table}>
          <thead>
            <tr>
              {Object.entries(words.headings).map(([name, title]) => (
                <th key={name}>{title}</th>
              ))}
            </tr>
          </thead>
          {byTheme(plan.indicators).map(([theme, states]) => (
            <tbody key={theme}>
              {states.map((state) => (
                <Row key={state.indicator} state={state} />
              ))}
            </tbody>
          ))}
        </table>
        {plan.indicators.some(({ demonstration }) => demonstration) && <p className={css.demo}>{words.demo}</p>}
      </div>
    </article>
  );
}

function Row({ state }: { state: IndicatorState }) {
  const words = useWordsOf(paperWords);
  const own = useWordsOf(targetWords);
  const language = useLanguage();
  const text = useText();
  const bounds = boundsText(state, own, language);
  return (
    <tr data-target={state.indicator}>
      <td>{state.number}</td>
      <td className={css.title}>{text(state.title)}</td>
      <td className={css.value}>
        {bounds ?? valueText(state, own, language) ?? own.no_value}
        {state.demonstration && <sup className={css.mark}>{words.demo_mark}</sup>}
      </td>
      <td>
        {targetText(state, own, language)} <small>{dueText(state, own)}</small>
      </td>
      <td className={css.status} data-status={state.status.code}>
        <StatusIcon code={state.status.code} size={9} /> {own.statuses[state.status.code]}
      </td>
      <td>{text(state.undetermined ?? state.status.reason)}</td>
      <td className={css.date}>{periodText(state.from, state.to) ?? '—'}</td>
      <td>{state.source ? text(state.source) : '—'}</td>
    </tr>
  );
}

/** Type shrinks until all of it stands on one page, as wide as paper. */
function useOnePage(sheet: { readonly current: HTMLElement | null }, page: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const paper = sheet.current;
    if (!paper || !page.current) return;
    // The page less its margins, in CSS pixels, and a breath for the printer's rounding.
    const most_px = ((297 - 14 - 16) / 25.4) * 96 - 6;
    for (let size = 9.4; size >= 5; size -= 0.1) {
      paper.style.setProperty('--type', `${size.toFixed(1)}px`);
      if (page.current.scrollHeight <= most_px) return;
    }
    // After every drawing of the sheet: language, plan and length decide how much there is.
  });
}

/** The page behind rests; Escape closes; the keyboard is inside, and goes back afterwards. */
function useModal(sheet: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const root = document.getElementById('root');
    const from = document.activeElement;
    if (root) root.inert = true;
    document.documentElement.dataset['report'] = 'plan';
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
