/** The checks of a saved site, and what the newest says otherwise than the one before, with the reason. */
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { SavedSite } from '../../../../server/contract/sites.ts';
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
      {before && <Changes newest={newest} before={before} catalogue={catalogue} />}
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

function Changes({ newest, before, catalogue }: { newest: Run; before: Run; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(siteWords);
  const general = useWords();
  const language = useLanguage();
  const text = useText();
  const changes = whatChanged(before.answer, newest.answer);
  const titleOf = (list: readonly { readonly id: string; readonly title: { readonly zh: string; readonly en: string } }[], id: string): string => {
    const found = list.find((one) => one.id === id);
    return found ? text(found.title) : id;
  };
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
    <div className={css.changes} data-testid="changes">
      <p className={css.small}>{words.changes}</p>
      {changes.length === 0 && <p>{words.no_changes}</p>}
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
