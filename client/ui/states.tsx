/** What stands where data would stand: loading, nothing, or a fault with a way to try again. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { ApiProblem } from '../api/call.ts';
import { useWords } from '../i18n/words.ts';
import { IconCloudOff, IconRefresh } from './icons.ts';
import css from './pieces.module.css';

export function Loading({ lines = 3 }: { lines?: number }) {
  const words = useWords();
  return (
    <output className={css.loading} aria-label={words.loading}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={css.bone} style={{ width: `${[92, 74, 84, 60][index % 4]}%` }} />
      ))}
    </output>
  );
}

export function EmptyState({ icon, title, children }: { icon?: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={css.state}>
      {icon && (
        <span className={css.stateIcon} aria-hidden>
          {icon}
        </span>
      )}
      <p className={css.stateTitle}>{title}</p>
      {children && <div className={css.stateText}>{children}</div>}
    </div>
  );
}

export function ErrorState({ fault, onRetry }: { fault: unknown; onRetry?: () => void }) {
  const words = useWords();
  const problem = fault instanceof ApiProblem ? fault : null;
  const away = problem?.code === 'unreachable';
  return (
    <div className={css.state} role="alert">
      <span className={css.stateIcon} aria-hidden>
        <IconCloudOff size={26} stroke={1.5} />
      </span>
      <p className={css.stateTitle}>{away ? words.server.away : words.error.title}</p>
      <div className={css.stateText}>
        {away ? words.server.away_long : (problem?.detail ?? (fault instanceof Error ? fault.message : ''))}
        {problem && !away && <small className={css.stateCode}>{words.error.code({ code: problem.code })}</small>}
      </div>
      {onRetry && (
        <Button variant="default" size="xs" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
          {words.retry}
        </Button>
      )}
    </div>
  );
}
