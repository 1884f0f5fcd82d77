/** Language and light that the person chose last, else as the browser is set; an address that says otherwise is obeyed. */
import { narrow_px } from './screen.ts';
import type { Store } from './store.ts';
import { initialView, type Language, type View } from './view.ts';

const key = 'anlan';

/** A phone opens on the map, a desk on the layers. */
export function preferredView(): View {
  const said = read();
  const panel = window.innerWidth < narrow_px ? null : initialView.panel;
  return {
    ...initialView,
    panel,
    language: languageFor(said['language'], window.navigator.languages),
    theme: said['theme'] === 'light' || said['theme'] === 'dark' ? said['theme'] : 'auto',
  };
}

/** What was chosen once; else the first of the browser's languages that the page speaks; else the city's own. */
export function languageFor(chosen: unknown, languages: readonly string[]): Language {
  const spoken = (language: unknown): Language | undefined => (['zh', 'en'] as const).find((one) => one === language);
  return spoken(chosen) ?? languages.map((tag) => spoken(tag.toLowerCase().split('-')[0])).find((one) => one !== undefined) ?? 'zh';
}

export function rememberPreferences(store: Store<View>): () => void {
  return store.subscribe((view, former) => {
    if (view.language === former.language && view.theme === former.theme) return;
    try {
      // Who chooses the light has not chosen the language that the browser or a link brought.
      const chosen = { ...(view.language !== former.language && { language: view.language }), ...(view.theme !== former.theme && { theme: view.theme }) };
      window.localStorage.setItem(key, JSON.stringify({ ...read(), ...chosen }));
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
