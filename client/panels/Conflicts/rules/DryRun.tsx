/** "With this threshold, N findings: +a, −b against today": tried on the server, drawn on the map, stored nowhere. */
import { useEffect, useRef, useState } from 'react';
import { Button, NumberInput, Slider } from '@mantine/core';
import type { Threshold } from '../../../../data/grammar.ts';
import type { CatalogueRule } from '../../../../server/contract/catalogue.ts';
import type { DryRun as DryRunAnswer } from '../../../../server/contract/findings.ts';
import { useDryRun } from '../../../api/findings.ts';
import { atLeast, useRole } from '../../../api/session.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/states.tsx';
import { VerdictMark } from '../../../ui/VerdictMark.tsx';
import { flyTo } from '../../../view/flight.ts';
import { drawScene, type OverlayPoint } from '../../../view/overlay.ts';
import css from './Rules.module.css';
import { ruleWords } from './words.ts';

/** Server, map and list agree on so many. */
const most = 500;
const listed_at_once = 30;

type Adjustable = Threshold & { readonly value: number; readonly adjustable: NonNullable<Threshold['adjustable']> };

const isAdjustable = (threshold: Threshold): threshold is Adjustable => threshold.adjustable !== undefined && typeof threshold.value === 'number';

export function DryRun({ rule }: { rule: CatalogueRule }) {
  const words = useWordsOf(ruleWords);
  const role = useRole();
  const adjustable = Object.entries(rule.thresholds).flatMap(([name, threshold]) => (isAdjustable(threshold) ? [[name, threshold] as const] : []));
  if (adjustable.length === 0) return <p className={css.hint}>{words.no_adjustable}</p>;
  if (!atLeast(role, 'viewer')) return <p className={css.hint}>{words.dry_not_allowed}</p>;
  return <Trial rule={rule} adjustable={adjustable} />;
}

function Trial({ rule, adjustable }: { rule: CatalogueRule; adjustable: readonly (readonly [string, Adjustable])[] }) {
  const words = useWordsOf(ruleWords);
  const own = Object.fromEntries(adjustable.map(([name, threshold]) => [name, threshold.value]));
  const [tried, setTried] = useState<Readonly<Record<string, number>>>(own);
  const run = useDryRun(rule.id);
  const changed = adjustable.some(([name, threshold]) => tried[name] !== threshold.value);
  const reset = (): void => {
    setTried(own);
    run.reset();
  };
  return (
    <>
      <p className={css.hint}>{words.dry_intro}</p>
      <div className={css.trial}>
        {adjustable.map(([name, threshold]) => (
          <Figure key={name} threshold={threshold} value={tried[name] ?? threshold.value} onChange={(value) => setTried((former) => ({ ...former, [name]: value }))} />
        ))}
        <div className={css.buttons}>
          <Button size="xs" disabled={!changed} loading={run.isPending} onClick={() => run.mutate(tried)}>
            {words.dry_run}
          </Button>
          <Button size="xs" variant="subtle" disabled={!changed && !run.data} onClick={reset}>
            {words.dry_reset}
          </Button>
        </div>
      </div>
      {run.error && <ErrorState fault={run.error} onRetry={() => run.mutate(tried)} />}
      {run.data && <Answer answer={run.data} />}
    </>
  );
}

function Figure({ threshold, value, onChange }: { threshold: Adjustable; value: number; onChange: (value: number) => void }) {
  const words = useWordsOf(ruleWords);
  const text = useText();
  const { min, max, step } = threshold.adjustable;
  const title = text(threshold.title);
  return (
    <div className={css.figure}>
      <span className={css.figureTitle}>
        {title} <small>{words.dry_today({ value: `${threshold.value} ${threshold.unit}`.trim() })}</small>
      </span>
      <Slider min={min} max={max} step={step} value={value} label={null} thumbLabel={title} onChange={onChange} marks={[{ value: threshold.value }]} />
      <NumberInput size="xs" aria-label={title} min={min} max={max} step={step} value={value} suffix={threshold.unit ? ` ${threshold.unit}` : ''} clampBehavior="blur" hideControls onChange={(next) => typeof next === 'number' && onChange(next)} />
    </div>
  );
}

function Answer({ answer }: { answer: DryRunAnswer }) {
  const words = useWordsOf(ruleWords);
  const language = useLanguage();
  useDryRunScene(answer);
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it runs when this changes, though it does not read it
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [answer]);
  const figure = (count: number): string => formatNumber(count, language);
  return (
    <div className={css.answer} aria-live="polite" ref={box}>
      {/* oxlint-disable-next-line unicorn/no-thenable -- a figure of the contract, no promise */}
      <p className={css.then}>{words.dry_answer({ then: figure(answer.then), today: figure(answer.today) })}</p>
      {answer.added_count + answer.removed_count === 0 && <p className={css.hint}>{words.none_changes}</p>}
      <Changed title={words.added({ count: figure(answer.added_count) })} sign="+" rows={answer.added} count={answer.added_count} />
      <Changed title={words.removed({ count: figure(answer.removed_count) })} sign="−" rows={answer.removed} count={answer.removed_count} />
    </div>
  );
}

function Changed({ title, sign, rows, count }: { title: string; sign: string; rows: DryRunAnswer['added']; count: number }) {
  const words = useWordsOf(ruleWords);
  const general = useWords();
  const [all, setAll] = useState(false);
  if (count === 0) return null;
  const shown = all ? rows : rows.slice(0, listed_at_once);
  return (
    <details className={css.fold} open>
      <summary>
        <b className={css.sign}>{sign}</b> {title}
      </summary>
      {count > most && <p className={css.hint}>{words.listed({ count: most })}</p>}
      <ul className={css.changed}>
        {shown.map((row) => (
          <li key={row.key}>
            <button type="button" onClick={() => flyTo({ position: row.point, zoom: 14 })}>
              {row.to && <VerdictMark verdict={row.to} />}
              <span>{row.subject.name || row.subject.id}</span>
              <small>{[row.from, row.to].map((verdict) => (verdict ? general.verdicts[verdict] : '–')).join(' → ')}</small>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {general.more}
        </Button>
      )}
    </details>
  );
}

/** What is added wears a plus, what is removed is hollow with a minus. */
function useDryRunScene(answer: DryRunAnswer): void {
  const general = useWords();
  useEffect(() => {
    const mark = (change: 'added' | 'removed') => (row: DryRunAnswer['added'][number]): OverlayPoint => {
      const verdict = (change === 'added' ? row.to : row.from) ?? 'review';
      const hint = [row.subject.name || row.subject.id, [row.from, row.to].map((one) => (one ? general.verdicts[one] : '–')).join(' → ')].join(' · ');
      return { key: row.key, position: row.point, colour: '#000000', radius: 12, mark: { verdict, change }, hint };
    };
    drawScene('conflicts', { dim: 0.35, points: [...answer.removed.map(mark('removed')), ...answer.added.map(mark('added'))] });
    return () => drawScene('conflicts', null);
  }, [answer, general]);
}
