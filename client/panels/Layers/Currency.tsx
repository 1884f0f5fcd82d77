/** How far a layer can be trusted: as of when, how official, how exact, from where, how much of it is made up. */
import type { CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { LayerState } from '../../../server/contract/layers.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useLanguage, useText, useWords } from '../../i18n/words.ts';
import { StatusBadge, SyntheticBadge } from '../../ui/badges.tsx';
import { IconZoomScan } from '../../ui/icons.ts';
import { flyTo } from '../../view/flight.ts';
import css from './Layers.module.css';

export function Currency({ layer, state }: { layer: CatalogueLayer; state: LayerState | undefined }) {
  const words = useWords();
  const text = useText();
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  return (
    <div className={css.currency}>
      <p className={css.description}>{text(layer.description)}</p>
      {state && state.revision > 0 && (
        <>
          {state.synthetic_count > 0 && (
            <p className={css.madeUp}>
              <SyntheticBadge /> {words.synthetic_share({ count: number(state.synthetic_count), all: number(state.feature_count) })}
            </p>
          )}
          <dl className={css.facts}>
            <dt>{words.layers.status}</dt>
            <dd>
              {state.sources.every((source) => source.demonstration) ? words.layers.no_status : <StatusBadge status={state.status} />}
            </dd>
            <dt>{words.layers.current}</dt>
            <dd className="figures">{formatDate(state.as_of) ?? words.unknown}</dd>
            <dt>{words.layers.accuracy}</dt>
            <dd className="figures">{state.accuracy_m === null ? words.unknown : words.layers.accuracy_m({ metres: number(state.accuracy_m) })}</dd>
            <dt>{words.layers.published}</dt>
            <dd className="figures">
              {formatDate(state.published_at) ?? words.unknown} · {words.layers.revision} {state.revision}
            </dd>
            {state.sources.map((source) => (
              <Source key={source.title} title={source.title} licence={source.licence} />
            ))}
          </dl>
          {!state.has_coverage && <p className={css.caution}>{words.layers.coverage_unknown}</p>}
          {state.bbox && (
            <button type="button" className={css.link} onClick={() => flyTo({ bbox: state.bbox ?? [] })}>
              <IconZoomScan size={14} aria-hidden /> {words.layers.zoom_to}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function Source({ title, licence }: { title: string; licence: string }) {
  const words = useWords();
  return (
    <>
      <dt>{words.layers.source}</dt>
      <dd>
        {title}
        <small>
          {words.layers.licence} {licence}
        </small>
      </dd>
    </>
  );
}
