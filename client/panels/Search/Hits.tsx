/** What the search found, as a list under the box. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an ARIA combobox: a native list of options holds no pictures */
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import type { SearchHit } from '../../../server/contract/search.ts';
import { useText, useWords } from '../../i18n/words.ts';
import { SyntheticBadge } from '../../ui/badges.tsx';
import { IconCurrentLocation, IconMapPin } from '../../ui/icons.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import { ErrorState } from '../../ui/states.tsx';
import css from './Search.module.css';

interface HitsProps {
  readonly id: string;
  readonly hits: readonly SearchHit[];
  readonly active: number;
  readonly busy: boolean;
  readonly fault: Error | null;
  readonly truncated: boolean;
  readonly catalogue: CatalogueAnswer;
  readonly onChoose: (hit: SearchHit) => void;
  readonly onActive: (index: number) => void;
}

export function Hits({ id, hits, active, busy, fault, truncated, catalogue, onChoose, onActive }: HitsProps) {
  const words = useWords();
  const text = useText();
  return (
    <div className={css.hits}>
      <output className="visually-hidden">{busy ? words.loading : words.search.results({ count: hits.length })}</output>
      {fault && !busy && <ErrorState fault={fault} />}
      {!fault && hits.length === 0 && <p className={css.nothing}>{busy ? words.loading : words.search.none}</p>}
      <div id={id} role="listbox" aria-label={words.search.label}>
        {hits.map((hit, index) => (
          <button
            key={`${hit.kind}/${hit.layer}/${hit.id}/${hit.title}/${hit.position?.join()}`}
            type="button"
            tabIndex={-1}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={css.hit}
            // The field keeps the keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => onActive(index)}
            onClick={() => onChoose(hit)}
          >
            <HitMark hit={hit} catalogue={catalogue} />
            <span className={css.words}>
              <span className={css.title}>{hit.title}</span>
              <span className={css.subtitle}>{text(hit.subtitle)}</span>
            </span>
            {hit.synthetic && <SyntheticBadge short />}
          </button>
        ))}
      </div>
      {truncated && hits.length > 0 && <p className={css.note}>{words.search.truncated}</p>}
    </div>
  );
}

function HitMark({ hit, catalogue }: { hit: SearchHit; catalogue: CatalogueAnswer }) {
  const layer = catalogue.layers.find((each) => each.id === hit.layer);
  if (layer) return <Swatch look={layer.appearance} kind={layer.geometry[0]} />;
  return hit.kind === 'coordinate' ? <IconCurrentLocation size={18} className={css.pin} aria-hidden /> : <IconMapPin size={18} className={css.pin} aria-hidden />;
}
