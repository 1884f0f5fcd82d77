/** How a target stands, in word, icon and colour: never in colour alone. */
import type { StatusCode } from '../../../server/contract/indicators.ts';
import { useWordsOf } from '../../i18n/words.ts';
import { IconAlertTriangle, IconBan, IconCircleCheck, IconClock, IconHelpCircle, IconTrendingUp } from '../../ui/icons.ts';
import css from './Targets.module.css';
import { targetWords } from './words.ts';

const icons = { met: IconCircleCheck, on_course: IconTrendingUp, behind: IconAlertTriangle, missed: IconBan, no_data: IconHelpCircle, not_due: IconClock };

export function StatusIcon({ code, size = 15 }: { code: StatusCode; size?: number }) {
  const Icon = icons[code];
  return <Icon size={size} stroke={2.2} aria-hidden />;
}

export function StatusMark({ code }: { code: StatusCode }) {
  const words = useWordsOf(targetWords);
  return (
    <span className={css.status} data-status={code}>
      <StatusIcon code={code} />
      {words.statuses[code]}
    </span>
  );
}
