/** The trend of a target at a glance: a line that is broken where the definition changes, the target as a dotted level. */
import type { Observed } from '../../../../server/contract/indicators.ts';
import { useWordsOf } from '../../../i18n/words.ts';
import { breaksOf, dayNumber, linesOf, scaleOf } from '../chart/chart-figures.ts';
import { targetWords } from '../words.ts';
import css from './Card.module.css';

const width = 108;
const height = 32;

export function Sparkline({ points, target }: { points: readonly Observed[]; target: number | null }) {
  const words = useWordsOf(targetWords);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return <span className={css.noTrend} aria-hidden />;
  const x = scaleOf(points.map(({ to }) => dayNumber(to)), 3, width - 4, 0);
  const y = scaleOf([...points.map(({ value }) => value), ...(target === null ? [] : [target])], height - 3, 3);
  const at = ({ to, value }: Observed) => ({ x: points.length === 1 ? width / 2 : x.to(dayNumber(to)), y: y.to(value) });
  return (
    <svg className={css.trend} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={words.trend({ points: points.length, from: first.to, to: last.to })}>
      {target !== null && <line className={css.level} x1={0} x2={width} y1={y.to(target)} y2={y.to(target)} />}
      {breaksOf(points).map(({ at: day, series, definition }) => (
        <line key={`${series} ${definition}`} className={css.break} x1={x.to(day)} x2={x.to(day)} y1={1} y2={height - 1} />
      ))}
      {linesOf(points).map((line) => (
        <polyline key={`${line.series} ${line.term} ${line.definition} ${line.points[0]?.to ?? ''}`} className={css.run} points={line.points.map((point) => `${at(point).x},${at(point).y}`).join(' ')} />
      ))}
      {linesOf(points)
        .filter((line) => line.points.length === 1)
        .map(({ points: [point] }) => point && <circle key={point.to} className={css.lone} cx={at(point).x} cy={at(point).y} r={2} />)}
      <circle className={css.last} cx={at(last).x} cy={at(last).y} r={3} />
    </svg>
  );
}
