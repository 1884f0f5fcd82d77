/** What narrows the board: counts of each status, theme, kind and words; the day; paper and data. */
import { CloseButton, TextInput } from '@mantine/core';
import type { IndicatorState } from '../../../../server/contract/indicators.ts';
import { planAddress } from '../../../api/indicators.ts';
import { useWordsOf } from '../../../i18n/words.ts';
import { IconExternalLink, IconPrinter, IconSearch } from '../../../ui/icons.ts';
import { change, useView } from '../../../view/looking.ts';
import { chosenIn, toggleTargetValue, withTargetPart, type TargetListName, type TargetsFilter } from '../../../view/targets/targets-view.ts';
import { changeTargets } from '../../../view/view.ts';
import { AsOfField } from '../AsOf.tsx';
import { TableButton } from '../report/TableDrop.tsx';
import { StatusIcon } from '../StatusMark.tsx';
import { statusOrder, themeOrder } from '../target-text.ts';
import targets from '../Targets.module.css';
import { targetWords } from '../words.ts';
import css from './Board.module.css';
import { countsOf, matches } from './board-filter.ts';

const narrow = (filter: TargetsFilter): void => change(changeTargets({ filter }));

export function StatusCounts({ states }: { states: readonly IndicatorState[] }) {
  const words = useWordsOf(targetWords);
  const filter = useView((view) => view.targets.filter);
  const counts = countsOf(states, filter);
  const chosen = chosenIn(filter, 'status');
  const shown = states.filter((state) => matches(state, filter)).length;
  return (
    <fieldset className={css.counts} aria-label={words.by_status}>
      <output className={css.all}>{words.count({ shown, all: states.length })}</output>
      {statusOrder.map((code) => (
        <button
          key={code}
          type="button"
          className={`${targets.status} ${css.count}`}
          data-status={code}
          data-dim={(chosen.length > 0 && !chosen.includes(code)) || undefined}
          aria-pressed={chosen.includes(code)}
          onClick={() => narrow(toggleTargetValue(filter, 'status', code))}
        >
          <StatusIcon code={code} />
          {words.statuses[code]}
          <b>{counts.get(code) ?? 0}</b>
        </button>
      ))}
      {Object.keys(filter).length > 0 && (
        <button type="button" className={targets.link} onClick={() => narrow({})}>
          {words.clear}
        </button>
      )}
    </fieldset>
  );
}

export function BoardBar({ states }: { states: readonly IndicatorState[] }) {
  const words = useWordsOf(targetWords);
  const filter = useView((view) => view.targets.filter);
  const as_of = useView((view) => view.targets.as_of);
  const themes = themeOrder.filter((theme) => states.some((state) => state.theme === theme));
  return (
    <div className={css.bar}>
      <TextInput
        className={css.search}
        size="xs"
        aria-label={words.search}
        placeholder={words.search_long}
        leftSection={<IconSearch size={14} />}
        rightSection={filter.q ? <CloseButton size="xs" aria-label={words.clear} onClick={() => narrow(withTargetPart(filter, 'q', ''))} /> : undefined}
        value={filter.q ?? ''}
        maxLength={100}
        onChange={(event) => narrow(withTargetPart(filter, 'q', event.currentTarget.value))}
      />
      <Choice name="theme" label={words.by_theme} all={words.all_themes} values={themes.map((theme) => [theme, words.themes[theme]])} />
      <Choice name="kind" label={words.by_kind} all={words.all_kinds} values={(['measured', 'account', 'reported'] as const).map((kind) => [kind, words.kinds[kind]])} />
      <AsOfField />
      <span className={css.tools}>
        <TableButton />
        <button type="button" className={css.tool} onClick={() => change(changeTargets({ print: true }))}>
          <IconPrinter size={15} aria-hidden /> {words.print_plan}
        </button>
        <a className={css.tool} href={planAddress(as_of)} target="_blank" rel="noreferrer">
          <IconExternalLink size={15} aria-hidden /> {words.as_data}
        </a>
      </span>
    </div>
  );
}

interface ChoiceProps {
  readonly name: TargetListName;
  readonly label: string;
  readonly all: string;
  readonly values: readonly (readonly [string, string])[];
}

/** A link may hold several values; the list then says which. */
function Choice({ name, label, all, values }: ChoiceProps) {
  const filter = useView((view) => view.targets.filter);
  const chosen = chosenIn(filter, name);
  const several = chosen.length > 1;
  return (
    <select className={css.choice} aria-label={label} value={chosen.join(',')} onChange={(event) => narrow(withTargetPart(filter, name, event.currentTarget.value))}>
      <option value="">{all}</option>
      {values.map(([value, title]) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
      {several && <option value={chosen.join(',')}>{values.filter(([value]) => chosen.includes(value)).map(([, title]) => title).join(' + ')}</option>}
    </select>
  );
}
