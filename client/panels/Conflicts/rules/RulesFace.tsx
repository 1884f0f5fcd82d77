/** All rules with what they found; one of them opens as a page. */
import type { CatalogueAnswer, CatalogueRule } from '../../../../server/contract/catalogue.ts';
import type { FindingGroup } from '../../../../server/contract/findings.ts';
import { useFindingSummary } from '../../../api/findings.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { change, useView } from '../../../view/looking.ts';
import { changeConflicts } from '../../../view/view.ts';
import { closedCount, ClosedOfRule } from './ClosedHint.tsx';
import { Counts } from './Counts.tsx';
import { RulePage } from './RulePage.tsx';
import css from './Rules.module.css';
import { ruleWords } from './words.ts';

/** What is resolved counts no more. */
const current = { life: 'new,persisting,relapsed' };

export function RulesFace({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWordsOf(ruleWords);
  const language = useLanguage();
  const about = useView((view) => view.conflicts.about);
  const summary = useFindingSummary(current);
  const countsOf = (rule: CatalogueRule): FindingGroup['counts'] | undefined => summary.data?.by.rule.find((group) => group.key === rule.id)?.counts;
  if (about) {
    const rule = catalogue.rules.find((one) => one.id === about);
    return rule ? <RulePage rule={rule} catalogue={catalogue} counts={countsOf(rule)} /> : <EmptyState title={words.gone} />;
  }
  return (
    <>
      <PanelSection>
        <p className={css.hint}>{words.intro({ count: formatNumber(catalogue.rules.length, language) })}</p>
      </PanelSection>
      <ul className={css.list}>
        {catalogue.rules.map((rule) => (
          <li key={rule.id}>
            <RuleRow rule={rule} counts={countsOf(rule)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function RuleRow({ rule, counts }: { rule: CatalogueRule; counts: FindingGroup['counts'] | undefined }) {
  const words = useWordsOf(ruleWords);
  const text = useText();
  return (
    <button type="button" className={css.rule} data-rule={rule.id} onClick={() => change(changeConflicts({ about: rule.id }))}>
      <span className={css.ruleTitle}>{text(rule.title)}</span>
      <span className={css.ruleUnit}>
        {text(rule.unit)}
        {rule.unconfirmed && <i>{words.unconfirmed}</i>}
      </span>
      {counts && <Counts counts={counts} />}
      {closedCount(rule) > 0 ? <ClosedOfRule /> : !counts && <span className={css.hint}>{words.no_findings}</span>}
    </button>
  );
}
