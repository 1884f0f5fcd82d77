/** Small marks that say in icon, words and colour what a thing is: a verdict, demonstration data, an official status. */
import type { ReactNode } from 'react';
import type { OfficialStatus, Verdict } from '../../data/grammar.ts';
import { titled } from '../i18n/punctuation.ts';
import { useLanguage, useWords } from '../i18n/words.ts';
import { IconAlertTriangle, IconBan, IconCircleCheck, IconCircleDashed, IconHelpCircle, IconShieldExclamation, IconUserSearch } from './icons.ts';
import css from './pieces.module.css';

export type Tone = 'plain' | 'accent' | 'synthetic' | Verdict;

export function Badge({ tone = 'plain', icon, title, children }: { tone?: Tone; icon?: ReactNode; title?: string; children: ReactNode }) {
  return (
    <span className={css.badge} data-tone={tone} title={title}>
      {icon}
      <span>{children}</span>
    </span>
  );
}

const verdictIcons = { prohibited: IconBan, restricted: IconAlertTriangle, review: IconUserSearch, clear: IconCircleCheck, undetermined: IconHelpCircle };

export function VerdictIcon({ verdict, size = 16 }: { verdict: Verdict; size?: number }) {
  const Icon = verdictIcons[verdict];
  return <Icon size={size} stroke={2} aria-hidden className={css.verdictIcon} data-tone={verdict} />;
}

export function VerdictBadge({ verdict, count }: { verdict: Verdict; count?: number }) {
  const words = useWords();
  return (
    <Badge tone={verdict} icon={<VerdictIcon verdict={verdict} size={14} />}>
      {words.verdicts[verdict]}
      {count === undefined ? '' : ` ${count}`}
    </Badge>
  );
}

/** Stands wherever something drawn from description or made up is shown. */
export function SyntheticBadge({ short = false }: { short?: boolean }) {
  const words = useWords();
  return (
    <Badge tone="synthetic" icon={<IconCircleDashed size={13} stroke={2} aria-hidden />} title={words.synthetic_long}>
      {short ? words.synthetic_short : words.synthetic}
    </Badge>
  );
}

/** Where a whole badge on every line would be noise. */
export function SyntheticDot() {
  const words = useWords();
  const language = useLanguage();
  return (
    <span className={css.syntheticDot} title={titled(words.synthetic, words.synthetic_long, language)}>
      <IconCircleDashed size={15} stroke={2.2} aria-hidden />
      <span className="visually-hidden">{words.synthetic}</span>
    </span>
  );
}

const statusTones: Readonly<Record<OfficialStatus, Tone>> = { draft: 'restricted', consultation: 'review', published: 'clear', repealed: 'undetermined' };

export function StatusBadge({ status }: { status: OfficialStatus }) {
  const words = useWords();
  return (
    <Badge tone={statusTones[status]} icon={status === 'published' ? undefined : <IconShieldExclamation size={13} aria-hidden />}>
      {words.statuses[status]}
    </Badge>
  );
}
