/** Language and light that the person chose last; an address that says otherwise is obeyed. */
import { narrow_px } from './screen.ts';
import type { Store } from './store.ts';
import { initialView, type View } from './view.ts';

const key = 'anlan';

/** A phone opens on the map, a desk on the layers. */
export function preferredView(): View {
  const said = read();
  const panel = window.innerWidth < narrow_px ? null : initialView.panel;
  return {
    ...initialView,
    panel,
    language: said['language'] === 'en' ? 'en' : 'zh',
    theme: said['theme'] === 'light' || said['theme'] === 'dark' ? said['theme'] : 'auto',
  };
}

export function rememberPreferences(store: Store<View>): () => void {
  return store.subscribe((view, former) => {
    if (view.language === former.language && view.theme === former.theme) return;
    try {
      window.localStorage.setItem(key, JSON.stringify({ language: view.language, theme: view.theme }));
    } catch {
      // A browser that forbids storage forgets; nothing else suffers.
    }
  });
}

function read(): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(window.localStorage.getItem(key) ?? '{}');
    return typeof said === 'object' && said !== null ? { ...said } : {};
  } catch {
    return {};
  }
}
