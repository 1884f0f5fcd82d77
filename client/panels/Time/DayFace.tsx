/** The map as it was known at the end of a day, and beside it perhaps as of another: which day, what there was, what was missing. */
import { ActionIcon, Button, Checkbox } from '@mantine/core';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { formatNumber, todayInChina } from '../../i18n/format.ts';
import { listed } from '../../i18n/punctuation.ts';
import { useLanguage, useText, useWordsOf } from '../../i18n/words.ts';
import { IconChevronLeft, IconChevronRight } from '../../ui/icons.ts';
import { change, useView } from '../../view/looking.ts';
import { overlayStore } from '../../view/overlay.ts';
import { useStore } from '../../view/store.ts';
import { isDay } from '../../view/targets/targets-link.ts';
import { changeTime } from '../../view/view.ts';
import { useKnown, useSideFacts, type SideFacts } from './use-known.ts';
import css from './Time.module.css';
import { timeWords } from './words.ts';

const most_named = 6;

export function DayFace({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWordsOf(timeWords);
  const { day, swipe, beside } = useView((view) => view.time);
  const asked = useKnown(day);
  const askedBeside = useKnown(swipe ? beside : day);
  const past = day !== null || (swipe && beside !== null);
  const results = useStore(overlayStore, (overlay) => Object.keys(overlay).length > 0);
  const left = useSideFacts(catalogue, asked.data);
  const right = useSideFacts(catalogue, askedBeside.data);
  const days = asked.data?.days ?? askedBeside.data?.days ?? [];
  return (
    <>
      <div className={css.line}>
        <DayField label={swipe ? words.day_left : words.day} day={day} days={days} onDay={(next) => change(changeTime({ day: next }))} />
        {swipe && <DayField label={words.day_right} day={beside} days={days} onDay={(next) => change(changeTime({ beside: next }))} />}
        <Checkbox size="xs" label={words.swipe} checked={swipe} onChange={({ currentTarget: { checked } }) => change(changeTime({ swipe: checked }))} />
      </div>
      <div className={css.banner} data-past={past || undefined} data-known={day ?? 'now'}>
        <output>
          <p className={css.said}>
            {swipe ? words.banner_two({ left: day ?? words.today, right: beside ?? words.today }) : day === null ? words.is_now : words.banner({ day })} <span className={css.quiet}>{words.clock}</span>
          </p>
          <Side facts={left} side={swipe ? 'left' : null} catalogue={catalogue} />
          {swipe && <Side facts={right} side="right" catalogue={catalogue} />}
          {past && results && <p className={css.quiet}>{words.results_now}</p>}
          {asked.isError && <p role="alert">{asked.error.message}</p>}
        </output>
        {past && (
          <Button size="compact-xs" variant="default" onClick={() => change(changeTime({ day: null, swipe: false, beside: null }))}>
            {words.now}
          </Button>
        )}
      </div>
    </>
  );
}

/** How many features, and which layers were not there: never shown as empty ground without a word. */
function Side({ facts, side, catalogue }: { facts: SideFacts; side: 'left' | 'right' | null; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(timeWords);
  const language = useLanguage();
  const text = useText();
  if (facts.count === null) return <p className={css.quiet}>{words.asking}</p>;
  const count = formatNumber(facts.count, language);
  const names = facts.absent.map((id) => catalogue.layers.find((layer) => layer.id === id)).flatMap((layer) => (layer ? [text(layer.title)] : []));
  const some = names.length > most_named ? [...names.slice(0, most_named), words.more({ count: names.length })] : names;
  const layers = listed(some, language);
  return (
    <>
      <p className="figures" data-count={facts.count} data-side={side ?? 'left'}>
        {side === null ? words.count({ count }) : words.count_side({ side: words[side], count })}
      </p>
      {names.length > 0 && <p className={css.absent}>{side === null ? words.absent({ layers }) : words.absent_side({ side: words[side], layers })}</p>}
    </>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string | null;
  /** Days of publication, newest first. */
  readonly days: readonly string[];
  readonly onDay: (day: string | null) => void;
}

function DayField({ label, day, days, onDay }: DayFieldProps) {
  const words = useWordsOf(timeWords);
  const today = todayInChina();
  const now = day ?? today;
  const earlier = days.find((each) => each < now);
  const later = days.findLast((each) => each > now) ?? (day !== null ? today : undefined);
  const go = (to: string): void => onDay(to === today ? null : to);
  return (
    <span className={css.field}>
      <ActionIcon variant="subtle" size={28} disabled={earlier === undefined} aria-label={`${label} · ${words.earlier}`} title={earlier ?? words.none_earlier} onClick={() => earlier && go(earlier)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <input type="date" aria-label={label} value={now} min="1990-01-01" max={today} onChange={({ currentTarget: { value } }) => isDay(value) && value >= '1990-01-01' && value <= today && go(value)} />
      <ActionIcon variant="subtle" size={28} disabled={later === undefined} aria-label={`${label} · ${words.later}`} title={later ?? words.none_later} onClick={() => later && go(later)}>
        <IconChevronRight size={16} />
      </ActionIcon>
    </span>
  );
}
