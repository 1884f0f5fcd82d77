/** Two options side by side: a table of rules, differences marked, both sites on the map. */
import { Button } from '@mantine/core';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { RuleAnswer, SavedSite, SiteAnswer } from '../../../../server/contract/sites.ts';
import { formatArea, formatLength } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { PanelSection } from '../../../ui/Panel.tsx';
import { VerdictIcon } from '../../../ui/badges.tsx';
import { IconX } from '../../../ui/icons.ts';
import { verdictOrder } from '../../../ui/verdicts.ts';
import { change } from '../../../view/looking.ts';
import { changeSite } from '../../../view/view.ts';
import { gistOf } from '../answer/answer-order.ts';
import css from './Saved.module.css';
import { siteWords } from '../words.ts';

interface CompareProps {
  readonly here: { readonly name: string; readonly answer: SiteAnswer };
  readonly there: SavedSite;
  readonly catalogue: CatalogueAnswer;
}

export interface ComparedRule {
  readonly rule: string;
  readonly here: RuleAnswer | undefined;
  readonly there: RuleAnswer | undefined;
  readonly differs: boolean;
}

/** Rules that judge one of the two at least: those that differ first, then the worst. */
export function compared(here: SiteAnswer, there: SiteAnswer): readonly ComparedRule[] {
  const ids = [...new Set([...here.rules, ...there.rules].map(({ rule }) => rule))];
  const rank = (one: RuleAnswer | undefined): number => (one?.verdict ? verdictOrder.indexOf(one.verdict) : verdictOrder.length);
  return ids
    .map((rule): ComparedRule => {
      const [a, b] = [here, there].map((answer) => answer.rules.find((one) => one.rule === rule));
      return { rule, here: a, there: b, differs: (a?.verdict ?? null) !== (b?.verdict ?? null) };
    })
    .filter((one) => one.here?.verdict || one.there?.verdict)
    .toSorted((a, b) => Number(b.differs) - Number(a.differs) || Math.min(rank(a.here), rank(a.there)) - Math.min(rank(b.here), rank(b.there)));
}

export function Compare({ here, there, catalogue }: CompareProps) {
  const words = useWordsOf(siteWords);
  const text = useText();
  const other = there.runs[0]?.answer;
  if (!other) return null;
  const rows = compared(here.answer, other);
  const titleOf = (id: string): string => {
    const rule = catalogue.rules.find((one) => one.id === id);
    return rule ? text(rule.title) : id;
  };
  return (
    <PanelSection
      title={words.compare_title}
      aside={
        <Button size="compact-xs" variant="subtle" leftSection={<IconX size={13} />} onClick={() => change(changeSite({ versus: null }))}>
          {words.compare_stop}
        </Button>
      }
    >
      <p>{words.compare_differ({ count: rows.filter(({ differs }) => differs).length })}</p>
      <table className={css.compare} data-testid="compare">
        <thead>
          <tr>
            <th scope="col">{words.rule}</th>
            <th scope="col">
              {words.compare_here} <small className={css.oneLine} title={here.name || words.unnamed}>{here.name || words.unnamed}</small>
            </th>
            <th scope="col">
              {words.compare_there} <small className={css.oneLine} title={there.name}>{there.name}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className={css.compareSum}>
            <th scope="row">{words.overall}</th>
            <Overall answer={here.answer} />
            <Overall answer={other} />
          </tr>
          {rows.map((row) => (
            <tr key={row.rule} data-differs={row.differs || undefined}>
              <th scope="row">
                {titleOf(row.rule)} <small>{row.differs ? words.differs : words.same}</small>
              </th>
              <Cell answer={row.here} />
              <Cell answer={row.there} />
            </tr>
          ))}
        </tbody>
      </table>
    </PanelSection>
  );
}

function Overall({ answer }: { answer: SiteAnswer }) {
  const general = useWords();
  const language = useLanguage();
  const size = answer.area_m2 !== null ? formatArea(answer.area_m2, language) : answer.length_m !== null ? formatLength(answer.length_m, language) : null;
  return (
    <td data-tone={answer.verdict}>
      <VerdictIcon verdict={answer.verdict} size={14} /> {general.verdicts[answer.verdict]}
      {size && <small>{size}</small>}
    </td>
  );
}

function Cell({ answer }: { answer: RuleAnswer | undefined }) {
  const words = useWordsOf(siteWords);
  const general = useWords();
  const language = useLanguage();
  if (!answer?.verdict) return <td className={css.none}>{words.none_here}</td>;
  const gist = gistOf(answer.findings[0], words, language);
  return (
    <td data-tone={answer.verdict}>
      <VerdictIcon verdict={answer.verdict} size={14} /> {general.verdicts[answer.verdict]}
      {gist && <small>{gist}</small>}
    </td>
  );
}
