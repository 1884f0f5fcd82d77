/** What this area is easily taken for and is not: the other indicator, with its own value and the way to its page. */
import type { CatalogueAnswer } from '../../../../server/contract/catalogue.ts';
import { useIndicator } from '../../../api/indicators.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { SyntheticBadge } from '../../../ui/badges.tsx';
import { IconArrowRight } from '../../../ui/icons.ts';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { change, useView } from '../../../view/looking.ts';
import { changeTargets, openPanel } from '../../../view/view.ts';
import { StatusMark } from '../../Targets/StatusMark.tsx';
import { periodText, targetText, valueText } from '../../Targets/target-text.ts';
import { targetWords } from '../../Targets/words.ts';
import panel from '../Treatment.module.css';
import { treatmentWords } from '../words.ts';
import css from './Beside.module.css';

export function Beside({ indicator, catalogue }: { indicator: string; catalogue: CatalogueAnswer }) {
  const words = useWordsOf(treatmentWords);
  const own = useWordsOf(targetWords);
  const language = useLanguage();
  const text = useText();
  const as_of = useView((view) => view.targets.as_of);
  const page = useIndicator(indicator, as_of);
  const titleOf = (id: string): string => {
    const layer = catalogue.layers.find((one) => one.id === id);
    return layer ? text(layer.title) : id;
  };
  return (
    <>
      <p className={panel.text}>{words.two_things}</p>
      {page.error && <ErrorState fault={page.error} onRetry={() => void page.refetch()} />}
      {page.isPending && <Loading lines={2} />}
      {page.data && (
        <div className={css.other}>
          <span className={css.title}>{text(page.data.title)}</span>
          <span className={css.value}>{valueText(page.data, own, language) ?? own.no_value}</span>
          <span className={panel.hint}>
            {own.target} {targetText(page.data, own, language)}
          </span>
          <StatusMark code={page.data.status.code} />
          {page.data.demonstration && <SyntheticBadge short />}
          <p className={panel.hint}>{text(page.data.status.reason)}</p>
          <p className={panel.hint}>
            {(periodText(page.data.from, page.data.to) ?? '') && own.data_of({ day: periodText(page.data.from, page.data.to) ?? '' })} {words.from_layers({ layers: page.data.layers.map(({ layer }) => titleOf(layer)).join(language === 'zh' ? '、' : ', ') })}
          </p>
          <button type="button" className={`${panel.open} ${css.link}`} onClick={() => change((view) => openPanel('targets')(changeTargets({ id: indicator })(view)))}>
            {words.open_other({ title: text(page.data.title) })} <IconArrowRight size={13} aria-hidden />
          </button>
        </div>
      )}
    </>
  );
}
