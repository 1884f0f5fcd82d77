/** The board: every target of the plan, by theme and in the plan's order, with the counts that filter it. */
import type { PlanState } from '../../../../server/contract/indicators.ts';
import { Loader } from '@mantine/core';
import { usePlan } from '../../../api/indicators.ts';
import { useWords, useWordsOf } from '../../../i18n/words.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { change, useView } from '../../../view/looking.ts';
import { useNarrow } from '../../../view/screen.ts';
import { changeTargets } from '../../../view/view.ts';
import { AsOfBanner } from '../AsOf.tsx';
import targets from '../Targets.module.css';
import { targetWords } from '../words.ts';
import css from './Board.module.css';
import { BoardBar, StatusCounts } from './BoardBar.tsx';
import { byTheme, matches } from './board-filter.ts';
import { Card } from './Card.tsx';

export function Board({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const as_of = useView((view) => view.targets.as_of);
  const plan = usePlan(as_of);
  const narrow = useNarrow();
  const head = (
    <>
      {plan.data && <StatusCounts states={plan.data.indicators} />}
      <BoardBar states={plan.data?.indicators ?? []} />
      <AsOfBanner />
    </>
  );
  return (
    <div className={targets.board}>
      <Panel title={words.panel_titles.targets} onClose={onClose} head={narrow ? undefined : head} aside={plan.isFetching ? <Loader size={14} aria-label={words.loading} /> : undefined}>
        {narrow && <div className={css.head}>{head}</div>}
        {plan.data ? <Cards plan={plan.data} /> : plan.error ? <ErrorState fault={plan.error} onRetry={() => void plan.refetch()} /> : <Loading lines={12} />}
      </Panel>
    </div>
  );
}

function Cards({ plan }: { plan: PlanState }) {
  const words = useWordsOf(targetWords);
  const filter = useView((view) => view.targets.filter);
  const shown = plan.indicators.filter((state) => matches(state, filter));
  if (shown.length === 0) {
    return (
      <EmptyState title={words.no_match}>
        <button type="button" className={targets.link} onClick={() => change(changeTargets({ filter: {} }))}>
          {words.clear}
        </button>
      </EmptyState>
    );
  }
  return (
    <div className={css.themes}>
      {byTheme(shown).map(([theme, own]) => (
        <section key={theme} className={css.theme} aria-label={words.themes[theme]}>
          <h3 className={css.themeTitle}>
            {words.themes[theme]} <small>{own.length}</small>
          </h3>
          <div className={css.cards}>
            {own.map((state) => (
              <Card key={state.indicator} state={state} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
