/** Says under every breakdown that its rows are the counted area again, or that they are not. */
import type { AccountGroup, AreaAccount } from '../../../../server/contract/accounts.ts';
import type { AreaUnit } from '../../../i18n/format.ts';
import { useLanguage, useWordsOf } from '../../../i18n/words.ts';
import { IconAlertTriangle, IconCheck } from '../../../ui/icons.ts';
import css from './Breakdown.module.css';
import { addsUp, areaText, discrepancy_m2 } from '../account/account-figures.ts';
import { treatmentWords } from '../words.ts';

interface AddsUpProps {
  readonly account: AreaAccount;
  readonly groups: readonly AccountGroup[];
  readonly unit: AreaUnit;
}

export function AddsUp({ account, groups, unit }: AddsUpProps) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const good = addsUp(account, groups);
  return (
    <p className={css.check} data-bad={!good || undefined} title={words.balanced}>
      {good ? <IconCheck size={13} aria-hidden /> : <IconAlertTriangle size={13} aria-hidden />}
      {good ? words.adds_up({ area: areaText(account.counted_m2, language, unit) }) : words.adds_not({ area: areaText(Math.abs(discrepancy_m2(account, groups)), language, 'm2') })}
    </p>
  );
}
