/** A sheet over the page: the page behind rests, Escape closes, the keyboard is inside and goes back afterwards. */
import { useEffect } from 'react';

export function useSheet(sheet: { readonly current: HTMLElement | null }, close: () => void): void {
  useEffect(() => {
    const root = document.getElementById('root');
    const from = document.activeElement;
    if (root) root.inert = true;
    document.documentElement.dataset['report'] = 'account';
    sheet.current?.focus({ preventScroll: true });
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
      delete document.documentElement.dataset['report'];
      if (root) root.inert = false;
      if (from instanceof HTMLElement) from.focus({ preventScroll: true });
    };
  }, [sheet, close]);
}
