/** Findings by the month they were first seen in, the newest at the right; a click filters by that month. */
import { useEffect, useRef } from 'react';
import type { FindingGroup } from '../../../../server/contract/findings.ts';
import { Segments, sumOf, useBarWords } from './Bars.tsx';
import css from './Filter.module.css';

interface MonthProps {
  readonly groups: readonly FindingGroup[];
  readonly chosen: readonly string[];
  readonly onToggle: (month: string) => void;
}

export function MonthBars({ groups, chosen, onToggle }: MonthProps) {
  const saying = useBarWords();
  const box = useRef<HTMLDivElement>(null);
  const highest = Math.max(1, ...groups.map((group) => sumOf(group.counts)));
  useEffect(() => {
    if (box.current) box.current.scrollLeft = box.current.scrollWidth;
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it runs when this changes, though it does not read it
  }, [groups.length]);
  return (
    <div className={css.months} ref={box}>
      {groups.map((group, index) => {
        const [year, month] = group.key.split('-');
        const pressed = chosen.includes(group.key);
        const words = saying(group.key, group.counts);
        return (
          <button key={group.key} type="button" className={css.month} data-bar={group.key} data-back={(chosen.length > 0 && !pressed) || undefined} aria-pressed={pressed} title={words} onClick={() => onToggle(group.key)}>
            <span className="visually-hidden">{words}</span>
            <span className={css.column}>
              <span className={css.stack} style={{ height: `${(sumOf(group.counts) / highest) * 100}%` }}>
                <Segments counts={group.counts} />
              </span>
            </span>
            <span className={css.monthName}>{Number(month)}</span>
            <span className={css.yearName}>{index === 0 || month === '01' ? year : ' '}</span>
          </button>
        );
      })}
    </div>
  );
}
