/** "With this threshold, N findings: +a, −b against today": tried on the server, drawn on the map, stored nowhere. */
import { useEffect, useRef, useState } from 'react';
import { Button, NumberInput, Slider } from '@mantine/core';
import type { Threshold } from '../../../../data/grammar.ts';
import type { CatalogueRule } from '../../../../server/contract/catalogue.ts';
import type { DryRun as DryRunAnswer } from '../../../../server/contract/findings.ts';
import { useDryRun } from '../../../api/findings.ts';
import { atLeast, useRole, useSession } from '../../../api/session.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { listed, titled } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/states.tsx';
import { VerdictMark } from '../../../ui/VerdictMark.tsx';
import { verdictOrder } from '../../../ui/verdicts.ts';
import { flyTo } from '../../../view/flight.ts';
import { drawScene, type OverlayPoint } from '../../../view/overlay.ts';
import own from './DryRun.module.css';
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
  const person = useSession().data?.person?.id ?? role;
  const adjustable = Object.entries(rule.thresholds).flatMap(([name, threshold]) => (isAdjustable(threshold) ? [[name, threshold] as const] : []));
  if (adjustable.length === 0) return <p className={css.hint}>{words.no_adjustable}</p>;
  if (!atLeast(role, 'viewer')) return <p className={css.hint}>{words.dry_not_allowed}</p>;
  // What was answered to the person before goes with them.
  return <Trial key={person} rule={rule} adjustable={adjustable} />;
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
      {run.data && <Answer answer={run.data} asked={run.variables ?? own} tried={tried} adjustable={adjustable} />}
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

interface AnswerProps {
  readonly answer: DryRunAnswer;
  /** The figures that were answered, and those that stand on the sliders now. */
  readonly asked: Readonly<Record<string, number>>;
  readonly tried: Readonly<Record<string, number>>;
  readonly adjustable: readonly (readonly [string, Adjustable])[];
}

function Answer({ answer, asked, tried, adjustable }: AnswerProps) {
  const words = useWordsOf(ruleWords);
  const language = useLanguage();
  const text = useText();
  const former = adjustable.some(([name]) => asked[name] !== tried[name]);
  useDryRunScene(former ? null : answer);
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it runs when this changes, though it does not read it
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [answer]);
  const figure = (count: number): string => formatNumber(count, language);
  const figures = adjustable.map(([name, threshold]) => titled(text(threshold.title), `${asked[name] ?? threshold.value} ${threshold.unit}`.trim(), language));
  const { added_count, removed_count, other_count } = answer;
  return (
    <div className={`${css.answer} ${own.outcome}`} aria-live="polite" ref={box} data-former={former || undefined}>
      <p className={css.hint}>{words.dry_for({ figures: listed(figures, language) })}</p>
      {former && <p className={own.former}>{words.dry_former}</p>}
      {/* oxlint-disable-next-line unicorn/no-thenable -- a figure of the contract, no promise */}
      <p className={css.then}>{words.dry_answer({ then: figure(answer.then), today: figure(answer.today), added: figure(added_count), removed: figure(removed_count) })}</p>
      <p className={css.hint}>{words.dry_counts}</p>
      <Verdicts verdicts={answer.verdicts} />
      {added_count + removed_count + other_count === 0 && <p className={css.hint}>{words.none_changes}</p>}
      <Changed title={words.added({ count: figure(added_count) })} sign="+" rows={answer.added} count={added_count} />
      <Changed title={words.removed({ count: figure(removed_count) })} sign="−" rows={answer.removed} count={removed_count} />
      <Changed title={words.other({ count: figure(other_count) })} sign="→" rows={answer.other} count={other_count} />
    </div>
  );
}

/** Every verdict today and then, also what cannot be told: a conflict that turns into that is not resolved. */
function Verdicts({ verdicts: { today, tried } }: Pick<DryRunAnswer, 'verdicts'>) {
  const words = useWordsOf(ruleWords);
  const general = useWords();
  const language = useLanguage();
  const change = (by: number): string => (by === 0 ? '0' : `${by > 0 ? '+' : '−'}${formatNumber(Math.abs(by), language)}`);
  return (
    <table className={own.verdicts}>
      <thead>
        <tr>
          <th scope="col">{words.verdict}</th>
          <th scope="col">{words.today}</th>
          <th scope="col">{words.tried}</th>
          <th scope="col">{words.change}</th>
        </tr>
      </thead>
      <tbody>
        {verdictOrder.map((verdict) => (
          <tr key={verdict} data-verdict={verdict}>
            <th scope="row">
              <VerdictMark verdict={verdict} size={14} /> {general.verdicts[verdict]}
            </th>
            <td>{formatNumber(today[verdict], language)}</td>
            <td>{formatNumber(tried[verdict], language)}</td>
            <td data-changed={today[verdict] !== tried[verdict] || undefined}>{change(tried[verdict] - today[verdict])}</td>
          </tr>
        ))}
      </tbody>
    </table>
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

/** What is added wears a plus, what is removed is hollow with a minus, what only changes its verdict wears the new one. */
function useDryRunScene(answer: DryRunAnswer | null): void {
  const general = useWords();
  useEffect(() => {
    if (!answer) return undefined;
    const mark = (change?: 'added' | 'removed') => (row: DryRunAnswer['added'][number]): OverlayPoint => {
      const verdict = (change === 'removed' ? row.from : row.to) ?? 'review';
      const hint = [row.subject.name || row.subject.id, [row.from, row.to].map((one) => (one ? general.verdicts[one] : '–')).join(' → ')].join(' · ');
      return { key: row.key, position: row.point, colour: '#000000', radius: change ? 12 : 9, mark: { verdict, ...(change && { change }) }, hint };
    };
    drawScene('conflicts', { dim: 0.35, points: [...answer.other.map(mark()), ...answer.removed.map(mark('removed')), ...answer.added.map(mark('added'))] });
    return () => drawScene('conflicts', null);
  }, [answer, general]);
}
