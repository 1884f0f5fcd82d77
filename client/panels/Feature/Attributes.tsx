/** What is recorded of a feature, in the words and units of its layer; what is empty is counted, not listed. */
import type { Attribute } from '../../../data/grammar.ts';
import type { CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { Feature } from '../../../server/contract/layers.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useLanguage, useText, useWords, type Words } from '../../i18n/words.ts';
import { PanelSection } from '../../ui/Panel.tsx';
import type { Language } from '../../view/view.ts';
import css from './Feature.module.css';

export function Attributes({ feature, layer }: { feature: Feature; layer: CatalogueLayer }) {
  const words = useWords();
  const text = useText();
  const language = useLanguage();
  const all = Object.entries(layer.attributes);
  const filled = all.filter(([name]) => !isEmpty(feature.properties[name]));
  const missing = all.length - filled.length;
  return (
    <PanelSection title={words.feature.attributes} aside={missing > 0 && <small className={css.aside}>{words.feature.empty({ count: missing })}</small>}>
      <dl className={css.facts}>
        {filled.map(([name, attribute]) => (
          <div key={name}>
            <dt>{text(attribute.title)}</dt>
            <dd>{attributeText(feature.properties[name] ?? null, attribute, language, words)}</dd>
          </div>
        ))}
      </dl>
    </PanelSection>
  );
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** A year is a number without thousands: an integer without a unit is written as it is. */
export function attributeText(value: string | number | boolean | null, attribute: Attribute, language: Language, words: Words): string {
  if (value === null || value === '') return '—';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (attribute.type === 'choice') return attribute.choices?.[String(value)]?.[language] ?? String(value);
  if (attribute.type === 'date') return formatDate(String(value)) ?? String(value);
  if (typeof value !== 'number') return value;
  const figure = attribute.type === 'integer' && !attribute.unit ? String(value) : formatNumber(value, language, 4);
  return attribute.unit ? `${figure} ${attribute.unit}` : figure;
}
