/** What lies around the site within 500 m, 1 km, 3 km and 5 km, layer by layer, and the nearest of each. */
import { Switch } from '@mantine/core';
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import type { SiteAnswer } from '../../../../server/contract/sites.ts';
import { formatLength, formatNumber } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { change } from '../../../view/looking.ts';
import { reveal } from '../../../view/shown.ts';
import css from './Bands.module.css';
import { siteWords } from '../words.ts';

interface BandsProps {
  readonly answer: SiteAnswer;
  readonly catalogue: CatalogueAnswer;
  readonly rings: boolean;
  readonly onRings: (rings: boolean) => void;
}

export function Bands({ answer, catalogue, rings, onRings }: BandsProps) {
  const words = useWordsOf(siteWords);
  const language = useLanguage();
  const text = useText();
  const around = answer.bands.filter(({ counts }) => counts.some(({ count }) => count > 0)).toSorted((a, b) => (a.nearest?.distance_m ?? Infinity) - (b.nearest?.distance_m ?? Infinity));
  const [first] = around;
  return (
    <details className={css.bands}>
      <summary>{words.bands}</summary>
      <Switch size="xs" label={words.show_rings} checked={rings} onChange={(event) => onRings(event.currentTarget.checked)} />
      <p className={css.small}>{words.bands_hint}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reached by the keyboard; the element of that name looks and behaves otherwise */}
      <div className={css.scroll} tabIndex={0} role="group" aria-label={words.bands}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                {words.layer} · {words.nearest}
              </th>
              {first?.counts.map(({ within_m }) => (
                <th key={within_m} scope="col">
                  {words.within({ distance: formatLength(within_m, language).replace('.00 ', ' ') })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {around.map(({ layer: id, counts, nearest }) => {
              const layer = catalogue.layers.find((one) => one.id === id);
              return (
                <tr key={id}>
                  <th scope="row">
                    <strong>{layer ? text(layer.title) : id}</strong>
                    {nearest && (
                      <button type="button" className={css.linkish} onClick={() => change(reveal({ layer: id, id: nearest.id }, catalogue.layers))}>
                        {nearest.name || nearest.id} <small>{formatLength(nearest.distance_m, language)}</small>
                      </button>
                    )}
                  </th>
                  {counts.map(({ within_m, count }) => (
                    <td key={within_m} data-none={count === 0 || undefined}>
                      {formatNumber(count, language)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
