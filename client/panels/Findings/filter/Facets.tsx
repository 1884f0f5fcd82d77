/** Everything that findings can be filtered by, each with its counts: charts that are switches, a word to look for, the map's view. */
import { useEffect, useState } from 'react';
import { Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Verdict } from '../../../../data/grammar.ts';
import type { FindingGroup, FindingSummary } from '../../../../server/contract/findings.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage, useWords, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { VerdictMark } from '../../../ui/VerdictMark.tsx';
import { IconSearch } from '../../../ui/icons.ts';
import { everyVerdict, lives, standings, toggleValue, valuesOf, withPart, type FindingsFilter, type ListName } from '../../../view/findings-filter.ts';
import { reportStore } from '../../../view/report.ts';
import { boxText } from '../follow-the-map.ts';
import { changeFilter } from '../use-workplace.ts';
import { findingWords } from '../words.ts';
import { Bars, sumOf } from './Bars.tsx';
import findings from '../Findings.module.css';
import css from './Filter.module.css';
import { MonthBars } from './MonthBars.tsx';

export const toggle = (name: ListName, value: string): void => changeFilter((filter) => toggleValue(filter, name, value));

export function Facets({ filter, summary, stale }: { filter: FindingsFilter; summary: FindingSummary; stale: boolean }) {
  const words = useWordsOf(findingWords);
  const { by } = summary;
  const bars = (name: 'rule' | 'district' | 'unit') => by[name].length > 0 && (
    <PanelSection title={words.by[name]}>
      <Bars groups={by[name]} chosen={valuesOf(filter, name)} onToggle={(key) => toggle(name, key)} />
    </PanelSection>
  );
  return (
    <>
      <PanelSection>
        <TextFilter text={filter.q ?? ''} />
        <InView on={filter.bbox !== undefined} />
      </PanelSection>
      <div className={findings.counted} aria-busy={stale}>
        {stale && (
          <output className={findings.counting}>
            <span>{words.counting}</span>
          </output>
        )}
        <PanelSection title={words.by.verdict}>
          <Verdicts groups={by.verdict} filter={filter} />
        </PanelSection>
        {by.month.length > 0 && (
          <PanelSection title={words.by.month}>
            <MonthBars groups={by.month} chosen={valuesOf(filter, 'month')} onToggle={(key) => toggle('month', key)} />
          </PanelSection>
        )}
        {bars('rule')}
        {bars('district')}
        <PanelSection title={words.by.standing}>
          <Options name="standing" values={standings} titles={words.standings} groups={by.standing} filter={filter} />
        </PanelSection>
        <PanelSection title={words.by.life}>
          <Options name="life" values={lives} titles={words.lives} groups={by.life} filter={filter} />
        </PanelSection>
        <PanelSection title={words.by.age}>
          <Ages filter={filter} />
        </PanelSection>
        {bars('unit')}
      </div>
    </>
  );
}

/** The list follows what is typed once the hand rests. */
function TextFilter({ text }: { text: string }) {
  const words = useWordsOf(findingWords);
  const [typed, setTyped] = useState(text);
  const [settled] = useDebouncedValue(typed, 300);
  const [former, setFormer] = useState(text);
  if (text !== former) {
    // Cleared by its chip, or by Back.
    setFormer(text);
    if (text !== settled) setTyped(text);
  }
  useEffect(() => changeFilter((filter) => withPart(filter, 'q', settled.trim())), [settled]);
  return <TextInput size="xs" aria-label={words.text} placeholder={words.text_hint} maxLength={100} leftSection={<IconSearch size={14} aria-hidden />} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />;
}

function InView({ on }: { on: boolean }) {
  const words = useWordsOf(findingWords);
  const set = (wanted: boolean): void => {
    const { free } = reportStore.get();
    changeFilter((filter) => withPart(filter, 'bbox', wanted && free ? boxText(free) : null));
  };
  return <Switch size="sm" mt="sm" label={words.in_view} checked={on} onChange={(event) => set(event.currentTarget.checked)} />;
}

/** Also the legend of the marks on the map and of the patterns in the charts. */
function Verdicts({ groups, filter }: { groups: readonly FindingGroup[]; filter: FindingsFilter }) {
  const general = useWords();
  const language = useLanguage();
  const chosen = valuesOf(filter, 'verdict');
  const of = (verdict: Verdict): FindingGroup['counts'] => groups.find((group) => group.key === verdict)?.counts ?? { prohibited: 0, restricted: 0, review: 0, clear: 0, undetermined: 0 };
  const most = Math.max(1, ...everyVerdict.map((verdict) => of(verdict)[verdict]));
  return (
    <div className={css.verdicts}>
      {everyVerdict.map((verdict) => {
        const count = of(verdict)[verdict];
        const pressed = chosen.includes(verdict);
        return (
          <button key={verdict} type="button" className={css.verdict} data-bar={verdict} data-tone={verdict} data-back={(chosen.length > 0 && !pressed) || undefined} aria-pressed={pressed} onClick={() => toggle('verdict', verdict)}>
            <VerdictMark verdict={verdict} size={18} />
            <span className={css.verdictName}>{general.verdicts[verdict]}</span>
            <span className={css.verdictTrack}>
              <i className={css.segment} data-tone={verdict} style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className={css.barCount}>{formatNumber(count, language)}</span>
          </button>
        );
      })}
    </div>
  );
}

interface OptionsProps<Value extends string> {
  readonly name: ListName;
  readonly values: readonly Value[];
  readonly titles: Readonly<Record<Value, string>>;
  readonly groups: readonly FindingGroup[];
  readonly filter: FindingsFilter;
}

function Options<Value extends string>({ name, values, titles, groups, filter }: OptionsProps<Value>) {
  const language = useLanguage();
  const chosen = valuesOf(filter, name);
  return (
    <div className={css.options}>
      {values.map((value) => {
        const group = groups.find((one) => one.key === value);
        return (
          <button key={value} type="button" className={css.option} data-bar={value} aria-pressed={chosen.includes(value)} onClick={() => toggle(name, value)}>
            {titles[value]} <b>{formatNumber(group ? sumOf(group.counts) : 0, language)}</b>
          </button>
        );
      })}
    </div>
  );
}

const spans = { any: [null, null], week: [null, '7'], month: ['8', '30'], quarter: ['31', '90'], older: ['91', null] } as const;

function Ages({ filter }: { filter: FindingsFilter }) {
  const words = useWordsOf(findingWords);
  const set = (from: string | null, to: string | null): void => changeFilter((now) => withPart(withPart(now, 'min_age', from), 'max_age', to));
  return (
    <div className={css.options}>
      {(['any', 'week', 'month', 'quarter', 'older'] as const).map((name) => {
        const [from, to] = spans[name];
        const on = (filter.min_age ?? null) === from && (filter.max_age ?? null) === to;
        return (
          <button key={name} type="button" className={css.option} aria-pressed={on} onClick={() => set(from, to)}>
            {words.ages[name]}
          </button>
        );
      })}
    </div>
  );
}
