/** The five verdicts as colours for the map (the page's own colours stand in tokens.css); always shown with icon and words. */
import type { Verdict } from '../../data/grammar.ts';

/** Worst first. */
export const verdictOrder: readonly Verdict[] = ['prohibited', 'restricted', 'review', 'undetermined', 'clear'];

const onLight: Readonly<Record<Verdict, string>> = { prohibited: '#d3121f', restricted: '#d9720a', review: '#6d4fc4', clear: '#1d8a50', undetermined: '#5d6d73' };
const onDark: Readonly<Record<Verdict, string>> = { prohibited: '#ff6b6b', restricted: '#ffa94d', review: '#b197fc', clear: '#69db9a', undetermined: '#aab8be' };

export const verdictColour = (verdict: Verdict, dark: boolean): string => (dark ? onDark : onLight)[verdict];
