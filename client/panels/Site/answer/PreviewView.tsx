/** While the hand moves: what the site meets among the shapes at hand, estimated in the browser and marked as such. */
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { Preview } from '../../../geo/preview.ts';
import { formatArea, formatLength } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import css from './Preview.module.css';
import { siteWords } from '../words.ts';

/** Beyond this a preview says nothing of a layer. */
const near_m = 1_000;
const most_lines = 6;

export function PreviewView({ preview, partial, catalogue }: { preview: readonly Preview[]; partial: boolean; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(siteWords);
  const language = useLanguage();
  const text = useText();
  const near = preview.filter(({ met, nearest }) => met.length > 0 || (nearest !== null && nearest.distance_m <= near_m)).toSorted((a, b) => (b.overlap_m2 ?? 0) - (a.overlap_m2 ?? 0) || (a.nearest?.distance_m ?? 0) - (b.nearest?.distance_m ?? 0));
  const lineOf = ({ layer: id, met, nearest }: Preview): string => {
    const found = catalogue.layers.find((one) => one.id === id);
    const layer = found ? text(found.title) : id;
    const [first] = met;
    if (!first) return words.preview_apart({ layer, name: nearest?.name ?? '', distance: formatLength(nearest?.distance_m ?? 0, language) });
    const more = met.length > 1 ? ` ${words.more_met({ count: met.length })}` : '';
    return `${first.overlap_m2 === null ? words.preview_touches({ layer, name: first.name }) : words.preview_meets({ layer, name: first.name, area: formatArea(first.overlap_m2, language) })}${more}`;
  };
  return (
    <div className={css.preview} data-testid="preview">
      <p className={css.previewHead}>{words.preview}</p>
      <ul>
        {near.slice(0, most_lines).map((one) => (
          <li key={one.layer} data-meets={one.met.length > 0 || undefined}>
            {lineOf(one)}
          </li>
        ))}
      </ul>
      <p className={css.small}>
        {words.preview_note}
        {partial && ` ${words.preview_partial}`}
      </p>
    </div>
  );
}
