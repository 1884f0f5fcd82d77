/** What the colours, patterns and shapes of a layer mean, and how many features wear each. */
import type { Appearance } from '../../../data/grammar.ts';
import type { CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { LayerState } from '../../../server/contract/layers.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage, useText, useWords } from '../../i18n/words.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import css from './Layers.module.css';

export function Legend({ layer, state }: { layer: CatalogueLayer; state: LayerState }) {
  const words = useWords();
  const text = useText();
  const language = useLanguage();
  const rows: { key: string; title: string; look: Appearance; count: number }[] = (layer.classes?.values ?? []).map((each) => ({
    key: each.value,
    title: text(each.title),
    look: each,
    count: state.class_counts[each.value] ?? 0,
  }));
  const others = state.feature_count - rows.reduce((sum, row) => sum + row.count, 0);
  if (others > 0) rows.push({ key: '', title: rows.length === 0 ? text(layer.title) : words.layers.no_class, look: layer.appearance, count: others });
  return (
    <ul className={css.legend}>
      {rows.map((row) => (
        <li key={row.key} data-none={row.count === 0 || undefined}>
          {layer.geometry.map((kind) => (
            <Swatch key={kind} look={row.look} kind={kind} synthetic={state.synthetic_count === state.feature_count} />
          ))}
          <span>{row.title}</span>
          <span className={css.count}>{formatNumber(row.count, language)}</span>
        </li>
      ))}
    </ul>
  );
}
