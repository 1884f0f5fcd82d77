/** One feature: what it is, its figures, its attributes, where it comes from and how it came to be so. */
import type { CatalogueAnswer, CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { FeatureDetail } from '../../../server/contract/layers.ts';
import { useFeature } from '../../api/queries.ts';
import { formatLength } from '../../i18n/format.ts';
import { useLanguage, useText, useWords } from '../../i18n/words.ts';
import { AreaText } from '../../ui/AreaText.tsx';
import { Badge, SyntheticBadge } from '../../ui/badges.tsx';
import { IconChevronLeft } from '../../ui/icons.ts';
import { Panel, PanelSection } from '../../ui/Panel.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { ApiProblem } from '../../api/call.ts';
import type { FeatureRef } from '../../view/view.ts';
import { Actions } from './Actions.tsx';
import { Attributes } from './Attributes.tsx';
import { History } from './History.tsx';
import { lookOf } from './look-of.ts';
import { Provenance } from './Provenance.tsx';
import css from './Feature.module.css';

interface FeatureCardProps {
  readonly feature: FeatureRef;
  /** As known at the end of that day; null: now. */
  readonly day: string | null;
  readonly catalogue: CatalogueAnswer;
  /** How many features lie at the clicked place, when this one was chosen among several; else 0. */
  readonly here: number;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

export function FeatureCard({ feature, day, catalogue, here, onBack, onClose }: FeatureCardProps) {
  const words = useWords();
  const asked = useFeature(feature, day);
  const layer = catalogue.layers.find((each) => each.id === feature.layer);
  const detail = asked.data;
  const title = detail && layer ? nameOf(detail, layer) : '';
  const gone = !layer || (asked.error instanceof ApiProblem && asked.error.status === 404);
  return (
    <Panel title={title || words.feature.card} side="right" takeFocus={here > 0} onClose={onClose} head={layer && detail && <Head detail={detail} layer={layer} />}>
      {here > 0 && (
        <button type="button" className={css.back} onClick={onBack}>
          <IconChevronLeft size={15} aria-hidden /> {words.map.here({ count: here })}
        </button>
      )}
      {gone ? <EmptyState title={day === null ? words.feature.gone : words.feature.not_then({ day })} /> : asked.isPending ? <Loading lines={6} /> : asked.error ? <ErrorState fault={asked.error} onRetry={() => void asked.refetch()} /> : null}
      {detail && layer && (
        <>
          {day !== null && <p className={css.knownOn}>{words.feature.known_on({ day })}</p>}
          <Actions detail={detail} layer={layer} catalogue={catalogue} />
          <Measures detail={detail} />
          <Attributes feature={detail.feature} layer={layer} />
          <Provenance feature={detail.feature} />
          <History detail={detail} layer={layer} />
        </>
      )}
    </Panel>
  );
}

export function nameOf(detail: FeatureDetail, layer: CatalogueLayer): string {
  const label = detail.feature.properties[layer.label];
  return label === null || label === undefined || label === '' ? detail.feature.id : String(label);
}

function Head({ detail, layer }: { detail: FeatureDetail; layer: CatalogueLayer }) {
  const text = useText();
  const value = layer.classes ? detail.feature.properties[layer.classes.by] : undefined;
  const look = lookOf(layer, value);
  return (
    <div className={css.head}>
      <Swatch look={look} kind={kindOf(detail.feature.geometry.type)} synthetic={detail.feature.provenance.synthetic} />
      <span>{text(layer.title)}</span>
      {'title' in look && <Badge>{text(look.title as { zh: string; en: string })}</Badge>}
      {detail.feature.provenance.synthetic && <SyntheticBadge />}
    </div>
  );
}

const kindOf = (type: string) => (type.endsWith('Point') ? 'point' : type.endsWith('LineString') ? 'line' : 'polygon');

function Measures({ detail }: { detail: FeatureDetail }) {
  const words = useWords();
  const language = useLanguage();
  const { area_m2, length_m } = detail.feature.measures;
  if (area_m2 === null && length_m === null) return null;
  return (
    <PanelSection>
      <dl className={css.measures}>
        {area_m2 !== null && (
          <div>
            <dt>{words.feature.area}</dt>
            <dd>
              <AreaText area_m2={area_m2} />
              <small>
                <AreaText area_m2={area_m2} unit="mu" />
              </small>
            </dd>
          </div>
        )}
        {length_m !== null && area_m2 === null && (
          <div>
            <dt>{words.feature.length}</dt>
            <dd className="figures">{formatLength(length_m, language)}</dd>
          </div>
        )}
      </dl>
    </PanelSection>
  );
}
