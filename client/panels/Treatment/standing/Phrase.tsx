/** The plan's exact Chinese words stand in either language: they are what the acceptance unit compares. */
import { NativeSelect } from '@mantine/core';
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import { useText, useWordsOf } from '../../../i18n/words.ts';
import { change } from '../../../view/looking.ts';
import { changeTreatment } from '../../../view/view.ts';
import css from '../Treatment.module.css';
import { treatmentWords } from '../words.ts';

export function Phrase({ indicator, indicators }: { indicator: CatalogueIndicator; indicators: readonly CatalogueIndicator[] }) {
  const words = useWordsOf(treatmentWords);
  const text = useText();
  const { target } = indicator;
  const operator = { '>=': words.at_least, '<=': words.at_most, '=': words.exactly }[target.operator];
  return (
    <>
      {indicators.length > 1 && (
        <NativeSelect
          size="xs"
          mb="xs"
          aria-label={words.indicator}
          value={indicator.id}
          data={indicators.map((one) => ({ value: one.id, label: text(one.title) }))}
          onChange={(event) => change(changeTreatment({ indicator: event.currentTarget.value, zone: null, year: null }))}
        />
      )}
      <p className={css.phrase} lang="zh-CN" title={words.phrase}>
        {indicator.phrase}
      </p>
      <p className={css.meta}>
        {text(indicator.title)} · {words.target({ operator, value: `${target.value} ${indicator.unit}`, year: Number(target.due.slice(0, 4)) })} · {words.strength[target.strength]}
      </p>
    </>
  );
}
