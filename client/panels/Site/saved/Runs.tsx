/** The checks of a saved site, and what the newest says otherwise than the one before, with the reason. */
import type { Bilingual } from '../../../../data/grammar.ts';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { SavedSite, SiteChanges } from '../../../../server/contract/sites.ts';
import { formatDate } from '../../../i18n/format.ts';
import { listed } from '../../../i18n/punctuation.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { VerdictBadge } from '../../../ui/badges.tsx';
import { whatChanged, type Cause } from '../answer/what-changed.ts';
import css from './Saved.module.css';
import { siteWords } from '../words.ts';

export function Runs({ site, catalogue }: { site: SavedSite; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(siteWords);
  const [newest, before] = site.runs;
  if (!newest) return null;
  return (
    <PanelSection title={words.runs}>
      {before && site.changes && <Changes newest={newest} before={before} moved={site.changes} catalogue={catalogue} />}
      <ul className={css.runs}>
        {site.runs.map((run) => (
          <li key={run.id}>
            <VerdictBadge verdict={run.answer.verdict} /> <small>{words.run({ time: formatDate(run.at) ?? run.at, actor: run.actor })}</small>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

type Run = SavedSite['runs'][number];

interface TwoRuns {
  readonly newest: Run;
  readonly before: Run;
  readonly moved: SiteChanges;
  readonly catalogue: CatalogueAnswer;
}

function useTitles(): (list: readonly { readonly id: string; readonly title: Bilingual }[], id: string) => string {
  const text = useText();
  return (list, id) => {
    const found = list.find((one) => one.id === id);
    return found ? text(found.title) : id;
  };
}

/** To run it again was not in vain: when, and on what, it says the same. */
function Unchanged({ newest, before, moved, catalogue }: TwoRuns) {
  const words = useWordsOf(siteWords);
  const language = useLanguage();
  const titleOf = useTitles();
  const time = formatDate(newest.at) ?? newest.at;
  if (moved.nothing) return <p>{words.ran_same({ time, before: formatDate(before.at) ?? before.at })}</p>;
  const of_rule = (rule: string): string => titleOf(catalogue.rules, rule);
  const said = [
    ...moved.layers.map(({ layer, from, to }) => words.because_layer({ layer: titleOf(catalogue.layers, layer), from: from === null ? words.no_layer : String(from), to: to === null ? words.no_layer : String(to) })),
    ...moved.rules.map(({ rule, from, to }) => words.rule_moved({ rule: of_rule(rule), from: from ?? words.no_layer, to: to ?? words.no_layer })),
    ...moved.answers.map(({ rule }) => words.figures_moved({ rule: of_rule(rule) })),
  ];
  return <p>{words.ran_moved({ time, moved: listed(said, language) })}</p>;
}

function Changes({ newest, before, moved, catalogue }: TwoRuns) {
  const words = useWordsOf(siteWords);
  const general = useWords();
  const language = useLanguage();
  const titleOf = useTitles();
  const changes = whatChanged(before.answer, newest.answer);
  const said = (cause: Cause): string => {
    switch (cause.kind) {
      case 'layer':
        return words.because_layer({ layer: titleOf(catalogue.layers, cause.layer), from: cause.from === 0 ? words.no_layer : String(cause.from), to: cause.to === 0 ? words.no_layer : String(cause.to) });
      case 'rule':
        return words.because_rule({ from: cause.from, to: cause.to });
      default:
        return { new_rule: words.because_new_rule, gone_rule: words.because_gone_rule, neither: words.because_neither }[cause.kind];
    }
  };
  return (
    <div className={css.changes} data-testid="changes" aria-live="polite">
      <p className={css.small}>{words.changes}</p>
      {changes.length === 0 && <Unchanged newest={newest} before={before} moved={moved} catalogue={catalogue} />}
      <ul>
        {changes.map(({ rule, from, to, causes }) => (
          <li key={rule}>
            <strong>{titleOf(catalogue.rules, rule)}</strong>
            <span>
              {from ? general.verdicts[from] : words.none_here} → {to ? general.verdicts[to] : words.none_here}
            </span>
            <small>
              {words.because}
              {language === 'zh' ? '：' : ': '}
              {listed(causes.map(said), language)}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
