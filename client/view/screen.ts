/** What the person's screen and system say: dark or light, narrow (a phone) or wide. */
import { useSyncExternalStore } from 'react';
import { useView } from './looking.ts';
import type { Theme } from './view.ts';

export const narrow_px = 720;

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

export const useNarrow = (): boolean => useMedia(`(max-width: ${narrow_px - 1}px)`);

/** Beside panel and rail a table of ten columns has room. */
export const useRoomForTable = (): boolean => useMedia('(min-width: 1120px)');

/** True while the page is dark: as the person chose, or as the system is. */
export function useDark(): boolean {
  const theme: Theme = useView((view) => view.theme);
  const system = useMedia('(prefers-color-scheme: dark)');
  return theme === 'auto' ? system : theme === 'dark';
}
