/** The day of which it is told: a field, and the banner that says so while it is not today. */
import { todayInChina } from '../../i18n/format.ts';
import { useWordsOf } from '../../i18n/words.ts';
import { change, useView } from '../../view/looking.ts';
import { isDay } from '../../view/targets/targets-link.ts';
import { changeTargets } from '../../view/view.ts';
import css from './Targets.module.css';
import { targetWords } from './words.ts';

const look = (as_of: string | null): void => change(changeTargets({ as_of }));

export function AsOfField() {
  const words = useWordsOf(targetWords);
  const as_of = useView((view) => view.targets.as_of);
  const today = todayInChina();
  return (
    <label className={css.asOf} title={words.as_of_long}>
      {words.as_of}
      <input
        type="date"
        value={as_of ?? today}
        max={today}
        onChange={({ currentTarget: { value } }) => (value === '' || value === today ? look(null) : isDay(value) && value >= '1990-01-01' && value < today && look(value))}
      />
    </label>
  );
}

export function AsOfBanner() {
  const words = useWordsOf(targetWords);
  const as_of = useView((view) => view.targets.as_of);
  if (as_of === null) return null;
  return (
    <output className={css.banner}>
      <span>{words.as_of_banner({ day: as_of })}</span>
      <button type="button" className={css.link} onClick={() => look(null)}>
        {words.now}
      </button>
    </output>
  );
}
