/** A layer played over its years: which layer by which date, a slider, play and pause, and in words what is seen and what has no date. */
import { useEffect, useState } from 'react';
import { ActionIcon, Checkbox, NativeSelect } from '@mantine/core';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../i18n/words.ts';
import { IconPlayerPlay, IconPlayerStop } from '../../ui/icons.ts';
import { change, useView } from '../../view/looking.ts';
import { momentText, type Span } from '../../view/time/moments.ts';
import { changeTime } from '../../view/view.ts';
import css from './Time.module.css';
import { keyOf, usePlayables, usePlaying, type Playing } from './use-played.ts';
import { timeWords } from './words.ts';

export function YearsFace({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWordsOf(timeWords);
  const text = useText();
  const chosen = useView((view) => view.time.play);
  const only = useView((view) => view.time.only);
  const playables = usePlayables(catalogue);
  // What is played stays what it is while layers are switched on and off.
  const [first] = useState(playables[0]);
  const playable = playables.find((each) => keyOf(each) === chosen) ?? first ?? null;
  const playing = usePlaying(catalogue, playable);
  if (!playable) return <p className={css.quiet}>{words.no_layer}</p>;
  const options = playables.map((each) => ({ value: keyOf(each), label: `${text(each.layer.title)} · ${text(each.layer.attributes[each.attribute]?.title ?? each.layer.title)}` }));
  return (
    <>
      <div className={css.line}>
        <NativeSelect size="xs" className={css.choice} aria-label={words.layer} data={options} value={keyOf(playable)} onChange={({ currentTarget: { value } }) => change(changeTime({ play: value, moment: null }))} />
        <Checkbox size="xs" label={words.only} title={words.only_long} checked={only} onChange={({ currentTarget: { checked } }) => change(changeTime({ only: checked }))} />
      </div>
      {playing.fault ? <p role="alert">{playing.fault.message}</p> : playing.pending ? <p className={css.quiet}>{words.loading}</p> : playing.span ? <Player span={playing.span} step={playing.step} key={keyOf(playable)} /> : <p>{words.all_undated}</p>}
      {!playing.pending && <Said playing={playing} only={only} />}
    </>
  );
}

/** Milliseconds a step; slower for whoever wants less motion. It never starts by itself. */
const pace_ms = 700;
const calm_pace_ms = 1_400;

const goTo = (span: Span, step: number): void => change(changeTime({ moment: momentText(span.starts[step] ?? 0, span.step) }));

function Player({ span, step }: { span: Span; step: number }) {
  const words = useWordsOf(timeWords);
  const [running, setRunning] = useState(false);
  const last = span.starts.length - 1;
  useEffect(() => {
    if (!running) return undefined;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = setTimeout(() => (step < last ? goTo(span, step + 1) : setRunning(false)), calm ? calm_pace_ms : pace_ms);
    return () => clearTimeout(timer);
  }, [running, span, step, last]);
  const toggle = (): void => {
    // From the end it begins anew.
    if (!running && step === last) goTo(span, 0);
    setRunning(!running);
  };
  const label = (index: number): string => momentText(span.starts[index] ?? 0, span.step);
  return (
    <div className={css.player}>
      <ActionIcon variant="light" size={32} aria-label={running ? words.pause : words.play} title={running ? words.pause : words.play} disabled={last === 0} onClick={toggle}>
        {running ? <IconPlayerStop size={16} /> : <IconPlayerPlay size={16} />}
      </ActionIcon>
      <input
        type="range"
        className={css.range}
        aria-label={words.slider}
        min={0}
        max={last}
        step={1}
        value={step}
        aria-valuetext={label(step)}
        onChange={({ currentTarget: { value } }) => {
          setRunning(false);
          goTo(span, Number(value));
        }}
      />
      <output className={css.moment}>{label(step)}</output>
      <span className={css.ends} aria-hidden>
        <span>{label(0)}</span>
        <span>{label(last)}</span>
      </span>
    </div>
  );
}

/** What is seen, what has no date, what was too much. */
function Said({ playing: { span, step, seen, dated, undated, synthetic, read, count }, only }: { playing: Playing; only: boolean }) {
  const words = useWordsOf(timeWords);
  const general = useWords();
  const language = useLanguage();
  const number = (value: number): string => formatNumber(value, language);
  const moment = span ? momentText(span.starts[step] ?? 0, span.step) : '';
  const parts = { moment, count: number(seen), all: number(dated) };
  return (
    <div className={css.said}>
      {span && (
        <p className="figures" data-seen={seen} data-dated={dated}>
          {only ? words.shown(parts) : words.shown_until(parts)}
        </p>
      )}
      {undated > 0 && (
        <p className={css.undated} data-undated={undated}>
          {words.undated({ count: number(undated) })}
        </p>
      )}
      {count > read && <p className={css.absent}>{words.limited({ count: number(read), all: number(count) })}</p>}
      {synthetic > 0 && <p className={css.synthetic}>{general.synthetic_share({ count: number(synthetic), all: number(read) })}</p>}
      <p className={css.quiet}>{words.valid}</p>
    </div>
  );
}
