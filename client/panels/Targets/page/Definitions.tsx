/** What is counted, in every version that ever held; who answers for it, and from which layers it comes. */
import type { IndicatorPage } from '../../../../server/contract/indicators.ts';
import { useCatalogue } from '../../../api/queries.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { Badge, SyntheticBadge } from '../../../ui/badges.tsx';
import { figure } from '../target-text.ts';
import { targetWords } from '../words.ts';
import css from './Page.module.css';

export function Definitions({ page }: { page: IndicatorPage }) {
  const words = useWordsOf(targetWords);
  const text = useText();
  return (
    <ul className={css.definitions}>
      {page.definitions.toReversed().map((one) => (
        <li key={one.version}>
          <p className={css.facts}>
            <Badge tone={one.version === page.definition ? 'accent' : 'plain'}>{words.definition({ version: one.version })}</Badge>
            <span>{one.from ? words.since({ day: one.from }) : words.since_ever}</span>
            {one.version === page.definition && <span>{words.in_use}</span>}
          </p>
          <p className={css.text}>{text(one.text)}</p>
          <dl className={css.pairs}>
            {one.numerator && (
              <>
                <dt>{words.counted_above}</dt>
                <dd>{text(one.numerator)}</dd>
              </>
            )}
            {one.denominator && (
              <>
                <dt>{words.counted_below}</dt>
                <dd>{text(one.denominator)}</dd>
              </>
            )}
            <dt>{words.source}</dt>
            <dd>{text(one.source)}</dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}

export function About({ page }: { page: IndicatorPage }) {
  const words = useWordsOf(targetWords);
  const language = useLanguage();
  const text = useText();
  const layers = useCatalogue().data?.layers ?? [];
  const { baseline } = page;
  return (
    <dl className={css.pairs}>
      <dt>{words.responsible}</dt>
      <dd>
        {text(page.responsible)}
        <small className={css.small}>{words.responsible_hint}</small>
      </dd>
      <dt>{words.plan_source}</dt>
      <dd>{text(page.plan_source)}</dd>
      {page.source && (
        <>
          <dt>{words.value_source}</dt>
          <dd>{text(page.source)}</dd>
        </>
      )}
      {baseline && (
        <>
          <dt>{words.baseline}</dt>
          <dd>
            {words.baseline_value({ year: baseline.year, value: baseline.value === null ? null : figure(baseline.value, page.unit, language) })}
            <small className={css.small}>{text(baseline.source)}</small>
          </dd>
        </>
      )}
      {page.layers.length > 0 && (
        <>
          <dt>{words.layers}</dt>
          <dd>
            <ul>
              {page.layers.map(({ layer, revision, as_of, demonstration }) => {
                const known = layers.find((one) => one.id === layer);
                return (
                  <li key={layer}>
                    {known ? text(known.title) : layer} <small className={css.inline}>{words.layer_version({ revision, day: formatDate(as_of) })}</small> {demonstration && <SyntheticBadge short />}
                  </li>
                );
              })}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}
