/** Several features lie where the map was clicked: which one is meant? */
import type { Bilingual } from '../../../data/grammar.ts';
import type { CatalogueAnswer, CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { AtPoint } from '../../../server/contract/layers.ts';
import { formatLength } from '../../i18n/format.ts';
import { useLanguage, useText, useWords } from '../../i18n/words.ts';
import { SyntheticBadge } from '../../ui/badges.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { Swatch } from '../../ui/Swatch.tsx';
import { change } from '../../view/looking.ts';
import { select } from '../../view/view.ts';
import { lookOf } from './look-of.ts';
import css from './Feature.module.css';

interface ChooserProps {
  readonly found: AtPoint['features'] | readonly AtPoint['features'][number][];
  readonly busy: boolean;
  readonly fault: Error | null;
  readonly catalogue: CatalogueAnswer;
  readonly onClose: () => void;
  readonly onRetry: () => void;
}

/** What stands in for a name: the class, else the layer. */
function kindOf(layer: CatalogueLayer, value: string | null, text: (both: Bilingual) => string): string {
  return text(layer.classes?.values.find((one) => one.value === value)?.title ?? layer.title);
}

export function Chooser({ found, busy, fault, catalogue, onClose, onRetry }: ChooserProps) {
  const words = useWords();
  const text = useText();
  const language = useLanguage();
  return (
    <Panel title={busy ? words.feature.card : words.map.here({ count: found.length })} side="right" onClose={onClose}>
      {busy && <Loading />}
      {fault && <ErrorState fault={fault} onRetry={onRetry} />}
      <ul className={css.choices}>
        {found.map((each) => {
          const layer = catalogue.layers.find((one) => one.id === each.layer);
          if (!layer) return null;
          return (
            <li key={`${each.layer}/${each.id}`}>
              <button type="button" className={css.choice} onClick={() => change(select({ layer: each.layer, id: each.id }))}>
                <Swatch look={lookOf(layer, each.class)} kind={layer.geometry[0]} synthetic={each.synthetic} />
                <span className={css.choiceWords}>
                  <strong>{each.label || `${kindOf(layer, each.class, text)} ${each.id}`}</strong>
                  <small>
                    {text(layer.title)}
                    {each.distance_m > 0 && ` · ${formatLength(each.distance_m, language)}`}
                  </small>
                </span>
                {each.synthetic && <SyntheticBadge short />}
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
