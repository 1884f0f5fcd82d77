/** A page over the map that holds the keyboard until it is closed; the browser's own dialog, so Escape and focus need no help. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { CloseButton } from '@mantine/core';
import { useWords } from '../../i18n/words.ts';
import css from './Account.module.css';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** Absent: it cannot be closed. */
  readonly onClose?: () => void;
}

export function Dialog({ title, children, wide = false, onClose }: DialogProps) {
  const words = useWords();
  const name = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    const from = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      dialog?.close();
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={css.dialog}
      data-wide={wide || undefined}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      // A browser closes it at the second Escape whatever the page says.
      onClose={(event) => {
        if (event.currentTarget.open) return;
        if (onClose) onClose();
        else event.currentTarget.showModal();
      }}
    >
      <header className={css.head}>
        <h2 id={name}>{title}</h2>
        {onClose && <CloseButton aria-label={words.close} onClick={onClose} />}
      </header>
      <div className={css.body}>{children}</div>
    </dialog>
  );
}
