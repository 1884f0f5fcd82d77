/** A sheet over the map: beside the rail on a desk, from below on a phone (where its grip makes it taller). Scrolls by itself. */
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { CloseButton } from '@mantine/core';
import { useWords } from '../i18n/words.ts';
import css from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** Under the title, outside what scrolls. */
  readonly head?: ReactNode;
  /** Beside the title: a badge, a button. */
  readonly aside?: ReactNode;
  readonly foot?: ReactNode;
  readonly side?: 'left' | 'right';
  /** Moves the keyboard's focus here when it opens. */
  readonly takeFocus?: boolean;
}

export function Panel({ title, children, onClose, head, aside, foot, side = 'left', takeFocus = false }: PanelProps) {
  const words = useWords();
  const name = useId();
  const [tall, setTall] = useState(false);
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takeFocus) sheet.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  useFocusReturns(sheet);
  useEscape(sheet, onClose);
  return (
    <section
      ref={sheet}
      tabIndex={-1}
      className={css.panel}
      data-side={side}
      data-tall={tall || undefined}
      data-panel-sheet
      aria-labelledby={name}
    >
      <button type="button" className={css.grip} aria-expanded={tall} aria-label={words.more} onClick={() => setTall(!tall)} />
      <header className={css.head}>
        <h2 id={name} className={css.title}>
          {title}
        </h2>
        {aside}
        <CloseButton aria-label={words.close} onClick={onClose} className={css.close} />
      </header>
      {head && <div className={css.under}>{head}</div>}
      <div className={css.body}>{children}</div>
      {foot && <footer className={css.foot}>{foot}</footer>}
    </section>
  );
}

/** When a sheet that holds the keyboard's focus goes, the focus returns to where it came from, or else to the rail. */
function useFocusReturns(sheet: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const box = sheet.current;
    const from = document.activeElement;
    return () => {
      if (!box?.contains(document.activeElement)) return;
      // Once the sheet is gone.
      queueMicrotask(() => {
        const back = from instanceof HTMLElement && from !== document.body && from.isConnected ? from : document.querySelector<HTMLElement>('nav button');
        back?.focus({ preventScroll: true });
      });
    };
  }, [sheet]);
}

/** Escape closes the sheet that the keyboard is in. */
function useEscape(sheet: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const box = sheet.current;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.stopPropagation();
      onClose();
    };
    box?.addEventListener('keydown', listen);
    return () => box?.removeEventListener('keydown', listen);
  }, [sheet, onClose]);
}

/** A titled part of a panel. */
export function PanelSection({ title, aside, children }: { title?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.section}>
      {title && (
        <div className={css.sectionHead}>
          <h3 className={css.sectionTitle}>{title}</h3>
          {aside}
        </div>
      )}
      {children}
    </div>
  );
}
