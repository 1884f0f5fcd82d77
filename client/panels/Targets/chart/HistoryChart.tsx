/** The history of a target: each series by itself, broken and marked where the definition changes, with the target's level and its day. */
import { useState } from 'react';
import type { IndicatorPage, Observed } from '../../../../server/contract/indicators.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { inBrackets } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { figure, periodText, targetText } from '../target-text.ts';
import { targetWords } from '../words.ts';
import { areYearly, breaksOf, dayNumber, daysScaleOf, linesOf, scaleOf, ticksOf, yearBorders, yearTicks } from './chart-figures.ts';
import css from './HistoryChart.module.css';
import { levelOf } from './level.ts';
import { seriesOf } from './series.ts';

const width = 448;
const height = 210;
const box = { left: 46, right: 12, top: 20, bottom: 26 };
/** More would hide each other: the others are chosen from the legend. */
const shown_at_first = 3;

export function HistoryChart({ page }: { page: IndicatorPage }) {
  const words = useWordsOf(targetWords);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(seriesOf(page).slice(shown_at_first)));
  if (page.history.length === 0) return <p className={css.hint}>{words.no_history}</p>;
  const several = seriesOf(page).length > 1;
  const points = page.history.filter(({ series }) => !hidden.has(series));
  const toggle = (series: string): void => setHidden((former) => new Set(former.has(series) ? [...former].filter((one) => one !== series) : [...former, series]));
  return (
    <>
      {points.length > 0 && <Chart page={page} points={points} />}
      {several && <Legend page={page} hidden={hidden} onToggle={toggle} />}
      <p className={css.hint}>
        {several && words.series_apart} {breaksOf(page.history).length > 0 && words.definition_break}
      </p>
      <Figures page={page} />
    </>
  );
}

const keyOf = ({ series, definition, from, to }: Observed): string => `${series} ${definition} ${from} ${to}`;

function useSeriesTitle(page: IndicatorPage): (id: string) => string {
  const words = useWordsOf(targetWords);
  const text = useText();
  return (id) => {
    const series = page.series.find((one) => one.id === id);
    return series ? text(series.title) : page.kind === 'reported' ? id : words.kinds[page.kind];
  };
}

function Chart({ page, points }: { page: IndicatorPage; points: readonly Observed[] }) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const titleOf = useSeriesTitle(page);
  const order = seriesOf(page);
  const level = levelOf(page);
  const { due } = page.target;
  const yearly = areYearly(points);
  const x = daysScaleOf([...points.map(({ to }) => to), ...(due ? [due] : [])], box.left, width - box.right);
  const y = scaleOf([...points.map(({ value }) => value), ...(level ? [level.low, level.high] : [])], height - box.bottom, box.top);
  const label = words.history_long({ points: points.length, series: new Set(points.map(({ series }) => series)).size, definitions: new Set(points.map(({ definition }) => definition)).size });
  const dueLeft = due !== null && x.to(dayNumber(due)) > width / 2;
  return (
    <svg className={css.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {ticksOf(y, 5).map((value) => (
        <g key={value}>
          <line className={css.grid} x1={box.left} x2={width - box.right} y1={y.to(value)} y2={y.to(value)} />
          <text className={css.tick} x={box.left - 6} y={y.to(value) + 4} textAnchor="end">
            {formatNumber(value, language, 4)}
          </text>
        </g>
      ))}
      {!yearly && yearBorders(x).map((at) => <line key={at} className={css.grid} x1={x.to(at)} x2={x.to(at)} y1={height - box.bottom} y2={height - box.bottom + 6} />)}
      {yearTicks(x, 7, yearly).map(({ at, year }) => (
        <text key={year} className={css.tick} x={x.to(at)} y={height - 8} textAnchor="middle">
          {year}
        </text>
      ))}
      {level && level.low !== level.high && <rect className={css.band} x={box.left} width={width - box.left - box.right} y={y.to(level.high)} height={y.to(level.low) - y.to(level.high)} />}
      {level && (
        <>
          <line className={css.level} x1={box.left} x2={width - box.right} y1={y.to(level.at)} y2={y.to(level.at)} data-level={level.at} />
          <text className={css.levelName} x={box.left + 4} y={y.to(level.at) - 5}>
            {words.target_line({ value: targetText(page, words, language) })}
          </text>
        </>
      )}
      {due && (
        <>
          <line className={css.due} x1={x.to(dayNumber(due))} x2={x.to(dayNumber(due))} y1={box.top - 6} y2={height - box.bottom} />
          <text className={css.tick} x={x.to(dayNumber(due)) + (dueLeft ? -4 : 4)} y={box.top - 8} textAnchor={dueLeft ? 'end' : 'start'}>
            {words.due({ day: due })}
          </text>
        </>
      )}
      {breaksOf(points).map(({ at, definition, series }) => (
        <g key={`${series} ${definition} ${at}`} data-break={definition}>
          <line className={css.break} x1={x.to(at)} x2={x.to(at)} y1={box.top} y2={height - box.bottom} />
          <text className={css.breakName} x={x.to(at) + 4} y={height - box.bottom - 6}>
            {words.definition_change({ version: definition })}
          </text>
        </g>
      ))}
      {linesOf(points).map((line) => (
        <polyline key={`${line.series} ${line.term} ${line.definition} ${line.points[0]?.to ?? ''}`} className={css.run} data-ink={order.indexOf(line.series) % 4} points={line.points.map(({ to, value }) => `${x.to(dayNumber(to))},${y.to(value)}`).join(' ')} />
      ))}
      {points.map((point) => (
        <circle key={keyOf(point)} className={css.dot} data-ink={order.indexOf(point.series) % 4} data-demo={point.demonstration || undefined} cx={x.to(dayNumber(point.to))} cy={y.to(point.value)} r={3.5}>
          <title>{`${periodText(point.from, point.to) ?? ''} · ${figure(point.value, page.unit, language, page.target.value)} · ${titleOf(point.series)} · ${words.definition({ version: point.definition })}`}</title>
        </circle>
      ))}
    </svg>
  );
}

function Legend({ page, hidden, onToggle }: { page: IndicatorPage; hidden: ReadonlySet<string>; onToggle: (series: string) => void }) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const titleOf = useSeriesTitle(page);
  const order = seriesOf(page);
  return (
    <div className={css.legend}>
      {order.map((series, index) => (
        <button key={series} type="button" aria-pressed={!hidden.has(series)} onClick={() => onToggle(series)}>
          <svg width={26} height={10} aria-hidden>
            <line className={css.run} data-ink={index % 4} x1={1} x2={25} y1={5} y2={5} />
            <circle className={css.dot} data-ink={index % 4} cx={13} cy={5} r={3.5} />
          </svg>
          {titleOf(series)}
          {index === 0 && inBrackets(words.judged, language)}
        </button>
      ))}
    </div>
  );
}

/** The same as a table: for the keyboard, for a reader, for copying. */
function Figures({ page }: { page: IndicatorPage }) {
  const words = useWordsOf(targetWords);
  const general = useWords();
  const language = useLanguage();
  const titleOf = useSeriesTitle(page);
  return (
    <details className={css.figures}>
      <summary>{words.as_table}</summary>
      <table>
        <thead>
          <tr>
            <th>{words.period}</th>
            <th>{words.value}</th>
            <th>{words.series}</th>
            <th>{words.version}</th>
          </tr>
        </thead>
        <tbody>
          {page.history.toReversed().map((point) => (
            <tr key={keyOf(point)}>
              <td>{periodText(point.from, point.to)}</td>
              <td>
                {figure(point.value, page.unit, language, page.target.value)}
                {point.demonstration && inBrackets(general.synthetic_short, language)}
              </td>
              <td>{titleOf(point.series)}</td>
              <td>{point.definition}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
