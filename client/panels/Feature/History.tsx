/** The versions of a feature, newest first: what changed in the world and what was corrected in the record. */
import type { CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { FeatureDetail } from '../../../server/contract/layers.ts';
import { formatDate } from '../../i18n/format.ts';
import { clauses, listed } from '../../i18n/punctuation.ts';
import { useLanguage, useText, useWords } from '../../i18n/words.ts';
import { AreaText } from '../../ui/AreaText.tsx';
import { PanelSection } from '../../ui/Panel.tsx';
import css from './Feature.module.css';

type Version = FeatureDetail['history'][number];

export function History({ detail, layer }: { detail: FeatureDetail; layer: CatalogueLayer }) {
  const words = useWords();
  if (detail.history.length === 0) return null;
  return (
    <PanelSection title={words.feature.history}>
      <ol className={css.history}>
        {detail.history.map((version, index) => (
          <Entry key={`${version.revision_from}/${version.valid_from}`} version={version} layer={layer} first={index === detail.history.length - 1} />
        ))}
      </ol>
    </PanelSection>
  );
}

function Entry({ version, layer, first }: { version: Version; layer: CatalogueLayer; first: boolean }) {
  const words = useWords();
  const text = useText();
  const language = useLanguage();
  const changed = version.changed.map((name) => {
    const attribute = layer.attributes[name];
    return attribute ? text(attribute.title) : name;
  });
  const what = [...(version.geometry_changed && !first ? [words.feature.changed_shape] : []), ...(changed.length > 0 && !first ? [words.feature.changed({ what: listed(changed, language) })] : [])];
  return (
    <li data-old={version.revision_to !== null || version.valid_to !== null || undefined}>
      <p className={css.when}>
        {words.feature.from_to({ from: version.valid_from ?? words.feature.since_always, to: version.valid_to ?? words.feature.until_now })}
        {version.area_m2 !== null && <AreaText area_m2={version.area_m2} />}
      </p>
      <p>{first && what.length === 0 ? words.feature.first : clauses(what, language)}</p>
      <p className={css.small}>
        {version.reason} · {words.feature.by({ actor: version.actor })} · {formatDate(version.published_at)} · {words.feature.revision} {version.revision_from}
        {version.revision_to !== null && ` · ${words.feature.superseded}`}
      </p>
    </li>
  );
}
