/** Where a feature comes from, how sure its position is, under which licence it may be used. */
import type { Feature } from '../../../server/contract/layers.ts';
import { useWords } from '../../i18n/words.ts';
import { PanelSection } from '../../ui/Panel.tsx';
import css from './Feature.module.css';

export function Provenance({ feature }: { feature: Feature }) {
  const words = useWords();
  const { provenance } = feature;
  const confidences: Readonly<Record<string, string>> = words.confidence;
  const rows: readonly (readonly [string, string | null])[] = [
    [words.feature.source, provenance.source],
    [words.feature.licence, [provenance.licence, provenance.attribution].filter(Boolean).join(' · ') || null],
    [words.feature.confidence, provenance.confidence === null ? words.unknown : (confidences[provenance.confidence] ?? provenance.confidence)],
    [words.feature.valid, words.feature.from_to({ from: provenance.valid_from ?? words.feature.since_always, to: provenance.valid_to ?? words.feature.until_now })],
    ['ID', feature.id],
  ];
  return (
    <PanelSection title={words.feature.provenance}>
      {provenance.synthetic && <p className={css.notice}>{words.synthetic_long}</p>}
      <dl className={css.facts}>
        {rows.map(([title, value]) =>
          value === null ? null : (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </PanelSection>
  );
}
