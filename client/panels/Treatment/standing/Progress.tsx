/** The target's wording can be read in more than one way: each reading gets its own bar, and says in words whether it is met. */
import type { CatalogueIndicator } from '../../../../server/contract/catalogue.ts';
import type { AreaAccount } from '../../../../server/contract/accounts.ts';
import { formatShare, type AreaUnit } from '../../../i18n/format.ts';
import { useLanguage, useText, useWordsOf } from '../../../i18n/words.ts';
import { IconCheck, IconX } from '../../../ui/icons.ts';
import css from './Progress.module.css';
import panel from '../Treatment.module.css';
import { areaText, roundText } from '../account/account-figures.ts';
import { treatmentWords } from '../words.ts';

interface ProgressProps {
  readonly account: AreaAccount;
  readonly indicator: CatalogueIndicator;
  readonly unit: AreaUnit;
}

export function Progress({ account, indicator, unit }: ProgressProps) {
  const words = useWordsOf(treatmentWords);
  return (
    <>
      {account.readings.map((reading) => (
        <Reading key={reading.id} reading={reading} operator={indicator.target.operator} unit={unit} judged={account.zone === null} />
      ))}
      {account.zone && <p className={panel.hint}>{words.zone_reading}</p>}
    </>
  );
}

interface ReadingProps {
  readonly reading: AreaAccount['readings'][number];
  readonly operator: CatalogueIndicator['target']['operator'];
  readonly unit: AreaUnit;
  /** A zone alone neither meets nor misses the city's target. */
  readonly judged: boolean;
}

function Reading({ reading, operator, unit, judged }: ReadingProps) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const text = useText();
  const gap_m2 = reading.target_m2 - reading.counted_m2;
  const gap = areaText(Math.abs(gap_m2), language, unit);
  const missing = operator === '>=' && gap_m2 > 0;
  const verdict = reading.met ? words.met : words.not_met;
  return (
    <div className={css.reading}>
      <div className={css.readingHead}>
        <span className={css.readingTitle}>{text(reading.title)}</span>
        {judged && (
          <span className={css.met} data-met={reading.met || undefined}>
            {reading.met ? <IconCheck size={15} aria-hidden /> : <IconX size={15} aria-hidden />}
            {verdict}
          </span>
        )}
      </div>
      <meter className="visually-hidden" aria-label={text(reading.title)} min={0} max={1} value={Math.min(1, reading.share)}>
        {areaText(reading.counted_m2, language, unit)}
      </meter>
      <div className={css.track} aria-hidden>
        <div className={css.fill} style={{ width: reading.share > 0 ? `max(2px, ${Math.min(1, reading.share) * 100}%)` : 0 }} />
      </div>
      <div className={css.readingFigures}>
        <span>
          {areaText(reading.counted_m2, language, unit)} / {roundText(reading.target_m2, language, unit)} · {words.of_target({ share: formatShare(reading.share, language) })}
        </span>
        {judged && <span>{missing ? words.short_by({ area: gap }) : words.over_by({ area: gap })}</span>}
      </div>
    </div>
  );
}
