/** 口径: what is counted and what is not, the sum in one line, the layers and the run it comes from. */
import type { CatalogueAnswer, CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import { formatDate, type AreaUnit } from '../../../i18n/format.ts';
import { useLanguage, useText, useWords, useWordsOf } from '../../../i18n/words.ts';
import { SyntheticBadge } from '../../../ui/badges.tsx';
import { PanelSection } from '../../../ui/Panel.tsx';
import css from '../Treatment.module.css';
import { areaText, excluded_m2 } from '../account/account-figures.ts';
import { treatmentWords } from '../words.ts';

interface DefinitionProps {
  readonly indicator: CatalogueIndicator;
  readonly account: AreaAccount | undefined;
  readonly catalogue: CatalogueAnswer;
  readonly unit: AreaUnit;
}

export function Definition({ indicator, account, catalogue, unit }: DefinitionProps) {
  const words = useWordsOf(treatmentWords);
  const general = useWords();
  const language = useLanguage();
  const text = useText();
  const figure = (area_m2: number): string => areaText(area_m2, language, unit);
  const titleOf = (id: string): string => {
    const layer = catalogue.layers.find((one) => one.id === id);
    return layer ? text(layer.title) : id;
  };
  return (
    <PanelSection title={words.definition}>
      <p className={css.text}>{text((indicator.definitions.at(-1) ?? indicator.definitions[0]).text)}</p>
      {account && !account.undetermined && (
        <p className={css.text}>
          <strong>{words.formula}</strong> {words.formula_text({ recorded: figure(account.recorded_m2), counted: figure(account.counted_m2), excluded: figure(excluded_m2(account)) })}
        </p>
      )}
      <dl className={css.facts}>
        <dt>{words.source}</dt>
        <dd>{text(indicator.source)}</dd>
        {account?.layers.map((layer) => (
          <LayerLine key={layer.layer} title={titleOf(layer.layer)} demonstration={layer.demonstration}>
            {layer.revision === 0 ? words.no_revision : words.revision({ number: layer.revision, date: layer.as_of ?? general.unknown })}
          </LayerLine>
        ))}
        {account && (
          <>
            <dt>{words.run_at}</dt>
            <dd>{formatDate(account.run_at)}</dd>
          </>
        )}
      </dl>
    </PanelSection>
  );
}

function LayerLine({ title, demonstration, children }: { title: string; demonstration: boolean; children: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {children} {demonstration && <SyntheticBadge short />}
      </dd>
    </>
  );
}
