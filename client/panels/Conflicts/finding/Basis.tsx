/** What a verdict rests on: layers and their revisions, thresholds and where they come from, every measured fact, the run. */
import type { CatalogueRule } from '../../../../server/contract/catalogue.ts';
import type { Finding } from '../../../../server/contract/rules.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useCatalogue } from '../../../api/queries.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { SyntheticBadge } from '../../../ui/badges.tsx';
import { factLines } from './fact-titles.ts';
import css from './Finding.module.css';
import { conflictWords } from '../words.ts';

interface BasisProps {
  readonly finding: Finding;
  readonly rule: CatalogueRule;
  readonly layerTitle: (id: string) => string;
}

export function Basis({ finding, rule, layerTitle }: BasisProps) {
  const words = useWordsOf(conflictWords);
  const general = useWords();
  const text = useText();
  const { evidence } = finding;
  return (
    <>
      <table className={css.facts}>
        <caption className="visually-hidden">{words.layers}</caption>
        <tbody>
          {evidence.layers.map((layer) => (
            <tr key={layer.layer}>
              <th scope="row">{layerTitle(layer.layer)}</th>
              <td>
                {layer.revision === 0 ? words.no_revision : words.revision({ number: layer.revision, date: layer.as_of ?? general.unknown })} {layer.demonstration && <SyntheticBadge short />}
              </td>
            </tr>
          ))}
          <Row title={words.rule} value={`${text(rule.title)} · ${evidence.rule_version}`} />
          <Row title={words.run_at} value={formatDate(evidence.run_at) ?? evidence.run_at} />
          <Row title={words.crs} value={evidence.crs} />
        </tbody>
      </table>
      {Object.keys(rule.thresholds).length > 0 && <Thresholds rule={rule} />}
      <Facts finding={finding} rule={rule} />
    </>
  );
}

function Row({ title, value, note }: { title: string; value: string; note?: string }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        {value}
        {note && <small>{note}</small>}
      </td>
    </tr>
  );
}

function Thresholds({ rule }: { rule: CatalogueRule }) {
  const words = useWordsOf(conflictWords);
  const text = useText();
  return (
    <details className={css.fold}>
      <summary>{words.thresholds}</summary>
      <table className={css.facts}>
        <tbody>
          {Object.entries(rule.thresholds).map(([name, threshold]) => (
            <Row key={name} title={text(threshold.title)} value={`${threshold.value} ${threshold.unit}`.trim()} note={text(threshold.source)} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Pointing at a title shows the fact's name in the rule's SQL. */
function Facts({ finding, rule }: { finding: Finding; rule: CatalogueRule }) {
  const words = useWordsOf(conflictWords);
  const general = useWords();
  const language = useLanguage();
  const layers = useCatalogue().data?.layers ?? [];
  const lines = factLines(finding, { rule, layers, language, unknown: general.unknown, yes: general.yes, no: general.no });
  return (
    <details className={css.fold}>
      <summary>{words.facts}</summary>
      <table className={css.facts}>
        <tbody>
          {lines.map(({ name, title, value }) => (
            <tr key={name}>
              <th scope="row" title={name}>
                {title}
              </th>
              <td>{value}</td>
            </tr>
          ))}
          <Row title={words.key} value={finding.key} />
          <Row title={words.run_id} value={finding.evidence.run_id} />
        </tbody>
      </table>
    </details>
  );
}
